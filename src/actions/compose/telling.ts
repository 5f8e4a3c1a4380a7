import { z } from 'zod';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { TellingParams } from '../../messages/params/telling.ts';
import { itemsOf, pageAt } from '../show-initiative.ts';
import { asDrawn, type Composers, count, flag, kept, nothing, ofInitiative, text } from './composer.ts';

export const telling: Composers<TellingParams> = {
  initiativeNoted: async (about, { tx, organisation }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return (
      initiative && {
        initiative: initiative.id,
        sentence: initiative.sentence,
        from: initiative.heldUntil,
        newsBy: initiative.newsBy,
        frame: organisation.frame,
      }
    );
  },
  initiativeCorrected: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    if (!initiative) return null;
    const readers = await tx.initiatives.readers(initiative.id);
    return { initiative: initiative.id, sentence: initiative.sentence, readBefore: readers.length > 0 };
  },
  initiativeWithdrawn: kept(z.object({ readBefore: flag })),
  tellInWords: async () => ({ sentence: '' }),
  whoHasRead: async (about, { tx, person, organisation }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    if (!initiative) return null;
    const working = workingTimeOf(person, organisation);
    const readers = (await tx.initiatives.readers(initiative.id)).map((reader) => ({
      name: reader.name,
      on: localDate(working, reader.readAt),
    }));
    return { initiative: initiative.id, sentence: initiative.sentence, readers };
  },
  fullSentence: async (about, { tx }) => {
    const { initiative: id, at } = z.object({ initiative: text, at: count }).parse(about);
    const initiative = await tx.initiatives.get(id);
    return initiative && { initiative: id, ...pageAt(initiative.sentence, at) };
  },
  setAsideNoted: kept(z.object({ people: count })),
  setAsideByButton: kept(ofInitiative),
  // Shown at once and recorded nowhere: this words those that were recorded once.
  whomToTurnTo: async (_, { tx, organisation, person }) => {
    const there = await tx.people.identity(person.id);
    return there && { contacts: organisation.settings.contacts, platform: there.workspace.platform };
  },
  myInitiatives: async (about, telling) => {
    const { initiative } = z.object({ initiative: text.optional() }).parse(about);
    const items = await itemsOf(telling);
    return { items: initiative === undefined ? items : items.filter((one) => one.initiative === initiative) };
  },
  whichInitiative: async (about, telling) => {
    const { act, among } = z.object({ act: z.enum(['withdraw', 'correct', 'who-has-read', 'set-aside']), among: asDrawn }).parse(about);
    const theirs = await itemsOf(telling);
    const drawn = among ?? theirs.slice(0, 10).map((one) => one.initiative);
    const items = drawn.map((id) => ({ initiative: id, sentence: theirs.find((one) => one.initiative === id)?.sentence ?? null }));
    return items.every((one) => one.sentence === null) ? null : { act, items };
  },
  subjectGone: nothing,
  noInitiative: nothing,
};
