import { Temporal } from 'temporal-polyfill';
import type { How } from '../../fakes/slack/faults.ts';
import { asFields } from '../../fakes/slack/json.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { actionsIn } from '../../fakes/teams/limits.ts';
import type { TeamsShown } from '../../fakes/teams/people.ts';
import { visibleActivity } from '../../fakes/teams/reading.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import { cardIn, type TeamsActivity } from '../../fakes/teams/world.ts';
import { notices } from '../../src/cards/notices.ts';
import { isGoodMoment, localDate } from '../../src/domain/calendar.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import type { Chance } from '../../support/random.ts';
import type { Facts } from '../crash/facts.ts';
import { twice } from '../crash/posts.ts';
import { screens, staleness } from '../crash/promises.ts';
import type { Stream } from '../crash/stream.ts';
import { directoryId } from '../support/chat-teams.ts';

/** Something told in Teams. */
export interface ToldInTeams {
  /** In the sentence, wherever it is shown. */
  readonly tag: string;
  readonly teller: string;
  /** `unknown`: they asked, and nobody knows whether it was heard. */
  withdrawn: 'no' | 'sure' | 'unknown';
}

/** Those of the organisation who are in Teams: they tell, listen, correct themselves. */
export interface TeamsTown {
  readonly told: readonly ToldInTeams[];
  begin(): Promise<void>;
  /** Each does something, at the same time. */
  burst(): Promise<void>;
  /** Who was not answered says it again. */
  again(): Promise<void>;
  /** Teams' bad days are over. */
  calm(): void;
}

const zone = 'Europe/Paris';
/** With what they typed: they say it again. */
const apology = /rien pu enregistrer/;

/** How often each thing happens to a call. */
const chances: readonly { readonly how: How; readonly often: number; readonly methods: readonly string[] }[] = [
  { how: 'accept-then-500', often: 0.03, methods: ['send'] },
  { how: 'accept-then-reset', often: 0.03, methods: ['send'] },
  { how: '503', often: 0.04, methods: ['send', 'edit', 'open', 'member'] },
  { how: '500', often: 0.03, methods: ['send', 'edit', 'member'] },
  { how: 'reset', often: 0.03, methods: ['send', 'edit', 'open'] },
];

export function startTeamsTown(teams: FakeTeams, random: Chance, { size }: { readonly size: number }): TeamsTown {
  const people = Array.from({ length: size }, (_, index) => directoryId(`UEQUIPE${index}`));
  people.forEach((id, index) => {
    teams.addUser({ id, name: `Collègue ${index + 1}`, zone, locale: 'fr-FR' });
  });
  const volunteers = new Set(people.slice(0, Math.ceil(size / 3)));
  const times = Number.POSITIVE_INFINITY;
  const faults = chances.flatMap(({ how, often, methods }) =>
    methods.map((method) => teams.fail({ method, how, times, match: () => random.happens(often) })),
  );
  const told: ToldInTeams[] = [];
  /** What nobody has answered yet, of each. */
  const unanswered = new Map<string, ToldInTeams | 'volunteering'>();

  const screen = (id: string) => [...teams.person(id).messages(), ...teams.person(id).ephemerals()].filter(({ fromBot }) => fromBot);
  const isAnswered = (id: string, waits: ToldInTeams | 'volunteering') =>
    screen(id).some(
      ({ visible }) => visible.includes(waits === 'volunteering' ? 'bienvenue dans l’équipe' : waits.tag) && !apology.test(visible),
    );

  async function tell(id: string): Promise<void> {
    const one: ToldInTeams = { tag: `(équipe ${told.length + 1})`, teller: id, withdrawn: 'no' };
    told.push(one);
    unanswered.set(id, one);
    await teams.person(id).dm(`initiative On a planté des haies ${one.tag}`);
  }

  async function withdraw(id: string, card: TeamsShown, one: ToldInTeams): Promise<void> {
    one.withdrawn = 'unknown';
    const { body } = await teams.person(id).press(card, 'Retirer');
    // What failed is said instead.
    if (body.includes(notices.fr.noted)) one.withdrawn = 'sure';
  }

  async function act(id: string): Promise<void> {
    const person = teams.person(id);
    if (unanswered.has(id)) return;
    if (volunteers.has(id) && random.happens(0.3)) return void (await person.dm(random.pick(['oui', 'passe']) ?? 'oui'));
    const mine = told.filter(({ teller, withdrawn }) => teller === id && withdrawn === 'no');
    const one = random.happens(0.25) ? random.pick(mine) : undefined;
    const card = one && screen(id).find(({ visible, buttons }) => visible.includes(one.tag) && buttons.includes('Retirer'));
    if (one && card) return withdraw(id, card, one);
    if (random.happens(0.35)) await tell(id);
  }

  return {
    told,
    async begin() {
      await Promise.all(
        [...volunteers].map(async (id) => {
          unanswered.set(id, 'volunteering');
          await teams.person(id).dm('volontaire');
        }),
      );
    },
    async burst() {
      await Promise.all(people.map(act));
    },
    async again() {
      await Promise.all(
        [...unanswered].map(async ([id, waits]) => {
          if (isAnswered(id, waits)) return unanswered.delete(id);
          return teams.person(id).again();
        }),
      );
    },
    calm() {
      for (const fault of faults) fault.cancel();
    },
  };
}

