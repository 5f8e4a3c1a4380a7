import { Temporal } from 'temporal-polyfill';
import type { Block, Span } from '../../cards/card.ts';
import { clockInWords, momentInWords, weekdayInWords } from '../../cards/en/hours.ts';
import { about, list, p, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { territoryName } from '../../cards/territories.ts';
import { bold, briefly, detailsOf, person, platformName } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import { type EvaluationWords, evaluationParts } from '../../domain/evaluation.ts';
import type { PersonalData } from '../../domain/personal-data.ts';
import { weathers } from '../checking/en.ts';
import { actInWords, ownPages } from '../framing/en.ts';
import { forWhom } from '../meeting/en.ts';
import { purposeWords } from '../meeting/purposes-en.ts';
import { type DataWords, layData } from './data-layout.ts';
import type { forms as areaForms, RightsForms } from './forms.ts';
import type { buttons as areaButtons, kinds, RightsParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  exportData: s('Export'),
  correctData: s('Correct my data'),
  eraseData: s('Erase everything'),
  eraseConfirm: s('Yes, erase everything'),
  eraseWithStories: s('Yes, stories included'),
  eraseCancel: s('No, erase nothing'),
};

const phrases = {
  myData: ['my data', 'my personal data'],
  exportData: ['export', 'export my data'],
  correctData: ['correct my data', 'correct my name'],
  eraseData: ['erase my data', 'delete my data', 'erase everything', 'forget me'],
  eraseConfirm: ['yes erase everything'],
  eraseCancel: ['erase nothing', 'no erase nothing'],
  eraseWithStories: ['yes erase everything stories included'],
};

type Line = readonly Span[];

const states: Record<PersonalData['initiatives'][number]['state'], string> = {
  held: 'kept until the next working morning',
  searching: 'I am looking for a volunteer',
  waiting: 'waiting',
  patient: 'I am still looking, without disturbing you',
  accepted: 'a meeting is being arranged',
  told: 'told',
};

const namings = { names: 'by name', team: 'as a team', none: 'without names' };

const showings = { five: 'without your name, with five other answers', unnamed: 'without your name', named: 'with your name' };

const trialStates = { asking: 'not begun yet', live: 'on trial', over: 'stopped', 'given-up': 'never begun' };

const trialParts = { pilot: 'you lead it', carrier: 'you carry it', tester: 'you are trying it' };

const follows = { leave: 'leave it there', again: 'try again differently', practice: 'propose it as ordinary practice' };

const allWords = (said: EvaluationWords) =>
  evaluationParts
    .map((part) => said[part])
    .filter((one) => one !== '')
    .join('\n');

const linkSaid = {
  asked: 'asked about',
  agreed: 'one yes of two',
  'refused-by-first': 'kept apart',
  'refused-by-second': 'kept apart',
};

const paces = { each: 'every check-in', rarer: 'less often', none: 'none' };

const someone = (name: string): Span => (name === '' ? 'someone' : person(name));

const why = (kind: string, f: Format) => f.because(kind) ?? 'an answer to what you did';

/** How what is held is said. A card says no names: others may erase themselves. */
function dataWords(data: PersonalData, f: Format, whole: boolean): DataWords {
  const words = (text: string): Span => (whole ? { said: text } : briefly(text));
  const { person: me } = data;
  const corrected = me.namesCorrected ? ', corrected by you' : '';
  const hours =
    me.workFrom === null || me.workUntil === null ? "your organisation's" : `${clockInWords(me.workFrom)} to ${clockInWords(me.workUntil)}`;
  const days = me.workDays === null ? "your organisation's" : me.workDays.map(weekdayInWords).join(', ');
  return {
    heading: (title) => p`${bold(title)}`,
    text: (text) => p`${text}`,
    list,
    headings: {
      me: 'Who you are to me',
      time: 'Your time',
      search: 'Your last search among the stories',
      changed: 'Messages you edited or deleted',
      draft: 'A text I had not understood',
      initiatives: 'Initiatives you carry',
      carrying: 'Carrying together',
      harvest: 'The harvest team',
      lending: 'Hands lent',
      trials: 'Trials you are in',
      checkIns: 'Check-ins of your trials',
      help: 'Requests for help',
      kept: 'What you keep of Vendange',
      coordination: 'What you did as coordination',
      messages: 'Messages from me',
      beyond: 'What I cannot reach',
    },
    none: {
      time: 'No absence, no stopped messages, no message of mine.',
      initiatives: 'None.',
      harvest: 'You are not part of it.',
      messages: 'None.',
    },
    more: (more) => t`and ${more} more, in the export`,
    name: () => t`Name shown: ${someone(me.name)}${corrected}`,
    firstName: () => t`First name: ${person(me.firstName)}`,
    identity: (one) =>
      t`${platformName(one.platform)} id: ${one.externalId} (workspace ${one.workspace})${one.zone === null ? '' : `, time zone ${one.zone}`}${one.locale === null ? '' : `, language ${one.locale}`}${one.addressDigests.length === 0 ? '' : ', e-mail address kept as a fingerprint'}${one.usedAt === null ? '' : `, last used ${f.moment(one.usedAt)}`}${one.chosen ? ', chosen to write to you' : ''}${one.leftAt === null ? '' : `, left ${f.moment(one.leftAt)}`}`,
    account: (one) => t`An account in ${platformName(one.platform)} of the same address: ${linkSaid[one.state]}, ${f.moment(one.since)}`,
    settings: () => [
      t`Language: ${me.locale === null ? "your organisation's" : me.locale === 'fr' ? 'French' : 'English'}`,
      t`Time zone: ${me.zone ?? "your organisation's"}${me.zoneCorrected ? ', chosen by you' : ''}${me.territory === null ? '' : ` (public holidays: ${territoryName('en', me.territory)})`}`,
      t`Hours: ${hours}. Days: ${days}`,
      t`Messages a week at most: ${me.messagesAWeek === null ? 'as in the whole organisation' : String(me.messagesAWeek)}`,
      t`Coordination: ${me.coordinator ? 'you are part of it' : 'no'}`,
      t`First trace: ${f.moment(me.knownSince)}`,
    ],
    describedAt: (at) => t`Profile last looked up: ${f.moment(at)}`,
    unreachableSince: (at) => t`Account out of reach since: ${f.moment(at)}`,
    absence: (one) => t`Away from ${f.day(Temporal.PlainDate.from(one.from))} to ${f.day(Temporal.PlainDate.from(one.until))}`,
    silence: ({ scope, since }) => t`${silence(scope, f)}, since ${f.moment(since)}`,
    moment: (one) => t`You reserve time ${momentInWords(one)} for whoever gathers people, since ${f.moment(one.keptAt)}`,
    unasked: () => t`I wrote to you unasked: ${data.budgetUsed.map((day) => f.day(day)).join('; ')}`,
    search: (one) => t`"${words(one.words)}", ${f.moment(one.searchedAt)}`,
    changed: (one) => t`"${words(one.words)}", ${f.moment(one.changedAt)}`,
    draft: (one) => t`"${words(one.words)}", ${f.moment(one.writtenAt)}`,
    initiative: (one) => carried(one, f, words, whole),
    carrying: (one) =>
      !whole
        ? t`${one.askedByMe ? 'You asked someone' : 'Someone asked you'}`
        : [
            ...(one.askedByMe
              ? t`You asked ${someone(one.with)}: "${words(one.sentence)}"`
              : t`Asked by ${someone(one.with)}: "${words(one.sentence)}"`),
            ...(one.agreedAt ? t`; agreed since ${f.moment(one.agreedAt)}` : []),
          ],
    volunteer: (one) => [
      t`Volunteer since ${f.moment(one.since)}${one.paused ? ', on a break' : ''}; meetings at a time: ${one.ceiling}`,
      t`Last asked: ${one.lastSolicitedAt === null ? 'never' : f.moment(one.lastSolicitedAt)}`,
    ],
    invitation: (one) => t`An invitation waits for you${one.answerBy === null ? '' : `, until ${f.moment(one.answerBy)}`}`,
    meeting: (one) => t`Meeting begun ${f.moment(one.beganAt)}, ${one.state === 'open' ? 'under way' : 'over'}`,
    read: () => t`Sentences you read: ${data.read.map((at) => f.moment(at)).join('; ')}`,
    storyWritten: (one) =>
      t`Story written ${f.moment(one.writtenAt)}${whole ? t`, "${words(one.title)}": ${{ said: one.body }}${one.oral === null ? '' : t`. Agreement given in person on ${f.day(one.oral.saidOn)}, ${agreed(one.oral, f)}: ${{ said: one.oral.how }} ${{ said: one.oral.names }}`}` : ''}`,
    lending: (one) =>
      whole
        ? t`Five lines written on ${f.moment(one.writtenAt)}${one.with.length > 0 ? t`, with ${f.people(one.with)}` : ''}: "${words(one.what)}"; "${words(one.days)}"; "${words(one.told)}"; "${words(one.holds)}"; return on ${f.day(one.until)}: "${words(one.waits)}"`
        : t`Five lines written on ${f.moment(one.writtenAt)}, return on ${f.day(one.until)}: "${words(one.what)}"`,
    trial: (one) =>
      t`"${words(one.what)}", from ${f.day(one.startsOn)} to ${f.day(one.endsOn)}: ${trialStates[one.state]}; ${trialParts[one.role]}${one.agreed === one.version ? '' : ', your answer is awaited'}${whole && one.with.length > 0 ? t`, with ${f.people(one.with)}` : ''}`,
    watched: (one) =>
      t`“${words(one.what)}”, until ${f.day(one.endsOn)}: ${one.agreed ? 'you watch over it, from outside' : 'you are asked to watch over it'}`,
    trialWhole: (one) => [
      t`To check: ${words(one.hypothesis)}. Way back: ${words(one.wayBack)}. Question: ${words(one.question)}. Still applies: ${words(one.stillValid)}. Time: ${words(one.time)}`,
      t`Asked ${f.moment(one.askedAt)}; opened ${f.moment(one.openedAt)}; led until ${f.day(one.pilotUntil)}; check-ins ${one.gaps.join(', ')} days apart; pace chosen: ${paces[one.pace]}${one.offscreen ? '; with people without a screen' : ''}${one.handingOver ? '; offered to others' : ''}${one.endedOn === null ? '' : `; stopped on ${f.day(one.endedOn)}`}`,
    ],
    trialAgreement: (mine) =>
      t`Your choice, ${{ trial: 'for the trial', evaluation: 'for the evaluation', decision: 'for the answer' }[mine.part]}: ${agreed(mine, f)}, ${f.moment(mine.agreedAt)}`,
    trialQuestion: (asked) => t`Your question, ${f.moment(asked.askedAt)}: "${words(asked.words)}"`,
    conclusion: (one) =>
      t`What we learn from it, ${f.moment(one.at)}: "${words(one.learnt)}"; what follows: ${follows[one.follow]}${one.decideBy === null ? '' : t`; decision: ${words(one.decider)}, by ${f.day(one.decideBy)}`}`,
    saidAloud: (one) => t`A yes said aloud, on ${f.day(one.saidOn)}: "${words(one.how)}"`,
    decision: (one) =>
      t`The answer to the proposal: ${one.granted ? 'it is agreed' : 'it is no'}, "${words(one.words)}"${one.from === null ? '' : t`, from ${f.day(one.from)}`}`,
    answer: (one) =>
      t`Your answer, ${f.moment(one.answeredAt)}, ${one.named ? 'with your name' : 'without your name'}: "${words(allWords(one))}"`,
    noted: (note) => t`Said aloud, noted by you ${f.moment(note.answeredAt)}: "${words(allWords(note))}"`,
    checkIn: (one) => {
      const answer = one.answeredAt === null ? t`no answer` : t`"${words(one.words)}", ${f.moment(one.answeredAt)}`;
      const head = t`Check-in of ${f.day(one.day)}, "${briefly(one.trial)}": ${answer}`;
      const weather = one.weather ? weathers[one.weather] : one.counted ? 'counted with the others, then forgotten' : 'nothing';
      const asked = one.askedAt === null ? 'no' : f.moment(one.askedAt);
      return whole
        ? t`${head}; weather: ${weather}; ${one.forTeam ? 'for the team' : 'for yourself'}; ${showings[one.showing]}; asked: ${asked}; you chose not to answer: ${one.silent ? 'yes' : 'no'}; asked how often to write: ${one.paceAsked ? 'yes' : 'no'}${one.noted.length === 0 ? '' : t`; said aloud, noted by you: "${words(one.noted.join(' / '))}"`}`
        : head;
    },
    help: (one) => {
      const what = one.voice ? 'to talk in person' : 'for help';
      const how = one.askedByMe ? t`You asked ${what}` : t`You were asked ${what}`;
      return whole
        ? t`${how} (${someone(one.with)}), "${briefly(one.trial)}", ${f.moment(one.askedAt)}: "${words(one.words)}"`
        : t`${how}, ${f.moment(one.askedAt)}`;
    },
    kept: (one) =>
      t`"${words(one.words)}", ${f.moment(one.writtenAt)}, ${one.named ? 'with your name' : 'without your name'}: everybody may read it`,
    coordination: (one) => t`${f.moment(one.at)}: ${actInWords(one.act)}${whole ? detailsOf(one.details) : ''}`,
    message: (one) => t`${f.moment(one.at)}: ${why(one.kind, f)}`,
    beyond: [
      t`The history of Slack or Teams: what you wrote to me and what I wrote to you stay there, and in its exports.`,
      t`Backups and the database's journal: seven days at most when Vendange keeps its own; otherwise, as long as your organisation chose.`,
      t`What other people copied or printed.`,
    ],
  };
}

const sections = (data: PersonalData, f: Format, whole: boolean): Block[] => layData(data, whole, dataWords(data, f, whole));

function agreed({ audience, serviceName, naming, vintage, wall }: SharingSaid & { readonly wall: boolean }, f: Format): Line {
  if (audience === 'us') return t`just us`;
  if (audience === 'service' && serviceName === null) return t`just us, because the service you chose is no longer there`;
  return t`${forWhom(serviceName, f)}, ${namings[naming]}, ${vintage ? 'in the vintage' : 'not in the vintage'}${wall ? ', on a poster' : ', not on a poster'}`;
}

function carried(one: PersonalData['initiatives'][number], f: Format, words: (text: string) => Span, whole: boolean): readonly Line[] {
  const head = t`"${words(one.sentence)}": ${states[one.state]}`;
  const { story } = one;
  const last = story?.agreements.at(-1);
  const choice = last ? agreed(last, f) : t`no choice: just us`;
  if (!whole) return [story ? t`${head}. There is a story; your agreement: ${choice}` : head];
  return [
    head,
    t`  ${purposeWords[one.purpose].choice}. Told ${f.moment(one.toldAt)}; carried since ${f.moment(one.carriedSince)}${one.aliveAskedAt === null ? '' : `; I asked you whether it is still alive on ${f.moment(one.aliveAskedAt)}`}; held for you until ${f.moment(one.heldUntil)}; news promised by ${f.day(one.newsBy)}; erased without a meeting after ${f.day(one.keptUntil)}`,
    ...(one.carriedWith.length === 0 ? [] : [t`  Carried with ${f.people(one.carriedWith)}`]),
    ...(one.volunteer === null ? [] : [t`  Meeting with ${someone(one.volunteer)}`]),
    ...(one.setAside.length === 0 ? [] : [t`  Not with: ${one.setAside.join(', ')}`]),
    ...one.readers.map((reader) => t`  Read by ${someone(reader)}`),
    ...(story
      ? [
          t`  Story "${words(story.title)}", version ${story.version}, ${f.moment(story.writtenAt)}${story.restsSince === null ? '' : `, at rest since ${f.moment(story.restsSince)}`}: ${{ said: story.body }}`,
        ]
      : []),
    ...(story ? [t`  Your agreement: ${choice}`] : []),
    ...(story?.agreements ?? []).map((mine) => t`  Version ${mine.version}, ${f.moment(mine.agreedAt)}: ${agreed(mine, f)}`),
  ];
}

function silence(scope: string, f: Format): string {
  if (scope === 'removed') return 'You took me away from your conversations';
  if (scope === 'everything') return 'You receive nothing more from me unasked';
  const [, kind = ''] = /^kind:(.+)$/.exec(scope) ?? [];
  const reason = f.because(kind);
  return reason ? `You no longer receive what comes ${reason}` : 'You no longer receive anything on one subject';
}

const messages: WordedKinds<RightsParams> = {
  myData: ({ data, organisation }, f) => ({
    summary: s('What I know about you'),
    body: [
      p`Here is everything I keep about you, at ${{ said: organisation }}. Nobody else sees this message.`,
      ...sections(data, f, false),
      ...ownPages(f),
      small`The export holds everything, in full. In words: "export", "correct my data", "erase my data".`,
    ],
  }),
  dataFile: ({ data, organisation, at }, f) => ({
    summary: s('My data in Vendange'),
    body: [p`${{ said: organisation }}, ${f.moment(at)}.`, ...sections(data, f, true)],
  }),
  exportComing: () => ({
    summary: s('Your files are coming.'),
    body: [
      p`I am preparing two files: one to be read, the other (JSON) to be given to other software. They come in our conversation within a minute.`,
      small`They stay in Slack, or in your OneDrive with Teams, as long as you do not delete them there.`,
    ],
  }),
  exportRefused: ({ permission }) => ({
    summary: s('I could not send your files.'),
    body: [
      permission
        ? p`I could not send you your files: I lack a permission that coordination can ask for, and I am letting them know, without saying for whom. Ask for them again in a few days.`
        : p`I could not send you your files. Ask for them again in a moment; if it goes on, tell coordination.`,
      p`Meanwhile, "my data" shows you the essentials.`,
    ],
  }),
  filesInDoubt: () => ({
    summary: s('Did your files arrive?'),
    body: [
      p`I tried several times to send you the files you asked for, and the connection dropped each time: I cannot tell whether they arrived.`,
      p`If you do not see them in our conversation, ask me for them again.`,
    ],
  }),
  filesNotAllowed: () => ({
    summary: s('A permission is missing: files:write'),
    body: [
      p`Someone asked for their data, and I could not send them their files: Vendange lacks the files:write permission in Slack. Everyone has a right to their data.`,
      p`To give it: replace the app's manifest, then reinstall it. The guide to Vendange in Slack says how.`,
    ],
  }),
  dataCorrected: ({ name }) => ({
    summary: s('Corrected.'),
    body: [
      p`Corrected. I call you ${someone(name)}, and I keep your choices even if your profile changes.`,
      small`For a sentence: "edit: …". For a story: "correct the story". For an absence: "away".`,
    ],
  }),
  eraseConfirm: ({ alone, together, meetings, trials, coordinator, stories }) => ({
    summary: s('Erase everything?'),
    body: [
      p`Erase everything? It is immediate, and I will know nothing about you any more. Nobody is told in your name.`,
      list([
        ...(alone > 0
          ? [
              t`Your initiatives that nobody else carries are erased. If a meeting was planned, the other person learns that it will not take place.`,
            ]
          : []),
        ...(together > 0 ? [t`Those you carry with others go on without you and without your name.`] : []),
        ...(meetings > 0 ? [t`The people you were to meet learn it without your name, and I look for someone else.`] : []),
        ...(trials
          ? [
              t`Trials you are in go on without you and without your name, and your answers in them are erased. What was learnt from them stays. A trial in which nobody else takes part is erased.`,
            ]
          : []),
        t`The messages I sent to others with your name are edited. Where people see who read a sentence, they will read "someone".`,
        t`What we wrote to each other stays in the history of Slack or Teams: I cannot take it out. Backups keep for a while what I erase: seven days at most when Vendange makes its own, otherwise as long as your organisation chose.`,
        ...(coordinator
          ? [t`The configuration names you as part of coordination: as long as it does, you will be again when I restart.`]
          : []),
      ]),
      ...(stories.length === 0
        ? []
        : [
            p`These stories stay, without your name, or are removed for everyone: the choice is yours. Even without names, people may recognise you; later, I will no longer know that they were yours.`,
            list(stories.map((title) => t`"${briefly(title)}"`)),
          ]),
    ],
    after: [small`In words: "yes, erase everything", "yes, erase everything, stories included", "erase nothing".`],
  }),
  erased: () => ({
    summary: s('Everything is erased.'),
    body: [
      p`Everything is erased: I know nothing about you any more, and I have kept no trace of this request. What we wrote to each other stays in the history of Slack or Teams, which I cannot erase; backups keep for a while what I knew.`,
      p`If you write to me again, we will get to know each other. Thank you.`,
    ],
  }),
  erasureCancelled: () => ({ summary: s('Nothing is erased.'), body: [p`All right: nothing is erased, and nothing changes.`] }),
  volunteerGone: ({ sentence, newsBy }, f) => ({
    summary: s('The meeting changes hands.'),
    body: [
      about(sentence),
      p`The volunteer who was to meet you is no longer available. It says nothing about your initiative, or about you.`,
      p`I am asking someone else. You will hear from me by ${f.day(newsBy)} at the latest. If you would prefer something else:`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  volunteerGone: s('because you carry an initiative'),
  filesNotAllowed: s('because you are part of coordination'),
};

const forms: WordedForms<RightsForms> = {
  correctData: () => ({
    title: s('My data'),
    intro: [p`What you correct here stays, even if your profile in Slack or Teams says otherwise.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      name: { label: s('Name to show') },
      firstName: { label: s('First name'), hint: s('To greet you. Without it, I say "Hello".') },
      locale: { label: s('Language') },
      territory: { label: s('Territory'), hint: s('For the time zone and public holidays.') },
    },
    options: { keep: s('Keep my time zone:') },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  correctData: () => ({
    summary: s('Correcting your data'),
    body: [
      p`Name, language and time zone are corrected in a form: press the button. Your hours: "my hours".`,
      p`In words: "edit: …" for your sentence, "correct the story: …", "away until 12 December", "français".`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
