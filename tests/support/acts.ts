import { expect } from 'vitest';
import { z } from 'zod';
import { type Entries, isNumbered, type Target } from '../../fakes/slack/forms.ts';
import type { KindName } from '../../src/areas/all.ts';
import { lastEphemeral, lastMessage, lastTogether, query, type TestBot } from './bot.ts';
import type { Acted, Person, Shown, ShownForm } from './person.ts';

// What people do, and what they see of the answer once everything it entails is done.

/** Writes to the bot in their conversation; resolves with its answer. */
export async function say(bot: TestBot, person: Person, words: string): Promise<string> {
  const before = fromBot(person).length;
  await person.dm(words);
  await patiently(bot, () => fromBot(person).length > before);
  expect(fromBot(person).length, `answers to « ${words} »`).toBeGreaterThan(before);
  return plainSpaces(lastMessage(person).visible);
}

/** A conversation takes so many messages a second (Teams says how many): what does not fit comes a moment later. */
async function patiently(bot: TestBot, answered: () => boolean): Promise<void> {
  await bot.rest();
  if (bot.chat.name === 'teams' && !answered()) await bot.later({ seconds: 2 });
}

/** Types a command; resolves with what is shown at once to them alone. */
export async function command(bot: TestBot, person: Person, name: string, text = ''): Promise<string> {
  const before = person.ephemerals().length;
  await person.command(name, text);
  await patiently(bot, () => person.ephemerals().length > before);
  expect(person.ephemerals().length, `answers to ${name}`).toBeGreaterThan(before);
  return plainSpaces(lastEphemeral(person).visible);
}

/** Presses a button; resolves with what the answer shows: in the place of the card, or beside it. */
export async function press(bot: TestBot, person: Person, on: Shown, button: Target): Promise<string> {
  const screen = await whereItStands(person, on, button);
  const [answered, before] = [bot.chat.answers(), person.ephemerals().length];
  const beside = () => (person.ephemerals().length > before ? lastEphemeral(person) : undefined);
  const { shown } = await person.press(screen, button);
  if (bot.chat.name === 'teams') {
    await patiently(bot, () => shown === 'in place' || beside() !== undefined);
    return plainSpaces(((shown === 'in place' ? undefined : beside()) ?? again(person, screen)).visible);
  }
  await expect.poll(() => bot.chat.answers(), { interval: 5, timeout: 5_000 }).toBeGreaterThan(answered);
  const answer = beside();
  await bot.rest();
  return plainSpaces((answer ?? again(person, screen)).visible);
}

/** Presses a button, and waits for nothing that it entails. */
export async function touch(person: Person, on: Shown | ShownForm, button: Target): Promise<Acted> {
  return person.press(await whereItStands(person, on, button), button);
}

/** What shows this button: the message itself or, when it keeps its rarer buttons apart, what its button `more` brings. */
export async function whereItStands<S extends Shown | ShownForm>(person: Person, on: S, button: Target): Promise<S | Shown> {
  const name = typeof button === 'string' ? button : button.name;
  const bears = ({ buttons, intents }: Shown | ShownForm) =>
    intents.includes(name) || buttons.some((label) => label === name || isNumbered(label, name));
  if (bears(on) || !on.intents.includes('more')) return on;
  const seen = () => [...person.messages('channel' in on ? on.channel : undefined), ...person.ephemerals()];
  const opened = seen().find((one) => 'ts' in on && one.ts === on.ts && bears(one));
  if (opened) return opened;
  // Each of several pieces of news keeps its own.
  for (const nth of on.intents.filter((one) => one === 'more').keys()) {
    const before = new Map(seen().map(({ ts, visible }) => [ts, visible]));
    await person.press(on, { name: 'more', nth });
    const brought = () => seen().findLast((one) => before.get(one.ts) !== one.visible);
    await expect.poll(brought, { message: '« more »', interval: 5, timeout: 5_000 }).toBeDefined();
    const found = seen().findLast((one) => before.get(one.ts) !== one.visible && bears(one));
    if (found) return found;
  }
  throw new Error(`« ${name} » is not behind « more ».`);
}

async function pressing(person: Person, on: Shown | ShownForm, button: Target): Promise<() => Promise<Acted>> {
  const screen = await whereItStands(person, on, button);
  return () => person.press(screen, button);
}

