import {
  type Act,
  type Answer,
  aboutLink,
  notify,
  publishHomeLater,
  refreshPostsLater,
  replaceWith,
  type Said,
  say,
} from '../../core/act.ts';
import { linkAsked, wasShown } from '../../core/shown.ts';
import type { Named } from '../../core/subject.ts';
import type { AccountLink } from '../../ports/accounts.ts';
import { lookForAccount, proposeLink } from './look-for-account.ts';
import { kinds } from './messages.ts';
import { makeOne } from './one-person.ts';
import { accountsOf, asked, linkShown, otherOf, sideOf } from './their-accounts.ts';

type NamedLink = Named<{ readonly link: string }>;

/** « Relier mes comptes »: the question that waits for them, if any; otherwise it is looked for, with the address they have now. */
export async function linkAccounts(act: Act): Promise<Answer> {
  const { tx, person, account } = act;
  const link = (await asked(tx, person.id)) ?? (await proposeLink(act, account)) ?? (await tx.accounts.linksOf(person.id))[0];
  if (link) return shows(link, person.id);

  if (act.several) await lookForAccount(act, account, { asked: true });
  return showAccounts(act);
}

/** « Où m'écrire »: where they have accounts, and which one is written to. */
export async function showAccounts(act: Act): Promise<Answer> {
  const accounts = await accountsOf(act.tx, act.person.id);
  if (accounts) return say(kinds.accounts);
  return say(kinds.linkNone, { several: act.several });
}

/** « Oui, c'est moi »: nothing changes before both accounts said it; asked twice, it is said once. */
export async function sayItIsMe(act: Act, named?: NamedLink): Promise<Answer> {
  const link = await held(act, named);
  if (!link) return over(act);
  const { tx, person } = act;
  if (named === undefined && !(await wasShown(act, linkAsked(link.id)))) return shows(link, person.id);
  const side = sideOf(link, person.id);
  if (link.state === 'agreed' && side === 'second') return makeOne(act, link);

  if (link.state === 'asked' || link.state === `refused-by-${side}`) {
    await tx.accounts.setState(link.id, 'agreed', { swap: side === 'second' });
    const other = await tx.people.get(otherOf(link, person.id).personId);
    if (other) await notify(act, other, { kind: kinds.linkRequest, about: { link: link.id }, subject: aboutLink(link.id), slot: link.id });
  }
  return shownAnew(act, link.id);
}

/** « Non, les laisser à part »: remembered, and asked no more; the person who refused may change their mind. */
export async function sayItIsNotMe(act: Act, named?: NamedLink): Promise<Answer> {
  const link = await held(act, named);
  if (!link) return over(act);
  if (link.state === 'asked' || link.state === 'agreed') {
    await act.tx.accounts.setState(link.id, `refused-by-${sideOf(link, act.person.id)}`, { swap: false });
    await act.tx.deliveries.cancel(aboutLink(link.id), [kinds.linkRequest.name]);
  }
  return shownAnew(act, link.id);
}

/** « Séparer mes comptes »: two records that became one are not told apart any more. */
export async function separateAccounts({ tx, person }: Act): Promise<Answer> {
  const together = (await accountsOf(tx, person.id)) !== null;
  return say(kinds.cannotSeparate, { together });
}

/** By the card that was pressed; in words, the question that waits, or the last one: they may have changed their mind. */
async function held({ tx, person }: Act, named: NamedLink): Promise<AccountLink | null> {
  const id = named === undefined ? ((await asked(tx, person.id)) ?? (await tx.accounts.linksOf(person.id))[0])?.id : named?.link;
  const link = id ? await tx.accounts.hold(id) : null;
  return link && [link.first, link.second].some((one) => one.personId === person.id) ? link : null;
}

/** One that was erased meanwhile, or is theirs by now. */
async function over({ tx, person }: Act): Promise<Answer> {
  const accounts = await accountsOf(tx, person.id);
  return accounts ? replaceWith(kinds.accounts) : replaceWith(kinds.linkOver);
}

/** On the cards of both, and in answer to the person who pressed. */
async function shownAnew(act: Act, linkId: string): Promise<Answer> {
  const link = await act.tx.accounts.link(linkId);
  if (!link) return over(act);
  await refreshPostsLater(act, aboutLink(link.id));
  const other = await act.tx.people.get(otherOf(link, act.person.id).personId);
  if (other) await publishHomeLater(act, other);
  return { ...shows(link, act.person.id), replaces: 'unless posted' };
}

function shows(link: AccountLink, personId: string): Said {
  return say(kinds[linkShown(link, personId).kind], { link: link.id });
}
