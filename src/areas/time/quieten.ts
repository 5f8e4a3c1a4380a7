import { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, say } from '../../core/act.ts';
import { dueOf, etiquetteOf } from '../../core/kind.ts';
import { receiverOf } from '../../core/receiver.ts';
import { localDate, nextGoodMoment, startOfWork } from '../../domain/calendar.ts';
import { judge } from '../../domain/etiquette.ts';
import { allowanceOf, workingTimeOf } from '../../domain/person.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { kinds as checkingKinds } from '../checking/messages.ts';
import type { NamedMessage } from './buttons.ts';
import { kinds } from './messages.ts';

// Snoozing and stopping, from the message itself or in plain words (P38).

export const laterTomorrow = (act: Act, named?: NamedMessage) => postpone(act, named, 1);
export const laterNextWeek = (act: Act, named?: NamedMessage) => postpone(act, named, 7);

async function postpone(act: Act, named: NamedMessage, days: number): Promise<Answer> {
  const delivery = await theirDelivery(act, named);
  const until = inDays(act, days);
  if (!delivery) return say(kinds.tooLateToPostpone);
  if (!(await canWait(act, delivery, until))) return cannotWait(act, delivery);

  // One slot a day: pressed twice, it comes back once.
  const { kind, about, subject, personId, organisationId } = delivery;
  const slot = `${delivery.slot.split('@')[0]}@${localDate(workingTimeOf(act.person, act.organisation), until)}`;
  await act.tx.deliveries.add({
    organisationId,
    kind,
    about,
    subject,
    slot,
    personId,
    direct: false,
    notBefore: until,
    expiresAt: endOf(act, delivery),
  });
  return say(kinds.postponed, { until: until.toString() });
}

/** Whether a message can be said again after so many days. */
export const canComeBackIn = (act: Act, delivery: Delivery, days: number) => canWait(act, delivery, inDays(act, days));

/** When what it is about ends: a check-in closes, a hand lent returns. Null: it is only news that grows old. */
const endOf = (act: Act, { kind, expiresAt }: Delivery) => (etiquetteOf(act, kind)?.expiresAfter === null ? expiresAt : null);

/**
 * An invitation has an evening by which it is passed on, a check-in closes as the next one opens or with its trial, a hand lent returns
 * on its day: what comes back is still received before that, within their hours and their week. Nothing is promised beyond it.
 */
async function canWait(act: Act, delivery: Delivery, until: Temporal.Instant): Promise<boolean> {
  const { invitation, checkIn: id } = delivery.about;
  const checkIn = typeof id === 'string' ? await act.tx.checkIns.get(id) : null;
  if (typeof id === 'string' && (!checkIn || checkIn.closedAt || !delivery.expiresAt)) return false;
  if (endOf(act, delivery) !== null) return judge(dueOf(act, delivery), await receiverOf(act, act.person), until).type !== 'drop';
  if (typeof invitation !== 'string') return true;
  const open = await act.tx.invitations.get(invitation);
  if (open?.state !== 'open') return false;
  return open.answerBy !== null && Temporal.Instant.compare(until, open.answerBy) < 0;
}

/** What is still to be answered until then is not said to be over. */
async function cannotWait({ tx }: Act, { about, expiresAt }: Delivery): Promise<Answer> {
  const { checkIn: id } = about;
  const checkIn = typeof id === 'string' ? await tx.checkIns.get(id) : null;
  if (!checkIn || checkIn.closedAt || !expiresAt) return say(kinds.tooLateToPostpone);
  return say(checkingKinds.checkInCannotWait, { checkIn: checkIn.id, until: expiresAt.toString() });
}

function inDays({ person, organisation, now }: Act, days: number): Temporal.Instant {
  const working = workingTimeOf(person, organisation);
  const morning = startOfWork(working, localDate(working, now).add({ days }));
  return nextGoodMoment(working, morning) ?? morning;
}

export async function stopSubject(act: Act, named?: NamedMessage): Promise<Answer> {
  const delivery = await theirDelivery(act, named);
  if (!delivery) return say(kinds.tooLateToPostpone);
  if (delivery.subject === '') return stop(act, 'kind', `kind:${delivery.kind}`, promises(act, delivery));
  return stop(act, 'subject', `subject:${delivery.subject}`, promises(act, delivery));
}

export async function stopKind(act: Act, named?: NamedMessage): Promise<Answer> {
  const delivery = await theirDelivery(act, named);
  return delivery ? stop(act, 'kind', `kind:${delivery.kind}`, promises(act, delivery)) : say(kinds.tooLateToPostpone);
}

export const stopEverything = (act: Act) => stop(act, 'everything', 'everything');

/** Whether a message of this kind keeps a promise, and is sent all the same. */
const promises = (act: Act, { kind }: Delivery) => etiquetteOf(act, kind)?.survivesStop === true;

async function stop(act: Act, scope: 'subject' | 'kind' | 'everything', silence: string, promising = true): Promise<Answer> {
  await act.tx.people.silence(act.person.id, silence, act.now);
  const promised = promising && (await act.tx.initiatives.carriedBy(act.person.id)).some((one) => one.state !== 'told');
  return say(kinds.stopped, { scope, promised });
}

export async function resumeMessages({ tx, person, organisation }: Act): Promise<Answer> {
  await tx.people.endSilences(person.id);
  const aWeek = allowanceOf(person, organisation);
  return say(kinds.messagesResumed, { aWeek });
}

/** The message a button names, or the last one the bot sent on its own; only when it was sent to them. */
export async function theirDelivery(act: Act, named: NamedMessage): Promise<Delivery | null> {
  const { deliveries } = act.tx;
  const delivery = named === undefined ? await deliveries.lastSent(act.person.id) : named && (await deliveries.get(named.delivery));
  return delivery?.personId === act.person.id && etiquetteOf(act, delivery.kind) ? delivery : null;
}
