import { type Act, type Answer, refreshEach, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { textOf } from '../../core/form-values.ts';
import { isWithinWork, type Moment, workingTimeOf } from '../../domain/person.ts';
import { hoursSaid, type SpokenHours } from '../../domain/spoken/hours.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { unclear } from '../conversation/missed.ts';
import { kinds as homeKinds } from '../home/messages.ts';
import { forms } from './forms.ts';
import { type Rhythm, rhythmOf } from './their-rhythm.ts';

// When the bot may write to someone, and how often on its own (P36, P37).

/** « Mes horaires »: the form; « mes horaires : du lundi au jeudi de 8 h à 16 h » in words. */
export async function chooseHours(act: Act): Promise<Answer> {
  const words = act.rest.trim();
  if (words === '') {
    return {
      type: 'ask',
      form: filled(forms.hours, rhythmOf(act.person, act.organisation)),
      otherwise: unclear('hours-asked'),
    };
  }
  const said = hoursSaid(words);
  if (!said) return unclear('hours');
  const next = hoursFor(act, said);
  return next.from === next.until ? unclear('hours-reversed') : keep(act, next);
}

export async function hoursFromForm(act: Act): Promise<Answer> {
  const [days, hours] = [hoursSaid(textOf(act.values.days))?.days, hoursSaid(textOf(act.values.hours))?.hours];
  const errors: Record<string, FormTrouble> = {};
  if (!days) errors.days = 'days-unclear';
  if (!hours) errors.hours = 'hours-unclear';
  if (!days || !hours) return { type: 'correct', errors };
  if (hours.from === hours.until) return { type: 'correct', errors: { hours: 'hours-reversed' } };
  return keep(act, { days, ...hours });
}

type Hours = Pick<Rhythm, 'days' | 'from' | 'until'>;

/** What was not said stays as it is: theirs, or the organisation's. */
function hoursFor({ person, organisation }: Act, { days, hours }: SpokenHours): Hours {
  const now = rhythmOf(person, organisation);
  return { days: days ?? now.days, from: hours?.from ?? now.from, until: hours?.until ?? now.until };
}

/** The hours of the organisation are not kept as theirs: they follow it when it changes. */
async function keep({ tx, person, organisation }: Act, { days, from, until }: Hours): Promise<Answer> {
  const { settings } = organisation;
  const usual = [...settings.workDays].sort((a, b) => a - b).join() === days.join();
  const [workDays, both] = [usual ? null : days, from === settings.workFrom && until === settings.workUntil];
  await tx.people.chooseHours(person.id, { workDays, workFrom: both ? null : from, workUntil: both ? null : until });
  return say(homeKinds.hoursKept);
}

/** « Je réserve le jeudi de 11 h à 12 h »: people who gather others around a problem read this hour, with the name of the person who keeps it. */
export async function keepMoment(act: Act): Promise<Answer> {
  const said = hoursSaid(act.rest);
  const [weekday, ...others] = said?.days ?? [];
  if (!said?.hours || weekday === undefined || others.length > 0) return unclear('moment');
  const moment = { weekday, ...said.hours };
  if (!isWithinWork(moment, workingTimeOf(act.person, act.organisation))) return unclear('moment');
  await changeMoment(act, moment);
  return say(homeKinds.hoursKept);
}

/** « Je ne réserve plus ». */
export async function dropMoment(act: Act): Promise<Answer> {
  await changeMoment(act, null);
  return say(conversationKinds.declined);
}

/** Cards that said the hour they kept before say what holds now. */
async function changeMoment(act: Act, moment: Moment | null): Promise<void> {
  const posts = await act.tx.rights.showing(act.person.id, []);
  await act.tx.people.keepMoment(act.person.id, moment, act.now);
  await refreshEach(act, act.organisation.id, posts);
}

export const oneAWeek = (act: Act) => keepBudget(act, 1);
export const twoAWeek = (act: Act) => keepBudget(act, 2);
export const threeAWeek = (act: Act) => keepBudget(act, 3);

async function keepBudget({ tx, person }: Act, aWeek: number): Promise<Answer> {
  await tx.people.chooseMessagesAWeek(person.id, aWeek);
  return say(homeKinds.budgetKept, { aWeek });
}
