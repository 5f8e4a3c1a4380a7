import { z } from 'zod';
import { type Composers, flag, kept, nothing, ofInitiative } from '../../core/composer.ts';
import { auditFor, settingsFor } from '../coordination/settings.ts';
import type { FramingParams } from './params.ts';

export const framing: Composers<FramingParams> = {
  frame: async (_, { tx, organisation }) => {
    const frame = await tx.organisations.frame(organisation.id);
    return frame?.signed ? { body: frame.body, contact: frame.contact, ...frame.signed } : null;
  },
  noFrame: kept(z.object({ coordinator: flag })),
  frameDraft: async (_, { tx, organisation, person }) => {
    const frame = person.coordinator ? await tx.organisations.frame(organisation.id) : null;
    return frame && { body: frame.body, contact: frame.contact, missing: frame.signed === null };
  },
  frameSigned: nothing,
  frameTakenBack: nothing,
  settings: async (_, telling) => (telling.person.coordinator ? settingsFor(telling) : null),
  settingsKept: nothing,
  auditLog: async (_, telling) => ({ acts: await auditFor(telling) }),
  wordForManagement: async (about, { tx, person }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    const theirs = initiative && (await tx.initiatives.carries(person.id, initiative.id));
    return theirs ? { initiative: initiative.id, sentence: initiative.sentence } : null;
  },
};
