import { type Act, type Answer, aboutStory, aboutTrial, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { partOf } from '../../domain/digest.ts';
import { latestSeasons, seasonIn, seasonKey, seasonOfKey, seasonSaid, stretchOf } from '../../domain/season.ts';
import { foldedName } from '../../domain/service.ts';
import { type LibraryKind, type LibrarySearch, libraryKinds, type Search } from '../../ports/library.ts';
import { trialReadBy } from '../trying/read-trial.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { perPage, storyReadBy, todayOf } from './open-items.ts';

/*
 * « Explorer les récits »: stories and trials open to somebody are those that the whole organisation may hear of, and their own. What is told to one
 * service is read in its channels and nowhere else: a person who asks in one of them would be answered alone, and membership of a
 * channel is the platform's to know (P16: saying which service one is in opens nothing).
 */

type Asked = Pick<Search, 'words' | 'season' | 'kind'>;

/** How many seasons the form offers; others are said: « récits automne 2019 ». */
const seasonsOffered = 12;
const wordsAtMost = 12;
/** Of one word: its beginning is enough to find it, and no database looks for one of thousands. */
const lettersAtMost = 60;

/** « récits médiathèque automne 2026 »; without words, the form. */
export async function explore(act: Act): Promise<Answer> {
  const asked = sentenceOf(act.rest);
  if (asked !== '') return found(act, askedIn(act, asked, null));
  return {
    type: 'ask',
    form: filled(forms.explore, { seasons: latestSeasons(todayOf(act), seasonsOffered) }),
    otherwise: sayInWords(forms.explore),
  };
}

/** « bourgeons », « bourgeons 2026 » */
export async function showBuds(act: Act): Promise<Answer> {
  return found(act, askedIn(act, sentenceOf(act.rest), 'bud'));
}

/** « tests arrêtés », « tests accueil »: what was tried and what it taught, whether it lives or has stopped. */
export async function showTrialsTold(act: Act): Promise<Answer> {
  return found(act, askedIn(act, sentenceOf(act.rest), 'trial'));
}

/** « Ce qui a été décidé », « réponses 2026 »: what was answered to those who proposed to make a trial ordinary, and why. */
export async function showDecisions(act: Act): Promise<Answer> {
  return found(act, askedIn(act, sentenceOf(act.rest), 'decision'));
}

export async function latestStories(act: Act): Promise<Answer> {
  return found(act, { words: '', season: null, kind: null });
}

export async function exploreFromForm(act: Act): Promise<Answer> {
  const [season, kind] = [seasonOfKey(textOf(act.values.season)), textOf(act.values.kind)];
  return found(act, {
    words: sentenceOf(textOf(act.values.words)),
    season: season && seasonKey(season),
    kind: libraryKinds.find((one) => one === kind) ?? null,
  });
}

function askedIn(act: Act, said: string, kind: LibraryKind | null): Asked {
  const whole = seasonSaid(said, todayOf(act));
  if (whole) return { words: '', season: seasonKey(whole), kind };
  const { season, rest } = seasonIn(said, todayOf(act));
  return { words: rest, season: season && seasonKey(season), kind };
}

/** A page of the search that was made then. */
type NamedPlace = Named<{ readonly search: string; readonly place: number }>;

export async function nextStories(act: Act, named?: NamedPlace): Promise<Answer> {
  return turnPage(act, named, perPage);
}

export async function previousStories(act: Act): Promise<Answer> {
  return turnPage(act, undefined, -perPage);
}

/** The search a button names must still be the one that is kept; in words, it is the last one. */
async function turnPage(act: Act, named: NamedPlace, step: number): Promise<Answer> {
  const search = await act.tx.library.search(act.person.id);
  if (!search || (named !== undefined && named?.search !== searchName(search))) return say(kinds.searchOver);
  // A card leads one page further at most.
  const place = named ? Math.min(named.place, search.place + perPage) : search.place + step;
  return found(act, search, Math.max(0, place));
}

async function found(act: Act, { words, season, kind }: Asked, place = 0): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const stretch = season === null ? null : seasonOfKey(season);
  const search: LibrarySearch = {
    organisationId: organisation.id,
    personId: person.id,
    words: foldedName(words)
      .split(' ')
      .filter((one) => one !== '')
      .slice(0, wordsAtMost)
      .map((one) => [...one].slice(0, lettersAtMost).join('')),
    roughly: false,
    within: stretch && stretchOf(stretch),
    kind,
  };
  const roughly = search.words.length > 0 && (await tx.library.open(search, 0, 1)).length === 0;
  const page = await tx.library.open({ ...search, roughly }, place, perPage + 1);
  // Past the end, since something was taken back meanwhile: the page before is the last.
  if (page.length === 0 && place > 0) return found(act, { words, season, kind }, Math.max(0, place - perPage));
  const searched = words !== '' || season !== null || kind !== null;
  if (page.length === 0) return say(kinds.noStories, { searched });

  const shown = page.slice(0, perPage);
  const kept: Search = { words, season, kind, place, shown: shown.map((one) => one.id), searchedAt: now };
  await tx.library.keepSearch(person.id, kept);
  const how = { search: searchName(kept), words: search.words.length > 0, roughly, place, more: page.length > perPage };
  const named = shown.map(({ id, state }, index) => [`${partOf[state] === 'trials' ? 'trial' : 'story'}${index}`, id] as const);
  return say(kinds.stories, { ...how, ...Object.fromEntries(named) });
}

const searchName = ({ searchedAt }: Pick<Search, 'searchedAt'>) => String(searchedAt.epochMilliseconds);

/** By its number on the page, by the button, or in words: « lire 2 ». */
export async function readStory(act: Act, named?: Named<{ readonly item: string; readonly page?: number }>): Promise<Answer> {
  const number = Number(act.rest.match(/\d+/)?.[0] ?? 1);
  const id = named === undefined ? (await act.tx.library.search(act.person.id))?.shown[number - 1] : named?.item;
  if (id === undefined) return say(kinds.storyNotOpen);
  const at = named?.page ?? 0;
  // « En parler avec ces personnes », in words, is about what was opened last.
  const opened = (item: string) => act.tx.library.keepRead(act.person.id, item);
  if (await storyReadBy(act, id, at)) {
    await opened(aboutStory(id));
    return say(kinds.storyRead, { story: id, at });
  }
  if (!(await trialReadBy(act, id, at))) return say(kinds.storyNotOpen);
  await opened(aboutTrial(id));
  return say(kinds.trialRead, { trial: id, at });
}
