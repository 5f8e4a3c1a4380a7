import { z } from 'zod';
import { type Composers, flag, kept, nothing, ofInitiative, type Telling, text } from '../../core/composer.ts';
import { confirmationFor } from './erase-data.ts';
import type { RightsParams } from './params.ts';
import { dataOf } from './show-data.ts';

export const rights: Composers<RightsParams> = {
  myData: (_, telling) => held(telling),
  dataFile: async (_, telling) => {
    const data = await held(telling);
    return data && { ...data, at: telling.now };
  },
  exportComing: nothing,
  filesInDoubt: nothing,
  exportRefused: kept(z.object({ permission: flag })),
  filesNotAllowed: async (_, { person }) => (person.coordinator ? {} : null),
  dataCorrected: async (_, { person }) => ({ name: person.name }),
  dataInWords: nothing,
  eraseConfirm: (about, telling) => confirmationFor(telling, z.object({ removing: text.default('') }).parse(about).removing),
  erased: nothing,
  erasureCancelled: nothing,
  volunteerGone: async (about, { tx, person }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    const looking = initiative && ['searching', 'waiting', 'patient'].includes(initiative.state);
    return looking && (await tx.initiatives.carries(person.id, initiative.id))
      ? { initiative: initiative.id, newsBy: initiative.newsBy }
      : null;
  },
  carrierGone: nothing,
};

async function held({ tx, person, organisation }: Telling): Promise<RightsParams['myData'] | null> {
  return dataOf({ tx, person, organisation });
}
