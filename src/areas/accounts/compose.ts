import { z } from 'zod';
import { type Composers, flag, kept, nothing, type Telling, text } from '../../core/composer.ts';
import type { LinkingParams } from './params.ts';
import { accountsOf, type LinkShown, linkShown } from './their-accounts.ts';

const ofLink = z.object({ link: text });

/** What the link shows this person now; null when that is another kind of card. */
const shownAs =
  <K extends LinkShown['kind']>(kind: K) =>
  async (about: unknown, { tx, person }: Telling): Promise<LinkingParams[K] | null> => {
    const link = await tx.accounts.link(ofLink.parse(about).link);
    const theirs = link && [link.first, link.second].some((one) => one.personId === person.id);
    const shown = theirs ? linkShown(link, person.id) : null;
    return shown && isOf(kind, shown) ? shown.params : null;
  };

const isOf = <K extends LinkShown['kind']>(kind: K, shown: LinkShown): shown is LinkShown & { kind: K; params: LinkingParams[K] } =>
  shown.kind === kind;

export const linking: Composers<LinkingParams> = {
  linkProposal: shownAs('linkProposal'),
  linkRequest: shownAs('linkRequest'),
  linkWaiting: shownAs('linkWaiting'),
  linkRefused: shownAs('linkRefused'),
  linkOver: nothing,
  linkNone: kept(z.object({ several: flag })),
  accounts: async (_, { tx, person }) => accountsOf(tx, person.id),
  cannotSeparate: kept(z.object({ together: flag })),
};
