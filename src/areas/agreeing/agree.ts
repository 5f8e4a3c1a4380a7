import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutStory,
  notify,
  refreshLater,
  refreshPostsLater,
  replaceUnlessPosted,
  replaceWith,
  type Said,
  say,
} from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { textOf } from '../../core/form-values.ts';
import type { NamedStory, NamedStoryVersion } from '../../core/records.ts';
import { storyAt, wasShown } from '../../core/shown.ts';
import { id as aRecord, type Named } from '../../core/subject.ts';
import { type Agreement, isShared, justUs, mostDiscreet, type Naming, type Sharing } from '../../domain/agreement.ts';
import type { Story } from '../../ports/stories.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { askToPrintLater } from '../library/ask-to-print.ts';
import { readStory } from '../library/explore.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { theirStory, versionSeen } from '../meeting/their-story.ts';
import { proposed } from '../meeting/write-story.ts';
import { kinds as readingKinds } from '../reading/messages.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { namedInStory, sharingNow } from './shared-story.ts';

// The agreement (P14, P15): per person and per version; silence means just us.

/** « Choisir à qui le raconter »: the form, with what this person chose before. */
export async function chooseSharing(act: Act, named?: NamedStoryVersion): Promise<Answer> {
  const { story, otherwise } = await storyTheyRead(act, named);
  if (!story) return otherwise;

  const mine = (await act.tx.stories.agreements(story.id))
    .filter((one) => one.personId === act.person.id)
    .sort((a, b) => b.version - a.version)[0];
  return {
    type: 'ask',
    form: filled(forms.sharing, {
      story: story.id,
      version: story.version,
      chosen: mine && isShared(mine) ? mine : null,
      services: await act.tx.services.all(act.organisation.id),
      named: await namedInStory(act, story),
    }),
    otherwise: changed(story),
  };
}

export async function sharingChosen(act: Act, named?: NamedStoryVersion): Promise<Answer> {
  const { story, otherwise } = await storyTheyRead(act, named);
  if (!story) return otherwise;
  const sharing = await chosenIn(act);
  return sharing ? agreed(act, story, sharing) : { type: 'correct', errors: { service: 'service-missing' } };
}

/** What a form of agreement says; null when it names no service that is still there. Most do not ask about print. */
export async function chosenIn({ tx, organisation, values }: Pick<Act, 'tx' | 'organisation' | 'values'>): Promise<Sharing | null> {
  const [audience, chosen] = [textOf(values.audience), textOf(values.naming)];
  const naming: Naming = chosen === 'names' || chosen === 'team' ? chosen : 'none';
  const vintage = ['yes', 'both'].includes(textOf(values.vintage));
  if (audience === 'organisation') return { audience, service: null, naming, vintage };
  if (audience !== 'service') return justUs;

  const id = aRecord.read(textOf(values.service));
  const service = id && (await tx.services.get(id));
  return service && service.organisationId === organisation.id ? mostDiscreet([{ audience, service: service.id, naming, vintage }]) : null;
}

/** « Entre nous », in one press or in words. */
export async function keepBetweenUs(act: Act, named?: NamedStoryVersion): Promise<Answer> {
  const { story, otherwise } = await storyTheyRead(act, named);
  return story ? agreed(act, story, justUs) : otherwise;
}

/** « À toute la collectivité », in words: without names and not in print, unless they choose otherwise. */
export async function shareWithAll(act: Act): Promise<Answer> {
  const { story, otherwise } = await storyTheyRead(act, undefined);
  return story ? agreed(act, story, { ...justUs, audience: 'organisation' }) : otherwise;
}

export async function agreed(act: Act, story: Story, sharing: Sharing): Promise<Answer> {
  const agreement = { personId: act.person.id, version: story.version, ...sharing };
  await act.tx.stories.agree(story.id, await asPrinted(act, agreement, await act.tx.stories.agreements(story.id)), act.now);
  // Chosen on their page or in words before it was asked: it is asked no more.
  await act.tx.deliveries.cancel(aboutStory(story.id), [meetingKinds.storyProposal.name], act.person.id);
  await refreshLater(act, aboutStory(story.id));
  await tellWriter(act, story);
  return say(meetingKinds.agreementKept, { story: story.id, initiative: story.initiativeId });
}

