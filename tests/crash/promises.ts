import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Queryable } from '../../adapters/postgres/database.ts';
import { isGoodMoment, localDate, type WorkingTime } from '../../src/domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../../src/domain/holidays.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import { controlsOf } from '../fakes/slack/forms.ts';
import { visibleMessage } from '../fakes/slack/reading.ts';
import type { Sent } from '../fakes/slack/sent.ts';
import type { FakeSlack } from '../fakes/slack/server.ts';
import type { Stream, Told } from './stream.ts';

const Facts = z.object({
  initiatives: z.array(z.object({ id: z.string(), sentence: z.string(), state: z.string(), teller: z.string() })),
  readers: z.array(z.object({ initiative: z.string(), person: z.string() })),
  meetings: z.array(z.object({ id: z.string(), initiative: z.string() })),
  said: z.array(z.object({ kind: z.string(), state: z.string(), slot: z.string(), initiative: z.string().nullable() })),
  unsettled: z.array(z.object({ what: z.string(), state: z.string(), times: z.number() })),
  posts: z.array(z.object({ conversation: z.string().nullable(), message: z.string().nullable() })),
});
export type Facts = z.output<typeof Facts>;

/** What the database holds in the end. */
export async function readFacts(tx: Queryable, now: Temporal.Instant): Promise<Facts> {
  const rows = async (sql: string, params: readonly unknown[] = []) => (await tx.query(sql, params)).rows;
  return Facts.parse({
    initiatives: await rows(
      `select n.id, n.sentence, n.state, i.external_id as teller from initiatives n
         join carriers c on c.initiative_id = n.id join identities i on i.person_id = c.person_id`,
    ),
    readers: await rows(
      'select r.initiative_id as initiative, i.external_id as person from readers r join identities i on i.person_id = r.person_id',
    ),
    meetings: await rows(`select id, initiative_id as initiative from meetings where state = 'open'`),
    said: await rows(`select kind, state, slot, about->>'initiative' as initiative from deliveries`),
    unsettled: await rows(
      `select 'message ' || kind as what, state, count(*)::int as times from deliveries where state not in ('sent', 'dropped') group by 1, 2
       union all select 'post', state, count(*)::int from posts where state <> 'sent' group by state
       union all select 'task ' || what, state, count(*)::int from agenda
                  where state = 'dead' or not_before <= $1 or leased_until is not null group by what, state`,
      [now.toString()],
    ),
    posts: await rows('select conversation, message from posts'),
  });
}

/** Every promise that was broken, one sentence each; none when all were kept. */
export function brokenPromises(slack: FakeSlack, stream: Stream, facts: Facts, kills: number): readonly string[] {
  const read = reader(slack);
  const posts = slack
    .sent()
    .filter((one) => one.via === 'chat.postMessage')
    .map(read);
  return [
    ...slack.violations.map((one) => `Slack refuses what ${one.method} was given: ${one.path} ${one.reason}`),
    ...facts.unsettled.map((one) => `In the end, ${one.what} is ${one.state}, ${one.times} times.`),
    ...stream.told.flatMap((one) => sentences(one, facts)),
    ...onceEach(slack, stream, posts, kills),
    ...answersToWords(stream, posts),
    ...invitations(stream, facts, posts),
    ...stream.people.flatMap((person) => attention(slack, stream, person, posts)),
    ...news(facts),
    ...screens(slack, stream, facts),
  ];
}

/** A post as it was when it left. */
interface Post {
  readonly sent: Sent;
  /** Who reads it, besides the bot. */
  readonly to: readonly string[];
  readonly words: string;
  readonly buttons: readonly { readonly intent: string; readonly subject: string }[];
  /** What the bot says to a person on its own can be put off: the button names the delivery. */
  readonly deliveries: readonly string[];
  /** The beginning of a meeting, to several people at once. */
  readonly together: boolean;
}

const Subject = z.object({ subject: z.string() });

function reader(slack: FakeSlack): (sent: Sent) => Post {
  return (sent) => {
    const buttons = controlsOf(sent.original.blocks)
      .filter(({ element }) => element.type === 'button')
      .map(({ actionId, element }) => ({
        intent: actionId.replace(/:\d+$/, ''),
        subject: Subject.parse(JSON.parse(String(element.value))).subject,
      }));
    const channel = slack.world.channels.get(sent.channel);
    return {
      sent,
      to: [...(channel?.members ?? [])].filter((member) => member !== slack.team.bot),
      words: visibleMessage(sent.original),
      buttons,
      deliveries: buttons.filter(({ intent }) => intent === 'later').map(({ subject }) => subject),
      together: channel?.kind === 'mpim',
    };
  };
}

