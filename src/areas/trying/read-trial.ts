import type { Temporal } from 'temporal-polyfill';
import type { Act } from '../../core/act.ts';
import { isShared, mostDiscreet, type Naming } from '../../domain/agreement.ts';
import { type Labelled, labelledPages } from '../../domain/pages.ts';
import { type Season, seasonOf } from '../../domain/season.ts';
import { type Follow, type Trial, takingPart } from '../../domain/trial.ts';
import type { Chapter, TrialLabel } from '../library/vintage/booklet.ts';
import { sharingOfTrial } from './shared-trial.ts';
import { namesOf } from './trial-view.ts';

/** One page of what may be read of a trial, under what each part answers; `joins`: they may ask to be in it. */
export interface ReadTrial {
  readonly trial: string;
  readonly what: string;
  readonly days: NonNullable<Chapter['days']>;
  readonly parts: readonly Labelled<TrialLabel>[];
  readonly next: number | null;
  /** What follows it, on the last page. */
  readonly follow: Follow | null;
  /** From when it is ordinary practice, on the last page. */
  readonly from: Temporal.PlainDate | null;
  readonly naming: Naming;
  /** Empty unless they appear by name. */
  readonly names: readonly string[];
  readonly season: Season;
  readonly shared: boolean;
  readonly theirs: boolean;
  readonly joins: boolean;
}

/**
 * A trial as anyone who explores may read it: that it is tried, what it taught, and what was decided of it, each when its people open it
 * to everyone; all of it to them. Null when nothing of it is open to this person now.
 */
export async function trialReadBy(
  { tx, organisation, person }: Pick<Act, 'tx' | 'organisation' | 'person'>,
  id: string,
  at: number,
): Promise<ReadTrial | null> {
  const trial = await tx.trials.get(id);
  if (!trial || trial.organisationId !== organisation.id || (trial.state !== 'live' && trial.state !== 'over')) return null;
  const members = takingPart(trial, await tx.trials.members(trial.id));
  const theirs = members.some((one) => one.personId === person.id);
  const [told, learnt, decided] = [
    await sharingOfTrial({ tx }, trial, 'trial', members),
    await sharingOfTrial({ tx }, trial, 'evaluation', members),
    await sharingOfTrial({ tx }, trial, 'decision', members),
  ];
  const [tellsIt, teaches] = [told.audience === 'organisation', trial.conclusion !== null && learnt.audience === 'organisation'];
  const answers = trial.decision !== null && decided.audience === 'organisation';
  const shared = tellsIt || teaches || answers;
  if (!shared && !theirs) return null;

  // When several are told, their people appear in the more discreet way.
  const shownAs = [...(tellsIt ? [told] : []), ...(teaches ? [learnt] : []), ...(answers ? [decided] : [])];
  const { naming } = mostDiscreet(shownAs.filter(isShared));
  const pages = labelledPages(partsOf(trial, { told: tellsIt || theirs, learnt: teaches || theirs, decided: answers || theirs }));
  const page = Number.isInteger(at) && at >= 0 && at < pages.length ? at : 0;
  const { what, startsOn, endsOn, endedOn, state, conclusion } = trial;
  return {
    trial: trial.id,
    what,
    days: { from: startsOn, until: endedOn ?? endsOn, over: state === 'over' },
    parts: pages[page] ?? [],
    next: page + 1 < pages.length ? page + 1 : null,
    follow: page + 1 === pages.length && (teaches || theirs) ? (conclusion?.follow ?? null) : null,
    from: page + 1 === pages.length && (answers || theirs) ? (trial.decision?.from ?? null) : null,
    naming: shared ? naming : 'none',
    names: shared && naming === 'names' ? namesOf(members.map((one) => one.person)) : [],
    season: seasonOf(startsOn),
    shared,
    theirs,
    joins: state === 'live' && tellsIt && !theirs,
  };
}

/** Its parts, in the order in which they are lived; those that were not said are not there. */
export function partsOf(
  { hypothesis, question, wayBack, conclusion, decision }: Trial,
  { told, learnt, decided }: { readonly told: boolean; readonly learnt: boolean; readonly decided: boolean },
): readonly Labelled<TrialLabel>[] {
  return [
    ...(told
      ? ([
          { label: 'hypothesis', words: hypothesis },
          { label: 'question', words: question },
          { label: 'wayBack', words: wayBack },
        ] as const)
      : []),
    ...(learnt && conclusion ? ([{ label: 'learnt', words: conclusion.learnt }] as const) : []),
    ...(decided && decision ? ([{ label: decision.granted ? 'granted' : 'refused', words: decision.words }] as const) : []),
  ];
}
