import { Temporal } from 'temporal-polyfill';
import { plan, unplan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { isGoodMoment, nextGoodMoment } from '../../domain/calendar.ts';
import { drawFrom } from '../../domain/draw.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { lateAfter, latestSlot, nextSlot, readingTime, type Subscription } from '../../domain/subscription.ts';
import { isOver } from '../../domain/term.ts';
import { callsIn, growsSince, nextItems, untilTold } from './digest-sources.ts';
import { kinds } from './messages.ts';

/** Puts the next digest of this channel on the agenda, or takes it off. */
export async function planDigest(scene: Scene, subscription: Subscription): Promise<void> {
  if (subscription.state !== 'on') return unplan(scene, 'post-digest', { digest: subscription.id });
  await plan(scene, 'post-digest', { digest: subscription.id }, nextSlot(subscription, officeTimeOf(scene.organisation), scene.now).at);
}

/**
 * Agenda: composes what this channel has not read yet, once for each slot. One that was missed is run at the next good
 * moment, and once however many were; nothing is skipped by it, since what is new is told by what was read and not by dates.
 */
export async function postDigest(scene: Scene, { digest: subscriptionId }: { readonly digest: string }): Promise<void> {
  const { tx, now, organisation } = scene;
  const subscription = await tx.digests.lock(subscriptionId);
  if (subscription?.state !== 'on') return;

  // What ends with the bot itself: nothing new is told any more.
  if (isOver(organisation, now)) return planDigest(scene, subscription);
  const office = officeTimeOf(organisation);
  const slot = latestSlot(subscription, office, now);
  const reading = readingTime(subscription, office);
  const late = Temporal.Instant.compare(now, slot.at.add(lateAfter)) > 0;
  if (late && !isGoodMoment(reading, now)) {
    const moment = nextGoodMoment(reading, now);
    if (moment) return plan(scene, 'post-digest', { digest: subscription.id }, moment);
  }

  const seed = String(scene.draw());
  const items = await nextItems(scene, subscription, drawFrom(seed));
  const call = await callsIn(scene, subscription, items);
  const grows = await growsSince(scene, subscription);
  const until = await untilTold(scene, subscription);
  const run = await tx.digests.run({ subscriptionId: subscription.id, slot: slot.day, seed, call, grows, until, items }, now);
  if (run && (items.length > 0 || call || until)) {
    await tx.deliveries.addIn({
      organisationId: organisation.id,
      kind: kinds.digest.name,
      about: { subscription: subscription.id, run: run.id },
      subject: '',
      slot: run.id,
      channel: subscription.channel,
      notBefore: now,
    });
  }
  await planDigest(scene, subscription);
}