function sentences(one: Told, facts: Facts): string[] {
  const stored = facts.initiatives.filter((initiative) => initiative.sentence.includes(one.tag));
  const words = stored.map(({ sentence }) => sentence);
  const broken = [];
  if (words.length > 1) broken.push(`${one.tag} is stored ${words.length} times.`);
  if (one.told === 'sure' && one.withdrawn === 'no' && words.length === 0) broken.push(`${one.tag} was acknowledged, and is lost.`);
  if (one.withdrawn === 'sure' && words.length > 0) broken.push(`${one.tag} was withdrawn, and is still there.`);
  const last = one.sentences.findLastIndex(({ known }) => known === 'sure');
  const possible = one.sentences.slice(Math.max(last, 0)).map(({ text }) => text);
  for (const sentence of words) if (!possible.includes(sentence)) broken.push(`${one.tag} was corrected, and is not.`);
  return broken;
}

function onceEach(slack: FakeSlack, stream: Stream, posts: readonly Post[], kills: number): string[] {
  const alone = posts.filter(({ together }) => !together);
  const meetings = posts
    .filter(({ together }) => together)
    .flatMap(({ sent, words }) => tagsIn(stream, words).map((tag) => `${tag} in ${sent.channel}`));
  // The bot may not read conversations between people: what it is unsure of there, it says again (README, « once »).
  const doubts = slack.calls.filter(
    ({ method, body, outcome }) =>
      method === 'chat.postMessage' && outcome.startsWith('accept-then') && slack.world.channels.get(String(body.channel))?.kind === 'mpim',
  ).length;
  const repeats = meetings.length - new Set(meetings).size;
  return [
    ...twice(posts.map(({ sent }) => sent.key ?? 'without a key')).map((key) => `The post ${key} is there more than once.`),
    ...twice(alone.flatMap(({ to, deliveries }) => deliveries.map((id) => `${id} to ${to}`))).map(
      (one) => `The message ${one} was sent more than once.`,
    ),
    ...(repeats > doubts + kills ? [`Meetings were announced ${repeats} times too often, for ${doubts} doubts and ${kills} deaths.`] : []),
  ];
}

function tagsIn(stream: Stream, words: string): readonly string[] {
  return stream.told.filter(({ tag }) => words.includes(tag)).map(({ tag }) => tag);
}

/** What people write is answered by a message of its own: one, unless they withdrew before it could leave. */
function answersToWords(stream: Stream, posts: readonly Post[]): string[] {
  const direct = posts.filter(({ deliveries, together }) => deliveries.length === 0 && !together);
  return stream.told
    .filter(({ byWords }) => byWords)
    .flatMap(({ tag, told, teller, withdrawn }) => {
      const notes = direct.filter(
        ({ to, words, buttons }) => to.includes(teller) && words.includes(tag) && buttons.some(({ intent }) => intent === 'set-aside'),
      ).length;
      const least = told === 'sure' && withdrawn === 'no' ? 1 : 0;
      return notes > 1 || notes < least ? [`${tag} was noted ${notes} times.`] : [];
    });
}

function invitations(stream: Stream, facts: Facts, posts: readonly Post[]): string[] {
  const invited = posts
    .filter(({ buttons }) => buttons.some(({ intent }) => intent === 'accept-invitation'))
    .flatMap(({ to, words, buttons }) =>
      // A merged post may hold news of somebody's own initiative beside an invitation.
      tagsIn(stream, words)
        .filter((tag) => !to.some((person) => stream.told.some((one) => one.tag === tag && one.teller === person)))
        .map((tag) => ({ to: to.join(), tag, invitation: buttons.find(({ intent }) => intent === 'accept-invitation')?.subject ?? '' })),
    );
  // Put off by « Plus tard », the very same invitation comes again: another message (`onceEach`), not another invitation.
  const asked = new Set(invited.map(({ to, tag, invitation }) => `${invitation} ${to} to ${tag}`));
  const listed = new Set(facts.readers.map(({ initiative, person }) => `${initiative} ${person}`));
  return [
    ...twice([...asked].map((one) => one.slice(one.indexOf(' ') + 1))).map((one) => `${one} was invited more than once.`),
    ...invited.flatMap(({ to, tag }) => {
      const initiative = facts.initiatives.find(({ sentence }) => sentence.includes(tag));
      return initiative && !listed.has(`${initiative.id} ${to}`) ? [`${to} read ${tag}, and is not listed.`] : [];
    }),
  ];
}

