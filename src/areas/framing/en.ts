import type { Block, Span } from '../../cards/card.ts';
import { callingNames, wholeOf } from '../../cards/en/calling.ts';
import { clockInWords } from '../../cards/en/hours.ts';
import { list, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { TERRITORY_NAMES } from '../../cards/territories.ts';
import { calledOr, person, said } from '../../cards/words.ts';
import type { Labels, WordedForms, WordedKinds } from '../../core/words.ts';
import type { FramingForms } from './forms.ts';
import type { buttons as areaButtons, FramingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  showFrame: s('Read the frame'),
  writeFrame: s('Write the frame'),
  takeFrameBack: s('Take the frame back'),
};

const phrases = {
  sayWho: ['who are you', 'what is this', 'what is vendange', 'what are you for', 'what is it for', 'who runs you', 'who is behind this'],
  sayAnonymous: ['is it anonymous', 'is this anonymous'],
  sayManagement: [
    'will my manager see it',
    'will my boss see it',
    'who will see it',
    'who will read it',
    'who can read it',
    'who reads my messages',
    'who can read what i write',
    'is it confidential',
    'is this confidential',
  ],
  sayKeeping: [
    'how long',
    ...['it', 'this', 'my sentence', 'my words', 'my messages', 'my data'].map((what) => `how long do you keep ${what}`),
  ],
  showFrame: ['frame', 'the frame'],
  writeFrame: ['write the frame'],
  takeFrameBack: ['take the frame back'],
};

const acts: Record<FramingParams['auditLog']['acts'][number]['act'], string> = {
  'frame-written': 'wrote the frame, without signing it',
  'frame-signed': 'recorded the signature of the frame',
  'frame-taken-back': 'took the frame back',
  'oral-taken-back': 'took back, at somebody’s request, an agreement given in person',
  locale: 'changed the default language',
  territory: 'changed the territory',
  hours: 'changed the default working hours',
  messagesAWeek: 'changed the number of messages a week',
  answerDays: 'changed the time to answer an invitation',
  newsDays: 'changed the time within which there is news',
  keepDays: 'changed how long a sentence is kept',
  ceiling: 'changed the number of meetings at a time',
  name: 'changed the name of the organisation',
  called: 'changed what the organisation is called',
  runBy: 'said who runs Vendange',
  until: 'chose until when Vendange is on trial',
  'all-erased': 'confirmed that everything is erased',
  contacts: 'changed the contacts of "Whom to turn to"',
  'service-added': 'added a service',
  'service-renamed': 'renamed a service',
  'service-removed': 'removed a service',
  'channel-bound': 'bound a channel to a service',
  'channel-unbound': 'unbound a channel from a service',
  'digest-subscribed': 'subscribed a channel to the highlights',
  'digest-changed': 'changed the highlights of a channel',
  'digest-paused': 'paused the highlights of a channel',
  'digest-resumed': 'resumed the highlights of a channel',
  'digest-stopped': 'stopped the highlights of a channel',
  'digest-by-anyone': 'let everyone subscribe channels to the highlights',
  'digest-by-coordination': 'kept the highlights for coordination',
  retried: 'tried again to send the messages that could not be sent',
};

/** What coordination did, as it was kept. */
export function actInWords(kept: string): string {
  return calledOr(acts, kept);
}

/** What it was, what it became, or the one thing it was about. */
const from = ({ before, after }: FramingParams['auditLog']['acts'][number]): readonly Span[] => {
  if (before !== '' && after !== '') return t`: from ${said(before)} to ${said(after)}`;
  return before === after ? [] : t`: ${said(before + after)}`;
};

/** Whose signature it is. */
const by = ({ after }: FramingParams['auditLog']['acts'][number]): readonly Span[] => (after === '' ? [] : t` by ${said(after)}`);

/** Who runs the bot: nothing until coordination says so. */
export const runBy = ({ runBy: by }: Pick<Format, 'runBy'>): readonly Block[] =>
  by === null
    ? []
    : [
        small`Who runs me: ${said(by.controller)}.${by.legalBasis === '' ? '' : t` Legal basis: ${said(by.legalBasis)}.`}${by.dataContact === '' ? '' : t` About your data: ${said(by.dataContact)}.`}`,
      ];

/** The bot's own pages: nothing where its public address is not known. */
export const ownPages = ({ pages }: Pick<Format, 'pages'>): readonly Block[] =>
  pages === null
    ? []
    : [
        p`Two pages to read: ${{ link: 'what is kept about you', to: pages.privacy }}, and ${{ link: 'the terms of use', to: pages.terms }}.`,
      ];

const messages: WordedKinds<FramingParams> = {
  frame: ({ body, contact, name, position, on, committeeOn }, f) => ({
    summary: s("Your organisation's frame"),
    body: [
      p`${said(body)}`,
      p`Nobody carries things alone: in difficulty, ${said(contact)}.`,
      p`${person(name)}, ${said(position)}, ${f.day(on)}.`,
      ...(committeeOn ? [small`Staff committee informed on ${f.day(committeeOn)}.`] : []),
      small`I quote it in the language in which it was signed.`,
    ],
  }),
  aboutMe: ({ about, coordinator, keepDays }, f) => ({
    summary: s('My answer'),
    body: {
      who: [
        p`I am Vendange, a program. People tell me in one sentence what they have started; a volunteer comes to talk about it, and those concerned choose what is told. I score nobody and report on nobody.`,
        ...runBy(f),
        ...(f.runBy === null && coordinator
          ? [
              p`You are part of coordination: "settings" is where to say who runs me, on which legal basis, and whom to write to about one's data.`,
            ]
          : f.runBy === null
            ? [p`Who runs me has not been said yet: ask coordination.`]
            : []),
        ...ownPages(f),
        small`And also: "frame", "is it anonymous?", "will my manager see it?", "how long?", "my data".`,
      ],
      anonymous: [
        p`No: I know who writes to me. The volunteer reads your sentence, and learns your name only after saying yes. A story appears as you choose; even without names, people may recognise you.`,
        p`Coordination, as such, cannot open your sentences. Whoever administers the server technically could.`,
      ],
      management: [
        p`A volunteer reads your sentence, without your name until they have said yes. I do not tell your management; if one of them is a volunteer, you can set them aside, "not with certain people".`,
        p`A story is read only where you chose; if you tell it to your service or to ${wholeOf(f)}, your management can read it too.`,
      ],
      keeping: [
        p`A sentence that nobody met: ${keepDays} days, then I erase it. The words of a trial: thirty days after its evaluation. A story: as long as those concerned are willing.`,
        p`You can see everything and erase everything at any time: "my data". What I erase stays for a while in the backups.`,
        ...ownPages(f),
      ],
    }[about],
  }),
  noFrame: ({ coordinator, lending }) => ({
    summary: s('There is no signed frame yet.'),
    body: [
      lending
        ? p`The five lines wait for a signed frame: until your organisation has signed one, nobody has promised anything yet to those who lend a hand.`
        : p`Your organisation has not signed a frame yet. Until it does, I promise no protection in its name.`,
      ...(coordinator ? [p`You are part of coordination: you can write it and have it signed.`] : []),
    ],
  }),
  frameDraft: ({ body, contact, missing }) => ({
    summary: s('The frame, not signed yet'),
    body: [
      p`This text is a template. Until it is signed, I show it to nobody.`,
      quote(body),
      p`In difficulty, talk to ${said(contact)}.`,
      ...(missing ? [p`To be shown, it needs a name, a position and a date.`] : []),
    ],
  }),
  frameSigned: () => ({
    summary: s('The frame is signed.'),
    body: [p`The frame is signed. From now on I quote it to people who tell, with its name, position and date.`],
  }),
  frameTakenBack: () => ({
    summary: s('The frame is taken back.'),
    body: [p`The frame is taken back: I show it to nobody any more. Messages already read stay where they are.`],
  }),
  settings: (params, f) => ({
    summary: s("Your organisation's settings"),
    body: [
      p`Your organisation's settings:`,
      list([
        t`Default language: ${params.locale === 'fr' ? 'French' : 'English'}`,
        t`Name: ${said(params.name)}`,
        t`Called: ${callingNames[params.called]}`,
        params.controller === ''
          ? t`Who runs me: I have not said so yet, since nobody told me. "Change the settings" is where to say it.`
          : t`Who runs me: ${said(params.controller)}`,
        t`Public holidays: ${TERRITORY_NAMES.en[params.territory]}`,
        t`Default working hours: ${clockInWords(params.workFrom)} to ${clockInWords(params.workUntil)}`,
        t`Messages I send on my own: ${params.messagesAWeek} a week at most`,
        t`Answering an invitation: ${params.answerDays} working ${params.answerDays === 1 ? 'day' : 'days'}`,
        t`News for people who tell: ${params.newsDays} working days at most`,
        t`A sentence without a meeting: kept ${params.keepDays} days`,
        params.until === null
          ? t`On trial here until: not chosen yet. "Vendange stops on 30 June"`
          : t`On trial here until ${f.day(params.until)}`,
        t`Meetings at a time: ${params.ceiling}`,
        params.digestByAnyone ? t`Highlights: everyone may subscribe a channel` : t`Highlights: coordination subscribes channels`,
        params.contacts === 0
          ? t`Whom to turn to: no contact given`
          : t`Whom to turn to: ${params.contacts === 1 ? 'one contact' : `${params.contacts} contacts`}`,
        params.services === 0 ? t`Services: none defined` : t`Services: ${params.services}`,
        params.signed ? t`Frame: signed` : t`Frame: not signed yet`,
      ]),
      small`Every change is written in a log that anyone can read: "log".`,
    ],
  }),
  settingsKept: () => ({ summary: s('Noted.'), body: [p`Noted, and written in the log.`] }),
  auditLog: ({ acts: done }, f) => ({
    summary: s("Coordination's log"),
    body:
      done.length === 0
        ? [p`Coordination has changed nothing yet.`]
        : [
            p`What coordination did:`,
            list(
              done.map(
                (one) =>
                  t`On ${f.day(one.on)}, ${one.name === '' ? 'someone in coordination' : person(one.name)} ${acts[one.act]}${one.act === 'frame-signed' ? by(one) : from(one)}`,
              ),
            ),
          ],
  }),
  wordForManagement: ({ sentence, purpose }) => ({
    summary: s('A word to send'),
    body: [
      p`Here is a text that you can copy, change, and send yourself if you wish. I send it to nobody.`,
      {
        type: 'quote',
        spans: [
          ...(purpose === 'rule'
            ? t`Hello. A rule gets in our way: “`
            : purpose === 'table'
              ? t`Hello. We have thought together about this: “`
              : t`Hello. I would like to talk to you about something we have started: “`),
          said(sentence),
          ...(purpose === 'rule'
            ? t`”. We understand that it protects…; it prevents… We suggest trying…, until… If the answer is no, please tell us why.`
            : purpose === 'table'
              ? t`”. We suggest trying…, until… If the answer is no, please tell us why.`
              : t`”. Your view would help: when could we talk about it for a quarter of an hour?`),
        ],
      },
    ],
  }),
};

const forms: WordedForms<FramingForms> = {
  frame: () => ({
    title: s('The frame'),
    intro: [p`This text is a template. Until it is signed, I show it to nobody.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      body: { label: s('The text') },
      contact: { label: s('In difficulty, whom should people talk to?') },
      name: { label: s('Signed by') },
      position: { label: s('Position') },
      on: { label: s('Signed on') },
      committeeOn: { label: s('Staff committee informed on') },
    },
    options: {
      template: s(
        'Here, every person and every team may try, on a small scale and reversibly, what improves the service or the work.\nA mistake made in good faith within this frame is for learning; it will not be held against anyone.\nThis exempts nobody from the law, safety instructions or protocols, nor from talking with management about what affects the service. Management undertakes to listen, and to say why when the answer is no.\nTime spent is working time. Taking part is free: appraisals, bonuses and careers take no account of it.',
      ),
    },
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms };
