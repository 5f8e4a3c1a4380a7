import { aboutStory, aboutTrial } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { aReadItem, type ReadItem } from '../../core/records.ts';
import type { Sharing } from '../../domain/agreement.ts';
import type { Person } from '../../domain/person.ts';
import type { Channel } from '../../domain/service.ts';
import { type Trial, takingPart } from '../../domain/trial.ts';
import { sharingNow } from '../agreeing/shared-story.ts';
import { hasPart, sharingOfTrial } from '../trying/shared-trial.ts';

/** A story, a bud or a trial that somebody may read now. */
export interface ItemRead {
  readonly title: string;
  /** They are one of its people. */
  readonly theirs: boolean;
  /** Of a trial, what its people tell beside what is tried. */
  readonly trial: Pick<Trial, 'hypothesis' | 'wayBack' | 'question'> | null;
  /** Told to a service alone: read in these channels, and nowhere else; null: wherever the reader is. */
  readonly only: readonly Channel[] | null;
  /** A booklet may print it. */
  readonly printed: boolean;
}

type Reading = Pick<Scene, 'tx' | 'organisation'>;

/**
 * What somebody may read of a story, a bud or a trial: what the whole organisation may hear of, what was told to a service and is
 * there in its channel, and their own. Null: not there, or not for them.
 */
export async function itemRead(scene: Reading, person: Pick<Person, 'id'>, item: ReadItem): Promise<ItemRead | null> {
  return 'story' in item ? storyRead(scene, person, item.story) : trialRead(scene, person, item.trial);
}

/** The same, of an item as an initiative or a trial keeps it. */
export async function keptItemRead(scene: Reading, person: Pick<Person, 'id'>, kept: string | null): Promise<ItemRead | null> {
  const item = kept === null ? null : aReadItem.read(kept);
  return item && itemRead(scene, person, item);
}

/** As an initiative or a trial keeps it, which is also the subject of what says it. */
export const itemKept = (item: ReadItem) => ('story' in item ? aboutStory(item.story) : aboutTrial(item.trial));

async function storyRead({ tx, organisation }: Reading, person: Pick<Person, 'id'>, id: string): Promise<ItemRead | null> {
  const story = await tx.stories.get(id);
  if (story?.organisationId !== organisation.id) return null;
  const [sharing, theirs] = [await sharingNow({ tx }, story), await tx.initiatives.carries(person.id, story.initiativeId)];
  const { isRead, only } = await whereRead({ tx }, theirs, [sharing], aboutStory(id));
  if (!isRead(sharing)) return null;
  return { title: story.title, theirs, trial: null, only, printed: sharing.audience === 'organisation' && sharing.vintage };
}

async function trialRead({ tx, organisation }: Reading, person: Pick<Person, 'id'>, id: string): Promise<ItemRead | null> {
  const trial = await tx.trials.get(id);
  if (trial?.organisationId !== organisation.id || (trial.state !== 'live' && trial.state !== 'over')) return null;
  const members = takingPart(trial, await tx.trials.members(id));
  const theirs = members.some((one) => one.personId === person.id);
  const told = await sharingOfTrial({ tx }, trial, 'trial', members);
  const since: Sharing[] = [];
  for (const part of ['evaluation', 'decision'] as const)
    if (hasPart(trial, part)) since.push(await sharingOfTrial({ tx }, trial, part, members));
  const { isRead, only } = await whereRead({ tx }, theirs, [told, ...since], aboutTrial(id));
  const tellsIt = isRead(told);
  if (!tellsIt && !since.some(isRead)) return null;
  return { title: trial.what, theirs, only, trial: tellsIt ? trial : null, printed: told.audience === 'organisation' && told.vintage };
}

/** The bot does not know who belongs to a service: its people read what was told to it in the channels where it was posted. */
async function whereRead({ tx }: Pick<Scene, 'tx'>, theirs: boolean, told: readonly Sharing[], subject: string) {
  const isOf = (audience: Sharing['audience']) => told.some((one) => one.audience === audience);
  const channels = !theirs && isOf('service') ? (await tx.posts.told(subject)).map(({ channel }) => channel) : [];
  return {
    isRead: ({ audience }: Sharing) => theirs || audience === 'organisation' || (audience === 'service' && channels.length > 0),
    only: theirs || isOf('organisation') ? null : channels,
  };
}

/** Whoever asks its people, or whose turn comes, waits until the transaction that holds it ends. */
export async function lockItem({ tx }: Pick<Scene, 'tx'>, item: ReadItem): Promise<void> {
  await ('story' in item ? tx.stories.lock(item.story) : tx.trials.lock(item.trial));
}
