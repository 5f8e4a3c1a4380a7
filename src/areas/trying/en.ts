import type { Block, Span } from '../../cards/card.ts';
import { wholeInWords } from '../../cards/en/calling.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import { onWorkingTime } from '../../cards/en/working-time.ts';
import type { Format } from '../../cards/format.ts';
import { bold, briefly, person, said } from '../../cards/words.ts';
import { en as shared } from '../../core/en.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { sharingFields, sharingOptions } from '../agreeing/en.ts';
import { forWhom, namings, postedBefore, unheard } from '../meeting/en.ts';
import type { faces } from './buttons.ts';
import type { forms as areaForms, TrialExample, TryingForms } from './forms.ts';
import type { ListedTrial } from './listed-trials.ts';
import type { buttons as areaButtons, kinds, TryingParams } from './messages.ts';
import type { ShownTrial } from './trial-view.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  openTrial: s('Open a trial'),
  joinTrial: s('Agreed'),
  askAboutTrial: s('I have a question'),
  askForTrial: s('Ask other people'),
  beginWithThose: s('Begin without waiting'),
  changeTrial: s('Correct the trial'),
  giveUpTrial: s('Give it up'),
  trialSheet: s('The sheet to print'),
  showTrial: s('See the trial'),
  tryHere: s('Try it here'),
  myTrials: s('Trials'),
  tryAgain: s('Try again differently'),
  chooseTrialSharing: s('Who may hear of it?'),
  chooseEvaluationSharing: s('Who may hear of the evaluation?'),
  askToJoin: s('Join it too'),
  leaveTrial: s('Leave the trial'),
  takeTrial: s('I will carry it'),
  passTrial: s('Hand the trial over'),
};

const phrases = {
  openTrial: [
    ...['trial', 'a trial', 'open a trial', 'new trial'],
    ...['i want', 'i would like', 'i d like', 'we want', 'we would like'].flatMap((wish) => [
      `${wish} to run a trial`,
      `${wish} to try something`,
    ]),
  ],
  joinTrial: ['i take part in the trial'],
  askAboutTrial: ['i have a question', 'my question'],
  askForTrial: ['ask other people'],
  watchedBy: ['who watches over it', 'who watches over the trial', 'ask somebody to watch over the trial'],
  watchTrial: ['agreed i watch over it', 'i watch over the trial'],
  endWatching: ['watch no more', 'i watch no more', 'i no longer watch over the trial', 'nobody watches over the trial any more'],
  carryTrialTogether: ['carry the trial with others'],
  acceptTrialCarrying: ['agreed i carry it'],
  beginWithThose: ['begin with those who agreed'],
  changeTrial: ['correct the trial'],
  giveUpTrial: ['give the trial up', 'give up the trial', 'give it up'],
  trialSheet: ['the trial sheet'],
  ownTrial: ['my trial', 'the trial'],
  wholeTrial: ['read the trial'],
  myTrials: ['trials', 'my trials', 'the trials'],
  tryHere: ['try it here', 'try this here'],
  tryAgain: ['try again differently'],
  chooseTrialSharing: ['who may hear of it', 'who may hear of the trial'],
  chooseEvaluationSharing: ['who may hear of the evaluation'],
  leaveTrial: ['leave the trial', 'i leave the trial'],
  takeTrial: ['i will carry it', 'i carry it', 'i lead the trial'],
  passTrial: ['hand the trial over', 'hand over the trial'],
  keepTrialBetweenUs: ['the trial between us'],
  shareTrialWithAll: wholeInWords.map((whole) => `tell ${whole} of the trial`),
  keepEvaluationBetweenUs: ['the evaluation between us'],
  chooseDecisionSharing: ['who may hear of the decision'],
  keepDecisionBetweenUs: ['the decision between us'],
  shareDecisionWithAll: wholeInWords.map((whole) => `tell ${whole} of the decision`),
  shareEvaluationWithAll: wholeInWords.map((whole) => `tell ${whole} of the evaluation`),
};

/** What everything said of a trial begins with (P25). */
export const onTrial = (f: Format, { endsOn }: Pick<ShownTrial, 'endsOn'>) => ({ bold: `🚧 ON TRIAL until ${f.day(endsOn)}` });

/** Where a trial stands, before what it is. */
function heading(trial: ShownTrial, f: Format): string {
  if (trial.state === 'over') return `🍂 TRIAL OVER: it ran from ${f.day(trial.startsOn)} to ${f.day(trial.endsOn)}`;
  if (trial.state === 'given-up') return s('This trial did not begin, and will not.');
  if (trial.state === 'asking') return `🚧 TRIAL PROPOSED from ${f.day(trial.startsOn)} to ${f.day(trial.endsOn)}`;
  return `🚧 ON TRIAL from ${f.day(trial.startsOn)} to ${f.day(trial.endsOn)}`;
}

/** What the people asked must know, on every card that shows the trial. */
function sheet(
  trial: ShownTrial,
  f: Format,
  time = onWorkingTime(f),
  proposed: readonly Span[] = t`${bold('We propose to try')}`,
): readonly Block[] {
  const ends = trial.state === 'asking' || trial.state === 'live' ? t`. It stops then, even if it works.` : t``;
  return [
    p`${{ bold: heading(trial, f) }}${ends}`,
    p`${proposed}: ${said(trial.what)}`,
    p`${bold('To check:')} ${said(trial.hypothesis)}`,
    ...(trial.time === '' ? [] : [p`${bold('It asks:')} ${said(trial.time)}${time}`]),
    ...(trial.stillValid === '' ? [] : [p`${bold('Still applies:')} ${said(trial.stillValid)}`]),
    p`${bold('To go back:')} ${said(trial.wayBack)}`,
    p`${bold('What we look at:')} ${said(trial.question)}\nThe trial, never the people.`,
  ];
}

/** Behind "More" where the card has no room for it. */
const worked = ({ time }: ShownTrial, f: Format): readonly Block[] =>
  time === '' || f.frameSignedOn === null ? [] : [p`The time it asks is working time (frame of ${f.day(f.frameSignedOn)}).`];

/** Nobody wrote what still applies: everything does. */
const unchanged = ({ stillValid }: ShownTrial): readonly Block[] =>
  stillValid === '' ? [p`All safety instructions, rules and protocols in force still apply.`] : [];

/** People without a screen take part in it too. */
const besides = ({ offscreen }: ShownTrial): readonly Block[] =>
  offscreen ? [p`People without a screen take part too, with a yes said aloud.`] : [];

function voice({ aloud }: TryingParams['trialShown'], f: Format): readonly Block[] {
  if (!aloud) return [];
  return aloud.on === null
    ? [p`A yes said aloud is awaited from people without a screen: the sheet is read to them in full, and each person may say no.`]
    : [p`A yes said aloud is noted, on ${f.day(aloud.on)}. I keep no name. The sheet to put up says so, and how to withdraw.`];
}

/** Named to those who know them already. */
const leading = (pilot: string) => (pilot === '' ? 'whoever leads the trial' : person(pilot));

function request(
  trial: ShownTrial,
  f: Format,
  { among, from, carrying = false }: { among: boolean; from: string; carrying?: boolean },
): readonly Block[] {
  const toDo = carrying ? 'to try and carry' : 'to try';
  return [
    ...sheet(
      trial,
      f,
      f.frameSignedOn === null ? '' : ' (working time)',
      from === '' ? t`You are ${bold(`asked ${toDo}`)}` : t`${person(from)} ${bold(`asks you ${toDo}`)}`,
    ),
    from === ''
      ? p`You may refuse, or withdraw later, without saying why.`
      : among
        ? p`You may refuse, or withdraw later, without saying why. ${person(from)} will know one agreement is missing, not whose.`
        : p`You may refuse, or withdraw later, without saying why. ${person(from)} will only know that an agreement is missing.`,
  ];
}

