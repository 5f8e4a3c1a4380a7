import type { Scene } from '../../core/kind.ts';
import { aStory, aTrial } from '../../core/records.ts';
import { tagged } from '../../core/subject.ts';
import { digestAtMost, growingFrom, type Item, inTurn, itemFor, partOf, shownInLine, type Waiting } from '../../domain/digest.ts';
import type { Draw } from '../../domain/draw.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { takingPart } from '../../domain/trial.ts';
import { sharingNow } from '../agreeing/shared-story.ts';
import { sharingOfTrial } from '../trying/shared-trial.ts';
import { namesOf } from '../trying/trial-view.ts';

/** One kind of subject the digest tells of. What it reads of anything comes from here alone. */
interface Source {
  /** What its people allow since the channel subscribed, in the state it is in now, and that the channel has not read. */
  waiting(scene: Scene, subscription: Subscription): Promise<readonly Waiting[]>;
  /** What may be read there of one of them; null when its people allow it no more, or not there, and of another source's. */
  item(scene: Scene, subscription: Subscription, waiting: Pick<Waiting, 'subject' | 'state'>, draw: Draw): Promise<Item | null>;
}

const stories: Source = {
  waiting: ({ tx }, subscription) => tx.digests.storiesWaiting(subscription),

  async item(scene, { service }, { subject, state }, draw) {
    const about = tagged('story', aStory).read(subject);
    const story = about && (await scene.tx.stories.get(about.story));
    if (!story) return null;
    const sharing = await sharingNow(scene, story);
    const [carriers, oral] = [await scene.tx.initiatives.carriers(story.initiativeId), await scene.tx.stories.oral(story.id)];
    const names = [...carriers.map((one) => one.name), ...(oral?.version === story.version ? [oral.names] : [])];
    const told = { subject, state, title: story.title, learning: story.body, until: null, text: story.body };
    return itemFor(told, { sharing, names }, service, draw);
  },
};

const trials: Source = {
  waiting: ({ tx }, subscription) => tx.digests.trialsWaiting(subscription),

  async item(scene, { service }, { subject, state }, draw) {
    const about = tagged('trial', aTrial).read(subject);
    const trial = about && (await scene.tx.trials.get(about.trial));
    const [part, learnt] =
      state === 'stopped' ? (['evaluation', trial?.conclusion?.learnt] as const) : (['trial', trial?.hypothesis] as const);
    if (!trial || learnt === undefined) return null;
    const members = takingPart(trial, await scene.tx.trials.members(trial.id));
    const sharing = await sharingOfTrial(scene, trial, part, members);
    const names = namesOf(members.map((one) => one.person));
    const until = state === 'live' && trial.state === 'live' ? trial.endsOn : null;
    const text = state === 'stopped' && learnt.length > shownInLine ? learnt : '';
    return itemFor({ subject, state, title: trial.what, learning: learnt, until, text }, { sharing, names }, service, draw);
  },
};

const sources: readonly Source[] = [stories, trials];

/** What the channel would read now: what waited longest, as many as one digest holds. */
export async function nextItems(scene: Scene, subscription: Subscription, draw: Draw): Promise<readonly Item[]> {
  const waiting: Waiting[] = [];
  for (const source of sources) waiting.push(...(await source.waiting(scene, subscription)));
  const items: Item[] = [];
  for (const one of inTurn(waiting, draw)) {
    if (items.length === digestAtMost) break;
    const item = subscription.includes.includes(partOf[one.state]) ? await itemNow(scene, subscription, one, draw) : null;
    if (item) items.push(item);
  }
  return items;
}

/**
 * Whether several people have begun something since this channel's last digest. It needs no agreement, since it is about nobody: no
 * sentence, no name, no service, no number.
 */
export async function growsSince({ tx, now, organisation }: Scene, { id, since, includes }: Subscription): Promise<boolean> {
  if (!includes.includes('stories')) return false;
  const from = (await tx.digests.lastRun(id))?.ranAt ?? since;
  return tx.initiatives.growing(organisation.id, from, now, growingFrom);
}

/** What may be read there of something it was told, or is about to be; null: nothing any more. */
export async function itemNow(
  scene: Scene,
  subscription: Subscription,
  one: Pick<Waiting, 'subject' | 'state'>,
  draw: Draw,
): Promise<Item | null> {
  for (const source of sources) {
    const item = await source.item(scene, subscription, one, (key) => draw(`${one.subject}/${key}`));
    if (item) return item;
  }
  return null;
}
