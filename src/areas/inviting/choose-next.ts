import { type Act, type Answer, aboutInitiative, notify, plan, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { platformIdOf } from '../../core/form-values.ts';
import type { NamedInitiative } from '../../core/records.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import { isOver } from '../../domain/term.ts';
import { openAddCarrier } from '../agreeing/carry.ts';
import { withOwnInitiative } from '../asking/own-initiative.ts';
import { forms } from '../choosing/forms.ts';
import { waitForNews } from '../meeting/meet.ts';
import { afterTerm, sayTermOver } from '../term/after-term.ts';
import { askChosen } from './ask-chosen.ts';
import { meetToAsk } from './meet-to-ask.ts';
import { kinds } from './messages.ts';

// Nobody was found, and its people choose what happens (P9).

/** « Attendre encore »: the search goes on quietly, until somebody can listen or the sentence is erased. */
export async function keepWaiting(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    // The same is said of a meeting that is slow to come.
    if (initiative.state === 'accepted') return waitForNews(act, { initiative: initiative.id });
    if (isOver(act.organisation, act.now)) return sayTermOver(act, '');
    await searchOn(act, initiative);
    return say(kinds.keepWaiting, { initiative: initiative.id });
  });
}

async function searchOn(act: Act, initiative: Initiative): Promise<void> {
  if (initiative.state !== 'waiting') return;
  await act.tx.initiatives.setState(initiative.id, 'patient');
  await plan(act, 'invite-harvester', { initiative: initiative.id }, act.now);
}

/** « En parler à la coordination »: they learn who would like to talk, not what was written. */
export async function talkToCoordination(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const coordinators = (await act.tx.people.coordinators(act.organisation.id)).filter((one) => one.id !== act.person.id);
    const today = localDate(workingTimeOf(act.person, act.organisation), act.now);
    for (const coordinator of coordinators) {
      await notify(act, coordinator, {
        kind: kinds.coordinationWanted,
        about: { person: act.person.id },
        subject: aboutInitiative(initiative.id),
        slot: `${initiative.id}:${today}`,
      });
    }
    if (coordinators.length === 0) await searchOn(act, initiative);
    return say(kinds.coordinationAsked, { reached: coordinators.length > 0 });
  });
}

export async function choosePerson(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async ({ id, purpose }) => {
    if (ruleOf(purpose).asks === 'chosen') return openAddCarrier(act, { initiative: id });
    return {
      type: 'ask',
      form: filled(forms.people, { of: 'listener', record: id, role: null }),
      otherwise: say(kinds.personCannotBeAsked, { of: 'listen', initiative: id }),
    };
  });
}

/** « En parler à quelqu’un de mon choix »: that person reads the sentence and the name, as the teller decided. */
export async function askPerson(act: Act, named?: NamedInitiative): Promise<Answer> {
  const externalId = platformIdOf(act.values.person);
  if (externalId === '') return { type: 'correct', errors: { person: 'person-missing' } };
  if (isOver(act.organisation, act.now)) return afterTerm(act);
  return withOwnInitiative(act, named, 'who-has-read', (initiative) => ask(act, initiative, externalId));
}

async function ask(act: Act, initiative: Initiative, externalId: string): Promise<Answer> {
  const { tx } = act;
  const about = { initiative: initiative.id };
  const cannot = say(kinds.personCannotBeAsked, { of: 'listen', ...about });
  const asked = await tx.invitations.ofInitiative(initiative.id);
  if (ruleOf(initiative.purpose).asks === 'chosen') return cannot;
  if (initiative.state === 'accepted' || initiative.state === 'told' || asked?.chosen) return cannot;

  const chosen = await meetToAsk(act, initiative.id, externalId);
  if (!chosen) return cannot;

  await askChosen(act, initiative, chosen);
  return say(kinds.personAsked, { of: 'listen', person: chosen.id });
}
