import { z } from 'zod';
import type { Queryable } from '../../adapters/postgres/database.ts';
import { asFields, type Fields } from '../../fakes/slack/json.ts';
import { visibleMessage, visibleText } from '../../fakes/slack/reading.ts';
import type { Sent } from '../../fakes/slack/sent.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { actionsIn } from '../../fakes/teams/limits.ts';
import { visibleActivity } from '../../fakes/teams/reading.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import { cardIn } from '../../fakes/teams/world.ts';
import type { Broken, Invariant, OnScreen, Step } from '../invariants/invariant.ts';
import type { Citizen } from '../population.ts';
import type { News, Received, Told, Town } from '../town.ts';
import { buttonsOf } from './doing.ts';

/* What a town lived, as its screens tell it: nothing of it comes from the bot, but which messages it knows of. */

export interface Lived {
  readonly town: Town;
  readonly slack: FakeSlack;
  readonly teams?: FakeTeams;
  /** How often a sending was cut off, by a death or otherwise. */
  readonly cuts: number;
  /** When that was, on everybody's clock, epoch milliseconds. */
  readonly hurtAt?: ReadonlySet<number>;
}

const Initiative = z.object({ id: z.string(), sentence: z.string() });
const Known = z.object({ conversation: z.string().nullable(), message: z.string().nullable() });

/** Every promise that was broken, one sentence each, once everything had its time; none when all were kept. */
export async function brokenPromises(invariants: readonly Invariant[], lived: Lived, tx: Queryable): Promise<readonly string[]> {
  const step = await stepOf(lived, tx);
  const broken: string[] = [];
  for (const { name, check } of invariants) broken.push(...(await check(step)).map((one) => `${name}: ${sentenceOf(one)}`));
  return broken;
}

const sentenceOf = ({ citizen, kind, what }: Broken) => `${citizen === null ? '' : `person ${citizen} `}(${kind}) ${what}`;

async function stepOf({ town, slack, teams, cuts, hurtAt = new Set() }: Lived, tx: Queryable): Promise<Step> {
  const ask: Step['ask'] = async (row, sql, params = []) => (await tx.query(sql, params)).rows.map((one) => row.parse(one));
  const posts = await ask(Known, 'select conversation, message from posts');
  const known = new Set(posts.map(({ conversation, message }) => placeOf(conversation, message)));
  const kept = await ask(Initiative, 'select id::text, sentence from initiatives');
  for (const told of town.told) told.id ??= kept.find(({ sentence }) => sentence.includes(told.tag))?.id ?? told.tag;

  const inSlack = slackScreens(slack, town, known);
  const inTeams = teams && teamsScreens(teams, town, known, hurtAt);
  const there = new Set([...inSlack.places, ...(inTeams?.places ?? [])]);
  return {
    town,
    received: [...inSlack.received, ...(inTeams?.received ?? [])].sort((one, other) => one.at - other.at),
    also: new Set(['week', 'end', 'settled']),
    kills: cuts,
    doubts: inSlack.doubts,
    platforms: {
      screens: () => [...inSlack.screens, ...(inTeams?.screens ?? [])],
      isThere: (_platform, conversation, message) => there.has(placeOf(conversation, message)),
      refusals: [...inSlack.refusals, ...(inTeams?.refusals ?? [])],
      filesOf: ({ externalId, platform }) => (platform === 'slack' ? slack.person(externalId).files().length : 0),
    },
    ask,
  };
}

const placeOf = (conversation: string | null, message: string | null) => `${conversation} ${message}`;

interface Seen {
  readonly received: readonly Received[];
  readonly screens: readonly OnScreen[];
  readonly places: readonly string[];
  readonly refusals: readonly string[];
}