/** Choosing again to whom it is told leaves what they said of print; a person who tells everybody is asked at the end of the season. */
export async function asPrinted<A extends Agreement>(act: Act, chosen: A, before: readonly Agreement[]): Promise<A> {
  if (chosen.audience !== 'organisation') return chosen;
  await askToPrintLater(act);
  const same = before.find((one) => one.personId === chosen.personId && one.version === chosen.version);
  return { ...chosen, vintage: chosen.vintage || same?.vintage === true };
}

/** Tells the story's writer, once, that everybody may read it. */
export async function tellWriter(act: Act, story: Story): Promise<void> {
  const writer = story.writtenBy === null ? null : await act.tx.people.get(story.writtenBy);
  if (!writer || (await act.tx.initiatives.carries(writer.id, story.initiativeId))) return;
  if ((await sharingNow(act, story)).audience !== 'organisation') return;
  await notify(act, writer, {
    kind: kinds.writtenStoryOpen,
    about: { story: story.id },
    subject: aboutStory(story.id),
    slot: story.id,
  });
}

/** « Le récit que j'ai écrit », or the button: its writer reads the story as it is now, once it is open to all. */
export async function readWritten(act: Act, named?: NamedStory): Promise<Answer> {
  const id = named === undefined ? (await act.tx.stories.latestBy(act.person.id))?.id : named?.story;
  const story = id ? await act.tx.stories.get(id) : null;
  if (story?.writtenBy !== act.person.id) return say(kinds.writtenStoryHeld, { written: false });
  const open = (await sharingNow(act, story)).audience === 'organisation';
  return open ? readStory(act, { item: story.id }) : say(kinds.writtenStoryHeld, { story: story.id });
}

/** « Pas de récit »: any of its people may say so; it is erased for everyone. Of one that others may read, they are asked once more. */
export async function refuseStory(
  act: Act,
  named?: Named<{ readonly story: string; readonly version?: number; readonly sure?: 'sure' }>,
): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  if (!named?.sure && isShared(await sharingNow(act, story))) return say(meetingKinds.storyRefused, { story: story.id });
  const others = (await act.tx.initiatives.carriers(story.initiativeId)).filter((one) => one.id !== act.person.id);
  await act.tx.deliveries.cancel(aboutStory(story.id));
  await act.tx.stories.erase(story.id);
  await refreshLater(act, aboutStory(story.id));
  await refreshPostsLater(act, aboutInitiative(story.initiativeId), { kinds: [invitingKinds.introduction.name] });
  for (const other of others) {
    await notify(act, other, {
      kind: meetingKinds.storyTakenBack,
      about: {},
      subject: aboutInitiative(story.initiativeId),
      slot: story.id,
    });
  }
  return replaceUnlessPosted(meetingKinds.storyRefused);
}

/** « Tout lire », and « La suite » */
export async function showWholeStory(act: Act, named?: Named<{ readonly story: string; readonly page?: number }>): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  return say(readingKinds.wholeText, { story: story.id, at: named?.page ?? 0 });
}

/**
 * The story of theirs that they agree about, or what is said instead. An agreement is to a version that was shown: nothing is kept of
 * another, and they read this one now. A choice made for it counts as read, even once what was sent to them is forgotten.
 */
export async function storyTheyRead(
  act: Act,
  named: NamedStoryVersion,
): Promise<{ readonly story: Story; readonly otherwise?: never } | { readonly story?: never; readonly otherwise: Said }> {
  const story = await theirStory(act, named);
  if (!story) return { otherwise: notFound('story') };
  const seen = versionSeen(named);
  if (seen !== null) return seen === story.version ? { story } : { otherwise: changed(story) };
  const chose = ({ personId, version }: Agreement) => personId === act.person.id && version === story.version;
  const read = (await wasShown(act, storyAt(story.id, story.version))) || (await act.tx.stories.agreements(story.id)).some(chose);
  return read ? { story } : { otherwise: proposed(story) };
}

function changed({ id }: Story): Said {
  return replaceWith(meetingKinds.storyChanged, { story: id });
}
