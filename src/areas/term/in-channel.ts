import { z } from 'zod';
import { cardOf } from '../../core/cards.ts';
import { type InChannel, message, type Scene } from '../../core/kind.ts';
import { languageIn } from '../../core/language.ts';
import { isGoodMoment, nextGoodMoment } from '../../domain/calendar.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { readingTime, type Subscription } from '../../domain/subscription.ts';
import { termOf } from '../../domain/term.ts';
import type { ChannelDelivery } from '../../ports/deliveries.ts';
import { kinds } from './messages.ts';

const ofTerm = z.object({ subscription: z.string(), until: z.iso.date() });

/** The question, where the digest is read; nothing of it once another term was chosen, or the digest stopped there. */
export const inChannel: InChannel = {
  async prepared(scene, delivery) {
    const subscription = await askedIn(scene, delivery);
    if (!subscription) return null;
    const reading = readingTime(subscription, officeTimeOf(scene.organisation));
    const until = isGoodMoment(reading, scene.now) ? null : nextGoodMoment(reading, scene.now);
    return until ? { until } : { card: question(scene, subscription) };
  },
  async sent() {},
  async refreshed(scene, delivery) {
    const subscription = await askedIn(scene, delivery);
    return subscription && question(scene, subscription);
  },
};

async function askedIn({ tx, organisation, now }: Scene, { about }: ChannelDelivery): Promise<Subscription | null> {
  const { subscription: id, until } = ofTerm.parse(about);
  const subscription = await tx.digests.get(id);
  return subscription?.state === 'on' && termOf(organisation, now)?.until.toString() === until ? subscription : null;
}

function question(scene: Scene, { locale, zone }: Subscription) {
  const until = termOf(scene.organisation, scene.now)?.until ?? null;
  return cardOf(message(kinds.whatIsKept, { asked: true, until, words: [], mine: null }), languageIn(scene, locale, zone), null);
}
