import type { Temporal } from 'temporal-polyfill';
import { mostDiscreet, type Sharing } from '../../domain/agreement.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { type Season, type Stretch, seasonOf, stretchOf } from '../../domain/season.ts';
import { type Trial, takingPart, trialParts } from '../../domain/trial.ts';
import type { PrintedStory } from '../../ports/library.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { partsOf } from '../trying/read-trial.ts';
import { hasPart, sharingOfTrial } from '../trying/shared-trial.ts';
import { namesOf } from '../trying/trial-view.ts';
import type { Booklet, Chapter } from './vintage/booklet.ts';

/** Read in one transaction: the others pass in between. */
const batch = 200;

/**
 * What may be printed of a season, batch after batch; `progress` is told after each how many stories were read, and may stop it by
 * throwing. At the end it is checked whole: what was taken back or corrected while the others were read is left out, and a later
 * vintage has it.
 */
export async function gatherVintage(
  store: Store,
  organisation: Organisation,
  season: Season,
  now: Temporal.Instant,
  progress: (read: number, total: number) => Promise<void> = async () => {},
): Promise<Booklet> {
  const stretch = stretchOf(season);
  const total = (await printableIn(store, organisation, stretch, () => progress(0, 0))).size;
  const read: PrintedStory[] = [];
  for (let more = true; more; ) {
    const some = await store.transaction((tx) => tx.library.printed(organisation.id, stretch, read.at(-1) ?? null, batch));
    read.push(...some);
    more = some.length === batch;
    await progress(Math.min(read.length, total), total);
  }

  const still = await printableIn(store, organisation, stretch, () => progress(Math.min(read.length, total), total));
  const trials = await store.transaction((tx) => printedTrials(tx, organisation, season));
  const kept = read.filter((one) => still.get(one.id) === one.version);
  return {
    organisation: organisation.name,
    season,
    madeOn: localDate(organisation, now),
    stories: kept.filter((one) => one.kind === 'story').map(chapterOf),
    buds: kept.filter((one) => one.kind === 'bud').map(chapterOf),
    trials,
  };
}

/** The stories of these days that may be printed now, with their versions. */
export async function printableIn(
  store: Store,
  { id }: Organisation,
  stretch: Stretch,
  meanwhile: () => Promise<void> = async () => {},
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  const next = (after: string | null) => store.transaction((tx) => tx.library.printable(id, stretch, after, batch));
  for (let looked = await next(null); looked.last !== null; looked = await next(looked.last)) {
    for (const one of looked.versions) versions.set(one.id, one.version);
    await meanwhile();
  }
  return versions;
}

function chapterOf({ id, title, body, naming, names, day }: PrintedStory): Chapter {
  return {
    id: `r-${id}`,
    title,
    parts: body === '' ? [] : [{ label: null, words: body }],
    naming,
    names,
    season: seasonOf(day),
    days: null,
    follow: null,
  };
}

/**
 * Trials that began in the season, what they taught and what was decided of them: each as all who take part agreed to print it. When
 * several are there, their people appear in the most discreet way.
 */
export async function printedTrials(tx: Tx, organisation: Organisation, season: Season): Promise<readonly Chapter[]> {
  const chapters: Chapter[] = [];
  for (const trial of await tx.trials.begun(organisation.id, stretchOf(season))) {
    const members = await tx.trials.members(trial.id);
    const printed: Sharing[] = [];
    const shows = { trial: false, evaluation: false, decision: false };
    for (const part of trialParts) {
      const sharing = await sharingOfTrial({ tx }, trial, part, members);
      shows[part] = sharing.vintage && hasPart(trial, part);
      if (shows[part]) printed.push(sharing);
    }
    if (printed.length === 0) continue;
    const { naming } = mostDiscreet(printed);
    const names = naming === 'names' ? namesOf(takingPart(trial, members).map((one) => one.person)) : [];
    chapters.push({ ...trialChapter(trial, { told: shows.trial, learnt: shows.evaluation, decided: shows.decision }), naming, names });
  }
  return chapters;
}

function trialChapter(trial: Trial, shows: Parameters<typeof partsOf>[1]): Omit<Chapter, 'naming' | 'names'> {
  const { id, what, startsOn, endsOn, endedOn, state, conclusion } = trial;
  return {
    id: `t-${id}`,
    title: what,
    parts: partsOf(trial, shows),
    season: seasonOf(startsOn),
    days: { from: startsOn, until: endedOn ?? endsOn, over: state === 'over' },
    follow: shows.learnt && conclusion ? conclusion.follow : null,
  };
}
