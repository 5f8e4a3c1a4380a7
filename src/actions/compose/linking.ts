import { z } from 'zod';
import type { LinkingParams } from '../../messages/params/linking.ts';
import { accountsOf, type LinkShown, linkShown } from '../their-accounts.ts';
import { type Composers, flag, kept, nothing, type Telling, text } from './composer.ts';

const ofLink = z.object({ link: text });

async function shown(about: unknown, { tx, person }: Telling): Promise<LinkShown | null> {
  const link = await tx.accounts.link(ofLink.parse(about).link);
  return link && [link.first, link.second].some((one) => one.personId === person.id) ? linkShown(link, person.id) : null;
}

export const linking: Composers<LinkingParams> = {
  linkProposal: async (about, telling) => {
    const now = await shown(about, telling);
    return now?.kind === 'linkProposal' ? now.params : null;
  },
  linkRequest: async (about, telling) => {
    const now = await shown(about, telling);
    return now?.kind === 'linkRequest' ? now.params : null;
  },
  linkWaiting: async (about, telling) => {
    const now = await shown(about, telling);
    return now?.kind === 'linkWaiting' ? now.params : null;
  },
  linkRefused: async (about, telling) => {
    const now = await shown(about, telling);
    return now?.kind === 'linkRefused' ? now.params : null;
  },
  linkOver: nothing,
  linkNone: kept(z.object({ several: flag })),
  accounts: async (_, { tx, person }) => accountsOf(tx, person.id),
  cannotSeparate: kept(z.object({ together: flag })),
};