/** Working hours, absences, one message a day and two a week. */
function attention(slack: FakeSlack, stream: Stream, person: string, posts: readonly Post[]): string[] {
  const zone = slack.world.user(slack.team.id, person)?.tz ?? 'Europe/Paris';
  const settings = settingsSchema.parse({});
  const workingAt = (at: number): WorkingTime => ({
    zone,
    territory: TERRITORIES.find((one) => defaultZone(one) === zone) ?? 'metropole',
    days: settings.workDays,
    from: settings.workFrom,
    until: settings.workUntil,
    absences: stream.absences.filter((one) => one.person === person && one.since <= at),
    holidayOverrides: [],
  });
  const unprompted = posts.filter(({ to, deliveries, together }) => to.includes(person) && (deliveries.length > 0 || together));
  // The beginning of a meeting answers the volunteer's "yes"; repeated for want of certainty, it counts once.
  const meetings = new Set<string>();
  const counted = unprompted.filter(({ sent, words, together }) => {
    if (!together) return true;
    const [tag = ''] = tagsIn(stream, words);
    const place = `${tag} in ${sent.channel}`;
    if (meetings.has(place)) return false;
    meetings.add(place);
    return stream.told.some((one) => one.tag === tag && one.teller === person);
  });
  const days = counted.map(({ sent }) => localDate({ zone }, Temporal.Instant.fromEpochMilliseconds(sent.at)));
  return [
    ...unprompted
      .filter(({ sent }) => !isGoodMoment(workingAt(sent.at), Temporal.Instant.fromEpochMilliseconds(sent.at)))
      .map(({ sent }) => `${person} was written to at ${new Date(sent.at).toISOString()} (${zone}), outside their hours.`),
    ...twice(days.map(String)).map((day) => `${person} was written to twice on ${day}.`),
    ...days.flatMap((day) => {
      const week = days.filter((other) => other.since(day).days >= 0 && other.since(day, { largestUnit: 'days' }).days < 7).length;
      return week > settings.messagesAWeek ? [`${person} was written to ${week} times in the seven days from ${day}.`] : [];
    }),
  ];
}

/** Whoever told an initiative hears what becomes of it. */
function news(facts: Facts): string[] {
  const heard = (initiative: string, kinds: readonly string[], slot?: string) =>
    facts.said.some(
      (one) =>
        one.initiative === initiative && kinds.includes(one.kind) && one.state === 'sent' && (slot === undefined || one.slot === slot),
    );
  return [
    ...facts.meetings
      .filter(({ id, initiative }) => !heard(initiative, ['meeting', 'introduction'], id))
      .map(({ initiative }) => `Somebody said yes to ${initiative}, and its teller does not know.`),
    ...facts.initiatives
      .filter(({ id, state }) => state === 'waiting' && !heard(id, ['nobodyFound', 'chosenUnavailable']))
      .map(({ id }) => `Nobody was found for ${id}, and its teller does not know.`),
    ...facts.initiatives
      .filter(({ state }) => state === 'held' || state === 'searching')
      .map(({ id, state }) => `${id} is still ${state} after weeks.`),
  ];
}

/** What conversations show in the end: the sentence as it is now, and nothing of what was withdrawn. */
function screens(slack: FakeSlack, stream: Stream, facts: Facts): string[] {
  const shown = slack.sent().filter((one) => !one.ephemeral && one.deletedAt === undefined);
  const edits = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  return stream.told.flatMap(({ tag }) => {
    const initiative = facts.initiatives.find(({ sentence }) => sentence.includes(tag));
    const stale = shown
      .filter(({ visible }) => visible.includes(tag) && !(initiative && visible.includes(initiative.sentence)))
      // A repeat in a conversation between people, of which the bot may not know (`onceEach`).
      .filter((one) => one.to !== undefined || edits.has(`${one.channel} ${one.ts}`));
    return stale.map(
      (one) =>
        `${one.to} still sees ${tag} ${initiative ? 'as it was before' : 'which was withdrawn'} (${one.via}, ${edits.has(`${one.channel} ${one.ts}`) ? 'known' : 'unknown'} to the bot).`,
    );
  });
}

function twice(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