/** A message as it was when it left, and as it stands. */
interface Left {
  readonly activity: TeamsActivity;
  readonly to: string;
  /** What it said first, and says now. */
  readonly words: string;
  readonly now: string;
  /** The bot holds it for sent. */
  readonly known: boolean;
  /** What the bot said on its own: the button names each delivery. */
  readonly deliveries: readonly string[];
  /** The answer to what was told. */
  readonly noted: boolean;
}

/** What there is to check: those who are in Teams, those in Slack with whom they are one organisation, and what is kept. */
export interface Lived {
  readonly teams: FakeTeams;
  readonly town: TeamsTown;
  readonly slack: FakeSlack;
  readonly stream: Stream;
  readonly facts: Facts;
  /** When a sending may have been cut off: by a death, a database that went away, a cable. Epoch milliseconds of everybody's clock. */
  readonly hurtAt: ReadonlySet<number>;
}

/** Every promise that was broken to those who are in Teams, one sentence each, and how much there was to check. */
export function checkTeams(lived: Lived): { readonly broken: readonly string[]; readonly checked: Readonly<Record<string, number>> } {
  const all = readTeams(lived);
  return { broken: promises(lived, all), checked: figures(lived, all) };
}

function promises(lived: Lived, all: readonly Left[]): readonly string[] {
  const { teams, town, slack, stream, facts } = lived;
  const { world } = teams;
  const arrived = new Set(all.map(({ activity }) => activity.id));
  const noted = all.flatMap(({ to, words, noted }) =>
    noted ? town.told.filter(({ tag, teller }) => teller === to && words.includes(tag)).map(({ tag }) => tag) : [],
  );
  const unprompted = all.filter(({ deliveries }) => deliveries.length > 0);
  const days = unprompted.filter(({ known }) => known).map(({ activity, to }) => ({ to, day: dayOf(activity.at) }));
  return [
    ...world.violations
      .filter(({ problem }) => !problem.startsWith('answered in'))
      .map(({ method, problem }) => `Teams refuses ${method}: ${problem}`),
    ...town.told.flatMap((one) => sentence(one, facts, noted)),
    ...repeats(lived, all),
    ...facts.posts
      .filter(({ platform, message }) => platform === 'teams' && message !== null && !arrived.has(message))
      .map(({ message }) => `The message ${message} counts as sent in Teams, and never came.`),
    ...[...town.told, ...stream.told].flatMap(({ tag }) => {
      const isStale = staleness(tag, facts);
      return all.filter(({ known, now }) => known && isStale(now)).map(({ to }) => `${to} still sees in Teams ${tag} as it no longer is.`);
    }),
    ...screens(slack, stream, facts, town.told),
    ...unprompted.filter(({ activity }) => !isGoodTime(activity.at)).map(({ activity, to }) => `${to} was written to at ${activity.at}.`),
    ...twice(days.map(({ to, day }) => `${to} on ${day}`)).map((one) => `Written to twice: ${one}.`),
    ...days
      .filter((one) => days.filter(({ to, day }) => to === one.to && isInWeekFrom(one.day, day)).length > settings.messagesAWeek)
      .map(({ to, day }) => `${to} was written to too often in the seven days from ${day}.`),
  ];
}

