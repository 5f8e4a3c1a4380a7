import {
  type Act,
  type Answer,
  aboutStory,
  notify,
  refreshLater,
  replaceUnlessPosted,
  replaceWith,
  type Said,
  say,
} from '../../core/act.ts';
import { draftName, draftNamed, forgetDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedDraft, NamedInitiative, NamedStoryVersion } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import type { Initiative } from '../../domain/initiative.ts';
import type { Story } from '../../ports/stories.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { notFound } from '../conversation/missed.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { endMeeting, meetingToTell } from './their-meeting.ts';
import { theirStory, titleFrom, versionSeen } from './their-story.ts';

/** « Récit : … », or the form: the volunteer keeps what was said (P13). */
export async function writeStory(act: Act, named?: NamedInitiative | NamedDraft): Promise<Answer> {
  const [meant, kept] = named && 'draft' in named ? [undefined, await draftNamed(act, named.draft)] : [named, null];
  const meeting = await meetingToTell(act, meant);
  const initiative = meeting && (await act.tx.initiatives.get(meeting.initiativeId));
  if (!meeting || !initiative) return notFound('meeting');

  const body = sentenceOf(act.rest);
  if (body !== '') {
    const answer = await written(act, { initiative: initiative.id }, titleFrom(initiative.sentence), body);
    const story = await act.tx.stories.ofInitiative(initiative.id);
    return answer.type === 'say' && story ? { ...answer, keeps: aboutStory(story.id) } : answer;
  }
  const about = { initiative: initiative.id };
  return {
    type: 'ask',
    form: filled(forms.story, {
      initiative: initiative.id,
      title: titleFrom(initiative.sentence),
      body: kept?.words ?? '',
      ...(kept && { draft: draftName(kept) }),
    }),
    otherwise: sayInWords(forms.story, about),
  };
}

export async function storyFromForm(act: Act, named?: Named<{ readonly initiative: string; readonly draft?: string }>): Promise<Answer> {
  const [title, body] = [sentenceOf(textOf(act.values.title)), sentenceOf(textOf(act.values.body))];
  if (body === '') return { type: 'correct', errors: { body: 'story-empty' } };
  const answer = await written(act, named, title, body);
  const [story, draft] = [named && (await act.tx.stories.ofInitiative(named.initiative)), await draftNamed(act, named?.draft ?? '')];
  // The words that waited were this story.
  if (draft && story?.writtenBy === act.person.id) await act.tx.heard.becomes(await forgetDraft(act, draft), aboutStory(story.id));
  return answer;
}

async function written(act: Act, named: NamedInitiative, title: string, body: string): Promise<Answer> {
  const meeting = await meetingToTell(act, named);
  const initiative = meeting && (await act.tx.initiatives.lock(meeting.initiativeId));
  const told = initiative?.id ?? named?.initiative;
  if (told && (await act.tx.stories.ofInitiative(told))) return say(kinds.storyAlready);
  if (!meeting || !initiative) return notFound('meeting');

  await endMeeting(act, meeting);
  await keep(act, initiative, {
    kind: 'story',
    title: title === '' ? titleFrom(initiative.sentence) : title,
    body,
    writtenBy: act.person.id,
  });
  if (meeting.harvesterId === act.person.id) return replaceWith(kinds.storyKept, { initiative: initiative.id });
  const story = await act.tx.stories.ofInitiative(initiative.id);
  return story ? proposed(story) : notFound('story');
}

/** An initiative that its people let rest: a bud, kept and shared like a story. */
export async function proposeBud(act: Act, initiative: Initiative): Promise<Answer> {
  await keep(act, initiative, { kind: 'bud', title: titleFrom(initiative.sentence), body: '', writtenBy: null });
  const story = await act.tx.stories.ofInitiative(initiative.id);
  if (!story) throw new Error('A bud was kept and cannot be found.');
  return replaceUnlessPosted(kinds.storyProposal, { story: story.id, initiative: initiative.id });
}

async function keep(act: Act, initiative: Initiative, text: Pick<Story, 'kind' | 'title' | 'body' | 'writtenBy'>) {
  const story = await act.tx.stories.write({ organisationId: act.organisation.id, initiativeId: initiative.id, ...text }, act.now);
  await act.tx.initiatives.setState(initiative.id, 'told');
  return propose(act, story, act.person.id);
}

/** Its people read it first, each on their own; `except` is who is looking at it already. */
export async function propose(scene: Scene, story: Story, except: string | null) {
  await askOralAgain(scene, story);
  const carriers = await scene.tx.initiatives.carriers(story.initiativeId);
  for (const carrier of carriers.filter((one) => one.id !== except)) {
    await notify(scene, carrier, {
      kind: kinds.storyProposal,
      about: { story: story.id, initiative: story.initiativeId },
      subject: aboutStory(story.id),
      slot: `${story.id}:${story.version}`,
    });
  }
  return carriers;
}

/** The story changed, or somebody new carries it: what was said aloud no longer holds, and the person who noted it hears so. */
async function askOralAgain(scene: Scene, story: Story): Promise<void> {
  const oral = await scene.tx.stories.oral(story.id);
  const writer = story.writtenBy === null ? null : await scene.tx.people.get(story.writtenBy);
  if (!oral || !writer || oral.audience === 'us' || oral.version === story.version) return;
  await notify(scene, writer, {
    kind: bringingKinds.oralAgain,
    about: { story: story.id, initiative: story.initiativeId },
    subject: aboutStory(story.id),
    slot: `${story.id}:${story.version}`,
  });
}

/** Its people correct it: everyone concerned is asked again. */
export async function correctStory(act: Act, named?: NamedStoryVersion): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  const body = sentenceOf(act.rest);
  if (body !== '') {
    const answer = await corrected(act, story, story.title, body);
    return { ...answer, keeps: aboutStory(story.id) };
  }
  return {
    type: 'ask',
    form: filled(forms.correctStory, { story: story.id, version: story.version, title: story.title, body: story.body }),
    otherwise: sayInWords(forms.correctStory, { story: story.id }),
  };
}

export async function correctStoryFromForm(act: Act, named?: NamedStoryVersion): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  const [title, body] = [sentenceOf(textOf(act.values.title)), sentenceOf(textOf(act.values.body))];
  if (body === '') return { type: 'correct', errors: { body: 'story-empty' } };
  // Two people corrected it at once: the second sees it, and loses nothing they typed.
  if (versionSeen(named) !== story.version) return { type: 'correct', errors: { body: 'story-changed' } };
  return corrected(act, story, title === '' ? story.title : title, body);
}

const showingIt = [kinds.storyProposal, kinds.storyChanged, kinds.agreementKept].map(({ name }) => name);

/** Keeps another version: everyone concerned is asked again. */
export async function corrected(act: Act, story: Story, title: string, body: string): Promise<Answer & { type: 'say' }> {
  const next = await act.tx.stories.edit(story.id, { title, body }, act.now);
  if (!next) return notFound('story');
  await refreshLater(act, aboutStory(story.id));
  // Their answer shows the story as it is now: cards that showed it to them before say that they are over.
  await act.tx.deliveries.empty(aboutStory(story.id), conversationKinds.gone.name, { personId: act.person.id, kinds: showingIt });
  await propose(act, next, act.person.id);
  return proposed(next);
}

/** The story, as it is put before those it speaks of. */
export function proposed({ id, initiativeId }: Story): Said {
  return say(kinds.storyProposal, { story: id, initiative: initiativeId });
}
