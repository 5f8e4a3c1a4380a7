import { expect } from 'vitest';
import type { Entries } from '../../fakes/slack/forms.ts';
import { openForm, press, say, submit } from './acts.ts';
import { lastMessage, type TestBot } from './bot.ts';
import type { Person, ShownForm } from './person.ts';

/** What the form of a trial is filled in with, unless a test says otherwise. */
export const aTrial = {
  what: 'Ouvrir l’accueil à 8 h le mercredi',
  hypothesis: 'Les parents viennent avant l’école',
  wayBack: 'On rouvre à 9 h dès le lendemain',
  question: 'Qui vient entre 8 h et 9 h ?',
  endsOn: '2026-12-18',
};

/** Somebody opens a trial by its form; resolves with what they are shown. */
export async function openTrial(bot: TestBot, pilot: Person, people: readonly Person[], entries: Entries = {}): Promise<string> {
  await say(bot, pilot, 'les tests');
  const form = await specified(pilot, await openForm(pilot, lastMessage(pilot), 'open-trial'));
  return submit(bot, pilot, form, { ...aTrial, people: people.map((one) => one.id), ...entries });
}

/** Asks for the rest of the form of a trial; resolves with the whole form, which takes its place. */
export async function specified(pilot: Person, form: ShownForm): Promise<ShownForm> {
  if (!form.fields.includes('rest')) return form;
  const { errors } = await pilot.submit(form, { ...aTrial, rest: 'specify' });
  expect(errors).toEqual({});
  const whole = pilot.view();
  expect(whole?.fields).toContain('people');
  return whole ?? form;
}

/** A trial that lives: opened now, and agreed to by everyone at `at`. */
export async function liveTrial(bot: TestBot, pilot: Person, people: readonly Person[], at: string, entries: Entries = {}): Promise<void> {
  await openTrial(bot, pilot, people, entries);
  await bot.at(at);
  for (const one of people) await press(bot, one, lastMessage(one), 'join-trial');
}

/** « Arrêter le test », and the button that answers it when others take part. */
export async function stopTrial(bot: TestBot, person: Person): Promise<void> {
  await say(bot, person, 'arrêter le test');
  const stops = lastMessage(person).intents.filter((intent) => intent === 'stop-trial');
  if (stops.length === 1) await press(bot, person, lastMessage(person), 'stop-trial');
}
