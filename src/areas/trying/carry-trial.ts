import { type Act, type Answer, aboutTrial, notify, refreshLater, replaceUnlessPosted, replaceWith, say, unplan } from '../../core/act.ts';
import type { NamedTrial } from '../../core/records.ts';
import { carries, type Trial, takingPart } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as endingKinds } from '../ending/messages.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { offerCarrying } from './leave-trial.ts';
import { withTrial } from './with-trial.ts';

// Handing a trial over: its pilot offers it, or left it, and the first of those who take part to say so leads it.

/** « Je le porte » */
export async function takeTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'take-trial', async ({ trial, member }) => {
    if (trial.state !== 'live') return replaceWith(invitingKinds.invitationOver);
    if (member.role !== 'pilot') {
      const present = takingPart(trial, await act.tx.trials.members(trial.id));
      const pilot = present.find((one) => one.role === 'pilot');
      if (present.some((one) => carries(one.role)) && !trial.handingOver) return replaceWith(invitingKinds.invitationOver);
      if (pilot) await act.tx.trials.setRole(trial.id, pilot.personId, 'carrier');
      await act.tx.trials.setRole(trial.id, act.person.id, 'pilot');
      await endOffer(act, trial);
      for (const { person } of present.filter((one) => one.personId !== act.person.id)) {
        await notify(act, person, {
          kind: endingKinds.trialCarriedBy,
          about: { trial: trial.id, person: act.person.id },
          subject: aboutTrial(trial.id),
          slot: `${trial.id}:${act.now.epochMilliseconds}`,
        });
      }
    }
    const { id } = trial;
    return replaceUnlessPosted(endingKinds.trialTaken, { trial: id });
  });
}

/** « Passer le relais »: those who take part are asked; until one says so, the pilot leads it. */
export async function passTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'pass-trial', async ({ trial, member }) => {
    if (trial.state !== 'live' || member.role !== 'pilot') return notFound('trial');
    const others = takingPart(trial, await act.tx.trials.members(trial.id)).filter((one) => one.personId !== act.person.id);
    if (others.length === 0) return say(endingKinds.relayAlone, { trial: trial.id });
    if (!trial.handingOver) {
      await act.tx.trials.setHandingOver(trial.id, true);
      await offerCarrying(act, trial, others);
    }
    return say(endingKinds.relayOffered, { trial: trial.id });
  });
}

/** The new pilot leads it until the end, unless they hand it over in turn. */
async function endOffer(act: Act, trial: Trial): Promise<void> {
  const { tx } = act;
  await tx.trials.setHandingOver(trial.id, false);
  await tx.trials.setPilotUntil(trial.id, trial.endsOn);
  await unplan({ tx }, 'remind-pilot', { trial: trial.id });
  await tx.deliveries.cancel(aboutTrial(trial.id), [endingKinds.trialNeedsCarrier.name, endingKinds.pilotStepsBack.name]);
  await refreshLater(act, aboutTrial(trial.id));
}
