import { Temporal } from 'temporal-polyfill';
import type { Act } from '../../core/act.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, sentenceOf, textOf } from '../../core/form-values.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';

/** How and on which day people without a screen said yes, as the form has it; `errors`: what keeps it open. */
export interface SaidAloud {
  readonly how: string;
  readonly on: Temporal.PlainDate | null;
  readonly errors: Record<string, FormTrouble>;
}

export function saidAloudIn({ values, person, organisation, now }: Act): SaidAloud {
  const [how, on] = [sentenceOf(textOf(values.how)), dayOf(values.on)];
  const errors: Record<string, FormTrouble> = {};
  if (how === '') errors.how = 'how-missing';
  if (!on) errors.on = 'date-missing';
  else if (Temporal.PlainDate.compare(on, localDate(workingTimeOf(person, organisation), now)) > 0) errors.on = 'date-to-come';
  return { how, on, errors };
}
