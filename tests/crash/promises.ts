import { Temporal } from 'temporal-polyfill';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { isGoodMoment, localDate, type WorkingTime } from '../../src/domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../../src/domain/holidays.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import type { Facts } from './facts.ts';
import { hasLeft, type Post, reader, twice } from './posts.ts';
import { storyPromises } from './story-promises.ts';
import type { Stream, Told } from './stream.ts';
import { trialPromises } from './trials.ts';

/** Every promise that was broken, one sentence each; none when all were kept. `cuts`: how often a sending was cut off, by a death or otherwise. */
export function brokenPromises(slack: FakeSlack, stream: Stream, facts: Facts, cuts: number): readonly string[] {
  const read = reader(slack);
  const posts = slack
    .sent()
    .filter((one) => one.via === 'chat.postMessage')
    .map(read);
  return [
    ...slack.violations.map((one) => `Slack refuses what ${one.method} was given: ${one.path} ${one.reason}`),
    ...facts.unsettled.map((one) => `In the end, ${one.what} is ${one.state}, ${one.times} times.`),
    ...stream.told.flatMap((one) => sentences(one, stream, facts)),
    ...onceEach(slack, stream, posts, cuts),
    ...received(slack, facts),
    ...answersToWords(stream, posts),
    ...invitations(stream, facts, posts),
    ...stream.people.flatMap((person) => attention(slack, stream, facts, person, posts)),
    ...news(stream, facts),
    ...storyPromises(slack, stream, facts, posts),
    ...trialPromises(stream.trials, facts.everything),
    ...screens(slack, stream, facts, stream.told),
  ];
}

function sentences(one: Told, stream: Stream, facts: Facts): string[] {
  const stored = facts.initiatives.filter((initiative) => initiative.sentence.includes(one.tag));
  const words = stored.map(({ sentence }) => sentence);
  const broken = [];
  if (words.length > 1) broken.push(`${one.tag} is stored ${words.length} times.`);
  const kept = one.told === 'sure' && one.withdrawn === 'no' && !hasLeft(stream, one.teller);
  if (kept && words.length === 0) broken.push(`${one.tag} was acknowledged, and is lost.`);
  if (one.withdrawn === 'sure' && words.length > 0) broken.push(`${one.tag} was withdrawn, and is still there.`);
  const last = one.sentences.findLastIndex(({ known }) => known === 'sure');
  // Of an initiative whose people have all left, no more is kept than its story's title.
  const left = facts.initiatives.some(({ sentence, carriers }) => sentence.includes(one.tag) && carriers.length === 0);
  const possible = one.sentences.slice(left ? 0 : Math.max(last, 0)).map(({ text }) => text);
  for (const sentence of words) if (!possible.includes(sentence)) broken.push(`${one.tag} was corrected, and is not.`);
  return broken;
}

function onceEach(slack: FakeSlack, stream: Stream, posts: readonly Post[], cuts: number): string[] {
  const alone = posts.filter(({ together }) => !together);
  const meetings = posts
    .filter(({ together }) => together)
    .flatMap(({ sent, words }) => tagsIn(stream, words).map((tag) => `${tag} in ${sent.channel}`));
  // The bot may not read conversations between people: what it is unsure of there, it says again (P40).
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
    ...(repeats > doubts + cuts
      ? [`Meetings were announced ${repeats} times too often, for ${doubts} doubts and ${cuts} deaths and cuts.`]
      : []),
  ];
}

/** What the bot holds for sent is where it says. */
function received(slack: FakeSlack, facts: Facts): string[] {
  const there = new Set(slack.sent().map(({ channel, ts }) => `${channel} ${ts}`));
  return facts.posts
    .filter(
      ({ platform, conversation, message }) => platform === 'slack' && conversation !== null && !there.has(`${conversation} ${message}`),
    )
    .map(({ conversation, message }) => `The message ${message} of ${conversation} counts as sent, and never came.`);
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
      const least = told === 'sure' && withdrawn === 'no' && !hasLeft(stream, teller) ? 1 : 0;
      return notes > 1 || notes < least ? [`${tag} was noted ${notes} times.`] : [];
    });
}

function invitations(stream: Stream, facts: Facts, posts: readonly Post[]): string[] {
  const invited = posts.flatMap(({ to, parts }) =>
    parts.flatMap(({ words, buttons }) => {
      const invitation = buttons.find(({ intent }) => intent === 'accept-invitation')?.subject;
      return invitation === undefined ? [] : tagsIn(stream, words).map((tag) => ({ to: to.join(), tag, invitation }));
    }),
  );
  // Put off by « Plus tard », the very same invitation comes again: another message (`onceEach`), not another invitation.
  const asked = new Set(invited.map(({ to, tag, invitation }) => `${invitation} ${to} to ${tag}`));
  const listed = new Set(facts.readers.map(({ initiative, person }) => `${initiative} ${person}`));
  return [
    ...twice([...asked].map((one) => one.slice(one.indexOf(' ') + 1))).map((one) => `${one} was invited more than once.`),
    ...invited.flatMap(({ to, tag }) => {
      const initiative = facts.initiatives.find(({ sentence }) => sentence.includes(tag));
      return initiative && !hasLeft(stream, to) && !listed.has(`${initiative.id} ${to}`) ? [`${to} read ${tag}, and is not listed.`] : [];
    }),
  ];
}

