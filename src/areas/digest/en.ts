import type { Block, Span } from '../../cards/card.ts';
import { wholeOf } from '../../cards/en/calling.ts';
import { clockInWords, weekdayInWords } from '../../cards/en/hours.ts';
import { list, numbered, p, s, small, t } from '../../cards/en/typography.ts';
import { onWorkingTime } from '../../cards/en/working-time.ts';
import type { Format } from '../../cards/format.ts';
import { territoryName } from '../../cards/territories.ts';
import { bold, briefly, channelsOf, ended, inFull } from '../../cards/words.ts';
import type { Labels, Worded, WordedForms, WordedKinds } from '../../core/words.ts';
import type { Audience } from '../../domain/agreement.ts';
import { shownInLine } from '../../domain/digest.ts';
import type { TrialPart } from '../../domain/trial.ts';
import type { PlaceTold, TrialTold } from '../agreeing/places-told.ts';
import { type DigestWords, digestBody, pageOpening } from './digest-layout.ts';
import type { DigestShown } from './digests-shown.ts';
import type { DigestForms } from './forms.ts';
import type { buttons as areaButtons, DigestParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  showDigest: s('See these highlights'),
  openDigest: s('Subscribe a channel'),
  changeDigest: s('Change these highlights'),
  pauseDigest: s('Pause the highlights'),
  resumeDigest: s('Resume the highlights'),
  stopDigest: s('Stop the highlights'),
  previewDigest: s('Preview the highlights'),
  digests: s('Highlights'),
  aboutListening: s('Find out more'),
};

const phrases = {
  openDigest: ['subscribe a channel', 'subscribe this channel', 'subscribe or set a channel'],
  changeDigest: ['change the highlights', 'set these highlights', 'set the highlights'],
  pauseDigest: ['highlights pause', 'pause the highlights'],
  resumeDigest: ['highlights resume', 'resume the highlights'],
  stopDigest: ['highlights stop', 'stop the highlights'],
  previewDigest: ['highlights preview', 'preview the highlights'],
  allowDigests: ['highlights by anyone'],
  reserveDigests: ['highlights by coordination'],
  digests: ['highlights', 'the highlights', 'digest'],
  aboutListening: ['looking for a volunteer', 'listening for an hour', 'looking for a listener', 'lending an ear', 'lend an ear'],
};

type Item = DigestParams['digest']['items'][number];

const titleOf = (every: DigestParams['digest']['every']) => (every === 'week' ? 'This week’s highlights.' : 'This month’s highlights.');

function withPeople({ people }: Pick<Item, 'people'>, f: Format): readonly Span[] {
  switch (people.as) {
    case 'names':
      return t` With ${f.people(people.names)}.`;
    case 'team':
      return t` With a team.`;
    case 'none':
      return [];
  }
}

/** One line, whatever its state: the same place, the same size. */
function lineOf(item: Item, f: Format): Block {
  const title = ended(item.title, 150);
  const learning = item.learning === '' ? [] : ended(item.learning, shownInLine);
  switch (item.state) {
    case 'story':
      return p`🍇 ${bold(item.text === '' ? 'To read' : 'To read in the thread')}: ${title}${withPeople(item, f)}`;
    case 'bud':
      return learning.length === 0
        ? p`🌱 ${bold('Bud')}: ${title} Left to rest this season.${withPeople(item, f)}`
        : p`🌱 ${bold('Bud')}: ${title} Left to rest this season; what we keep from it: ${learning}${withPeople(item, f)}`;
    case 'live':
      return p`${item.until ? '🚧' : '🍂'} ${bold(item.until ? `ON TRIAL until ${f.day(item.until)}` : 'Trial over')}: ${title} To be checked: ${learning}${withPeople(item, f)}`;
    case 'stopped':
      return learning.length === 0
        ? p`🍂 ${bold('Trial stopped')}: ${title}${withPeople(item, f)}`
        : p`🍂 ${bold('Trial stopped')}: ${title} What it teaches us: ${learning}${withPeople(item, f)}`;
    case 'granted':
      return p`🌳 ${bold('It has become ordinary practice')}: ${title}${learning.length === 0 ? [] : [' ', ...(item.from ? t`From ${f.day(item.from)}: ` : []), ...learning]}${withPeople(item, f)}`;
    case 'refused':
      return p`🪨 ${bold('It will not be possible, and here is why')}: ${title}${learning.length === 0 ? [] : [' ', ...learning]}${withPeople(item, f)}`;
  }
}

const thanks = p`Thank you to those who told, listened, tried, stopped.`;

const digestWords = ({ every }: DigestParams['digest'], f: Format): DigestWords => ({
  opening: p`${bold(titleOf(every))} What colleagues were willing to share, in no order of merit.`,
  growing: p`🌿 ${bold('Growing')}: colleagues have started something. Nothing of it is published without their agreement.`,
  call: p`🧺 ${bold('Looking for a volunteer')}: one hour of listening${onWorkingTime(f)}.`,
  ends: (until) => p`🚧 ${bold('Vendange stops soon')}: it is on trial here until ${f.day(until)}, even if it works.`,
  line: (item) => lineOf(item, f),
});

const takenBack = p`What could be read here was withdrawn by the people concerned. It is a free decision.`;

/** “every Monday at 9:00” */
const rhythmOf = ({ every, weekday, at, clock }: Pick<DigestShown, 'every' | 'weekday' | 'at' | 'clock'>) =>
  `${every === 'week' ? 'every' : 'on the first'} ${weekdayInWords(weekday)}${every === 'week' ? '' : ' of the month'} at ${clockInWords(at)}${clock === null ? '' : ` (local time: ${territoryName('en', clock)})`}`;

const included = {
  stories: 'stories and buds',
  trials: 'trials under way and trials that stopped',
  call: 'the call for listeners',
} as const satisfies Record<DigestShown['includes'][number], string>;

const outcomes = {
  nothing: 'nothing new to read, nothing was posted',
  waiting: 'not sent yet',
  posted: 'posted',
} as const satisfies Record<NonNullable<DigestShown['last']>['outcome'], string>;

/** “Last time, Monday 23 November: nothing new” */
const lastTime = ({ last }: DigestShown, f: Format): string =>
  last ? `Last time, ${f.day(last.on)}: ${outcomes[last.outcome]}.` : 'They have not come out yet.';

/** Where, when, and whether it ran: never what was told. */
export const digestLine = (one: DigestShown, f: Format): readonly Span[] =>
  t`${channelsOf([one.channel])}: ${one.state === 'paused' ? 'paused' : rhythmOf(one)}. ${lastTime(one, f)}`;

const outOfReach = p`I cannot take back what others have copied, printed, put up or exported, notifications already received, nor what I showed to one person alone more than a year ago.`;

/** Who hears of it as its people allow it now. */
const nowFor = (f: Format) =>
  ({
    trial: {
      us: 'today it stays between you.',
      service: 'today one service may hear of it.',
      organisation: `today ${wholeOf(f)} may hear of it.`,
    },
    evaluation: {
      us: 'today it stays between you.',
      service: 'today one service may read it.',
      organisation: `today ${wholeOf(f)} may read it.`,
    },
    decision: {
      us: 'today it stays between you.',
      service: 'today one service may read it.',
      organisation: `today ${wholeOf(f)} may read it.`,
    },
  }) satisfies Record<TrialPart, Record<Audience, string>>;

function whereStoryTold(places: readonly PlaceTold[]): Worded {
  return {
    summary: s('Where your story was posted'),
    body: [
      ...(places.length === 0 ? [p`Your story is posted in no channel.`] : [p`Your story was posted here:`, placesOf(places)]),
      outOfReach,
    ],
  };
}