const whereItIs = ({ state, role, startsOn, endsOn }: ListedTrial, f: Format) => {
  const part =
    role === null ? 'your answer is awaited' : role === 'tester' ? 'you are trying it' : role === 'pilot' ? 'you lead it' : 'you carry it';
  if (state === 'asking') return t`not begun yet, planned for ${f.day(startsOn)}; ${part}`;
  return state === 'live' ? t`on trial until ${f.day(endsOn)}; ${part}` : t`stopped on ${f.day(endsOn)}`;
};

/** What stopped is not shown as going on. */
const markOf = ({ state }: ListedTrial) => (state === 'over' ? '🍂' : '🚧');

const lineOf = (one: ListedTrial, f: Format) => t`${markOf(one)} "${briefly(one.what)}": ${whereItIs(one, f)}`;

function listed(mine: readonly ListedTrial[], f: Format): Block {
  return mine.length === 0 ? p`You are not in any trial at the moment.` : numbered(mine.map((one) => lineOf(one, f)));
}

const messages: WordedKinds<TryingParams> = {
  trialShown: (trial, f) => ({
    summary: s('The trial'),
    body: [
      ...sheet(trial, f),
      ...(trial.inspiredBy === '' ? [] : [small`Inspired by “${briefly(trial.inspiredBy)}”.`]),
      ...unchanged(trial),
      ...(trial.state === 'asking' ? [waiting(trial, f)] : []),
      ...voice(trial, f),
      ...(trial.state === 'live'
        ? [trial.with.length === 0 ? p`It is under way.` : p`It is under way. Taking part with you: ${f.people(trial.with)}.`]
        : []),
      ...(trial.companion === ''
        ? []
        : [p`Watching over it with you, outside of the trial: ${person(trial.companion)}, whom you may talk to if it is stuck.`]),
      ...(trial.alone && trial.role !== 'tester' && (trial.state === 'asking' || trial.state === 'live')
        ? [small`A trial should not stop because one person leaves: you can ask someone to carry it with you.`]
        : []),
    ],
  }),
  trialRequest: (trial, f) => ({
    summary: s('Something to try is proposed to you.'),
    body: [...request(trial, f, trial)],
    details: [
      ...(trial.carrying ? [p`Carrying it means being able to stop it any day, without giving a reason.`] : []),
      ...worked(trial, f),
      ...unchanged(trial),
      ...besides(trial),
    ],
  }),
  trialChanged: (trial, f) => ({
    summary: s('The trial has just changed.'),
    body: [
      p`The trial changed while you were answering: I have not kept your answer. Here is what it says today.`,
      ...request(trial, f, { among: false, from: trial.from }),
    ],
    details: [...worked(trial, f), ...unchanged(trial)],
  }),
  trialCarryRequest: ({ from, what, ...trial }, f) => ({
    summary: s('You are asked to carry a trial.'),
    body: [
      p`${trial.state === 'live' ? onTrial(f, trial) : bold('🚧 TRIAL PROPOSED')}: ${said(what)}`,
      from === '' ? p`You are asked to carry this trial with others.` : p`${person(from)} asks you to carry this trial with others.`,
      p`Carrying it means keeping it alive when someone is away, and being able to stop it any day, without giving a reason.`,
    ],
  }),
  companionWanted: ({ from, what, agreed, ...trial }, f) => ({
    summary: agreed ? s('Noted: you watch over a trial.') : s('You are asked to watch over a trial.'),
    body: [
      agreed
        ? p`Noted: you watch over “${briefly(what)}”, until ${f.day(trial.endsOn)} at the latest. Your name is on the sheet of the trial, and I propose it first to whoever asks for help.`
        : p`${from === '' ? 'Somebody' : person(from)} asks whether you would watch over a trial, until ${f.day(trial.endsOn)}: “${briefly(what)}”.`,
      agreed
        ? p`To stop, without saying why: “I watch no more”.`
        : p`You do not take part in it: people may come and talk to you if it is stuck, and that is all. Your name is given only if you say yes.`,
    ],
  }),
  trialPeopleAsked: ({ people, any }, f) => ({
    summary: any ? s('They are asked.') : s('I have asked nobody else.'),
    body: [
      any
        ? people.length === 0
          ? p`They are asked, at the next good moment for each. Each answers freely.`
          : p`I am asking ${f.people(people)}, at the next good moment for each. Each answers freely.`
        : p`These people are in this trial already, or do not receive my messages. Nothing has changed.`,
    ],
  }),
  trialQuestionAsked: ({ pilot, readFrom }, f) => ({
    summary: s('Your question has been passed on.'),
    body: [
      readFrom === null
        ? p`Your question goes to ${leading(pilot)}, who will answer you directly. I do not know when it will be read.`
        : p`Your question goes to ${leading(pilot)}, who can read it from ${f.moment(readFrom)} and will answer you directly.`,
    ],
  }),
  trialQuestion: ({ from, what, words }) => ({
    summary: s('A question about your trial'),
    body: [
      from === ''
        ? p`A question about the trial "${briefly(what)}":`
        : p`${person(from)} has a question about the trial "${briefly(what)}":`,
      quote(words),
      p`You can answer them directly.`,
    ],
  }),
  trialBegins: (trial, f) => ({
    summary: s('A trial begins.'),
    body: [
      p`Everyone has agreed: the trial begins.`,
      ...sheet(trial, f, ''),
      ...(trial.with.length === 0 ? [] : [p`Taking part with you: ${f.people(trial.with)}.`]),
    ],
    details: [...worked(trial, f), ...unchanged(trial)],
  }),
  agreementMissing: ({ what, startsOn, endsOn, lacks }, f) => ({
    summary: s('A trial has not begun.'),
    body:
      lacks === 'days'
        ? [
            p`The trial "${briefly(what)}" was to begin on ${f.day(startsOn)}. It has not begun: Vendange stops here before its last day. You can change its days, or give it up.`,
          ]
        : [
            p`The trial "${briefly(what)}" was to begin on ${f.day(startsOn)}. It has not begun: ${lacks === 'voice' ? 'a yes said aloud' : 'an agreement'} is missing.`,
            p`You can begin with those who agreed, ask others, change the trial or give it up. Or wait: it begins as soon as everyone agrees, and stops on ${f.day(endsOn)} whatever happens.`,
          ],
  }),
  trialGivenUp: () => ({
    summary: s('Noted.'),
    body: [p`Noted: this trial will not begin. Giving it up is a decision like any other.`],
  }),
  trialNotBegun: ({ what }) => ({
    summary: s('A trial will not begin.'),
    body: [p`The trial "${briefly(what)}", to which you had agreed, will not begin. There is nothing for you to do.`],
  }),
  trialSharingKept: ({ part, audience, serviceName, naming, heard, places }, f) => ({
    summary: s('Your choices are kept.'),
    body: [
      audience === 'us'
        ? part === 'trial'
          ? p`Your choices are kept: this trial stays between you.`
          : part === 'evaluation'
            ? p`Your choices are kept: this evaluation stays between you.`
            : p`Your choices are kept: this answer stays between you.`
        : p`Your choices are kept: for ${forWhom(serviceName, f)}, ${bold(namings[naming])}. When there are several of you, the most discreet choice prevails.`,
      ...(heard ? [] : [unheard]),
      ...(places.length > 0 ? [postedBefore(places)] : []),
      small`You can change your mind at any time. Even without names, people may recognise you.`,
    ],
  }),
  openTrial: (trial, f) => ({
    summary: s('A trial under way'),
    body: [
      ...sheet(trial, f),
      ...unchanged(trial),
      ...(trial.naming === 'names'
        ? [p`Taking part: ${f.people(trial.people)}.`]
        : trial.naming === 'team'
          ? [p`A team is trying it.`]
          : []),
      p`You can join it too, freely: I will ask for your agreement.`,
    ],
  }),
  trials: ({ mine, open }, f) => ({
    summary: s('Trials'),
    body: [
      p`${bold('Trials')}`,
      mine.length + open.length === 0
        ? p`You are not in any trial at the moment.`
        : numbered([
            ...mine.map((one) => lineOf(one, f)),
            ...open.map((one) => t`🚧 "${briefly(one.what)}": on trial until ${f.day(one.endsOn)}`),
          ]),
    ],
  }),
  homeTrials: ({ mine }, f) => ({ summary: s('Your trials'), body: [p`${bold('Your trials')}`, listed(mine, f)] }),
};