function slackScreens(slack: FakeSlack, town: Town, known: ReadonlySet<string>): Seen & { readonly doubts: number } {
  const sent = slack.sent();
  const isGroup = (channel: string) => slack.world.channels.get(channel)?.kind === 'mpim';
  /** Somebody who is gone has closed their conversation; what people say to each other is not the bot's to read: of a repeat there it may not know. */
  const canEdit = (to: string | undefined, place: string) => {
    const reader = to === undefined ? null : town.citizen(to);
    return to === undefined ? known.has(place) : reader === null || !town.hasLeft(reader);
  };
  const membersOf = (channel: string) => [...(slack.world.channels.get(channel)?.members ?? [])].flatMap((id) => town.citizen(id) ?? []);
  return {
    received: sent
      .filter(({ via }) => via === 'chat.postMessage')
      .map((one) => ({
        at: one.at,
        key: keyOf(one),
        to: membersOf(one.channel),
        together: isGroup(one.channel),
        news: newsIn(town, one, isGroup(one.channel)),
        known: !isGroup(one.channel) || known.has(placeOf(one.channel, one.ts)),
        doubtful: false,
      })),
    screens: sent
      .filter(({ ephemeral, deletedAt }) => !ephemeral && deletedAt === undefined)
      .map(({ to, channel, ts, via, edits, visible }) => ({
        readers: to === undefined ? membersOf(channel) : [town.citizen(to)].flatMap((one) => one ?? []),
        together: to === undefined,
        reachable: canEdit(to, placeOf(channel, ts)),
        words: visible,
        by: [via, ...edits.map(({ via, at }) => `${via} at ${new Date(at).toISOString()}`)].join(', '),
      })),
    places: sent.map(({ channel, ts }) => placeOf(channel, ts)),
    refusals: slack.violations.map(({ method, path, reason }) => `${method}: ${path} ${reason}`),
    doubts: slack.calls.filter(
      ({ method, body, outcome }) => method === 'chat.postMessage' && outcome.startsWith('accept-then') && isGroup(String(body.channel)),
    ).length,
  };
}

/** An answer that leaves no trace, such as "everything is erased", has no key: its place is what tells it from the next one. */
const keyOf = ({ key, channel, ts }: Sent) => key ?? placeOf(channel, ts);

/** What the bot says to a person on its own says why. */
export const isUnasked = (words: string) => words.includes('Ce message vous arrive');

/** Buttons that name the delivery of the card where they are. */
const deliveryButtons: ReadonlySet<string> = new Set(['fewer-messages', 'more']);

/** Several pieces of news lie between dividers. */
function newsIn(town: Town, sent: Sent, together: boolean): News[] {
  const { original, channel } = sent;
  const key = keyOf(sent);
  const direct = !together && !isUnasked(visibleMessage(original));
  if (direct) return [newsOf(town, key, visibleMessage(original), buttonsOf(original.blocks), { direct })];
  const parts: (typeof original.blocks)[number][][] = [[]];
  for (const block of original.blocks) {
    if (block.type === 'divider') parts.push([]);
    else parts.at(-1)?.push(block);
  }
  const news = parts.map((part, index) => newsOf(town, `${key}/${index}`, visibleText(part), buttonsOf(part), { direct }));
  const [first] = news;
  if (!together || !first) return news;
  const words = visibleMessage(original);
  const tags = town.told.filter(({ tag }) => words.includes(tag));
  // « Amina, voici Bruno. Bruno, voici Amina. »: Bruno said yes.
  const [, volunteer] = /, voici (.+?)\. \1, voici/.exec(words) ?? [];
  const harvester = town.citizens.find(({ name }) => name === volunteer) ?? null;
  const id = tags.length === 0 ? first.id : `${tags.map(({ tag }) => tag)} in ${channel}`;
  return [{ ...first, id, kind: 'meeting', initiative: tags[0]?.id ?? null, harvester, words }];
}

