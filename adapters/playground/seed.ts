import { randomUUID } from 'node:crypto';
import type { Acts } from './acts.ts';
import type { Move, Moved } from './time.ts';
import { directPlace, type Town, type TownPerson } from './town.ts';

/*
 * A town hall to begin with. Nothing is written behind the bot's back: its people say and press what a person would.
 */

type Locale = 'fr' | 'en';

const people: Record<Locale, readonly Omit<TownPerson, 'locale'>[]> = {
  fr: [
    { id: 'amina', name: 'Amina Diallo', about: 'école Jules-Ferry', coordinator: false },
    { id: 'bruno', name: 'Bruno Petit', about: 'espaces verts, volontaire', coordinator: false },
    { id: 'chloe', name: 'Chloé Roy', about: 'médiathèque, volontaire', coordinator: false },
    { id: 'david', name: 'David Nguyen', about: 'état civil', coordinator: false },
    { id: 'sylvie', name: 'Sylvie Martin', about: 'coordination', coordinator: true },
  ],
  en: [
    { id: 'amina', name: 'Amina Diallo', about: 'primary school', coordinator: false },
    { id: 'bruno', name: 'Bruno Petit', about: 'parks, volunteer', coordinator: false },
    { id: 'chloe', name: 'Chloé Roy', about: 'library, volunteer', coordinator: false },
    { id: 'david', name: 'David Nguyen', about: 'registry office', coordinator: false },
    { id: 'sylvie', name: 'Sylvie Martin', about: 'coordination', coordinator: true },
  ],
};

const words: Record<Locale, { readonly volunteer: string; readonly sentence: string; readonly hello: string }> = {
  fr: {
    volunteer: 'volontaire',
    sentence: 'À l’état civil, on a écrit ensemble une fiche pour les personnes qui ne lisent pas le français',
    hello: 'Bonjour à toutes et à tous !',
  },
  en: {
    volunteer: 'volunteer',
    sentence: 'At the registry office, we wrote a leaflet together for people who do not read French',
    hello: 'Good morning everyone!',
  },
};

export interface SeedOptions {
  readonly town: Town;
  readonly acts: Acts;
  readonly join: (person: TownPerson) => Promise<void>;
  readonly move: (move: Move) => Promise<Moved>;
  readonly rest: () => Promise<void>;
  /** The language it was founded in. */
  readonly organisation: Locale;
}

/**
 * Chloé is a volunteer when David tells; the next morning she says yes, and they are introduced. Bruno joins then: he is
 * the one who is free when Amina tells, as the guide proposes.
 */
export async function seedTown({ town, acts, join, move, rest, organisation }: SeedOptions, locale: Locale): Promise<void> {
  for (const person of people[locale]) await join({ ...person, locale });
  const { volunteer, sentence, hello } = words[locale];
  const speak = (person: string, text: string, place = directPlace(person)) => acts.speak({ receipt: randomUUID(), person, place, text });

  if (locale !== organisation) await speakEverywhere(acts, 'sylvie', locale);
  await speak('david', hello, 'channel:accueil');
  await speak('chloe', `/vendange ${volunteer}`);
  await speak('david', `/initiative ${sentence}`);
  if ((await move({ to: 'morning' })) === 'moved') await accept(town, acts, 'chloe');
  await speak('bruno', `/vendange ${volunteer}`);
  await rest();
}

/** Coordination changes, in its settings, the language the bot speaks among several people. */
async function speakEverywhere(acts: Acts, coordinator: string, locale: Locale): Promise<void> {
  const at = { person: coordinator, place: directPlace(coordinator) };
  const opened = await acts.speak({ ...at, receipt: randomUUID(), text: '/vendange change settings' });
  if (opened.type !== 'form') return;
  const { intent, subject, fields } = opened.form;
  const values = Object.fromEntries(fields.flatMap((field) => ('value' in field && field.value ? [[field.name, field.value]] : [])));
  await acts.submit({ ...at, receipt: randomUUID(), intent, subject, values: { ...values, locale } });
}

async function accept(town: Town, acts: Acts, person: string): Promise<void> {
  const place = directPlace(person);
  for (const message of town.state.messages.filter((one) => one.place === place)) {
    const button = message.blocks
      .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
      .find(({ intent }) => intent === 'accept-invitation');
    if (button) await acts.press({ receipt: randomUUID(), person, place, message: message.id, ...button });
  }
}
