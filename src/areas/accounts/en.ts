import { p, s, small } from '../../cards/en/typography.ts';
import { bold, person, platformName } from '../../cards/words.ts';
import type { Labels, Reasons, WordedKinds } from '../../core/words.ts';
import type { AccountsParams, buttons as areaButtons, faces, kinds } from './messages.ts';
import { placeName } from './place-name.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  linkYes: s('Yes, it is me'),
  linkNo: s('No, keep them apart'),
  writeThere: s('Write to me here'),
  writeAnywhere: s('Where I wrote last'),
};

const phrases = {
  linkAccounts: ['link my accounts', 'link my two accounts'],
  linkYes: ['yes it is me', 'it is me'],
  linkNo: ['no keep them apart', 'keep them apart', 'it is not me'],
  writeAnywhere: ['where i wrote last', 'write to me where i wrote last'],
  showAccounts: ['where to write to me', 'where do you write to me', 'my accounts'],
  writeInSlack: ['write to me in slack', 'write to me on slack'],
  writeInTeams: ['write to me in teams', 'write to me on teams'],
  separateAccounts: ['separate my accounts', 'unlink my accounts'],
};

/** What a yes brings, for those who want to know before they answer. */
const meaning = [
  p`Brought together: your initiatives, stories, trials and choices become one, and I write to you in one place only. Where the two accounts say different things, the most discreet wins. Nobody will read more for it.`,
  small`It is final: I will no longer be able to tell the two apart. If several people share this address, say no: each account stays by itself, and I will not ask again.`,
];

const messages: WordedKinds<AccountsParams> = {
  linkProposal: ({ there }) => ({
    summary: s('Do you have another account?'),
    body: [
      p`An account in ${platformName(there)} bears the same e-mail address as this one. ${bold('Is it yours too?')}`,
      p`If so, I will ask over there as well: nothing changes before both accounts have said yes.`,
      p`In words: "yes, it is me", or "no".`,
      ...meaning,
    ],
  }),
  linkRequest: ({ there, name }) => ({
    summary: s('Is this you too?'),
    body: [
      name === ''
        ? p`From ${platformName(there)}, an account with the same address as this one says that it is yours too.`
        : p`From ${platformName(there)}, ${person(name)} says that this account is theirs too: both have the same address.`,
      p`${bold('Is it you?')} Without your yes, nothing changes.`,
      p`With your yes, the two become one, for good. If the address is shared, say no: each account stays by itself.`,
      p`In words: "yes, it is me", or "no".`,
    ],
    details: meaning,
  }),
  linkWaiting: ({ there }) => ({
    summary: s('Noted.'),
    body: [
      p`Noted. I now ask the same in ${platformName(there)}, in your next working hours. So as not to wait, write "link my accounts" to me there.`,
      small`Nothing changes before that second yes.`,
    ],
  }),
  linkRefused: ({ there, mine }) => ({
    summary: s('The accounts stay apart.'),
    body: [
      mine
        ? p`Understood: this account and the one in ${platformName(there)} stay apart. I will not ask again.`
        : p`In ${platformName(there)}, the answer is no: the two accounts stay apart, and I will not ask again.`,
      ...(mine ? [small`To change your mind: "it is me".`] : []),
    ],
  }),
  linkOver: () => ({
    summary: s('This is over.'),
    body: [p`This question is over: nothing has changed for this account.`],
  }),
  linkNone: ({ several }) => ({
    summary: s('I know of one account of yours.'),
    body: [
      p`I know of one account of yours, this one: I write to you here.`,
      several
        ? p`I am looking again for another that bears the same e-mail address. If there is one, I will ask you here in a moment; write to me from the other account first, so that I know it.`
        : p`In your organisation I am in one place only: there is nothing to link.`,
      ...(several ? [small`Of your addresses I keep a fingerprint only, from which they cannot be read again.`] : []),
    ],
  }),
  accounts: ({ places, chosen }) => {
    const [main] = places;
    const names = places.map((one) => placeName(one, places)).sort();
    const where = main ? placeName(main, places) : '';
    return {
      summary: s('Your accounts'),
      body: [
        p`${bold('Your accounts')}`,
        p`To me, your accounts ${new Intl.ListFormat('en-GB').format(names)} are one: whatever you see, correct or erase from one of them holds everywhere.`,
        chosen
          ? p`On my own, I write to you in ${where}, as you asked, and nowhere else.`
          : p`On my own, I write to you where you last wrote to me (at the moment, ${where}), and nowhere else.`,
        p`I always answer where you talk to me. Where would you like me to write to you?`,
      ],
    };
  },
  cannotSeparate: ({ together }) => ({
    summary: s('Accounts that became one cannot be separated.'),
    body: together
      ? [
          p`I cannot separate your accounts: nothing says any more what came from one or the other.`,
          p`You can choose where I write to you ("where to write to me"), or erase everything ("erase my data"): each account then begins again from nothing, by itself.`,
        ]
      : [p`I know of one account of yours, this one: there is nothing to separate.`],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  linkRequest: s('because an account with the same address says it is yours'),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms: {} };