/** Presses a button of what they see, or does something else, that opens a form. */
export async function openForm<P extends Person>(
  person: P,
  ...by: readonly [act: () => Promise<Acted>] | readonly [on: Shown | ShownForm, button: Target]
): Promise<NonNullable<ReturnType<P['view']>>> {
  const act = by.length === 1 ? by[0] : await pressing(person, ...by);
  const before = person.view()?.id;
  const shown = () => [...person.ephemerals(), ...fromBot(person)];
  const known = new Set(shown().map(({ ts }) => ts));
  await act();
  const offered = () =>
    person.view()?.id === before ? shown().find(({ ts, openers }) => !known.has(ts) && openers && openers.length > 0) : undefined;
  // Where a message opens no form, its answer has a button that does.
  await expect.poll(() => person.view()?.id !== before || offered() !== undefined, { interval: 5, timeout: 5_000 }).toBe(true);
  const offer = offered();
  const [opener] = offer?.openers ?? [];
  if (offer && opener !== undefined) await person.press(offer, opener);
  await expect.poll(() => person.view()?.id, { interval: 5, timeout: 5_000 }).not.toBe(before);
  const view = person.view();
  if (!view) throw new Error(`${person.id} sees no form.`);
  return view as NonNullable<ReturnType<P['view']>>;
}

/** Fills in a form and sends it; resolves with the answer, in their conversation. */
export async function submit(bot: TestBot, person: Person, view: ShownForm, entries: Entries): Promise<string> {
  const before = fromBot(person).length;
  const { errors } = await person.submit(view, entries);
  expect(errors).toEqual({});
  expect(person.view()).toBeUndefined();
  await patiently(bot, () => fromBot(person).length > before);
  expect(fromBot(person).length, 'answers to the form').toBeGreaterThan(before);
  return plainSpaces(lastMessage(person).visible);
}

/** « Moins de messages »: chooses in its form; resolves with the answer. */
export async function fewer(bot: TestBot, person: Person, on: Shown, what: string): Promise<string> {
  return submit(bot, person, await openForm(person, on, 'fewer-messages'), { what });
}

/** Writes to the bot in their conversation; resolves with the kind of its answer. */
export async function answerTo(bot: TestBot, person: Person, words: string): Promise<string> {
  await say(bot, person, words);
  return kindOf(bot, lastMessage(person));
}

/** Fills in a form and sends it; resolves with the kind of the answer. */
export async function answerToForm(bot: TestBot, person: Person, view: ShownForm, entries: Entries): Promise<string> {
  await submit(bot, person, view, entries);
  return kindOf(bot, lastMessage(person));
}

/**
 * The kind of a message that the bot sent, as its own records say; several, with a space, of several pieces of news. What stands
 * for a form names it: `formInWords:tell`; what was not found is named too: `notFound:trial`.
 */
export async function kindOf(bot: TestBot, shown: Shown): Promise<string> {
  return (await kindsSent(bot)).get(placeOf(shown)) ?? 'no message of the bot';
}

/** The latest message of the bot that says something of this kind. */
export async function messageOf(bot: TestBot, person: Person, kind: ToldKind): Promise<Shown> {
  const found = (await messagesOf(bot, person, kind)).at(-1);
  if (found) return found;
  const kinds = await kindsSent(bot);
  throw new Error(
    `${person.id} received no ${kind}, but ${fromBot(person)
      .map((one) => kinds.get(placeOf(one)))
      .join(', ')}`,
  );
}

/** Every message of the bot to them that says something of this kind, oldest first. */
export async function messagesOf(bot: TestBot, person: Person, kind: ToldKind): Promise<readonly Shown[]> {
  const kinds = await kindsSent(bot);
  return fromBot(person).filter((one) => kinds.get(placeOf(one))?.split(' ').includes(kind));
}

/** A kind; of one that says the same of several things, with what it says it of. */
type ToldKind = Exclude<KindName, Several> | `${Several | 'nobodyFound' | 'joined' | 'serviceGone'}:${string}`;
type Several = 'formInWords' | 'notFound' | 'unclear' | 'personAsked' | 'personCannotBeAsked' | 'left';

const placeOf = ({ channel, ts }: Shown) => `${channel}/${ts}`;
const Sent = z.object({ place: z.string(), kinds: z.string() });

/** By where a message stands. */
async function kindsSent({ database }: TestBot): Promise<ReadonlyMap<string, string>> {
  const rows = await query(
    { database },
    `select p.conversation || '/' || p.message as place, string_agg(d.kind ||
          case when d.kind = 'formInWords' then ':' || (d.about ->> 'form')
               when d.kind in ('notFound', 'unclear', 'personAsked', 'personCannotBeAsked', 'left') then ':' || (d.about ->> 'of')
               when d.kind in ('nobodyFound', 'joined', 'serviceGone') then coalesce(':' || (d.about ->> 'of'), '') else '' end, ' ' order by o.place) as kinds
        from posts p join post_deliveries o on o.post_id = p.id join deliveries d on d.id = o.delivery_id
        where p.message is not null group by p.id`,
  );
  return new Map(rows.map((row) => Sent.parse(row)).map(({ place, kinds }) => [place, kinds]));
}

