import { z } from 'zod';
import { flag, from, kept, none, nothing, text } from '../../core/about.ts';
import { buttonsOf, facesOf } from '../../core/button.ts';
import { kindsOf, type Row } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { linkAsked } from '../../core/shown.ts';
import { id, maybe, subject } from '../../core/subject.ts';
import type { PlatformName } from '../../ports/chat-platform.ts';
import { placeName } from './place-name.ts';
import { type Accounts, accountsOf, type LinkShown, linkShown } from './their-accounts.ts';

const aLink = subject({ link: id });

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  linkYes: { about: aLink, style: 'primary' },
  linkNo: { about: aLink },
  /** Nowhere in particular: where they wrote last. */
  writeThere: { about: maybe(subject({ workspace: id })) },
});

export const faces = facesOf({ writeAnywhere: () => buttons.writeThere() });

/** Several accounts of one person. */
export interface AccountsParams {
  /** To the person who just wrote: another account, `there`, bears their address. */
  linkProposal: { link: string; there: PlatformName };
  /** To that account: somebody `there` said that it is theirs too. */
  linkRequest: { link: string; there: PlatformName; name: string };
  /** They said yes; the account `there` is asked. */
  linkWaiting: { link: string; there: PlatformName };
  /** One of the two said no. */
  linkRefused: { link: string; there: PlatformName; mine: boolean };
  /** One of the two is there no more, or they were asked about nothing. */
  linkOver: Record<string, never>;
  /** `several`: the organisation is in several places. */
  linkNone: { several: boolean };
  accounts: Accounts;
  cannotSeparate: { together: boolean };
}

const question = ({ link }: { link: string }): readonly Row[] => [[buttons.linkYes({ link }), buttons.linkNo({ link })]];

const ofLink = z.object({ link: text });

/** What the link shows this person now; null when that is another kind of card. */
const shownAs = <K extends LinkShown['kind']>(kind: K) =>
  from(ofLink, async ({ link: id }, { tx, person }): Promise<AccountsParams[K] | null> => {
    const link = await tx.accounts.link(id);
    const theirs = link && [link.first, link.second].some((one) => one.personId === person.id);
    const shown = theirs ? linkShown(link, person.id) : null;
    return shown && isOf(kind, shown) ? shown.params : null;
  });

const isOf = <K extends LinkShown['kind']>(kind: K, shown: LinkShown): shown is LinkShown & { kind: K; params: AccountsParams[K] } =>
  shown.kind === kind;

/** Answered, or asked no more, it shows how the two accounts stand. */
const asItStands = ['linkProposal', 'linkRequest', 'linkWaiting', 'linkRefused', 'accounts', 'linkOver'];

/** What this area says. */
export const kinds = kindsOf<AccountsParams>()({
  linkProposal: {
    now: shownAs('linkProposal'),
    buttons: question,
    givesWayTo: asItStands,
    shows: ({ link }) => linkAsked(link),
    samples: [{ link: sample.id, there: 'teams' }],
  },
  /** To an account of the same address as another, which said that one person has both. */
  linkRequest: {
    now: shownAs('linkRequest'),
    buttons: question,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false, endsWithTerm: true },
    givesWayTo: asItStands,
    shows: ({ link }) => linkAsked(link),
    samples: [
      { link: sample.id, there: 'slack', name: '' },
      { link: sample.id, there: 'slack', name: sample.named },
    ],
  },
  linkWaiting: {
    now: shownAs('linkWaiting'),
    buttons: ({ link }) => [[buttons.linkNo({ link })]],
    givesWayTo: asItStands,
    shows: ({ link }) => linkAsked(link),
    samples: [{ link: sample.id, there: 'slack' }],
  },
  linkRefused: {
    now: shownAs('linkRefused'),
    buttons: ({ link, mine }) => (mine ? [[buttons.linkYes({ link })]] : []),
    givesWayTo: asItStands,
    shows: ({ link }) => linkAsked(link),
    samples: [true, false].map((mine) => ({ link: sample.id, there: 'teams', mine })),
  },
  linkOver: { now: nothing },
  linkNone: { now: kept(z.object({ several: flag })), samples: [{ several: true }, { several: false }] },
  accounts: {
    now: from(none, async (_, { tx, person }) => accountsOf(tx, person.id)),
    buttons: ({ places, chosen }) => [
      [
        ...(chosen ? places.slice(1) : places).map((one) => buttons.writeThere({ workspace: one.workspace }, placeName(one, places))),
        ...(chosen ? [faces.writeAnywhere()] : []),
      ],
    ],
    samples: [true, false].map((chosen) => ({
      places: [
        { workspace: sample.id, platform: 'teams' },
        { workspace: `${sample.id}0`, platform: 'slack' },
        { workspace: `${sample.id}1`, platform: 'teams' },
      ],
      chosen,
    })),
  },
  cannotSeparate: {
    now: kept(z.object({ together: flag })),
    samples: [{ together: true }, { together: false }],
  },
});
