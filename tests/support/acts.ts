import { expect } from 'vitest';
import { activeMarkup } from '../fakes/slack/blocks.ts';
import type { FakePerson, Outcome } from '../fakes/slack/people.ts';
import type { ShownMessage, ShownView } from '../fakes/slack/shown.ts';
import { lastEphemeral, lastMessage, lastTogether, type TestBot } from './bot.ts';

// What people do, and what they see of the answer once everything it entails is done.

/** Writes to the bot in their conversation; resolves with its answer. */
export async function say(bot: TestBot, person: FakePerson, words: string): Promise<string> {
  const before = fromBot(person).length;
  await person.dm(words);
  await bot.rest();
  expect(fromBot(person).length, `answers to « ${words} »`).toBeGreaterThan(before);
  return plainSpaces(lastMessage(person).visible);
}

/** Types a command; resolves with what is shown at once to them alone. */
export async function command(bot: TestBot, person: FakePerson, name: string, text = ''): Promise<string> {
  const before = person.ephemerals().length;
  await person.command(name, text);
  await bot.rest();
  expect(person.ephemerals().length, `answers to ${name}`).toBeGreaterThan(before);
  return plainSpaces(lastEphemeral(person).visible);
}

/** Presses a button; resolves with what the answer shows: in the place of the card, or beside it. */
export async function press(
  bot: TestBot,
  person: FakePerson,
  on: ShownMessage,
  button: Parameters<FakePerson['press']>[1],
): Promise<string> {
  const [answered, shown] = [answers(bot), person.ephemerals().length];
  await person.press(on, button);
  await expect.poll(() => answers(bot), { interval: 5, timeout: 5_000 }).toBeGreaterThan(answered);
  const beside = person.ephemerals().length > shown ? lastEphemeral(person) : undefined;
  await bot.rest();
  return plainSpaces((beside ?? again(person, on)).visible);
}

/** Presses a button, or types a command, that opens a form. */
export async function openForm(person: FakePerson, act: () => Promise<Outcome>): Promise<ShownView> {
  const before = person.view()?.id;
  await act();
  await expect.poll(() => person.view()?.id, { interval: 5, timeout: 5_000 }).not.toBe(before);
  const view = person.view();
  if (!view) throw new Error(`${person.id} sees no form.`);
  return view;
}

/** Fills in a form and sends it; resolves with the answer, in their conversation. */
export async function submit(
  bot: TestBot,
  person: FakePerson,
  view: ShownView,
  entries: Parameters<FakePerson['submit']>[1],
): Promise<string> {
  const before = fromBot(person).length;
  const { errors } = await person.submit(view, entries);
  expect(errors).toEqual({});
  expect(person.view()).toBeUndefined();
  await bot.rest();
  expect(fromBot(person).length, 'answers to the form').toBeGreaterThan(before);
  return plainSpaces(lastMessage(person).visible);
}

/** What the bot showed them in their conversation, oldest first. */
export function fromBot(person: FakePerson): readonly ShownMessage[] {
  return person.messages().filter((one) => one.fromBot);
}

/** The latest message of the bot that shows these words. */
export function messageWith(person: FakePerson, words: string): ShownMessage {
  const found = [...fromBot(person), ...person.ephemerals()].findLast((one) => one.visible.includes(words));
  if (!found)
    throw new Error(
      `${person.id} sees nothing with « ${words} », but:\n${fromBot(person)
        .map((one) => one.visible)
        .join('\n--\n')}`,
    );
  return found;
}

/** What stands last in the conversation where the bot introduced them to somebody; empty when there is none. */
export function introductionOf(bot: TestBot, person: FakePerson): string {
  const groups = bot.slack.world.messages.some((one) => one.author === bot.slack.team.bot && /^G/.test(one.channel));
  return groups ? plainSpaces(lastTogether(bot, person).visible) : '';
}

/** The same message, as it stands now. */
export function again(person: FakePerson, shown: ShownMessage): ShownMessage {
  const found = [...person.messages(shown.channel), ...person.ephemerals()].find((one) => one.ts === shown.ts);
  if (!found) throw new Error(`The message ${shown.ts} is gone.`);
  return found;
}

/** Nothing that Slack refuses, nothing that acts, no failure, and nothing of these words in the log. */
export function expectCleanSlate(bot: TestBot, ...secrets: readonly string[]): void {
  expect(bot.slack.violations).toEqual([]);
  // What the bot itself may show so: the channels there are, by their names.
  const channels = new Set([...bot.slack.world.channels.keys()].map((id) => `channel ${id}`));
  for (const { text, blocks, original, edits } of bot.slack.sent()) {
    for (const version of [{ text, blocks }, original, ...edits])
      expect(activeMarkup(version).filter((one) => !channels.has(one))).toEqual([]);
  }
  const log = bot.logs.join('');
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/act-failed|task-failed|work-failed|delivery-failed|slack-listener-failed|slack-answer-failed|task-unknown/);
}

function answers({ slack }: TestBot): number {
  return slack.calls.filter(({ method }) => method === 'response_url' || method === 'views.open').length;
}

/** Without the no-break spaces of French, which `tests/messages` checks. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
