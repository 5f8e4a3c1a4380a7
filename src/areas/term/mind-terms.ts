import { notify, publishHomesLater } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import { everyNight } from '../../core/every-night.ts';
import type { Scene } from '../../core/kind.ts';
import { localDate, nextGoodMoment, startOfWork } from '../../domain/calendar.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { readingTime } from '../../domain/subscription.ts';
import { askedOfCoordination, type Term, termOf } from '../../domain/term.ts';
import type { Task } from '../../ports/agenda.ts';
import { kinds } from './messages.ts';

/** Agenda: every night, what the term of each organisation asks for. */
export async function mindTerms(engine: Engine, task: Task): Promise<void> {
  await everyNight(engine, task, mindTerm);
}

/** Everything in it is said once for its slot: done again, it changes nothing. */
async function mindTerm(scene: Scene): Promise<void> {
  const term = termOf(scene.organisation, scene.now);
  const days = term && localDate(scene.organisation, scene.now).until(term.until).days;
  if (days !== null && days <= 0 && days > -nightsOfPages) await publishHomesLater(scene);
  if (term && days !== null && days <= 1 && days >= -lateAtMost) await askInChannels(scene, term, days);
  const asked = askedOfCoordination(scene.organisation, scene.now);
  if (!asked) return;
  const { ask, slot } = asked;
  for (const coordinator of await scene.tx.people.coordinators(scene.organisation.id))
    await notify(scene, coordinator, { kind: kinds.term, about: { ask }, subject: '', slot });
}

/** From the last day on, pages say that it has come, and then that it is over; some nights more, in case nothing ran. */
const nightsOfPages = 4;

/** Days after the last one in which channels that were not asked, since nothing ran, still are. */
const lateAtMost = 28;

/** « Qu'en gardez-vous ? », on the working morning of the last day, in each channel that reads the digest. */
async function askInChannels({ tx, organisation, now }: Scene, { until: day }: Term, days: number): Promise<void> {
  const until = day.toString();
  for (const subscription of await tx.digests.all(organisation.id)) {
    if (subscription.state !== 'on') continue;
    const reading = readingTime(subscription, officeTimeOf(organisation));
    const morning = days > 0 ? startOfWork(reading, day) : now;
    await tx.deliveries.addIn({
      organisationId: organisation.id,
      kind: kinds.whatIsKept.name,
      about: { subscription: subscription.id, until },
      subject: '',
      slot: until,
      channel: subscription.channel,
      notBefore: nextGoodMoment(reading, morning) ?? morning,
    });
  }
}
