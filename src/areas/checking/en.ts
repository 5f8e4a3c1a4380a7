import type { Block, Span } from '../../cards/card.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { bold, briefly, person } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { Weather } from '../../domain/check-in.ts';
import { onTrial } from '../trying/en.ts';
import type { faces } from './buttons.ts';
import type { OfTrial, Read } from './check-in-shown.ts';
import type { forms as areaForms, CheckingForms } from './forms.ts';
import type { LogLine } from './learning-log.ts';
import type { buttons as areaButtons, CheckingParams, kinds } from './messages.ts';
import type { HelpChoice, Reachable } from './who-can-help.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  weather: s('☀️ All set fair'),
  weatherFair: s('🌤️ Fine'),
  weatherRain: s('🌧️ Difficult'),
  weatherStorm: s('⛈️ Not the moment'),
  writeCheckIn: s('Write'),
  editCheckIn: s('Edit my answer'),
  needHelp: s('I need help'),
  askHelpOf: s('Ask'),
  chooseHelp: s('Choose someone'),
  learningLog: s('Learning log'),
  readLogOn: s('Read on'),
};

const phrases = {
  writeCheckIn: ['my check in', 'answer the check in', 'edit my answer', 'correct my answer'],
  shareUnnamed: ['share without my name'],
  paceEach: ['keep asking', 'at each check in'],
  paceRarer: ['less often', 'more rarely'],
  paceNone: ['stop asking', 'no more check ins'],
  needHelp: ['i need help', 'need help'],
  learningLog: ['learning log', 'the learning log'],
  readNotebook: ['notebook', 'the notebook', 'my notebook'],
  writeAnswer: ['check in', 'the check in'],
  writeForTeam: ['for the team', 'for the whole team'],
  shareNamed: ['share with my name'],
};

/** Who reads somebody's words, before they write. */
function readersBefore({ readers }: Pick<Read, 'readers'>, f: Format): readonly Span[] {
  if (readers.length === 0) return t`Nobody else reads your words for now.`;
  return t`Your words are read by ${names(readers, f)}, without your name unless you choose. People may recognise you.`;
}

const namedAtMost = 8;

/** By their names, as many as a card can list. */
function names(readers: readonly string[], f: Format): readonly Span[] {
  if (readers.length <= namedAtMost) return f.people(readers);
  const others = readers.length - namedAtMost;
  return t`${f.people(readers.slice(0, namedAtMost))}, and ${others === 1 ? 'one other person' : `${others} other people`}`;
}

/** Whatever is said of a trial says first that it is one, and until when. */
function head(params: OfTrial, f: Format): Block {
  return p`${params.over ? bold(`🍂 TRIAL OVER on ${f.day(params.endsOn)}`) : onTrial(f, params)}: ${briefly(params.what)}`;
}

export const weathers: Readonly<Record<Weather, string>> = {
  sunny: buttons.weather,
  fair: buttons.weatherFair,
  rain: buttons.weatherRain,
  storm: buttons.weatherStorm,
};

const drawn = (some: readonly Weather[]): string => some.map((one) => weathers[one]).join(', ');

const next = (on: CheckingParams['checkIn']['nextOn'], f: Format): readonly Span[] =>
  on === null ? t`Last check-in.` : t`Next check-in: ${f.day(on)}.`;

function readersNow({ readers, showing }: CheckingParams['checkInKept'], f: Format): Block {
  if (readers.length === 0) return p`Nobody else reads your words for now.`;
  if (showing === 'named') return p`${names(readers, f)} can read this, with your name.`;
  if (showing === 'unnamed') return p`${names(readers, f)} can read this, without your name. Even so, people may recognise you.`;
  return p`As you chose, ${names(readers, f)} can read this, without your name, only once the check-in has closed and if five other people have answered.`;
}

const someone = (name: string): Span => (name === '' ? 'Someone' : person(name));

function when({ name, from }: Reachable, f: Format): readonly Span[] {
  return from === null ? t`${someone(name)}: I cannot tell when this can be read` : t`${someone(name)} can read it from ${f.moment(from)}`;
}

/** Each of them receives it: they are named beforehand. */
function inCoordination(all: readonly string[], f: Format): Block {
  const known = all.filter((name) => name !== '');
  return known.length < all.length
    ? p`If you choose coordination, each of its members will receive your request.`
    : known.length === 1
      ? p`Coordination is ${f.people(known)}.`
      : p`Coordination is ${f.people(known)}: each of them will receive your request.`;
}

function whenCoordination({ from }: Reachable, f: Format): readonly Span[] {
  return from === null ? t`Coordination` : t`Coordination can read it from ${f.moment(from)}`;
}

