import { type Act, type Answer, replaceWith } from '../../core/act.ts';
import type { Named } from '../../core/subject.ts';
import type { PlatformName } from '../../ports/chat-platform.ts';
import { showAccounts } from './link-accounts.ts';
import { kinds } from './messages.ts';
import { accountsOf } from './their-accounts.ts';

/** « M'écrire dans Slack »: there alone from now on; what they ask is still answered where they ask it. */
export async function writeThere(act: Act, named?: Named<{ readonly workspace: string }>): Promise<Answer> {
  if (named === undefined) return writeAnywhere(act);
  const accounts = await act.tx.accounts.of(act.person.id);
  return choose(act, accounts.find((one) => one.workspaceId === named?.workspace)?.workspaceId);
}

/** In words; where there are several on that platform, the one from which it is said. */
export const writeOn =
  (platform: PlatformName) =>
  async (act: Act): Promise<Answer> => {
    const there = (await act.tx.accounts.of(act.person.id)).filter((one) => one.platform === platform);
    return choose(act, (there.find((one) => one.workspaceId === act.workspace.id) ?? there[0])?.workspaceId);
  };

/** « Là où j'ai écrit en dernier » */
export async function writeAnywhere(act: Act): Promise<Answer> {
  return choose(act, null);
}

async function choose(act: Act, workspace: string | null | undefined): Promise<Answer> {
  const { tx, person, now } = act;
  if (workspace === undefined) return showAccounts(act);
  await tx.accounts.choose(person.id, workspace, now);
  const accounts = await accountsOf(tx, person.id);
  return accounts ? replaceWith(kinds.accounts) : showAccounts(act);
}