/** What the bot showed them in their conversation, oldest first. */
export function fromBot(person: Person): readonly Shown[] {
  return person.messages().filter((one) => one.fromBot);
}

/** The latest message of the bot that shows these words. */
export function messageWith(person: Person, words: string): Shown {
  const found = [...fromBot(person), ...person.ephemerals()].findLast((one) => one.visible.includes(words));
  if (!found)
    throw new Error(
      `${person.id} sees nothing with « ${words} », but:\n${fromBot(person)
        .map((one) => one.visible)
        .join('\n--\n')}`,
    );
  return found;
}

/** Both know who the other is, and where to talk: in a conversation of their own, or by a card to each that opens their chat. */
export function expectIntroduced(bot: TestBot, teller: Person, harvester: Person): void {
  const [first, second] = [nameOf(bot, teller), nameOf(bot, harvester)];
  if (bot.chat.name === 'slack') {
    expect(plainSpaces(lastTogether(bot, teller).visible)).toContain(`${first}, voici ${second}. ${second}, voici ${first}.`);
    expect(plainSpaces(lastTogether(bot, harvester).visible)).toContain('Je ne lis pas cette conversation');
    return;
  }
  for (const [reader, other, words] of [
    [teller, harvester, 'veut bien parler avec vous de votre initiative'],
    [harvester, teller, 'Voici qui porte cette initiative'],
  ] as const) {
    const card = messageWith(reader, words);
    expect(card.visible).toContain(nameOf(bot, other));
    const link = bot.teams.person(reader.id).follow(
      bot.teams
        .person(reader.id)
        .messages()
        .find((one) => one.ts === card.ts) ?? nothing(),
      `Écrire à ${nameOf(bot, other)}`,
    );
    expect(`${link.origin}${link.pathname}`).toBe('https://teams.microsoft.com/l/chat/0/0');
    expect(link.searchParams.get('users')).toBe(bot.teams.world.users.get(other.id)?.address);
    expect(link.searchParams.get('message')).toContain('Vendange nous met en relation');
  }
}

function nothing(): never {
  throw new Error('The message is gone.');
}

function nameOf(bot: TestBot, person: Person): string {
  return (
    (bot.chat.name === 'slack'
      ? bot.slack.world.user(bot.slack.team.id, person.id)?.real_name
      : bot.teams.world.users.get(person.id)?.name) ?? ''
  );
}

/** What stands last in the conversation where the bot introduced them to somebody; empty when there is none. */
export function introductionOf(bot: TestBot, person: Person): string {
  try {
    return plainSpaces(lastTogether(bot, person).visible);
  } catch {
    return '';
  }
}

/** How often somebody who told was introduced to somebody. */
export function introductions(bot: TestBot, person: Person): number {
  if (bot.chat.name === 'slack') return bot.chat.sent().filter(({ channel }) => /^G/.test(channel)).length;
  return fromBot(person).filter((one) => one.visible.includes('veut bien parler avec vous de votre initiative')).length;
}

/** The files they were given; where files are offered, those they take. */
export async function filesOf(bot: TestBot, person: Person): Promise<readonly { readonly name: string; readonly content: string }[]> {
  if (bot.chat.name === 'teams') {
    const receiver = bot.teams.person(person.id);
    for (const offer of receiver.offers()) await receiver.answerFile(offer, 'accept');
    await bot.rest();
  }
  return person.files();
}

/** The same message, as it stands now. */
export function again(person: Person, shown: Shown): Shown {
  const found = [...person.messages(shown.channel), ...person.ephemerals()].find((one) => one.ts === shown.ts);
  if (!found) throw new Error(`The message ${shown.ts} is gone.`);
  return found;
}

/** Nothing that Slack refuses, nothing that acts, no failure, and nothing of these words in the log. */
export function expectCleanSlate(bot: TestBot, ...secrets: readonly string[]): void {
  expect(bot.chat.violations).toEqual([]);
  expect(bot.chat.active()).toEqual([]);
  const log = bot.logs.join('');
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(
    /act-failed|task-failed|work-failed|delivery-failed|(slack|teams)-listener-failed|(slack|teams)-answer-failed|task-unknown/,
  );
}

/** Without the no-break spaces of French, which `tests/unit/messages` checks. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