function newsOf(town: Town, key: string, words: string, offers: News['offers'], { direct }: { readonly direct: boolean }): News {
  const offered = (intent: string) => offers.find((one) => one.intent === intent)?.subject;
  const invitation = offered('accept-invitation');
  const kind = invitation !== undefined ? 'invitation' : direct && offered('set-aside') !== undefined ? 'initiativeNoted' : 'unknown';
  const told: Told | undefined = kind === 'unknown' ? undefined : town.told.find(({ tag }) => words.includes(tag));
  return {
    id: offered('fewer-messages') ?? offered('more') ?? key,
    kind,
    direct,
    // Nobody waits for a message of its own here.
    asked: true,
    slot: invitation ?? '',
    subject: '',
    initiative: told?.id ?? null,
    newsBy: null,
    about: [],
    harvester: null,
    words,
    offers,
  };
}

function teamsScreens({ world }: FakeTeams, town: Town, known: ReadonlySet<string>, hurtAt: ReadonlySet<number>): Seen {
  const outcomes = new Map(world.calls.map(({ body, outcome }) => [body, outcome]));
  const said = world.activities.filter(({ author, deleted }) => author === 'bot' && !deleted);
  const readers = (conversation: string): readonly Citizen[] =>
    (world.conversations.get(conversation)?.members ?? []).slice(0, 1).flatMap((id) => town.citizen(id) ?? []);
  const isKnown = ({ conversation, id }: (typeof said)[number]) => known.has(placeOf(conversation, id));
  return {
    received: said.map((one) => {
      const first = one.versions[0] ?? {};
      const offers = offersIn(first);
      const words = visibleActivity(first);
      const deliveries = new Set(offers.flatMap(({ intent, subject }) => (deliveryButtons.has(intent) ? [subject] : [])));
      const news = newsOf(town, one.id, words, offers, { direct: !isUnasked(words) });
      return {
        at: one.at,
        key: `${one.conversation} ${one.id}`,
        to: readers(one.conversation),
        together: false,
        // What is said together is read together: whom each invitation is about cannot be told.
        news: deliveries.size < 2 ? [news] : [...deliveries].map((id) => ({ ...news, id, kind: 'unknown', initiative: null })),
        known: isKnown(one),
        // Nothing can be looked for in Teams: a message is said again when it is not known whether it came, and never otherwise (P40).
        doubtful: hurtAt.has(one.at) || outcomes.get(first) !== 'ok',
      };
    }),
    screens: said.map((one) => ({
      readers: readers(one.conversation),
      together: false,
      reachable: isKnown(one),
      words: visibleActivity(one.versions.at(-1) ?? {}),
      by: 'in Teams',
    })),
    places: said.map(({ conversation, id }) => placeOf(conversation, id)),
    refusals: world.violations
      .filter(({ problem }) => !problem.startsWith('answered in'))
      .map(({ method, problem }) => `${method}: ${problem}`),
  };
}

/** How much there was to check in Teams. */
export function triedInTeams({ town, teams: { world } }: Lived & { readonly teams: FakeTeams }): Readonly<Record<string, number>> {
  const told = town.told.filter(({ teller }) => teller.platform === 'teams');
  const gone = town.told.filter(({ end }) => end === 'gone').map(({ tag }) => tag);
  const said = world.activities
    .filter(({ author, deleted }) => author === 'bot' && !deleted)
    .map(({ versions }) => ({
      first: versions[0] ?? {},
      words: visibleActivity(versions[0] ?? {}),
      now: visibleActivity(versions.at(-1) ?? {}),
    }));
  return {
    told: told.length,
    withdrawn: told.filter(({ end }) => end === 'gone').length,
    onTheirOwn: said.filter(({ words }) => isUnasked(words)).length,
    takenBack: said.filter(({ words, now }) => gone.some((tag) => words.includes(tag) && !now.includes(tag))).length,
    doubts: world.calls.filter(({ method, outcome }) => method === 'send' && outcome.startsWith('accept-then')).length,
  };
}

/** Buttons of a message of Teams. */
export function offersIn(content: Fields): News['offers'] {
  return actionsIn(cardIn(content)).flatMap(({ data }) => {
    const { action, value } = asFields(asFields(data).vendange);
    return action === undefined ? [] : [{ intent: String(action), subject: String(value) }];
  });
}
