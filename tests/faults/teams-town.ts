import { Temporal } from 'temporal-polyfill';
import { isGoodMoment, localDate } from '../../src/domain/calendar.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import type { Facts } from '../crash/facts.ts';
import { twice } from '../crash/posts.ts';
import type { Chance } from '../crash/random.ts';
import type { How } from '../fakes/slack/faults.ts';
import { asFields } from '../fakes/slack/json.ts';
import { actionsIn } from '../fakes/teams/limits.ts';
import type { TeamsShown } from '../fakes/teams/people.ts';
import { visibleActivity } from '../fakes/teams/reading.ts';
import type { FakeTeams } from '../fakes/teams/server.ts';
import { cardIn, type TeamsActivity } from '../fakes/teams/world.ts';
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
    const { shown } = await teams.person(id).press(card, 'Retirer');
    if (shown === 'in place') one.withdrawn = 'sure';
  }

  async function act(id: string): Promise<void> {
    const person = teams.person(id);
    if (unanswered.has(id)) return;
    if (volunteers.has(id) && random.happens(0.3)) return void (await person.dm(random.pick(['oui', 'passe']) ?? 'oui'));
    const mine = told.filter(({ teller, withdrawn }) => teller === id && withdrawn === 'no');
    const one = random.happens(0.15) ? random.pick(mine) : undefined;
    const card = one && screen(id).find(({ visible, buttons }) => visible.includes(one.tag) && buttons.includes('Retirer'));
    if (one && card) return withdraw(id, card, one);
    if (random.happens(0.25)) await tell(id);
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

/** A message as it was when it left. */
interface Left {
  readonly activity: TeamsActivity;
  readonly to: string;
  readonly words: string;
  /** What the bot said on its own: the button names each delivery. */
  readonly deliveries: readonly string[];
  /** The answer to what was told. */
  readonly noted: boolean;
}

/** Every promise that was broken to those who are in Teams, one sentence each. `cuts`: how often a sending was cut off. */
export function teamsPromises(teams: FakeTeams, town: TeamsTown, facts: Facts, cuts: number): readonly string[] {
  const { world } = teams;
  const all = world.activities.filter(({ author, deleted }) => author === 'bot' && !deleted);
  const left = all.map((activity): Left => {
    const buttons = actionsIn(cardIn(activity.versions[0] ?? {})).map(({ data }) => asFields(asFields(data).vendange));
    return {
      activity,
      to: world.conversations.get(activity.conversation)?.members[0] ?? '',
      words: visibleActivity(activity.versions[0] ?? {}),
      deliveries: buttons.flatMap(({ action, value }) => (action === 'later' ? [String(value)] : [])),
      noted: buttons.some(({ action }) => action === 'set-aside'),
    };
  });
  const known = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  const isKnown = ({ activity: { conversation, id } }: Left) => known.has(`${conversation} ${id}`);
  const said = left.flatMap(({ to, deliveries }) => deliveries.map((id) => `${id} to ${to}`));
  const noted = left.flatMap(({ to, words, noted }) =>
    noted ? town.told.filter(({ tag, teller }) => teller === to && words.includes(tag)).map(({ tag }) => tag) : [],
  );
  // Nothing can be looked for in Teams: said again after each doubt, and never otherwise (README, « once »).
  const repeats = said.length - new Set(said).size + noted.length - new Set(noted).size;
  const doubts = world.calls.filter(({ method, outcome }) => method === 'send' && outcome.startsWith('accept-then')).length;
  const unprompted = left.filter(({ deliveries }) => deliveries.length > 0);
  return [
    ...world.violations
      .filter(({ problem }) => !problem.startsWith('answered in'))
      .map(({ method, problem }) => `Teams refuses ${method}: ${problem}`),
    ...town.told.flatMap((one) => sentence(one, facts, noted)),
    ...(repeats > doubts + cuts ? [`In Teams ${repeats} messages came again, for ${doubts} doubts and ${cuts} deaths and cuts.`] : []),
    ...facts.posts
      .filter(({ platform, message }) => platform === 'teams' && message !== null && !all.some(({ id }) => id === message))
      .map(({ message }) => `The message ${message} counts as sent in Teams, and never came.`),
    ...left
      .filter(isKnown)
      .flatMap(({ activity }) =>
        town.told
          .filter(({ tag, withdrawn }) => withdrawn === 'sure' && visibleActivity(activity.versions.at(-1) ?? {}).includes(tag))
          .map(({ tag }) => `${tag} was withdrawn, and is still shown in Teams.`),
      ),
    ...unprompted.filter(({ activity }) => !isGoodTime(activity.at)).map(({ activity, to }) => `${to} was written to at ${activity.at}.`),
    ...twice(unprompted.filter(isKnown).map(({ activity, to }) => `${to} on ${dayOf(activity.at)}`)).map(
      (one) => `Written to twice: ${one}.`,
    ),
  ];
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
const dayOf = (at: number) => localDate({ zone }, Temporal.Instant.fromEpochMilliseconds(at)).toString();
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
