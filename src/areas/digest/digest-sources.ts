import { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import { aStory, aTrial } from '../../core/records.ts';
import { tagged } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import {
  digestAtMost,
  drawnIn,
  growingFrom,
  type Item,
  type ItemState,
  inTurn,
  itemFor,
  opensWith,
  partOf,
  shownInLine,
  type Waiting,
} from '../../domain/digest.ts';
import type { Draw } from '../../domain/draw.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { isNear, termOf } from '../../domain/term.ts';
import { type Trial, type TrialPart, takingPart } from '../../domain/trial.ts';
import { sharingNow } from '../agreeing/shared-story.ts';
import { sharingOfTrial } from '../trying/shared-trial.ts';
import { namesOf } from '../trying/trial-view.ts';

/** The service that a channel is bound to, or none. */
type Where = Pick<Subscription, 'service'>;

/** One kind of subject the digest tells of. What it reads of anything comes from here alone. */
interface Source {
  /** What its people allow since the channel subscribed, or (`before`) did already, in the state it is in now, and that the channel has not read. */
  waiting(scene: Scene, subscription: Subscription, which: { readonly before: boolean }): Promise<readonly Waiting[]>;
  /** What may be read there of one of them; null when its people allow it no more, or not there, and of another source's. */
  item(scene: Scene, where: Where, waiting: Pick<Waiting, 'subject' | 'state'>, draw: Draw): Promise<Item | null>;
}

const stories: Source = {
  waiting: ({ tx }, subscription, which) => tx.digests.storiesWaiting(subscription, which),

  async item(scene, { service }, { subject, state }, draw) {
    const about = tagged('story', aStory).read(subject);
    const story = about && (await scene.tx.stories.get(about.story));
    if (!story) return null;
    const sharing = await sharingNow(scene, story);
    const [carriers, oral] = [await scene.tx.initiatives.carriers(story.initiativeId), await scene.tx.stories.oral(story.id)];
    const names = [...carriers.map((one) => one.name), ...(oral?.version === story.version ? [oral.names] : [])];
    const told = { subject, state, title: story.title, learning: story.body, until: null, from: null, text: story.body };
    return itemFor(told, { sharing, names }, service, draw);
  },
};

const trials: Source = {
  waiting: ({ tx }, subscription, which) => tx.digests.trialsWaiting(subscription, which),

  async item(scene, { service }, { subject, state }, draw) {
    const about = tagged('trial', aTrial).read(subject);
    const trial = about && (await scene.tx.trials.get(about.trial));
    const said = trial && saidOf(trial, state);
    if (!trial || !said) return null;
    const members = takingPart(trial, await scene.tx.trials.members(trial.id));
    const sharing = await sharingOfTrial(scene, trial, said.part, members);
    const names = namesOf(members.map((one) => one.person));
    const until = state === 'live' && trial.state === 'live' ? trial.endsOn : null;
    const text = state !== 'live' && said.words.length > shownInLine ? said.words : '';
    const told = { subject, state, title: trial.what, learning: said.words, until, from: said.from, text };
    return itemFor(told, { sharing, names }, service, draw);
  },
};

/** What is told of a trial in one of its states, and under the agreements of which part; null when it is not in it, or no more. */
function saidOf({ hypothesis, conclusion, decision }: Trial, state: ItemState): SaidOfTrial | null {
  switch (state) {
    case 'live':
      return { part: 'trial', words: hypothesis, from: null };
    case 'stopped':
      return conclusion && { part: 'evaluation', words: conclusion.learnt, from: null };
    case 'granted':
    case 'refused':
      return decision && decision.granted === (state === 'granted')
        ? { part: 'decision', words: decision.words, from: decision.from }
        : null;
    default:
      return null;
  }
}

interface SaidOfTrial {
  readonly part: TrialPart;
  readonly words: string;
  readonly from: Temporal.PlainDate | null;
}

const sources: readonly Source[] = [stories, trials];

/** What the channel would read now: what waited longest, as many as one digest holds. Its first one opens with a few that were open already. */
export async function nextItems(scene: Scene, subscription: Subscription, draw: Draw): Promise<readonly Item[]> {
  const last = await scene.tx.digests.lastRun(subscription.id);
  const isFirst = !last || Temporal.Instant.compare(last.ranAt, subscription.since) < 0;
  const before = isFirst ? drawnIn(await waitingIn(scene, subscription, { before: true }), draw) : [];
  const items = await readable(scene, subscription, before, opensWith, draw);
  const since = inTurn(await waitingIn(scene, subscription, { before: false }), draw);
  return [...items, ...(await readable(scene, subscription, since, digestAtMost - items.length, draw))];
}

async function waitingIn(scene: Scene, subscription: Subscription, which: { readonly before: boolean }): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const source of sources) waiting.push(...(await source.waiting(scene, subscription, which)));
  return waiting;
}

/** The first of these that may be read there. */
async function readable(
  scene: Scene,
  subscription: Subscription,
  waiting: readonly Waiting[],
  atMost: number,
  draw: Draw,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const one of waiting) {
    if (items.length === atMost) break;
    const item = subscription.includes.includes(partOf[one.state]) ? await itemNow(scene, subscription, one, draw) : null;
    if (item) items.push(item);
  }
  return items;
}

/** Whether it may say that somebody waits for a volunteer: beside what is read, or alone once a month at most. */
export async function callsIn({ tx, now, organisation }: Scene, subscription: Subscription, items: readonly Item[]): Promise<boolean> {
  if (!subscription.includes.includes('call') || (await tx.initiatives.waiting(organisation.id)) === 0) return false;
  if (items.length > 0) return true;
  const monthAgo = now.toZonedDateTimeISO(subscription.zone).subtract({ months: 1 }).toInstant();
  return !(await tx.digests.calledAlone(subscription.id, monthAgo));
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

/** The day on which the bot itself stops: said once to each channel, at most a month before. */
export async function untilTold({ tx, now, organisation }: Scene, { id, zone }: Subscription): Promise<Temporal.PlainDate | null> {
  const term = termOf(organisation, now);
  if (!term || !isNear(term, localDate({ zone }, now)) || (await tx.digests.saidUntil(id, term.until))) return null;
  return term.until;
}

/** What may be read there of something it was told, or is about to be; null: nothing any more. */
export async function itemNow(scene: Scene, where: Where, one: Pick<Waiting, 'subject' | 'state'>, draw: Draw): Promise<Item | null> {
  for (const source of sources) {
    const item = await source.item(scene, where, one, (key) => draw(`${one.subject}/${key}`));
    if (item) return item;
  }
  return null;
}