function logLines(lines: readonly LogLine[], f: Format): Block[] {
  return lines.map((line): Block => {
    if (line.type === 'check-in') {
      const { on, closed, conditions } = line;
      const title = t`${bold(`Check-in of ${f.day(on)}`)}`;
      if (!closed) return p`${title}, in progress: conditions are shown when it closes.`;
      if (!conditions) return p`${title}. Conditions: too few answers to tell them without pointing at anyone.`;
      const { mostly, sometimes } = conditions;
      return p`${title}. Conditions: mostly ${drawn(mostly)}${sometimes.length === 0 ? '' : `; sometimes ${drawn(sometimes)}`}.`;
    }
    const { words, forTeam, aloud, by } = line;
    const from: readonly Span[] = by === null ? [] : by === 'you' ? t` (you)` : t` (${person(by.name)})`;
    return { type: 'quote', spans: [...(aloud ? t`Said aloud: ` : forTeam ? t`For the team: ` : []), { said: words }, ...from] };
  });
}

const paces: Readonly<Record<CheckingParams['paceKept']['pace'], string>> = {
  each: 'I ask what you notice at each check-in.',
  rarer: 'I ask what you notice at every other check-in. You can answer the others whenever you like: "check in".',
  none: 'I no longer ask what you notice. You still take part in the trial, and can answer whenever you like: "check in".',
};