function waiting({ missing, late, startsOn, role }: TryingParams['trialShown'], f: Format): Block {
  if (!missing) return p`Everyone has agreed. It begins on ${f.day(startsOn)}.`;
  if (role === 'tester') return p`Thank you, your agreement is noted. It begins when everyone has agreed, from ${f.day(startsOn)}.`;
  return late
    ? p`It was to begin on ${f.day(startsOn)}: an agreement is missing.`
    : p`An agreement is still missing. It begins when everyone has agreed, from ${f.day(startsOn)}.`;
}

/** The printable sheet for the break room. */
export const trialSheet = {
  file: 'trial',
  note: s('The sheet to print, for the break room.'),
  title: (until: string) => s(`🚧 ON TRIAL until ${until}`),
  from: (day: string) => s(`From ${day}.`),
  what: s('We are trying'),
  hypothesis: s('To check'),
  time: s('What it asks'),
  stillValid: s('What still applies'),
  allStillValid: s('All safety instructions, rules and protocols in force.'),
  wayBack: s('To go back'),
  question: s('What we look at: the trial, never the people'),
  end: (day: string) => s(`On ${day} it stops, even if it works.`),
  free: s('Everyone who tries it said yes, and may withdraw at any time, without saying why.'),
  voice: s('A yes said aloud'),
  toRead: s('This sheet is read aloud, in full. Each person may say no, without saying why.'),
  heard: (day: string) => s(`This sheet was read aloud, and the answer on ${day} was yes. No name is kept.`),
  withdraw: (pilot: string) => s(`To withdraw: tell ${pilot}, at any time, without saying why.`),
  anybody: s('someone who carries the trial'),
  companion: (name: string) => s(`Outside of the trial, whom to talk to if it is stuck: ${name}.`),
  inspiredBy: (title: string) => s(`Inspired by “${title}”.`),
  remarks: s('Remarks, even one word:'),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  trialRequest: s('because you are asked'),
  trialCarryRequest: s('because someone asks you to carry a trial'),
  companionWanted: s('because you are asked to watch over a trial'),
  trialQuestion: s('because you lead this trial'),
  trialBegins: s('because you said yes to this trial'),
  agreementMissing: s('because you carry this trial'),
  trialNotBegun: s('because you said yes to this trial'),
};

