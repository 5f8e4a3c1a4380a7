import type { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import type { Naming } from '../../domain/agreement.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import { type Trial, type TrialMember, type TrialRole, type TrialState, takingPart } from '../../domain/trial.ts';
import { sharingOfTrial } from './shared-trial.ts';
import { namesOf, type ShownTrial, shownTrial } from './trial-view.ts';

// Somebody's trials; and those that live, for everyone in the organisation when their people allow it.

export interface ListedTrial {
  readonly trial: string;
  readonly what: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly state: TrialState;
  /** Null: they were asked, and have not agreed. */
  readonly role: TrialRole | null;
}

type ListedOpenTrial = Pick<ListedTrial, 'trial' | 'what' | 'startsOn' | 'endsOn'>;

/** What lives now, and their part in it, then what has stopped; then what others allow everyone to see. */
export interface ListedTrials {
  readonly mine: readonly ListedTrial[];
  readonly open: readonly ListedOpenTrial[];
}

/** A trial that everyone in the organisation may see, as its people allow it. */
export interface OpenTrial extends ShownTrial {
  readonly naming: Naming;
  /** Only when they appear by name. */
  readonly people: readonly string[];
}

/** As many as one card shows with a button each. */
const listedAtMost = 10;

export async function listedFor(scene: Scene & { readonly person: Person }): Promise<ListedTrials> {
  const open = await openTrialsFor(scene, scene.person, listedAtMost);
  return {
    mine: [...(await trialsOf(scene)), ...(await stoppedOf(scene))].slice(0, listedAtMost),
    open: open.map(({ id, what, startsOn, endsOn }) => ({ trial: id, what, startsOn, endsOn })),
  };
}

/** Those they are in or asked to join, and that are not over. */
export async function trialsOf({ tx, person }: Pick<Scene, 'tx'> & { readonly person: Person }): Promise<readonly ListedTrial[]> {
  const theirs = await tx.trials.of(person.id);
  return theirs
    .filter(({ trial }) => trial.state === 'asking' || trial.state === 'live')
    .slice(0, listedAtMost)
    .map(listedOf);
}

/** Those they took part in until it stopped. */
async function stoppedOf({ tx, person }: Pick<Scene, 'tx'> & { readonly person: Person }): Promise<readonly ListedTrial[]> {
  const theirs = await tx.trials.of(person.id);
  return theirs.filter(({ trial, member }) => trial.state === 'over' && member.agreed === trial.version).map(listedOf);
}

function listedOf({ trial, member }: { readonly trial: Trial; readonly member: TrialMember }): ListedTrial {
  const { id, what, startsOn, endsOn, endedOn, state } = trial;
  const role = member.agreed === trial.version ? member.role : null;
  return { trial: id, what, startsOn, endsOn: endedOn ?? endsOn, state, role };
}

/** Those this person may see and is not in, the first to end first. */
async function openTrialsFor(scene: Scene, person: Person, atMost: number): Promise<readonly Trial[]> {
  const open: Trial[] = [];
  for (const trial of await scene.tx.trials.live(scene.organisation.id, localDate(scene.organisation, scene.now))) {
    if (open.length === atMost) break;
    if (await seenBy(scene, trial, person)) open.push(trial);
  }
  return open;
}

/** What somebody who is not in it is shown; null when they may not see it any more. */
export async function openTrialFor(scene: Scene, trialId: string, person: Person): Promise<OpenTrial | null> {
  const trial = await scene.tx.trials.get(trialId);
  if (trial?.state !== 'live' || trial.organisationId !== person.organisationId || !(await seenBy(scene, trial, person))) return null;
  const members = takingPart(trial, await scene.tx.trials.members(trial.id));
  const { naming } = await sharingOfTrial(scene, trial, 'trial', members);
  return { ...shownTrial(trial), naming, people: naming === 'names' ? namesOf(members.map((one) => one.person)) : [] };
}

async function seenBy(scene: Pick<Scene, 'tx'>, trial: Trial, person: Person): Promise<boolean> {
  const members = await scene.tx.trials.members(trial.id);
  if (members.some((one) => one.personId === person.id)) return false;
  return (await sharingOfTrial(scene, trial, 'trial', members)).audience === 'organisation';
}
