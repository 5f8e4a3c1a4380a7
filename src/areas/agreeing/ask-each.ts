import { Temporal } from 'temporal-polyfill';
import { type Act, aboutInitiative, notify, plan } from '../../core/act.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import { gatheringDay, type Initiative } from '../../domain/initiative.ts';
import { type Person, workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import { meetToAsk } from '../inviting/meet-to-ask.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';

/**
 * Asks each of these people, by their ids on the platform, whether they would carry the initiative too, or meet about it. Resolves with
 * the people who are asked. When each person answers alone, the result also holds those who were asked before: they receive no second
 * message, and their answers are shown to nobody.
 */
export async function askEach(act: Act, initiative: Initiative, people: readonly string[]): Promise<readonly Person[]> {
  const { tx, organisation, now } = act;
  const { asks, chosen } = ruleOf(initiative.purpose);
  const alone = chosen === 'each';
  const later = Temporal.Instant.compare(initiative.heldUntil, now) > 0 ? initiative.heldUntil : now;
  const asked: Person[] = [];
  for (const externalId of people) {
    const person = await meetToAsk(act, initiative.id, externalId);
    const request =
      person &&
      (await tx.initiatives.askToCarry({
        organisationId: organisation.id,
        initiativeId: initiative.id,
        personId: person.id,
        askedBy: act.person.id,
        alone,
      }));
    if (!person || (request === null && !alone)) continue;
    asked.push(person);
    if (request === null) continue;
    await notify(act, person, {
      kind: meetingKinds.carryRequest,
      about: { request, initiative: initiative.id },
      subject: aboutInitiative(initiative.id),
      slot: alone ? initiative.id : request,
      from: alone ? later : now,
    });
  }
  if (asks === 'chosen' && asked.length > 0 && initiative.state !== 'accepted') await planGathering(act, initiative, later);
  return asked;
}

/** They will read who agreed once those whom they chose had their time; a day that was said stays once somebody was reached. */
async function planGathering(act: Act, { id, newsBy, keptUntil }: Initiative, from: Temporal.Instant): Promise<void> {
  const working = { ...workingTimeOf(act.person, act.organisation), absences: [] };
  const reached = (await act.tx.initiatives.readers(id)).length > 0;
  const day = reached && Temporal.PlainDate.compare(newsBy, localDate(working, act.now)) >= 0 ? newsBy : gatheringDay(working, from);
  if (!day.equals(newsBy)) await act.tx.initiatives.renew(id, { newsBy: day, keptUntil });
  await plan(act, 'gather', { initiative: id }, startOfWork(working, day));
}