const messages: WordedKinds<CheckingParams> = {
  checkIn: (params, f) => ({
    summary: s('What have you noticed?'),
    body: [
      head(params, f),
      p`What have you noticed since ${f.day(params.since)}? One word here is enough, even "nothing".`,
      ...(params.question === '' ? [] : [p`To look at: ${briefly(params.question)}`]),
      ...(params.wonders && params.nextOn
        ? [p`Three check-ins had no answer. Without an answer by ${f.day(params.nextOn)}, I will ask less often.`]
        : []),
      small`${readersBefore(params, f)}`,
      ...(params.many ? [p`And the weather around the trial? The conditions, not your mood.`] : []),
    ],
    details: [
      ...(params.teamAnswered ? [p`Somebody has already answered for the team.`] : []),
      ...(params.wonders && params.nextOn ? [p`To choose: "at each check-in", "less often", "stop asking".`] : []),
    ],
    after: [small`${next(params.nextOn, f)} No time? No worry.`],
  }),
  checkInReminder: (params, f) => ({
    summary: s('What have you noticed? My only reminder.'),
    body: [
      head(params, f),
      p`Have you noticed anything? One word is enough, even "nothing".`,
      small`This is my only reminder: not answering is an answer too.`,
    ],
  }),
  checkInLate: (params, f) => ({
    summary: s('This check-in has closed.'),
    body: [head(params, f), p`This check-in has closed: its weather no longer changes. Your words are still welcome.`],
  }),
  checkInKept: (params, f) => ({
    summary: s('Noted, thank you.'),
    body: [
      head(params, f),
      params.forTeam ? p`Noted for the team, thank you.` : p`Noted, thank you.`,
      ...(params.words === '' ? [] : [quote(params.words), readersNow(params, f)]),
      ...(params.weather === null
        ? []
        : [
            p`The weather around the trial: ${weathers[params.weather]}. It is only shown as a whole, once five other people have answered; when the check-in closes, I forget what each person said.`,
          ]),
      ...(params.stuck ? [p`If it does not go well, you can ask for help, from whomever you like.`] : []),
      ...(params.closed ? [small`This check-in has closed: its weather no longer changes.`] : [small`${next(params.nextOn, f)}`]),
    ],
  }),
  checkInTakenBack: (params, f) => ({
    summary: s('Erased.'),
    body: [head(params, f), p`Erased: I no longer have an answer from you to this check-in.`],
  }),
  checkInCannotWait: ({ until }, f) => ({
    summary: s('This check-in closes soon.'),
    body: [p`This check-in closes on ${f.moment(until)}, and I cannot bring it back before then. You can answer it, or let it pass.`],
  }),
  paceKept: (params, f) => ({
    summary: s('Noted.'),
    body: [head(params, f), p`${paces[params.pace]}`, small`To change it: "at each check-in", "less often", "stop asking".`],
  }),

  helpAsked: (params, f) => ({
    summary: params.voice ? s('Asked.') : s('Your request for help has been sent.'),
    body: [
      head(params, f),
      params.voice ? p`I have asked them to come and talk about it with you.` : p`I have asked, and nobody else knows.`,
      ...(params.words === '' ? [] : [quote(params.words)]),
      list(params.to.map((one) => when(one, f))),
      ...(params.far ? [p`That is a long time. Would you like to ask someone else too?`] : []),
    ],
  }),
  helpNotPossible: (params, f) => ({
    summary: s('I cannot ask this person.'),
    body: [head(params, f), p`I cannot ask this person: they do not receive my messages, or they are you. Please choose someone else.`],
  }),
  helpWanted: (params, f) => ({
    summary: params.voice ? s('Somebody would like to talk with you in person.') : s('Somebody asks you for help.'),
    body: [
      ...(params.of ? [head(params.of, f)] : []),
      ...(params.voice
        ? [p`${someone(params.from)} would like to talk with you about this trial in person. A message is enough to agree on a moment.`]
        : [
            p`${someone(params.from)} would like some help, and turns to you.`,
            ...(params.words === '' ? [] : [quote(params.words)]),
            params.invitation === ''
              ? p`A message, a call, a visit: it is up to you. I keep no trace of what follows.`
              : p`A message, a call, a visit: it is up to you. "Not this time" is an answer like any other, with no reason to give.`,
          ]),
    ],
  }),
  learningLog: (params, f) => ({
    summary: s('The learning log'),
    body: [
      head(params, f),
      p`The learning log, for the people who take part. It looks at the trial, never at people.`,
      ...(params.lines.length === 0 ? [p`It is still empty: the first check-in has not taken place.`] : logLines(params.lines, f)),
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  checkIn: s('because you try it'),
  checkInReminder: s('because you take part in this trial'),
  helpWanted: s('because somebody turns to you'),
};

const forms: WordedForms<CheckingForms> = {
  checkIn: ({ closed, readers }, f) => ({
    title: s('Answer the check-in'),
    intro: [
      p`${readersBefore({ readers }, f)}`,
      ...(closed ? [p`This check-in has closed: its weather no longer changes. Your words are still welcome.`] : []),
    ],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      words: {
        label: s('What have you noticed?'),
        hint: s('One word is enough. Please leave out names of users, and anything about health. Left empty, nothing is kept.'),
      },
      weather: {
        label: s('And the weather around the trial? The conditions, not your mood.'),
        hint: s('It is only shown as a whole, once five other people have answered.'),
      },
      forTeam: { label: s('This answer is') },
      showing: { label: s('With your name?') },
    },
    options: {
      unsaid: s('I would rather not say'),
      sunny: buttons.weather,
      fair: buttons.weatherFair,
      rain: buttons.weatherRain,
      storm: buttons.weatherStorm,
      me: s('Mine'),
      team: s("The team's"),
      five: s('As before: without my name, and only if five other people have answered'),
      unnamed: s('Without my name'),
      named: s('With my name'),
    },
  }),
  help: ({ people }, f) => ({
    title: s('I need help'),
    intro: [
      p`Whoever you choose will read your name and your words. I tell nobody else.`,
      ...people.flatMap((one) => (one.all ? [inCoordination(one.all, f)] : [])),
      p`Danger, violence, harassment, distress: not here. Say "whom to turn to".`,
    ],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: {
      whom: { label: s('Whom to ask for help?'), hint: s('Beside each name: when they can first read it.') },
      person: { label: s('Or someone else'), hint: s('If you choose someone here, that is whom I ask.') },
      words: { label: s('A few words, if you like') },
    },
    options: Object.fromEntries(
      people.map(({ person, name, from }) => [
        person,
        person === 'volunteer'
          ? volunteerChoice
          : `${person === 'coordination' && name === '' ? 'Coordination' : name.slice(0, 35)}: ${from === null ? 'I cannot tell when' : f.moment(from)}`,
      ]),
    ),
  }),
};

const volunteerChoice = s('A volunteer, in the days to come');

function choice(one: HelpChoice, f: Format): readonly Span[] {
  if (one.person === 'volunteer') return t`${volunteerChoice}`;
  return one.all ? whenCoordination(one, f) : when(one, f);
}

const inWords: WordedInWords<typeof areaForms> = {
  checkIn: (params, f) => ({
    summary: s('Answer the check-in'),
    body: [head(params, f), p`Write "my check-in:" followed by what you have noticed, or use the button.`],
  }),
  help: (params, f) => ({
    summary: s('Whom to ask for help?'),
    body: [
      ...(params.of ? [head(params.of, f)] : []),
      ...(params.words === '' ? [] : [quote(params.words)]),
      params.of
        ? p`Whom do you want to ask for help? I tell nobody else.`
        : p`You need not manage without help. Whom do you want to tell? Only the people I ask will know.`,
      ...(params.people.length === 0
        ? []
        : [
            numbered(params.people.map((one) => choice(one, f))),
            ...params.people.flatMap((one) => (one.all ? [inCoordination(one.all, f)] : [])),
          ]),
      ...(params.words === '' ? [] : [small`I keep this text for one working day, for you alone, until you have chosen.`]),
    ],
    after: [small`Or choose someone else. Danger, violence, harassment, distress: "whom to turn to".`],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
