import { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, say } from '../../core/act.ts';
import { draftName, draftNamed, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf } from '../../core/form-values.ts';
import type { NamedDraft } from '../../core/records.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { periodIn, periodSaid } from '../../domain/spoken/dates.ts';
import { unclear } from '../conversation/missed.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

const longest = { years: 2 };

/** « absence jusqu'au 12 »: in words, or by the form when no date was said. */
export async function noteAbsence(act: Act, named?: NamedDraft): Promise<Answer> {
  const today = localDate(workingTimeOf(act.person, act.organisation), act.now);
  const words = act.rest.trim();
  if (words === '') {
    const kept = named ? await draftNamed(act, named.draft) : null;
    const said = kept && periodIn(kept.words, today);
    const isToCome = said && Temporal.PlainDate.compare(said.until, today) >= 0;
    return {
      type: 'ask',
      form: filled(forms.absence, { ...(isToCome ? said : { from: today, until: today }), ...(kept && { draft: draftName(kept) }) }),
      otherwise: unclear('absence'),
    };
  }

  const period = periodSaid(words, today);
  if (!period || Temporal.PlainDate.compare(period.until, today) < 0 || Temporal.PlainDate.compare(period.until, today.add(longest)) > 0)
    return unclear('absence');
  return noted(act, period.from, period.until);
}

export async function noteAbsenceFromForm(act: Act, named?: NamedDraft): Promise<Answer> {
  const today = localDate(workingTimeOf(act.person, act.organisation), act.now);
  const [from, until] = [dayOf(act.values.from), dayOf(act.values.until)];
  const errors: Record<string, FormTrouble> = {};
  if (!from) errors.from = 'date-missing';
  if (!until) errors.until = 'date-missing';
  if (!from || !until) return { type: 'correct', errors };

  if (Temporal.PlainDate.compare(until, from) < 0) return { type: 'correct', errors: { until: 'dates-reversed' } };
  if (Temporal.PlainDate.compare(until, today) < 0) return { type: 'correct', errors: { until: 'absence-over' } };
  if (Temporal.PlainDate.compare(until, today.add(longest)) > 0) return { type: 'correct', errors: { until: 'absence-too-long' } };
  if (named) await takeDraft(act, named.draft);
  return noted(act, from, until);
}

/** « fin d'absence » */
export async function forgetAbsences({ tx, now, person, organisation }: Act): Promise<Answer> {
  const today = localDate(workingTimeOf(person, organisation), now);
  const any = (await tx.people.forgetAbsences(person.id, today)) > 0;
  return say(kinds.absenceForgotten, { any });
}

async function noted({ tx, person }: Act, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<Answer> {
  await tx.people.addAbsence(person.id, { from: from.toString(), until: until.toString() });
  return say(kinds.absenceNoted, { from: from.toString(), until: until.toString() });
}
