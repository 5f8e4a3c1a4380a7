import { wholeOf } from '../../cards/en/calling.ts';
import { p, s, small } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { inFull, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { forWhom, unheard } from '../meeting/en.ts';
import type { forms as areaForms, BringingForms } from './forms.ts';
import type { buttons as areaButtons, BringingParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  bringStory: s('I met…'),
  askItsPeople: s('Offer it to the people concerned'),
  withdrawBrought: s('Withdraw this story'),
};

const phrases = {
  bringStory: ['i met', 'i have met', 'bring a story'],
};

const naming: Record<BringingParams['oralKept']['naming'], string> = { names: 'by name', team: 'as a team', none: 'without names' };

const comes = { sheet: 'The sheet is coming', notebook: 'The notebook is coming', poster: 'The poster is coming' } as const;

const messages: WordedKinds<BringingParams> = {
  storyBroughtKept: ({ people, carried, keptUntil }, f) => ({
    summary: s('Thank you for this story.'),
    body: [
      people.length === 0
        ? p`Thank you. This story is offered to nobody for now.`
        : p`Thank you. I offer this story to ${f.people(people)}, and to nobody else. Each person says whether it is indeed theirs, and chooses who may hear it.`,
      carried
        ? p`Until these people have agreed, it is told to nobody else.`
        : p`Until somebody has agreed, it is told to nobody else. Without an agreement I keep it until ${f.day(keptUntil)}, then erase it.`,
      p`For someone without a screen: read the story aloud to them, then note here the agreement they gave in person. Without it, no name and nothing shared.`,
    ],
  }),
  storyBrought: ({ from, title, body }) => ({
    summary: s('A story speaks of you.'),
    body: [
      p`${person(from)} met you and wrote this story. Only the people it speaks of read it.`,
      p`${said(title)}`,
      inFull(body),
      p`Is this your story? If so, it is yours: you choose who may hear it, and you can correct it. If not, nothing is told in your name, and I keep no trace of your answer.`,
    ],
  }),
  storyTheirs: () => ({
    summary: s('This story is yours.'),
    body: [p`Thank you. This story is yours: choose who may hear it, or correct it. Without an answer from you, it stays between you.`],
  }),
  carriedByOthers: () => ({
    summary: s('This story belongs to the people concerned.'),
    body: [p`People have said that it is their story: they alone can withdraw it, or offer it to others. Nothing has changed.`],
  }),

  oralKept: ({ audience, serviceName, naming: how, vintage, wall, heard, names, on }, f) => ({
    summary: s('The agreement is noted.'),
    body: [
      audience === 'us'
        ? p`Noted, agreement given in person on ${f.day(on)}: this story stays between the people it speaks of.`
        : p`Noted, agreement given in person on ${f.day(on)}: for ${forWhom(serviceName, f)}, ${naming[how]}, ${vintage ? 'in the printed booklet' : 'not in the printed booklet'}, ${wall ? 'on a poster' : 'not on a poster'}.`,
      ...(heard ? [] : [unheard]),
      ...(names === '' ? [] : [p`Names to appear: ${{ said: names }}.`]),
      p`The sheet to print says what was agreed and how to take it back, by phone or on paper. Give it to each person.`,
      small`If other people carry this story, the most discreet choice prevails.`,
    ],
  }),
  oralAgain: ({ title, body }) => ({
    summary: s('The story has changed: the agreement given in person no longer holds.'),
    body: [
      p`This story has changed, or other people carry it now. The agreement given in person no longer holds: read it aloud again, then note what is agreed.`,
      p`${said(title)}`,
      { type: 'quote', spans: [{ said: body === '' ? title : body }] },
    ],
  }),
  oralTakenBack: () => ({
    summary: s('The agreement is withdrawn.'),
    body: [
      p`Withdrawn: this story is no longer told, and I keep no names from it. I am editing my messages; I cannot reach copies and paper already given out.`,
    ],
  }),
  oralTakenBackElsewhere: ({ title }) => ({
    summary: s('An agreement given in person was withdrawn.'),
    body: [
      p`Somebody took back, with coordination, the agreement given in person for this story: “${said(title)}”. It is a free decision. The story is no longer told.`,
    ],
  }),
  sheetComing: ({ paper }) => ({
    summary: s(`${comes[paper]}.`),
    body: [p`${comes[paper]} in our conversation: a file to open in a browser, then to print.`],
  }),
};

/** Words of the printed sheet. */
export const sheet = {
  title: s('What we agreed'),
  reference: (code: string) => `Reference: ${code}`,
  story: s('The story'),
  agreed: s('What is agreed'),
  said: (day: string) => `Agreement given in person on ${day}`,
  us: s('This story stays between us.'),
  organisation: (f: Format) => s(`This story may be told to ${wholeOf(f)}.`),
  service: (name: string) => s(`This story may be told to the service “${name}”, management included, and to nobody else.`),
  naming: {
    names: s('These names may appear:'),
    team: s('We appear as a team, without our names.'),
    none: s('No name appears. Even without names, people may recognise us.'),
  },
  vintage: {
    yes: s('It may enter the printed booklet. Paper already printed cannot be taken back.'),
    no: s('It does not enter the printed booklet.'),
  },
  wall: {
    yes: s('It may be on a poster, which whoever passes reads.'),
    no: s('It is on no poster.'),
  },
  back: s('Changing our minds, at any time, without saying why'),
  writer: (name: string) => `Tell ${name}, who wrote this story, or coordination, with the reference above.`,
  noWriter: s('Tell coordination, with the reference above.'),
  phone: s('By phone:'),
  paper: s('On paper: cut out and hand in this slip, or copy it.'),
  reach: s('To hand in to:'),
  slip: s('I take back my agreement for this story. It must be told no more.'),
  dateAndName: s('Date, and name if I wish:'),
  limits: s('Messages will be edited. Copies and paper that have already left cannot be.'),
  file: 'agreement-given-in-person',
  note: s('Here is the sheet to print.'),
} as const;

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  storyBrought: s('because someone wrote a story that speaks of you'),
  oralAgain: s('because you noted an agreement given in person'),
  oralTakenBackElsewhere: s('because you noted an agreement given in person'),
};

const forms: WordedForms<BringingForms> = {
  bring: () => ({
    title: s('I met…'),
    intro: [p`The people concerned will read it before anyone else, and choose. Without their agreement, nothing is told.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      sentence: { label: s('In one sentence, what was done') },
      title: { label: s('A title') },
      body: { label: s('The story'), hint: s("Please leave out names of users or children, and anything about anyone's health.") },
      people: { label: s('The people you met'), hint: s('Someone without a screen? Leave it empty: you can note their agreement.') },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  bring: () => ({
    summary: s('Have you met people?'),
    body: [
      p`Have you met people who have started something, and would you like to keep their story? The button opens a form, with your text.`,
      small`I keep this text for one working day, for you alone. Otherwise, there is nothing to do.`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
