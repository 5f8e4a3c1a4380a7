import { type Act, type Answer, aboutStory, notify, plan, replaceUnlessPosted, say } from '../../core/act.ts';
import { draftName, draftNamed, keepDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { askingTrouble, sentenceOf, severalOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import { meetNamed } from '../../core/named.ts';
import type { NamedDraft, NamedInitiative } from '../../core/records.ts';
import { isShared } from '../../domain/agreement.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { Story } from '../../ports/stories.ts';
import { forgetInitiative } from '../asking/change-initiative.ts';
import { forms as choosingForms } from '../choosing/forms.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { titleFrom } from '../meeting/their-story.ts';
import { broughtFor, isTheirs } from './brought-story.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// « J'ai rencontré… »: a story that nobody typed, brought by somebody who met its people (P19).

/** The form; after words, a card with a button that opens it with them: such words may well mean something else. */
export async function bringStory(act: Act, named?: NamedDraft): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words !== '') return sayInWords(forms.bring, { draft: await keepDraft(act, words) });
  const kept = await draftNamed(act, named?.draft ?? '');
  const form = kept ? filled(forms.bring, { body: kept.words, draft: draftName(kept) }) : filled(forms.bring, { body: '' });
  return { type: 'ask', form, otherwise: sayInWords(forms.bring, { draft: '' }) };
}

export async function storyBrought(act: Act, named?: NamedDraft): Promise<Answer> {
  const { tx, organisation, person, now, values } = act;
  const [sentence, body] = [sentenceOf(textOf(values.sentence)), sentenceOf(textOf(values.body))];
  if (sentence === '') return { type: 'correct', errors: { sentence: 'sentence-empty' } };
  if (body === '') return { type: 'correct', errors: { body: 'story-empty' } };
  const crowd = await askingTrouble(act, severalOf(values.people));
  if (crowd) return { type: 'correct', errors: { people: crowd } };

  const working = workingTimeOf(person, organisation);
  const keptUntil = localDate(working, now).add({ days: organisation.settings.keepDays });
  const initiative = await tx.initiatives.bring({ organisationId: organisation.id, sentence, keptUntil }, now);
  const title = sentenceOf(textOf(values.title));
  const story = await tx.stories.write(
    {
      organisationId: organisation.id,
      initiativeId: initiative.id,
      kind: 'story',
      title: title === '' ? titleFrom(sentence) : title,
      body,
      writtenBy: person.id,
    },
    now,
  );
  if (named) await takeDraft(act, named.draft);
  await plan(act, 'erase-unagreed', { initiative: initiative.id }, startOfWork(working, keptUntil.add({ days: 1 })));
  await askPeople(act, initiative, story);
  return kept(act, story);
}

/** « Proposer à ses personnes »: others may be asked later, until one of them says that it is theirs. */
export async function openAskItsPeople(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withBrought(act, named, async ({ id }) => ({
    type: 'ask',
    form: filled(choosingForms.people, { of: 'its-people', record: id, role: null }),
    otherwise: notFound('story'),
  }));
}

export async function askItsPeople(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withBrought(act, named, async (initiative, story) => {
    const crowd = await askingTrouble(act, severalOf(act.values.people));
    if (crowd) return { type: 'correct', errors: { people: crowd } };
    await askPeople(act, initiative, story);
    return kept(act, story);
  });
}

/** They become its carriers only by saying so; asked twice, they are asked once. */
async function askPeople(act: Act, initiative: Initiative, story: Story): Promise<void> {
  const { tx, organisation, person, values } = act;
  for (const externalId of severalOf(values.people)) {
    const asked = await meetNamed(act, externalId);
    if (!asked || (await tx.initiatives.carries(asked.id, initiative.id))) continue;
    const request = await tx.initiatives.askToCarry({
      organisationId: organisation.id,
      initiativeId: initiative.id,
      personId: asked.id,
      alone: false,
      askedBy: person.id,
    });
    if (request === null) continue;
    const about = { request, story: story.id, initiative: initiative.id };
    await notify(act, asked, { kind: kinds.storyBrought, about, subject: aboutStory(story.id), slot: request });
  }
}

async function kept(act: Act, story: Story): Promise<Answer> {
  if (!(await broughtFor(act, story))) return notFound('story');
  return say(kinds.storyBroughtKept, { story: story.id, initiative: story.initiativeId });
}

/** « Retirer ce récit »: as long as nobody has said that it is theirs. */
export async function withdrawBrought(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withBrought(act, named, async ({ id }) => {
    await forgetInitiative(act, id);
    return replaceUnlessPosted(meetingKinds.storyRefused);
  });
}

/** Agenda: three months on, nobody agreed to anything. */
export async function eraseUnagreed(scene: Scene, { initiative: initiativeId }: { readonly initiative: string }): Promise<void> {
  const initiative = await scene.tx.initiatives.lock(initiativeId);
  const story = initiative && (await scene.tx.stories.ofInitiative(initiative.id));
  if (!initiative || (await scene.tx.initiatives.carriers(initiative.id)).length > 0) return;
  const oral = story && (await scene.tx.stories.oral(story.id));
  if (oral && isShared(oral)) return;
  await forgetInitiative(scene, initiative.id);
}

/** The initiative a button names, for the person who wrote its story, until its people have it: from then on it is theirs alone. */
async function withBrought(
  act: Act,
  named: NamedInitiative,
  then: (initiative: Initiative, story: Story) => Promise<Answer>,
): Promise<Answer> {
  const { tx, person } = act;
  const initiative = named ? await tx.initiatives.lock(named.initiative) : null;
  const story = initiative && (await tx.stories.ofInitiative(initiative.id));
  if (!initiative || story?.writtenBy !== person.id) return notFound('story');
  return (await isTheirs(act, story)) ? say(kinds.carriedByOthers) : then(initiative, story);
}
