import { area } from '../../core/area.ts';
import { withPlatform } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { linkAccounts, sayItIsMe, sayItIsNotMe, separateAccounts, showAccounts } from './link-accounts.ts';
import { findAccount } from './look-for-account.ts';
import { kinds } from './messages.ts';
import { writeAnywhere, writeOn, writeThere } from './where-to-write.ts';

/** Ties what this area says to what it does. */
export const accounts = area('accounts', {
  kinds,
  buttons,
  forms: {},
  acts: {
    linkAccounts: {
      run: linkAccounts,
      words: [
        'relier mes comptes',
        'relier mes deux comptes',
        'relie mes comptes',
        'reliez mes comptes',
        'link my accounts',
        'link my two accounts',
      ],
    },
    linkYes: { run: sayItIsMe, words: ['oui c est moi', 'c est moi', 'yes it is me', 'it is me'] },
    linkNo: {
      run: sayItIsNotMe,
      words: ['non les laisser a part', 'les laisser a part', 'ce n est pas moi', 'no keep them apart', 'keep them apart', 'it is not me'],
    },
    writeThere: { run: writeThere },
    writeAnywhere: {
      run: writeAnywhere,
      words: [
        'la ou j ai ecrit en dernier',
        'ecris moi la ou j ai ecrit en dernier',
        'where i wrote last',
        'write to me where i wrote last',
      ],
    },
  },
  submits: {},
  spoken: [
    {
      run: showAccounts,
      words: [
        'ou m ecrire',
        'ou m ecris tu',
        'ou m ecrivez vous',
        'mes comptes',
        'where to write to me',
        'where do you write to me',
        'my accounts',
      ],
    },
    ...(['slack', 'teams'] as const).map((platform) => ({
      run: writeOn(platform),
      words: [
        ...['ecris moi', 'ecrivez moi', 'm ecrire', 'ecrire'].flatMap((it) => [`${it} dans ${platform}`, `${it} sur ${platform}`]),
        `write to me in ${platform}`,
        `write to me on ${platform}`,
      ],
    })),
    {
      run: separateAccounts,
      words: ['separer mes comptes', 'separer mes deux comptes', 'separe mes comptes', 'separate my accounts', 'unlink my accounts'],
    },
  ],
  tasks: { 'look-for-account': withPlatform(findAccount) },
  fr,
  en,
});