/** One trial each, as a team might write it. */
const examples: Readonly<Record<TrialExample, Readonly<Record<'what' | 'hypothesis' | 'wayBack' | 'question', string>>>> = {
  binder: {
    what: s('A binder in which the day nursery notes the time and the dose of medicines'),
    hypothesis: s('We know at once what was given, without calling anybody'),
    wayBack: s('We put the binder away, and do as before'),
    question: s('What is missing from the binder?'),
  },
  signatures: {
    what: s('Case workers sign ordinary certificates themselves'),
    hypothesis: s('Less back and forth, and faster answers'),
    wayBack: s('Certificates go to be signed again, as before'),
    question: s('Which letters come back, and why?'),
  },
  sport: {
    what: s('An hour of sport at the swimming pool, open to all services'),
    hypothesis: s('Colleagues of distant sites meet'),
    wayBack: s('We announce the last session, and the hour goes back to the public'),
    question: s('Which sites do people come from, and what keeps them from coming?'),
  },
};

const forms: WordedForms<TryingForms> = {
  trialSharing: ({ part }, f) => ({
    title: s('Who may hear of it?'),
    intro: [
      part === 'trial'
        ? p`This is about the trial itself: what is tried, until when. When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`
        : part === 'decision'
          ? p`This is about the answer to your proposal, with what was tried. When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`
          : p`This is about the evaluation. When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`,
    ],
    submit: s('Keep these choices'),
    cancel: s('Close'),
    fields: sharingFields,
    options: sharingOptions(f),
  }),
  trial: ({ from, whole, example }) => ({
    title: s('A trial'),
    intro: [
      from !== null && 'change' in from
        ? p`Everyone who had agreed is asked again: they had said yes to something else.`
        : p`Light, reversible, with an end date. Nobody approves it: each person who tries it decides for themselves.`,
    ],
    submit: whole ? s('Propose') : s('Continue'),
    cancel: s('Close'),
    fields: {
      what: { label: s('What do we try?'), placeholder: examples[example].what },
      hypothesis: {
        label: s('What do we want to check?'),
        hint: s('Without a hypothesis it is not a trial yet.'),
        placeholder: examples[example].hypothesis,
      },
      wayBack: {
        label: s('How do we go back?'),
        hint: s('Sent before the last day, and at once if the trial stops early.'),
        placeholder: examples[example].wayBack,
      },
      question: { label: s('What will we look at?'), hint: s('The trial, never the people.'), placeholder: examples[example].question },
      endsOn: { label: s('Last day'), hint: s('In a month, for example. It stops that evening, even if it works.') },
      rest: {
        label: s('Specify more?'),
        hint: s(
          'Otherwise: it begins today, with you alone for now; you lead it to the end; all instructions still apply; check-ins after 2, 3, 5, 8 then 13 working days.',
        ),
      },
      startsOn: { label: s('First day'), hint: s('Without a date: as soon as everyone agrees.') },
      people: { label: s('Whom to ask?'), hint: s('Everyone answers freely. You can add people later.') },
      companion: {
        label: s('Somebody outside of it, to talk to if it is stuck?'),
        hint: s('I ask them. Their name is given if they say yes.'),
      },
      time: { label: s('How much time, taken from what?'), hint: s('Left empty, nothing is said of it.') },
      stillValid: {
        label: s('What still applies?'),
        hint: s('Left empty: all safety instructions, rules and protocols in force.'),
      },
      pilotUntil: { label: s('Until when do you lead it?'), hint: s('I will remind you to hand over. Without a date: until the end.') },
      offscreen: {
        label: s('Do people without a screen take part?'),
        hint: s('You will read them the sheet, and note their yes, without a name.'),
      },
      gaps: { label: s('Working days between check-ins'), hint: s('Further and further apart. Left empty: 2, 3, 5, 8, 13.') },
    },
    options: {
      usual: s('No, all of that suits me'),
      specify: s('Yes: team, first day, time, instructions, handing over, check-ins'),
      no: s('No'),
      yes: s('Yes'),
    },
  }),
  trialQuestion: () => ({
    title: s('My question'),
    intro: [p`It goes, with your name, to the person who leads the trial. They will answer you directly.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { words: { label: s('Your question') } },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  trialQuestion: () => ({
    summary: s('Your question'),
    body: [p`Write "my question:" followed by your question, or use the button. It goes to the person who leads the trial.`],
  }),
  trial: ({ missing, draft }) => ({
    summary: s('Open a trial'),
    body: [
      ...(draft === ''
        ? [p`A trial checks a hypothesis, is light, reversible, and has an end date. The form is the simplest way.`]
        : [
            p`I am keeping what you wrote. Before opening this trial, I still need this:`,
            list(missing.map((one) => t`${shared.troubles[one]}`)),
          ]),
      p`In words, one line for each part:`,
      list([
        t`trial: what we try`,
        t`hypothesis: what we want to check`,
        t`way back: how we go back`,
        t`question: what we will look at`,
        t`end: 18 December`,
      ]),
    ],
    after: [
      small`If you wish: "start: …", "time: …", "still applies: …", "I hand over: …", "check-ins: 2, 3, 5, 8", "without a screen: yes".`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
