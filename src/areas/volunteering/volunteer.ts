import { type Act, type Answer, replaceUnlessPosted, say } from '../../core/act.ts';
import { passOn } from '../inviting/invite-harvester.ts';
import { kinds } from './messages.ts';

/** « Volontaire »: joins the harvest team, or comes back to it. */
export async function becomeHarvester({ tx, now, person, organisation }: Act): Promise<Answer> {
  const joined = await tx.harvesters.join(organisation.id, person.id, organisation.settings.ceiling, now);
  if (!joined) await tx.harvesters.setPaused(person.id, false);
  return say(kinds.harvesterWelcome, { already: !joined });
}

/** « Ne plus être volontaire »: each invitation they had not answered goes to another volunteer. */
export async function leaveHarvest(act: Act): Promise<Answer> {
  await passOnWhatIsOpen(act);
  const was = await act.tx.harvesters.leave(act.person.id);
  const meeting = await underWay(act);
  return say(kinds.harvesterLeft, { was, meeting });
}

/** « Je fais une pause »: also an answer to the invitation they have, if there is one. */
export async function pauseHarvest(act: Act): Promise<Answer> {
  if (!(await act.tx.harvesters.get(act.person.id))) return say(kinds.notHarvester);
  await act.tx.harvesters.setPaused(act.person.id, true);
  await passOnWhatIsOpen(act);
  const meeting = await underWay(act);
  return replaceUnlessPosted(kinds.harvestPaused, { meeting });
}

export async function resumeHarvest({ tx, person }: Act): Promise<Answer> {
  if (!(await tx.harvesters.get(person.id))) return say(kinds.notHarvester);
  await tx.harvesters.setPaused(person.id, false);
  return say(kinds.harvestResumed);
}

async function passOnWhatIsOpen(act: Act): Promise<void> {
  for (const invitation of await act.tx.invitations.unansweredBy(act.person.id)) {
    if (!invitation.chosen) await passOn(act, invitation);
  }
}

/** The initiative of a meeting under way: it goes on, and handing it over is proposed, never silent. */
async function underWay({ tx, person }: Act): Promise<string> {
  return (await tx.meetings.openFor(person.id))[0]?.initiativeId ?? '';
}
