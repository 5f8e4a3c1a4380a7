import { area, goOn } from '../../core/area.ts';
import { withPlatform } from '../../core/task.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { linkAccounts, sayItIsMe, sayItIsNotMe, separateAccounts, showAccounts } from './link-accounts.ts';
import { findAccount } from './look-for-account.ts';
import { buttons, kinds } from './messages.ts';
import { writeAnywhere, writeOn, writeThere } from './where-to-write.ts';

/** Ties what this area says to what it does. */
export const accounts = area('accounts', {
  kinds,
  buttons,
  forms: {},
  acts: goOn({
    linkYes: sayItIsMe,
    linkNo: sayItIsNotMe,
    writeThere,
  }),
  submits: {},
  spoken: goOn({
    writeAnywhere,
    linkAccounts,
    showAccounts,
    writeInSlack: writeOn('slack'),
    writeInTeams: writeOn('teams'),
    separateAccounts,
  }),
  tasks: { 'look-for-account': withPlatform(findAccount) },
  fr,
  en,
});
