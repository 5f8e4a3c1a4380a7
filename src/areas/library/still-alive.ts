import { type Act, type Answer, aboutStory, notify, refreshLater, replaceWith } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import { everyNight } from '../../core/every-night.ts';
import type { Scene } from '../../core/kind.ts';
import type { Named } from '../../core/subject.ts';
import { isOver } from '../../domain/term.ts';
import type { Task } from '../../ports/agenda.ts';
import { notFound } from '../conversation/missed.ts';
import { theirStory } from '../meeting/their-story.ts';
import { type aliveAnswers, kinds } from './messages.ts';

// From one season to the next: once a year its people are asked whether their story is still alive. No answer is kept but that it rests.

type Answered = Named<{ readonly story: string; readonly says: (typeof aliveAnswers)[number] }>;

/** Agenda: every night, who is asked about a story; each of them about one at a time, however many they carry. */
export async function askWhetherAlive(engine: Engine, task: Task): Promise<void> {
  await everyNight(engine, task, askIn);
}

/** What somebody silences who asks not to be asked this again. */
const aboutStories = `kind:${kinds.storyAlive.name}`;

/** As many as one night asks: the others are asked in the next ones. */
const askedAtOnce = 200;

async function askIn(scene: Scene): Promise<void> {
  const { tx, now, organisation } = scene;
  if (isOver(organisation, now)) return;
  const local = now.toZonedDateTimeISO(organisation.zone);
  const [yearAgo, monthAgo] = [local.subtract({ years: 1 }).toInstant(), local.subtract({ months: 1 }).toInstant()];
  for (const { personId, storyId } of await tx.stories.toAskAbout(
    organisation.id,
    { yearAgo, monthAgo },
    ['everything', aboutStories],
    askedAtOnce,
  )) {
    const person = await tx.people.get(personId);
    if (!person) continue;
    await tx.stories.askedAlive(storyId, personId, now);
    await notify(scene, person, {
      kind: kinds.storyAlive,
      about: { story: storyId },
      subject: aboutStory(storyId),
      slot: `${storyId}:${local.year}`,
    });
  }
}

/** « Oui », « Il se repose », « Ne plus me demander »; in words, of the story that they were asked about, or of their latest. */
export async function answerAlive(act: Act, named?: Answered): Promise<Answer> {
  if (!named) return notFound('story');
  const { tx, person, now } = act;
  const story = await tx.stories.lock(named.story);
  if (!story || !(await tx.initiatives.carries(person.id, story.initiativeId))) return notFound('story');
  await tx.stories.answeredAlive(story.id, person.id);
  if (named.says === 'never') await tx.people.silence(person.id, aboutStories, now);
  else await tx.stories.rest(story.id, named.says === 'rests' ? now : null);
  await refreshLater(act, aboutStory(story.id));
  return replaceWith(kinds.storyAlive, { story: story.id, says: named.says });
}

const inWords =
  (says: (typeof aliveAnswers)[number]) =>
  async (act: Act): Promise<Answer> => {
    const story = (await act.tx.stories.askedLast(act.person.id)) ?? (await theirStory(act, undefined))?.id ?? null;
    return answerAlive(act, story === null ? undefined : { story, says });
  };

export const sayAlive = inWords('alive');
export const sayRests = inWords('rests');
export const askNeverAgain = inWords('never');
