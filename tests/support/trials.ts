import { Temporal } from 'temporal-polyfill';
import { createStore } from '../../adapters/postgres/store.ts';
import { planTrial } from '../../src/actions/begin-trial.ts';
import type { TrialPlan } from '../../src/domain/trial.ts';
import type { FakePerson } from '../fakes/slack/people.ts';
import type { TestBot } from './bot.ts';

interface Opened extends Partial<TrialPlan> {
  readonly pilot: FakePerson;
  readonly carriers?: readonly FakePerson[];
  readonly testers?: readonly FakePerson[];
}

/** A trial to which everyone named has agreed: it goes live on its first day, today when not given. Resolves with its id. */
export async function openTrial(bot: TestBot, { pilot, carriers = [], testers = [], ...plan }: Opened): Promise<string> {
  const now = bot.clock.now();
  const id = await createStore(bot.database).transaction(async (tx) => {
    const arrive = async ({ id: externalId }: FakePerson) => {
      const found = await tx.organisations.arrive(
        { platform: 'slack', workspace: bot.slack.team.id, externalId, receipt: `met:${externalId}` },
        now,
      );
      if (!found) throw new Error('The workspace is not known.');
      const { organisation, workspace } = found;
      const person = found.person ?? (await tx.people.meet(organisation.id, workspace.id, externalId, now));
      if (!found.person) await tx.agenda.move(organisation.id, { what: 'describe-person', subject: person.id, notBefore: now });
      return { organisation, person };
    };
    const { organisation, person } = await arrive(pilot);
    const startsOn = plan.startsOn ?? now.toZonedDateTimeISO(organisation.zone).toPlainDate();
    const endsOn = plan.endsOn ?? startsOn.add({ months: 2 });
    const trial = await tx.trials.open(
      {
        organisationId: organisation.id,
        initiativeId: null,
        followsId: null,
        pilot: person.id,
        plan: {
          what: 'Un chariot partagé entre les deux étages',
          hypothesis: 'Moins de trajets',
          wayBack: 'Chaque étage reprend le sien',
          stillValid: '',
          time: '',
          question: 'Combien de trajets ?',
          gaps: [2, 3, 5, 8, 13],
          pilotUntil: endsOn,
          ...plan,
          startsOn,
          endsOn,
        },
      },
      now,
    );
    for (const [role, people] of [
      ['carrier', carriers],
      ['tester', testers],
    ] as const) {
      for (const one of people) {
        const asked = await arrive(one);
        await tx.trials.ask(trial.id, asked.person.id, role, now);
        await tx.trials.agree(trial.id, asked.person.id, trial.version);
      }
    }
    await planTrial({ tx, now, draw: () => 0, organisation }, trial);
    return trial.id;
  });
  await bot.rest();
  return id;
}

export const day = (iso: string) => Temporal.PlainDate.from(iso);
