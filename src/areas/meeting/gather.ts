import { aboutInitiativesOf, plan, refreshLater } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { startOfWork } from '../../domain/calendar.ts';
import { newsDay } from '../../domain/meeting.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { tellItsPeople } from '../asking/its-people.ts';
import { isGathered } from './is-gathered.ts';
import { kinds } from './messages.ts';

/** Agenda: whoever chose people reads once who agreed, and nothing of the others; some days later, if somebody did, what became of it is asked. */
export async function gather(scene: Scene, { initiative: id }: { readonly initiative: string }): Promise<void> {
  const { tx, organisation, now } = scene;
  const initiative = await tx.initiatives.lock(id);
  if (!initiative || ruleOf(initiative.purpose).asks !== 'chosen') return;
  if (isGathered(initiative)) {
    if ((await tx.initiatives.agreedToMeet(id)).length === 0) return;
    await tellItsPeople(scene, id, { kind: kinds.howItWent, about: { initiative: id, again: false }, slot: id });
    return;
  }

  await tx.initiatives.setState(id, 'accepted');
  const [asker] = await tellItsPeople(scene, id, { kind: kinds.agreed, about: { initiative: id }, slot: id });
  if (!asker) return;
  const working = workingTimeOf(asker, organisation);
  const day = newsDay(working, now, ruleOf(initiative.purpose).news.after);
  await plan(scene, 'gather', { initiative: id }, startOfWork(working, day));
  await refreshLater(scene, aboutInitiativesOf(asker.id));
}

/** Those whom they chose read the sentence once it has reached them: « qui a lu » says so, and nothing of what they answer. */
export async function readByChosen(
  { tx }: Scene,
  { about, personId }: Delivery,
  at: Parameters<Scene['tx']['initiatives']['addReader']>[2],
) {
  const initiative = typeof about.initiative === 'string' ? await tx.initiatives.lock(about.initiative) : null;
  if (initiative && ruleOf(initiative.purpose).asks === 'chosen') await tx.initiatives.addReader(initiative.id, personId, at);
}