/** Working hours, absences, one message a day and two a week. */
function attention(slack: FakeSlack, stream: Stream, facts: Facts, person: string, posts: readonly Post[]): string[] {
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
  const name = slack.world.user(slack.team.id, person)?.real_name;
  const known = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  const counted = unprompted.filter(({ sent, words, together }) => {
    if (!together) return true;
    // A copy of which the bot is unsure counts in nobody's budget (P40).
    if (!known.has(`${sent.channel} ${sent.ts}`)) return false;
    // « Amina, voici Bruno. Bruno, voici Amina. »: Bruno said yes.
    const [, volunteer] = /, voici (.+?)\. \1, voici/.exec(words) ?? [];
    const [tag = ''] = tagsIn(stream, words);
    const place = `${tag} in ${sent.channel}`;
    if (meetings.has(place)) return false;
    meetings.add(place);
    return volunteer !== name;
  });
  const days = counted.map(({ sent }) => localDate({ zone }, Temporal.Instant.fromEpochMilliseconds(sent.at)));
  return [
    ...unprompted
      .filter(({ sent }) => !isGoodMoment(workingAt(sent.at), Temporal.Instant.fromEpochMilliseconds(sent.at)))
      .map(({ sent }) => `${person} was written to at ${new Date(sent.at).toISOString()} (${zone}), outside their hours.`),
    ...twice(days.map(String)).map((day) => `${person} was written to twice on ${day}.`),
    ...days.flatMap((day) => {
      const week = days.filter((other) => other.since(day).days >= 0 && other.since(day, { largestUnit: 'days' }).days < 7).length;
      const said = counted.map(({ sent, words }) => `${new Date(sent.at).toISOString()} ${words.slice(0, 60)}`);
      return week > settings.messagesAWeek
        ? [`${person} was written to ${week} times in the seven days from ${day}: ${said.join(' | ')}`]
        : [];
    }),
  ];
}

/** Whoever told an initiative hears what becomes of it. */
function news(stream: Stream, facts: Facts): string[] {
  const promised = facts.initiatives.filter(
    ({ sentence }) => !tagsIn(stream, sentence).some((tag) => stream.told.some((one) => one.tag === tag && hasLeft(stream, one.teller))),
  );
  const heard = (initiative: string, kinds: readonly string[], slot?: string) =>
    facts.said.some(
      (one) =>
        one.initiative === initiative && kinds.includes(one.kind) && one.state === 'sent' && (slot === undefined || one.slot === slot),
    );
  return [
    ...facts.meetings
      .filter(({ initiative }) => promised.some(({ id }) => id === initiative))
      .filter(({ id, initiative }) => !heard(initiative, ['meeting', 'introduction'], id))
      .map(({ initiative }) => `Somebody said yes to ${initiative}, and its teller does not know.`),
    ...promised
      .filter(({ id, state }) => state === 'waiting' && !heard(id, ['nobodyFound', 'chosenUnavailable']))
      .map(({ id }) => `Nobody was found for ${id}, and its teller does not know.`),
    ...facts.initiatives
      .filter(({ state }) => state === 'held' || state === 'searching')
      .map(({ id, state }) => `${id} is still ${state} after weeks.`),
  ];
}

/** What conversations show in the end: each sentence as it is now, and nothing of what was withdrawn. */
export function screens(slack: FakeSlack, stream: Stream, facts: Facts, told: readonly { readonly tag: string }[]): string[] {
  const shown = slack.sent().filter((one) => !one.ephemeral && one.deletedAt === undefined);
  const edits = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  return told.flatMap(({ tag }) => {
    const isStale = staleness(tag, facts);
    const stale = shown
      // What the bot wrote to whoever is gone stays in a conversation it can no longer reach.
      .filter(({ to }) => to === undefined || !hasLeft(stream, to))
      .filter(({ visible }) => isStale(visible))
      // A repeat in a conversation between people, of which the bot may not know (`onceEach`).
      .filter((one) => one.to !== undefined || edits.has(`${one.channel} ${one.ts}`));
    return stale.map(
      (one) =>
        `${one.to} still sees ${tag} as it no longer is (${[one.via, ...one.edits.map(({ via, at }) => `${via} at ${new Date(at).toISOString()}`)].join(', ')}, ${edits.has(`${one.channel} ${one.ts}`) ? 'known' : 'unknown'} to the bot).`,
    );
  });
}

/** Whether a message shows this initiative as it no longer is, or although it was withdrawn. */
export function staleness(tag: string, facts: Facts): (visible: string) => boolean {
  const initiative = facts.initiatives.find(({ sentence }) => sentence.includes(tag));
  // A story keeps the title it was given.
  const titles = facts.stories.filter(({ initiative: of }) => of === initiative?.id).map(({ title }) => title);
  const allowed = initiative ? [initiative.sentence, ...titles] : titles;
  return (visible) => visible.includes(tag) && !allowed.some((words) => visible.includes(words));
}
