import { Temporal } from 'temporal-polyfill';
import type { FormTrouble } from '../../core/form-troubles.ts';
import type { Scene } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import { daySaid } from '../../domain/spoken/dates.ts';
import type { GivenTrial } from '../../domain/spoken/trial.ts';
import { termOf } from '../../domain/term.ts';
import { gapsSaid, latestEnd, type TrialPlan, usualGaps } from '../../domain/trial.ts';

/**
 * The plan of a trial from what was given, or why it cannot be opened: one sentence for each part (P22). Days may be ISO or
 * said (« 18 décembre »); without a first day it begins today, without another its pilot stays until the end.
 */
export function planGiven(
  { organisation, now }: Pick<Scene, 'organisation' | 'now'>,
  given: GivenTrial,
): { readonly plan: TrialPlan } | { readonly troubles: Readonly<Record<string, FormTrouble>> } {
  const today = localDate(organisation, now);
  const startsOn = given.startsOn === '' ? today : daySaid(given.startsOn, today);
  const endsOn = given.endsOn === '' ? null : daySaid(given.endsOn, today);
  const pilotUntil = given.pilotUntil === '' ? endsOn : daySaid(given.pilotUntil, today);
  const gaps = given.gaps === '' ? usualGaps : gapsSaid(given.gaps);

  const troubles: Partial<Record<keyof GivenTrial, FormTrouble>> = {};
  if (given.what === '') troubles.what = 'trial-what-missing';
  if (given.hypothesis === '') troubles.hypothesis = 'hypothesis-missing';
  if (given.wayBack === '') troubles.wayBack = 'way-back-missing';
  if (given.question === '') troubles.question = 'question-missing';
  if (!gaps) troubles.gaps = 'gaps-unclear';
  if (!startsOn) troubles.startsOn = 'date-missing';
  else if (isBefore(startsOn, today)) troubles.startsOn = 'start-past';
  if (!endsOn) troubles.endsOn = given.endsOn === '' ? 'end-missing' : 'date-missing';
  else if (startsOn && isBefore(endsOn, startsOn)) troubles.endsOn = 'end-before-start';
  else if (startsOn && isBefore(latestEnd(startsOn, organisation.settings.trialMonths), endsOn)) troubles.endsOn = 'trial-too-long';
  else if (isAfterTerm(organisation, endsOn, now)) troubles.endsOn = 'after-term';
  if (!pilotUntil && given.pilotUntil !== '') troubles.pilotUntil = 'date-missing';
  if (given.pilotUntil !== '' && pilotUntil && startsOn && endsOn && (isBefore(pilotUntil, startsOn) || isBefore(endsOn, pilotUntil)))
    troubles.pilotUntil = 'pilot-outside';

  if (!gaps || !startsOn || !endsOn || !pilotUntil || Object.keys(troubles).length > 0) return { troubles };
  const { what, hypothesis, wayBack, question, stillValid, time } = given;
  const offscreen = /^(?:oui|yes)\b/i.test(given.offscreen);
  return { plan: { what, hypothesis, wayBack, question, stillValid, time, startsOn, endsOn, pilotUntil, gaps, offscreen } };
}

/** The bot itself stops before that day. */
export function isAfterTerm(organisation: Scene['organisation'], day: Temporal.PlainDate, now: Temporal.Instant): boolean {
  const term = termOf(organisation, now);
  return term !== null && isBefore(term.until, day);
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0;

/** A trial as its form begins with it; `again`: the days are to be chosen anew. */
export function givenBy(plan: TrialPlan, again = false): GivenTrial {
  const { what, hypothesis, wayBack, question, stillValid, time } = plan;
  const days = again
    ? { startsOn: '', endsOn: '', pilotUntil: '' }
    : { startsOn: plan.startsOn.toString(), endsOn: plan.endsOn.toString(), pilotUntil: plan.pilotUntil.toString() };
  return {
    what,
    hypothesis,
    wayBack,
    question,
    stillValid,
    time,
    ...days,
    gaps: plan.gaps.join(', '),
    offscreen: plan.offscreen ? 'yes' : '',
  };
}
