import { wholeInWords, wholeOf } from '../../cards/en/calling.ts';
import { p, quote, s, small } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { faces } from './buttons.ts';
import type { AgreeingForms, forms as areaForms } from './forms.ts';
import type { AgreeingParams, buttons as areaButtons, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  chooseSharing: s('Choose who may hear it'),
  keepBetweenUs: s('Just us'),
  refuseStory: s('No story'),
  addCarrier: s('Carry it with others'),
  recordOral: s('Agreement given in person'),
  noteVoice: s('Note this yes'),
  takeBackOral: s('Take back the agreement'),
  printSheet: s('The sheet to print'),
  acceptCarrying: s('Agreed'),
  watchTrial: s('Agreed'),
  carryTrial: s('Agreed, I carry it'),
  ownStory: s('Yes, it is mine'),
  notOwnStory: s('No, it is not mine'),
  notThisTime: s('Not this time'),
  withWhom: s('With whom?'),
  declineCarrying: s('Rather not'),
  stopCarrying: s('Stop carrying it'),
  shareWithService: s('This service'),
  wordForManagement: s('A word to send'),
  whereTold: s('Where is my story?'),
  whereTrialTold: s('Where was it posted?'),
  readWritten: s('Read this story'),
};

const phrases = {
  wholeStory: ['read the story'],
  chooseSharing: ['choose', 'choose who may hear it', 'by name', 'with our names', 'as a team', 'without names'],
  keepBetweenUs: ['just us', 'between us'],
  refuseStory: ['no story'],
  addCarrier: ['carry it with others', 'with whom'],
  recordOral: ['agreement given in person', 'agreement in person', 'note this yes', 'a yes said aloud'],
  takeBackOral: ['take back the agreement', 'take back agreement'],
  printSheet: ['the sheet', 'the sheet to print'],
  stopCarrying: ['stop carrying', 'stop carrying it'],
  shareWithService: ['my service', 'my service management included'],
  wordForManagement: ['a word to send', 'a word for my management', 'word for my management'],
  whereTold: ['where is my story', 'where is the story'],
  whereTrialTold: ['trial', 'evaluation'].flatMap((it) => [`where is my ${it}`, `where is our ${it}`, `where is the ${it}`]),
  readWritten: ['the story i wrote', 'what became of my story', 'what became of the story'],
  shareWithAll: [...wholeInWords],
};

/** What an agreement is chosen among, for a story, a trial or an evaluation. */
export const sharingFields = {
  audience: { label: s('Who may hear it?') },
  service: { label: s('Which service?'), hint: s('Only if you tell it to your service.') },
  naming: { label: s('How to appear?'), hint: s('Even without names, people may recognise you.') },
};

export const sharingOptions = (f: Format) => ({
  us: s('Just us'),
  organisation: s(wholeOf(f).replace('the', 'The')),
  service: s('My service, management included'),
  names: s('By name'),
  team: s('As a team'),
  none: s('Without names'),
});

const messages: WordedKinds<AgreeingParams> = {
  writtenStoryOpen: ({ title }, f) => ({
    summary: s('The story you wrote'),
    body: [
      p`The story you wrote, “${said(title)}”, is now open to ${wholeOf(f)}: the people it speaks of chose so.`,
      p`Thank you for listening to them. The text is theirs: they may have corrected it.`,
    ],
  }),
  writtenStoryHeld: ({ written }, f) => ({
    summary: s('The story you wrote'),
    body: [
      written
        ? p`This story is in the hands of the people it speaks of: they choose who may read it. For now, it is not open to ${wholeOf(f)}.`
        : p`I hold no story that you wrote.`,
      ...(written ? [small`If they open it to ${wholeOf(f)}, I will tell you, once.`] : []),
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = { writtenStoryOpen: s('because you wrote this story') };

const forms: WordedForms<AgreeingForms> = {
  sharing: ({ named }, f) => ({
    title: s('Who may hear it?'),
    intro: named.length === 0 ? [] : [p`The text says: ${f.people(named)}. To take it out first: “Correct the story”.`],
    submit: s('Keep these choices'),
    cancel: s('Close'),
    fields: sharingFields,
    options: sharingOptions(f),
  }),
  oral: (params, f) => ({
    title: 'trial' in params ? s('A yes said aloud') : s('Agreement in person'),
    intro:
      'trial' in params
        ? [
            p`Read the sheet of the trial aloud, in full. Each person may say no, or withdraw later, without saying why.`,
            quote(params.what),
            p`I keep no name. The sheet to put up says how to withdraw: by telling you.`,
          ]
        : [
            p`First read this story aloud, in full, to each person without a screen. When there are several, keep the most discreet choice.`,
            p`${said(params.title)}`,
            { type: 'quote', spans: [{ said: params.body === '' ? params.title : params.body }] },
          ],
    submit: 'trial' in params ? s('Note this yes') : s('Keep these choices'),
    cancel: s('Close'),
    fields: {
      on: { label: s('When?') },
      how: { label: s('How?'), placeholder: s('Read aloud during the break, at the north depot') },
      audience: { label: s('Who may hear it?') },
      service: { label: s('Which service?'), hint: s('Only if the story is for one service.') },
      naming: { label: s('How to appear?'), hint: s('Even without names, people may be recognised.') },
      names: { label: s('Names to appear'), hint: s('Only by name, and only those who said yes.') },
      vintage: {
        label: s('In the booklet of the season, on a poster?'),
        hint: s('Two separate agreements. Paper cannot be taken back, and whoever passes reads a poster.'),
      },
    },
    options: {
      us: s('Just us'),
      organisation: s(wholeOf(f).replace('the', 'The')),
      service: s('One service, management included'),
      names: s('By name'),
      team: s('As a team'),
      none: s('Without names'),
      no: s('Neither of them'),
      yes: s('Booklet only'),
      wall: s('Poster only'),
      both: s('Booklet and poster'),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  oral: () => ({
    summary: s('Noting an agreement given in person'),
    body: [p`To note an agreement given in person, use the button: it opens a form.`],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