function figures({ teams: { world }, town, stream }: Lived, all: readonly Left[]): Readonly<Record<string, number>> {
  const gone = [...town.told, ...stream.told].filter(({ withdrawn }) => withdrawn === 'sure').map(({ tag }) => tag);
  return {
    told: town.told.length,
    withdrawn: town.told.filter(({ withdrawn }) => withdrawn === 'sure').length,
    onTheirOwn: all.filter(({ deliveries }) => deliveries.length > 0).length,
    takenBack: all.filter(({ words, now }) => gone.some((tag) => words.includes(tag) && !now.includes(tag))).length,
    doubts: world.calls.filter(({ method, outcome }) => method === 'send' && outcome.startsWith('accept-then')).length,
  };
}

function readTeams({ teams: { world }, facts }: Lived): readonly Left[] {
  const known = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  return world.activities
    .filter(({ author, deleted }) => author === 'bot' && !deleted)
    .map((activity) => {
      const first = activity.versions[0] ?? {};
      const buttons = actionsIn(cardIn(first)).map(({ data }) => asFields(asFields(data).vendange));
      return {
        activity,
        to: world.conversations.get(activity.conversation)?.members[0] ?? '',
        words: visibleActivity(first),
        now: visibleActivity(activity.versions.at(-1) ?? {}),
        known: known.has(`${activity.conversation} ${activity.id}`),
        deliveries: buttons.flatMap(({ action, value }) => (action === 'later' ? [String(value)] : [])),
        noted: buttons.some(({ action }) => action === 'set-aside'),
      };
    });
}

/** Nothing can be looked for in Teams: a message is said again when it is not known whether it came, and never otherwise (P40). */
function repeats({ teams: { world }, town, hurtAt }: Lived, all: readonly Left[]): string[] {
  const outcomes = new Map(world.calls.map(({ body, outcome }) => [body, outcome]));
  const isInDoubt = ({ activity }: Left) => hurtAt.has(activity.at) || outcomes.get(activity.versions[0] ?? {}) !== 'ok';
  const copies = new Map<string, Left[]>();
  for (const one of all) {
    const tags = one.noted ? town.told.filter(({ tag, teller }) => teller === one.to && one.words.includes(tag)) : [];
    for (const what of [...one.deliveries.map((id) => `delivery ${id}`), ...tags.map(({ tag }) => `what was noted of ${tag}`)])
      copies.set(`${what} to ${one.to}`, [...(copies.get(`${what} to ${one.to}`) ?? []), one]);
  }
  return [...copies].flatMap(([what, theirs]) =>
    theirs
      .slice(0, -1)
      .filter((one) => !isInDoubt(one))
      .map(({ activity }) => `In Teams, ${what} came at ${activity.at}, for sure, and came again.`),
  );
}

function sentence({ tag, withdrawn }: ToldInTeams, facts: Facts, noted: readonly string[]): string[] {
  const stored = facts.initiatives.filter(({ sentence }) => sentence.includes(tag)).length;
  const least = withdrawn === 'no' ? 1 : 0;
  const most = withdrawn === 'sure' ? 0 : 1;
  return [
    ...(stored < least || stored > most ? [`${tag}, told in Teams, is stored ${stored} times.`] : []),
    ...(withdrawn === 'no' && !noted.includes(tag) ? [`${tag} was told in Teams, and not noted.`] : []),
  ];
}

const settings = settingsSchema.parse({});
const dayOf = (at: number) => localDate({ zone }, Temporal.Instant.fromEpochMilliseconds(at));
const isInWeekFrom = (first: Temporal.PlainDate, day: Temporal.PlainDate) => {
  const { days } = day.since(first, { largestUnit: 'days' });
  return days >= 0 && days < 7;
};
const isGoodTime = (at: number) =>
  isGoodMoment(
    {
      zone,
      territory: 'metropole',
      days: settings.workDays,
      from: settings.workFrom,
      until: settings.workUntil,
      absences: [],
      holidayOverrides: [],
    },
    Temporal.Instant.fromEpochMilliseconds(at),
  );