function whereTrialTold({ what, told, learnt, decided }: TrialTold, f: Format): Worded {
  return {
    summary: s('Where your trial was posted'),
    body: [
      p`The trial “${briefly(what)}”.`,
      ...(told.places.length === 0
        ? [p`🚧 ${bold('On trial')}: ${nowFor(f).trial[told.audience]} It is announced in no channel.`]
        : [p`🚧 ${bold('On trial')}: ${nowFor(f).trial[told.audience]} It was announced here:`, placesOf(told.places)]),
      ...(learnt === null
        ? []
        : learnt.places.length === 0
          ? [p`🍂 ${bold('What it teaches us')}: ${nowFor(f).evaluation[learnt.audience]} The evaluation is posted in no channel.`]
          : [
              p`🍂 ${bold('What it teaches us')}: ${nowFor(f).evaluation[learnt.audience]} The evaluation was posted here:`,
              placesOf(learnt.places),
            ]),
      ...(decided === null
        ? []
        : [
            p`${bold('The answer')}: ${nowFor(f).decision[decided.audience]} ${decided.places.length === 0 ? 'It is posted in no channel.' : 'It was posted here:'}`,
            ...(decided.places.length === 0 ? [] : [placesOf(decided.places)]),
          ]),
      outOfReach,
      small`In words: “the trial between us”${learnt === null ? '' : ', “the evaluation between us”'}${decided === null ? '' : ', “the decision between us”'}.`,
    ],
  };
}

const messages: WordedKinds<DigestParams> = {
  digest: (params, f) => ({
    summary: s(titleOf(params.every)),
    body: digestBody(params, digestWords(params, f)),
    after: [...(params.items.length === 0 ? [] : [thanks]), small`Who writes here, and what is seen or not: mention me, “who are you?”`],
  }),
  digestText: ({ text, ...page }, f) => ({
    summary: page.first ? s('A text to read') : s('Next page'),
    body: [...pageOpening(page, '(continued)', (people) => peopleOf(people, f)), inFull(text)],
  }),
  digestShorter: () => ({
    summary: s('A text was corrected.'),
    body: [p`This text was corrected: it is shorter, and what could be read here is no longer part of it.`],
  }),
  digestTakenBack: () => ({ summary: s('A text was withdrawn.'), body: [takenBack] }),
  digestBegins: (rhythm) => ({
    summary: s('Highlights come here.'),
    body: [
      p`Hello. Highlights will come here ${rhythmOf(rhythm)}: what colleagues are willing to share, in the way they chose. With nothing new, I write nothing.`,
      small`Mention me here: “highlights” says who sets these messages, and how.`,
    ],
  }),

  digestPreview: (params, f) => ({
    summary: s('Preview of the highlights'),
    body:
      params.items.length === 0 && !params.call && !params.until
        ? [p`If they were posted now, there would be nothing new to read: I would write nothing.`]
        : [
            p`For your eyes only, this is what would be posted now:`,
            ...digestBody(params, digestWords(params, f)),
            ...(params.items.length === 0 ? [] : [thanks]),
          ],
    after: params.inside
      ? []
      : [small`What is told to one service alone is shown in its channel only: ask there, with “@Vendange highlights preview”.`],
  }),
  digestSettings: (shown, f) => ({
    summary: shown.noted ? s('Noted.') : s('The highlights of this channel'),
    body: [
      ...(shown.noted ? [p`Noted, and written in the log.`] : []),
      shown.state === 'stopped'
        ? p`Highlights no longer come to ${channelsOf([shown.channel])}. What was posted there stays, and will be edited if the people concerned change their minds.`
        : p`Highlights come to ${channelsOf([shown.channel])} ${rhythmOf(shown)}, in ${shown.locale === 'fr' ? 'French' : 'English'}: ${shown.includes.map((one) => included[one]).join(', ')}.`,
      ...(shown.state === 'paused' ? [p`They are paused: what is shared meanwhile waits until they resume.`] : []),
      ...(shown.next ? [p`Next: ${f.moment(shown.next)}, if there is something new. ${lastTime(shown, f)}`] : []),
      ...(shown.noted && shown.state === 'on'
        ? [
            small`If I am not in this channel yet, invite me with “/invite” (in Teams, add the app to its team). Choose a channel that only your organisation reads.`,
          ]
        : []),
      small`In words, in this channel: “@Vendange highlights preview”, “highlights pause”, “highlights resume”, “highlights stop”, “highlights every month on Thursday at 9:00, without the trials”.`,
    ],
  }),
  digests: ({ digests, anyone }, f) => ({
    summary: s('The highlights of your organisation'),
    body: [
      ...(digests.length === 0
        ? [p`No channel receives the highlights.`]
        : [p`Channels that receive the highlights:`, numbered(digests.map((one) => digestLine(one, f)))]),
      anyone
        ? p`Anyone may subscribe a channel they are in, with “@Vendange highlights” in that channel. To keep it for coordination: “highlights by coordination”.`
        : p`Only coordination subscribes channels. To open it: “highlights by anyone”.`,
    ],
  }),
  noDigestHere: ({ channel, manages }) => ({
    summary: s('No highlights here.'),
    body: [
      p`Highlights do not come to ${channelsOf([channel])}.`,
      ...(manages ? [small`In words: “highlights every Monday at 9:00”.`] : [p`Coordination subscribes channels: you may ask them.`]),
    ],
  }),
  digestWhere: ({ coordinator }) => ({
    summary: s('Which channel do you mean?'),
    body: [
      p`Highlights are set channel by channel: write “@Vendange highlights” in the channel, or for example “@Vendange highlights every Monday at 9:00”.`,
      ...(coordinator ? [small`“highlights” alone, in our conversation, shows all channels that receive them.`] : []),
    ],
  }),
  digestForCoordination: () => ({
    summary: s('For coordination'),
    body: [p`Coordination sets the highlights of this channel: you may ask them. Nothing has changed.`],
  }),
  digestCannotPost: ({ channel, invite }) => ({
    summary: s('I cannot write in this channel yet.'),
    body: [
      invite
        ? p`I am not in ${channelsOf([channel])}, and cannot write there yet. Invite me with “/invite @Vendange” in that channel, or in Teams by adding the app to its team: highlights will come on the day you set.`
        : p`I cannot write in ${channelsOf([channel])}: it is archived, or the platform refuses. Choose another channel, or unarchive it.`,
    ],
  }),
  aboutListening: (_, f) => ({
    summary: s('Listening, for an hour'),
    body: [
      p`Colleagues have started something and would like to talk about it. Listening is enough: about an hour${onWorkingTime(f)}, one meeting at a time. “Not this time” is always an answer.`,
      small`In words: “volunteer”. Nobody appoints you, and you may stop whenever you like.`,
    ],
  }),
  whereTold: (where, f) => ('trial' in where ? whereTrialTold(where, f) : whereStoryTold(where.places)),
};

const editings: Record<PlaceTold['edited'], string> = {
  yes: 'as you have chosen',
  soon: 'still to be edited: I am working on it',
  refused: 'the platform does not let me edit it; coordination has been told',
};

function placesOf(places: readonly PlaceTold[]): Block {
  return list(places.map(({ channel, edited }) => t`${channelsOf([channel])}: ${editings[edited]}`));
}

function peopleOf(people: Exclude<Item['people'], { as: 'none' }>, f: Format): readonly Span[] {
  return people.as === 'team' ? t`A team` : f.people(people.names);
}

const forms: WordedForms<DigestForms> = {
  digest: ({ of, includes, ...rhythm }) => ({
    title: s('Highlights'),
    intro:
      of === null
        ? [
            p`They come ${rhythmOf(rhythm)}: ${includes.map((one) => included[one]).join(', ')}. With nothing new, I write nothing. Everything can change afterwards. Choose channels that only your organisation reads.`,
          ]
        : [],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      channels: { label: s('In which channels?') },
      every: { label: s('How often?') },
      weekday: { label: s('On which day?'), hint: s('On a public holiday they wait for the next working day.') },
      at: { label: s('At what time?'), hint: s('For example: 9:30'), value: s(clockInWords(rhythm.at)) },
      territory: { label: s('Whose local time and public holidays?') },
      locale: { label: s('In which language?') },
      includes: { label: s('What to tell?') },
      call: { label: s('Call for listeners when an initiative is waiting for a volunteer?') },
    },
    options: {
      week: s('Every week'),
      month: s('Every month, on the first chosen weekday'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), s(weekdayInWords(day))])),
      fr: s('Français'),
      en: s('English'),
      all: s('Stories, buds, and trials, stopped ones included'),
      stories: s('Stories and buds'),
      trials: s('Trials, stopped ones included'),
      yes: s('Yes'),
      no: s('No'),
      keep: s('Keep this time zone:'),
    },
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms };
