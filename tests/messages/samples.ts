import { Temporal } from 'temporal-polyfill';
import type { DigestShown } from '../../src/areas/digest/digests-shown.ts';
import type { Concluded } from '../../src/areas/ending/ending-shown.ts';
import { trialActs } from '../../src/areas/trying/own-trial.ts';
import type { FilledForm } from '../../src/core/form.ts';
import type { Message } from '../../src/core/kind.ts';
import { nearMeanings } from '../../src/core/near.ts';
import { auditActs } from '../../src/domain/audit.ts';
import { type Item, itemStates } from '../../src/domain/digest.ts';
import { linkStates } from '../../src/domain/one-person.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import type { PersonalData } from '../../src/domain/personal-data.ts';
import { nameTroubles } from '../../src/domain/service.ts';
import { nothingGiven } from '../../src/domain/spoken/trial.ts';
import { digestParts } from '../../src/domain/subscription.ts';
import { troubles } from '../../src/ports/troubles.ts';
import { formNamed, messageOf, type Params } from '../support/areas.ts';

// One of everything the bot says, with words and names that can be told from its own.

/** What a person wrote, full of what might act. */
export const written = 'PHRASE <!channel> <@U123> *bold* http://exemple.fr/x \u202e العربية 🍇';
/** A person's name, full of the same. */
export const named = 'PRÉNOM <@U123> *Nom*';
/** Channels that the bot itself mentions. */
export const channels = ['CVOIRIE', 'GTRAVAUX'] as const;
/** As long as Slack lets people write. */
export const long = `PHRASE ${'très longue '.repeat(900)}`;

const day = (iso: string) => Temporal.PlainDate.from(iso);
const instant = Temporal.Instant.from('2026-11-23T08:00Z');
const id = '11111111-2222-3333-4444-555555555555';
const on = day('2026-12-01');
const later = day('2027-02-17');
const frame = { body: written, contact: named, signed: { name: named, position: written, on, committeeOn: later } };
const states = ['held', 'searching', 'waiting', 'patient', 'accepted', 'told'] as const;
const items = states.map((state) => ({ initiative: id, sentence: written, state, newsBy: on, harvester: null }));
const story = { story: id, version: 2, kind: 'story', title: written, body: long } as const;
const rhythm = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30', zone: 'Europe/Paris', aWeek: 2 };
const settings = settingsSchema.parse({ contacts: [{ label: written, reach: written }] });
const trial = {
  trial: id,
  version: 2,
  what: written,
  hypothesis: long,
  wayBack: written,
  stillValid: '',
  time: written,
  question: written,
  startsOn: on,
  endsOn: later,
};
const listed = { trial: id, what: written, startsOn: on, endsOn: later };
const mine = [
  { ...listed, state: 'asking', role: null },
  { ...listed, state: 'asking', role: 'pilot' },
  { ...listed, state: 'live', role: 'tester' },
  { ...listed, state: 'live', role: 'carrier' },
] as const;
const listedStory = { id, kind: 'story', title: written, shared: true } as const;
const seasons = [
  { name: 'winter', year: 2027 },
  { name: null, year: 2026 },
] as const;
const service = { id, name: written, channels };
const nothing = [{}];
const onTrial = { trial: id, checkIn: id, what: written, endsOn: later, over: false };
const kept = {
  ...onTrial,
  readers: [named, named],
  many: true,
  words: written,
  weather: 'rain',
  forTeam: false,
  showing: 'five',
  closed: false,
  nextOn: later,
  undo: null,
} as const;
const helpers = [
  { person: id, name: named, from: instant },
  { person: 'coordination', name: '', from: null },
];
const tellable = {
  subject: `story:${id}`,
  state: 'story',
  title: written,
  people: { as: 'names', names: [named, named] },
  learning: long,
  until: null,
  text: long,
} as const;
const told: readonly Item[] = itemStates.flatMap((state): Item[] => [
  { ...tellable, state, until: state === 'live' ? later : null },
  { ...tellable, state, people: { as: 'team' }, learning: state === 'live' ? written : '', text: '' },
  { ...tellable, state, people: { as: 'none' } },
]);
const shownDigests = (['on', 'paused', 'stopped'] as const).flatMap((state): DigestShown[] => [
  {
    id,
    channel: channels[0],
    every: 'week',
    weekday: 1,
    at: '09:00',
    clock: null,
    locale: 'fr',
    includes: digestParts,
    state,
    next: state === 'on' ? instant : null,
    last: { on, outcome: 'nothing' },
  },
  {
    id,
    channel: channels[1],
    every: 'month',
    weekday: 7,
    at: '16:30',
    clock: 'la-reunion',
    locale: 'en',
    includes: ['trials'],
    state,
    next: null,
    last: state === 'on' ? null : { on, outcome: state === 'paused' ? 'waiting' : 'posted' },
  },
]);

const data: PersonalData = {
  person: {
    name: named,
    firstName: named,
    namesCorrected: true,
    locale: 'fr',
    zone: 'Indian/Reunion',
    zoneCorrected: true,
    territory: 'la-reunion',
    workDays: [1, 2],
    workFrom: '09:00',
    workUntil: '17:00',
    messagesAWeek: 1,
    coordinator: true,
    unreachableSince: instant,
    describedAt: instant,
    knownSince: instant,
  },
  identities: [
    {
      platform: 'slack',
      workspace: 'T0',
      externalId: 'U0',
      zone: null,
      locale: null,
      addressDigests: [],
      usedAt: null,
      chosen: false,
      leftAt: null,
    },
    {
      platform: 'teams',
      workspace: 'tenant',
      externalId: 'U1',
      zone: 'Europe/Paris',
      locale: 'fr-FR',
      addressDigests: ['xyz'],
      usedAt: instant,
      chosen: true,
      leftAt: instant,
    },
  ],
  accountQuestions: linkStates.map((state) => ({ platform: 'teams', askedFirst: true, state, since: instant })),
  absences: [{ from: '2026-12-01', until: '2026-12-04' }],
  silences: [
    { scope: 'everything', since: instant },
    { scope: 'kind:invitation', since: instant },
    { scope: `subject:initiative:${id}`, since: instant },
  ],
  budgetUsed: [on],
  draft: { words: written, writtenAt: instant },
  changedMessages: [{ words: written, change: 'edited', changedAt: instant }],
  search: { words: written, season: 'autumn-2026', kind: 'bud', searchedAt: instant },
  volunteer: { since: instant, paused: true, ceiling: 2, lastSolicitedAt: instant },
  initiatives: [
    {
      sentence: written,
      state: 'accepted',
      toldAt: instant,
      heldUntil: instant,
      newsBy: on,
      keptUntil: later,
      carriedSince: instant,
      carriedWith: [named],
      setAside: ['U1'],
      readers: [{ name: named, readAt: instant }],
      volunteer: named,
      story: {
        kind: 'story',
        version: 1,
        title: written,
        body: written,
        writtenAt: instant,
        firstWrittenAt: instant,
        agreements: [
          { audience: 'organisation', serviceName: null, naming: 'names', vintage: true, version: 1, agreedAt: instant },
          { audience: 'us', serviceName: null, naming: 'none', vintage: false, version: 2, agreedAt: instant },
          { audience: 'service', serviceName: null, naming: 'team', vintage: false, version: 3, agreedAt: instant },
          { audience: 'service', serviceName: written, naming: 'team', vintage: false, version: 4, agreedAt: instant },
        ],
      },
    },
  ],
  carrierRequests: [
    { with: named, askedByMe: true, sentence: written },
    { with: named, askedByMe: false, sentence: written },
  ],
  read: [instant],
  invitations: [{ state: 'open', chosen: true, answerBy: instant }],
  meetings: [{ beganAt: instant, state: 'open', asked: 1 }],
  storiesWritten: [
    { title: written, body: written, writtenAt: instant, oral: null },
    {
      title: written,
      body: written,
      writtenAt: instant,
      oral: {
        audience: 'organisation',
        serviceName: null,
        naming: 'names',
        vintage: false,
        version: 2,
        saidOn: on,
        how: written,
        names: written,
        recordedAt: instant,
      },
    },
  ],
  trials: [
    {
      what: written,
      hypothesis: written,
      wayBack: written,
      stillValid: written,
      time: written,
      question: written,
      startsOn: on,
      endsOn: later,
      pilotUntil: later,
      gaps: [2, 3],
      version: 1,
      state: 'live',
      openedAt: instant,
      endedOn: later,
      role: 'tester',
      agreed: null,
      pace: 'rarer',
      askedAt: instant,
      with: [named],
      agreements: [
        { part: 'trial', version: 1, audience: 'organisation', serviceName: null, naming: 'team', vintage: true, agreedAt: instant },
        { part: 'evaluation', version: 1, audience: 'service', serviceName: written, naming: 'none', vintage: false, agreedAt: instant },
      ],
      questions: [{ words: written, askedAt: instant }],
      handingOver: false,
      conclusion: { at: instant, version: 1, learnt: written, follow: 'practice', decider: written, decideBy: later },
      answer: { question: written, changed: '', keep: written, public: '', named: true, answeredAt: instant },
      noted: [{ question: '', changed: '', keep: '', public: written, answeredAt: instant }],
    },
  ],
  checkIns: [
    {
      trial: written,
      day: on,
      askedAt: instant,
      answeredAt: instant,
      words: written,
      weather: 'storm',
      forTeam: true,
      showing: 'five',
      counted: false,
      silent: false,
      paceAsked: true,
    },
    {
      trial: written,
      day: on,
      askedAt: null,
      answeredAt: null,
      words: '',
      weather: null,
      forTeam: false,
      showing: 'named',
      counted: true,
      silent: true,
      paceAsked: false,
    },
  ],
  helpRequests: [true, false].map((askedByMe) => ({
    trial: written,
    askedByMe,
    with: named,
    voice: askedByMe,
    words: written,
    askedAt: instant,
  })),
  coordination: [{ act: 'frame-signed', at: instant, details: {} }],
  messages: [{ kind: 'invitation', state: 'sent', answer: false, at: instant }],
};

const conclusions: readonly Concluded[] = [
  { trial: id, version: 1, what: written, learnt: written, follow: 'leave', decider: '', decideBy: null },
  { trial: id, version: 2, what: long, learnt: long, follow: 'again', decider: '', decideBy: null },
  { trial: id, version: 1, what: written, learnt: long, follow: 'practice', decider: written, decideBy: later },
];

/** Every kind, in each of its shapes: one that is missing does not compile. */
export const samples: { readonly [K in keyof Params]: readonly Params[K][] } = {
  linkProposal: [{ link: id, there: 'teams' }],
  linkRequest: [
    { link: id, there: 'slack', name: '' },
    { link: id, there: 'slack', name: named },
  ],
  linkWaiting: [{ link: id, there: 'slack' }],
  linkRefused: [true, false].map((mine) => ({ link: id, there: 'teams', mine })),
  linkOver: nothing,
  linkNone: [{ several: true }, { several: false }],
  accounts: [true, false].map((chosen) => ({
    places: [
      { workspace: id, platform: 'teams' },
      { workspace: `${id}0`, platform: 'slack' },
      { workspace: `${id}1`, platform: 'teams' },
    ],
    chosen,
  })),
  cannotSeparate: [{ together: true }, { together: false }],
  initiativeNoted: [
    { initiative: id, sentence: written, from: instant, newsBy: on, frame: null },
    { initiative: id, sentence: long, from: instant, newsBy: later, frame },
  ],
  initiativeCorrected: [true, false].map((readBefore) => ({ initiative: id, sentence: written, readBefore })),
  initiativeWithdrawn: [{ readBefore: true }, { readBefore: false }],
  tellInWords: [{ sentence: '' }, { sentence: written }],
  whoHasRead: [
    { initiative: id, sentence: written, readers: [] },
    { initiative: id, sentence: long, readers: [{ name: named, on }] },
  ],
  fullSentence: [
    { initiative: id, page: long, next: 3_000 },
    { initiative: id, page: written, next: null },
  ],
  setAsideNoted: [{ people: 0 }, { people: 1 }, { people: 3 }],
  setAsideByButton: [{ initiative: id }],
  whomToTurnTo: (['slack', 'teams', 'playground'] as const).flatMap((platform) => [
    { contacts: [], platform },
    { contacts: [{ label: written, reach: written }], platform },
  ]),
  myInitiatives: [
    { items: [] },
    { items: items.slice(0, 1) },
    { items: items.map((one) => ({ ...one, sentence: long })) },
    { items: [{ initiative: id, sentence: written, state: 'accepted', newsBy: on, harvester: named }] },
  ],
  whichInitiative: (['withdraw', 'correct', 'who-has-read', 'set-aside'] as const).flatMap((act) =>
    [written, null].map((gone) => ({ act, items: [written, written, gone].map((sentence) => ({ initiative: id, sentence })) })),
  ),
  subjectGone: nothing,
  noInitiative: nothing,

  invitation: [named, ''].map((firstName) => ({
    invitation: id,
    initiative: id,
    firstName,
    sentence: firstName === '' ? long : written,
    before: on,
    answerBy: later,
  })),
  invitationPassed: nothing,
  invitationOver: nothing,
  invitationAccepted: [
    { initiative: id, people: [named], sentence: written, newsBy: on, chats: [] },
    { initiative: id, people: [named, named, named], sentence: long, newsBy: on, chats: [{ name: named, externalId: 'U0' }] },
  ],
  personalRequest: [named, ''].map((firstName) => ({
    invitation: id,
    initiative: id,
    firstName,
    from: named,
    sentence: written,
    answerBy: on,
  })),
  introduction: [
    { initiative: id, harvester: named, sentence: written, chats: [] },
    { initiative: id, harvester: named, sentence: written, chats: [{ name: named, externalId: 'U0' }] },
  ],
  introductionOver: [
    { outcome: 'rests', story: id },
    { outcome: 'told', story: id },
    { outcome: 'over', story: '' },
  ],
  nobodyFound: [{ initiative: id, keptUntil: later }],
  chosenUnavailable: [{ initiative: id, keptUntil: on }],
  handedOver: [{ initiative: id, harvester: named, newsBy: on }],
  handOverNoted: nothing,
  meetingCalledOff: nothing,
  keepWaiting: [{ keptUntil: later }],
  coordinationAsked: [{ reached: true }, { reached: false }],
  personAsked: [{ name: named }, { name: '' }],
  personCannotBeAsked: [{ initiative: id }],
  coordinationWanted: [{ name: named }, { name: '' }],

  meeting: [{ initiative: id, people: [named, named], harvester: named, sentence: written, newsOn: on }],
  meetingNews: [true, false].map((again) => ({ initiative: id, people: [named], again })),
  notYetNoted: [{ on }],
  noNews: [{ initiative: id, harvester: named }],
  noNewsNoted: nothing,
  restedByPeople: nothing,
  onlyItsPeople: nothing,
  noMeeting: nothing,
  searchingAgain: [{ newsBy: on }],
  storyInWords: [{ initiative: id }],
  storyKept: [
    { people: [named], story: id },
    { people: [named, named], story: '' },
  ],
  storyAlready: nothing,
  correctionInWords: [{ story: id }],
  storyProposal: [
    { ...story, author: named, several: true },
    { ...story, kind: 'bud', author: '', body: '', several: false },
  ],
  wholeStory: [
    { story: id, version: 1, page: long, next: 3_000 },
    { story: id, version: 1, page: written, next: null },
  ],
  storyChanged: [{ story: id, version: 3, title: written, body: long }],
  agreementKept: (['us', 'service', 'organisation'] as const).flatMap((audience) =>
    (['names', 'team', 'none'] as const).map((naming) => ({
      story: id,
      version: 1,
      audience,
      serviceName: audience === 'service' ? written : null,
      heard: naming !== 'none',
      naming,
      vintage: naming === 'names',
      several: naming === 'team',
      places: naming === 'team' ? channels : [],
    })),
  ),
  storyRefused: nothing,
  storyTakenBack: nothing,
  storyGone: nothing,
  carryRequest: [{ request: id, initiative: id, from: named, sentence: written }],
  carryAsked: [{ name: named }, { name: '' }],
  cannotCarry: [{ initiative: id }],
  carryAccepted: [{ initiative: id, sentence: written }],
  carryDeclined: nothing,
  carryOver: nothing,
  carrierJoined: [{ initiative: id, name: named }],
  carrierLeft: [{ name: named }],
  leftCarrying: nothing,
  lastCarrier: [{ initiative: id }],

  frame: [
    { body: long, contact: named, name: named, position: written, on, committeeOn: later },
    { body: written, contact: named, name: named, position: written, on, committeeOn: null },
  ],
  noFrame: [{ coordinator: true }, { coordinator: false }],
  frameDraft: [true, false].map((missing) => ({ body: written, contact: missing ? '' : named, missing })),
  frameSigned: nothing,
  frameTakenBack: nothing,
  settings: [true, false].map((signed) => ({
    ...settings,
    locale: 'fr',
    territory: 'metropole',
    contacts: signed ? 2 : 0,
    services: signed ? 2 : 0,
    signed,
  })),
  settingsKept: nothing,
  auditLog: [
    { acts: [] },
    { acts: auditActs.map((act) => ({ act, name: named, on, before: '2', after: '3' })) },
    {
      acts: auditActs.map((act) => ({
        act,
        name: '',
        on,
        before: act === 'service-added' ? '' : written,
        after: act === 'service-added' ? written : '',
      })),
    },
  ],
  wordForManagement: [{ initiative: id, sentence: written }],

  services: [{ services: [] }, { services: [service, { ...service, channels: [] }] }],
  service: [
    { ...service, noted: true },
    { ...service, channels: [], noted: false },
  ],
  serviceRemoving: [service],
  serviceRemoved: nothing,
  serviceUnknown: [{ names: [] }, { names: [written, named] }],
  serviceNameUnclear: nameTroubles.map((trouble) => ({ trouble })),
  channelUnclear: nothing,
  channelTaken: [service],
  channelNotBound: nothing,
  noServices: nothing,
  whichService: [{ story: id, version: 12, services: [service, service] }],
  serviceGone: [true, false].map((aloud) => ({ story: id, version: 2, title: written, aloud })),

  harvesterWelcome: [{ already: true }, { already: false }],
  harvesterLeft: [
    { was: true, meeting: id },
    { was: false, meeting: '' },
  ],
  harvestPaused: [{ meeting: '' }, { meeting: id }],
  harvestResumed: nothing,
  notHarvester: nothing,

  absenceNoted: [
    { from: on, until: on },
    { from: on, until: later },
  ],
  absenceUnclear: [{ words: '' }, { words: written }],
  absenceForgotten: [{ any: true }, { any: false }],
  later: [true, false].map((nextWeek) => ({ delivery: '1', nextWeek })),
  postponed: [{ until: instant }],
  tooLateToPostpone: nothing,
  whatToStop: [{ delivery: '1' }],
  stopped: (['subject', 'kind', 'everything'] as const).flatMap((scope) => [true, false].map((promised) => ({ scope, promised }))),
  messagesResumed: [{ aWeek: 1 }, { aWeek: 2 }],

  tellSuggestion: [
    { firstName: named, from: named },
    { firstName: '', from: named },
  ],
  suggestionDeclined: nothing,
  tellingSuggested: [{ name: named }],
  alreadySuggested: nothing,
  cannotSuggest: nothing,
  nobodyToSuggest: nothing,

  bringInWords: [{ draft: '' }, { draft: '1795507200000' }],
  storyBroughtKept: [
    { story: id, initiative: id, people: [], carried: false },
    { story: id, initiative: id, people: [named, named], carried: true },
  ],
  storyBrought: [{ request: id, from: named, title: written, body: long }],
  storyTheirs: nothing,
  onlyItsWriter: nothing,
  carriedByOthers: nothing,
  broughtWithdrawn: nothing,
  oralKept: [
    { story: id, audience: 'us', serviceName: null, heard: true, naming: 'none', vintage: false, names: '', on },
    { story: id, audience: 'organisation', serviceName: null, heard: true, naming: 'names', vintage: true, names: written, on },
    { story: id, audience: 'organisation', serviceName: null, heard: true, naming: 'team', vintage: false, names: '', on },
    { story: id, audience: 'service', serviceName: written, heard: false, naming: 'names', vintage: false, names: written, on },
  ],
  oralInWords: [{ story: id }],
  oralAgain: [
    { story: id, title: written, body: written },
    { story: id, title: written, body: '' },
  ],
  oralTakenBack: nothing,
  oralTakenBackElsewhere: [{ title: written }],
  noOral: [{ coordinator: true }, { coordinator: false }],
  sheetComing: nothing,
  homeWelcome: [{ firstName: named }, { firstName: '' }],
  homeInitiatives: [
    { told: [], joined: [] },
    {
      told: states.map((state) => ({ initiative: id, sentence: long, state, newsBy: on, harvester: '' })),
      joined: [{ initiative: id, sentence: written, state: 'accepted', newsBy: on, harvester: named }],
    },
  ],
  homeMeeting: [{ initiative: id, people: [named], sentence: written }],
  homeStory: [story, { ...story, kind: 'bud', body: '' }],
  homeAhead: [
    { items: [] },
    {
      items: [
        { what: 'x', from: instant, because: 'x' },
        { what: 'x', from: null, because: 'x' },
      ],
    },
  ],
  homeRhythm: [
    { ...rhythm, absences: [], stopped: false },
    { ...rhythm, days: [1, 3], aWeek: 1, absences: [{ from: on, until: later }], stopped: true },
  ],
  homeHarvest: (['none', 'active', 'paused'] as const).map((state) => ({ state })),
  hoursKept: [rhythm],
  hoursUnclear: [{ said: true }, { said: false }],
  hoursReversed: nothing,
  budgetKept: [{ aWeek: 1 }, { aWeek: 3 }],

  myData: [{ data, organisation: named }],
  dataFile: [{ data, organisation: named, at: instant }],
  exportComing: nothing,
  filesInDoubt: [{}],
  exportRefused: [{ permission: true }, { permission: false }],
  filesNotAllowed: nothing,
  dataCorrected: [{ name: named }],
  dataInWords: nothing,
  eraseConfirm: [
    { alone: 0, together: 0, meetings: 0, trials: false, coordinator: false, stories: [] },
    { alone: 1, together: 1, meetings: 1, trials: true, coordinator: true, stories: [{ story: id, title: written, removed: true }] },
    { alone: 2, together: 3, meetings: 2, trials: true, coordinator: false, stories: [{ story: id, title: written, removed: false }] },
  ],
  erased: nothing,
  erasureCancelled: nothing,
  volunteerGone: [{ initiative: id, newsBy: on }],
  carrierGone: nothing,

  help: [true, false].flatMap((harvester) => [true, false].map((coordinator) => ({ harvester, coordinator, several: harvester }))),
  notUnderstood: [
    { words: '', draft: '', near: null },
    { words: long, draft: '1', near: null },
    ...nearMeanings.map((near) => ({ words: long, draft: '1', near })),
  ],
  whichAnswer: [
    {
      words: long,
      draft: '1',
      items: [
        { asks: 'check-in', id, what: long },
        { asks: 'evaluation', id, what: written },
      ],
    },
  ],
  severalQuestions: nothing,
  messageChanged: (['withdrawn', 'deleted', 'edited'] as const).flatMap((change) =>
    (['initiative', 'draft', 'check-in', 'evaluation', 'story', 'told'] as const).map((kept) => ({
      message: 'a-digest',
      change,
      kept,
      subject: id,
      words: change === 'deleted' ? '' : long,
    })),
  ),
  messageLeft: nothing,
  draftDropped: nothing,
  nothingPending: nothing,
  localeChosen: nothing,
  unknownAct: nothing,
  sorry: [
    { reference: 'a1b2c3d4', words: null },
    { reference: 'a1b2c3d4', words: long },
  ],
  notConnected: nothing,
  changedMeanwhile: nothing,
  gone: nothing,
  merged: [{ count: 2 }, { count: 4 }],

  coordinationOnly: nothing,
  coordinationState: [
    { waiting: 0, troubles: [], retryable: false, digests: [] },
    { waiting: 1, troubles: troubles.map((trouble) => ({ trouble, since: on, messages: 1 })), retryable: true, digests: shownDigests },
    { waiting: 12, troubles: [{ trouble: 'other', since: null, messages: 2 }], retryable: true, digests: [] },
  ],
  technicalTrouble: troubles.map((trouble) => ({ trouble })),
  trialInWords: [
    { missing: [], draft: '' },
    { missing: ['hypothesis-missing', 'end-missing'], draft: '1' },
  ],
  noTrial: nothing,
  trialShown: [
    { ...trial, role: 'pilot', state: 'asking', missing: true, late: true, alone: true, with: [], concluded: false },
    { ...trial, stillValid: written, role: 'pilot', state: 'asking', missing: true, late: false, alone: false, with: [], concluded: false },
    { ...trial, role: 'tester', state: 'asking', missing: true, late: false, alone: true, with: [], concluded: false },
    { ...trial, role: 'carrier', state: 'asking', missing: false, late: false, alone: false, with: [], concluded: false },
    { ...trial, role: 'tester', state: 'live', missing: false, late: true, alone: true, with: [named, named], concluded: false },
    { ...trial, role: 'pilot', state: 'live', missing: false, late: true, alone: true, with: [], concluded: false },
    { ...trial, role: 'tester', state: 'over', missing: false, late: true, alone: true, with: [], concluded: true },
    { ...trial, role: 'pilot', state: 'given-up', missing: false, late: true, alone: true, with: [], concluded: false },
  ],
  wholeTrial: [{ trial: id, page: long, next: 1 }],
  trialRequest: [
    { ...trial, from: named, carrying: true, among: true },
    { ...trial, from: '', carrying: false, among: false },
  ],
  trialChanged: [{ ...trial, from: named }],
  trialDeclined: nothing,
  trialRequestOver: nothing,
  trialCarryRequest: [
    { trial: id, what: written, from: named, endsOn: later },
    { trial: id, what: written, from: '', endsOn: later },
  ],
  trialCarrierJoined: [{ trial: id, name: named, what: written }],
  trialPeopleByButton: [{ trial: id }],
  trialPeopleAsked: [
    { trial: id, people: [named], any: true },
    { trial: id, people: [], any: true },
    { trial: id, people: [], any: false },
  ],
  trialQuestionInWords: nothing,
  trialQuestionAsked: [
    { pilot: named, readFrom: instant },
    { pilot: named, readFrom: null },
    { pilot: '', readFrom: null },
  ],
  trialQuestion: [{ trial: id, from: named, what: written, words: long }],
  trialBegins: [{ ...trial, with: [named] }],
  agreementMissing: [{ trial: id, what: written, startsOn: on, endsOn: later }],
  trialGivenUp: nothing,
  trialNotBegun: [{ what: written }],
  trialSheetComing: nothing,
  trialSharingKept: [
    { trial: id, part: 'trial', audience: 'us', serviceName: null, naming: 'none', vintage: false, heard: true, places: [] },
    { trial: id, part: 'trial', audience: 'organisation', serviceName: null, naming: 'names', vintage: true, heard: true, places: [] },
    {
      trial: id,
      part: 'evaluation',
      audience: 'service',
      serviceName: written,
      naming: 'team',
      vintage: false,
      heard: false,
      places: channels,
    },
  ],
  trialServiceGone: [{ trial: id, version: 1, part: 'trial', what: written }],
  openTrial: [
    { ...trial, naming: 'names', people: [named] },
    { ...trial, naming: 'team', people: [] },
    { ...trial, naming: 'none', people: [] },
  ],
  trialTesterJoined: [{ trial: id, name: named, what: written }],
  trials: [
    { mine, open: [listed] },
    { mine: [], open: [] },
  ],
  homeTrials: [{ mine }, { mine: [] }],
  checkIn: [
    { ...onTrial, readers: [named], many: false, since: on, nextOn: later, teamAnswered: false, pace: 'each' },
    { ...onTrial, what: long, readers: Array(12).fill(named), many: true, since: on, nextOn: null, teamAnswered: true, pace: 'rarer' },
    { ...onTrial, readers: [], many: false, since: on, nextOn: later, teamAnswered: false, pace: 'each' },
  ],
  checkInReminder: [onTrial],
  checkInSilence: [{ ...onTrial, nextOn: later }],
  checkInLate: [onTrial, { ...onTrial, over: true }],
  checkInKept: [
    ...(['five', 'unnamed', 'named'] as const).map((showing) => ({ ...kept, showing, undo: `${id}:0:12:` })),
    { ...kept, many: false, readers: [named], weather: null, forTeam: true },
    { ...kept, words: '', closed: true, weather: null, nextOn: null },
    { ...kept, readers: [], words: long, over: true, closed: true },
    { ...kept, closed: true },
  ],
  checkInInWords: [onTrial],
  checkInTakenBack: [onTrial],
  noCheckIn: nothing,
  checkInCannotWait: [{ checkIn: id, until: instant }],
  paceKept: (['each', 'rarer', 'none'] as const).map((pace) => ({ ...onTrial, pace })),
  notTakingPart: nothing,
  helpInWords: [
    { ...onTrial, people: [], words: '', draft: '' },
    { ...onTrial, people: helpers, words: written, draft: '1' },
  ],
  helpAsked: [
    { ...onTrial, to: helpers, voice: false, words: written, far: false },
    { ...onTrial, to: [{ name: named, from: null }], voice: true, words: '', far: true },
  ],
  helpNotPossible: [onTrial],
  helpWanted: [
    { ...onTrial, from: named, words: long },
    { ...onTrial, from: '', words: '' },
  ],
  voiceWanted: [{ ...onTrial, from: named }],
  learningLog: [
    { ...onTrial, lines: [], next: null },
    {
      ...onTrial,
      over: true,
      lines: [
        { type: 'check-in', on, closed: false, conditions: null },
        { type: 'check-in', on, closed: true, conditions: null },
        { type: 'check-in', on, closed: true, conditions: { mostly: ['sunny', 'fair'], sometimes: ['storm'] } },
        { type: 'check-in', on, closed: true, conditions: { mostly: ['rain'], sometimes: [] } },
        { type: 'words', words: written, forTeam: true, by: 'you' },
        { type: 'words', words: written, forTeam: false, by: { name: named } },
        { type: 'words', words: written, forTeam: false, by: null },
      ],
      next: 1,
    },
  ],

  exploreInWords: nothing,
  stories: [
    {
      items: [listedStory, { ...listedStory, kind: 'bud', title: long, shared: false }, { ...listedStory, kind: 'trial' }],
      search: '1795507200000',
      words: true,
      roughly: false,
      previous: null,
      next: 8,
    },
    { items: [null, listedStory], search: '1795507200000', words: true, roughly: true, previous: 8, next: null },
    { items: Array(8).fill(listedStory), search: '1795507200000', words: false, roughly: false, previous: null, next: null },
  ],
  noStories: [{ searched: true }, { searched: false }],
  searchOver: nothing,
  storyRead: (['names', 'team', 'none'] as const).flatMap((naming) =>
    [true, false].map((shared) => ({
      story: id,
      kind: shared ? ('story' as const) : ('bud' as const),
      page: shared ? long : written,
      next: shared ? 1 : null,
      naming,
      names: naming === 'names' ? [named, named] : [],
      season: { name: 'autumn' as const, year: 2026 },
      shared,
      theirs: naming === 'team' || !shared,
    })),
  ),
  trialRead: (['names', 'team', 'none'] as const).flatMap((naming) =>
    [true, false].map((over) => ({
      trial: id,
      what: over ? long : written,
      days: { from: on, until: later, over },
      parts: [
        { label: 'hypothesis' as const, words: written },
        { label: 'learnt' as const, words: long.slice(0, 2200) },
      ],
      next: naming === 'names' ? 1 : null,
      follow: over ? ('again' as const) : null,
      naming,
      names: naming === 'names' ? [named, named] : [],
      season: { name: 'autumn' as const, year: 2026 },
      shared: naming !== 'none',
      theirs: naming === 'none',
      joins: !over && naming === 'team',
    })),
  ),
  storyNotOpen: nothing,
  vintageComing: seasons.map((season) => ({ season })),
  vintageProgress: seasons.flatMap((season) => [1_200, 3_000].map((read) => ({ season, read, total: 3_000 }))),
  vintageEmpty: seasons.map((season) => ({ season })),
  vintageUnclear: nothing,
  digest: [
    { every: 'week', items: told, call: true, grows: true },
    { every: 'month', items: told.slice(0, 1), call: false, grows: false },
    { every: 'week', items: [], call: true, grows: true },
  ],
  digestText: [
    { ...tellable, state: 'story', first: true, apart: false },
    { ...tellable, state: 'bud', people: { as: 'team' }, first: true, apart: true },
    { ...tellable, state: 'stopped', people: { as: 'none' }, first: false, apart: false },
    { ...tellable, state: 'bud', people: { as: 'none' }, first: false, apart: true },
  ],
  digestTakenBack: nothing,
  digestShorter: nothing,
  digestBegins: [
    { every: 'week', weekday: 1, at: '09:00', clock: null },
    { every: 'month', weekday: 7, at: '16:30', clock: 'Pacific/Marquesas' },
  ],
  digestPreview: [
    { every: 'week', items: told, call: true, grows: true, inside: true },
    { every: 'month', items: [], call: false, grows: false, inside: false },
  ],
  digestSettings: shownDigests.flatMap((one) => [true, false].map((both) => ({ ...one, manages: both, noted: both }))),
  digests: [
    { digests: shownDigests, anyone: true },
    { digests: [], anyone: false },
  ],
  noDigestHere: [
    { channel: channels[0], manages: true },
    { channel: channels[0], manages: false },
  ],
  digestWhere: [{ coordinator: true }, { coordinator: false }],
  digestForCoordination: nothing,
  digestNotThere: nothing,
  digestCannotPost: [
    { channel: channels[0], invite: true },
    { channel: channels[0], invite: false },
  ],
  aboutListening: nothing,
  whereTold: [
    { places: [] },
    {
      places: [
        { channel: channels[0], edited: 'yes' },
        { channel: channels[1], edited: 'soon' },
        { channel: channels[1], edited: 'refused' },
      ],
    },
  ],
  whereTrialTold: (['us', 'service', 'organisation'] as const).flatMap((audience) => {
    const part = { version: 1, audience, places: [{ channel: channels[0], edited: 'yes' as const }] };
    return [
      { trial: id, what: written, told: { ...part, places: [] }, learnt: null },
      { trial: id, what: long, told: part, learnt: { ...part, places: [] } },
      {
        trial: id,
        what: long,
        told: part,
        learnt: { ...part, places: [...part.places, { channel: channels[1], edited: 'soon' as const }] },
      },
    ];
  }),
  retried: [{ messages: 0 }, { messages: 1 }, { messages: 5 }],

  wayBackSoon: [true, false].map((carries) => ({ trial: id, what: written, wayBack: long, endsOn: later, carries })),
  trialOver: (['open', 'answered', 'closed'] as const).flatMap((answering) =>
    (['today', 'ahead', 'past'] as const).map((when) => ({
      trial: id,
      what: written,
      wayBack: written,
      question: long,
      on,
      when,
      answering,
      concludes: when === 'past' && answering !== 'closed',
    })),
  ),
  trialStopped: [{ trial: id, what: written, wayBack: long, on }],
  whichTrial: trialActs.flatMap((act) =>
    [long, null].map((gone) => ({ act, items: [long, long, gone].map((what) => ({ trial: id, what })) })),
  ),
  stopsOnItsDay: [
    { trial: '', endsOn: on },
    { trial: id, endsOn: null },
  ],
  trialLeft: nothing,
  lastInTrial: [{ trial: id, what: long }],
  trialMemberLeft: [true, false].map((few) => ({ trial: id, what: written, few })),
  trialCarrierLeft: [named, ''].flatMap((name) => [true, false].map((pilots) => ({ trial: id, what: written, name, pilots }))),
  trialNeedsCarrier: [named, ''].map((by) => ({ trial: id, what: long, by, endsOn: on })),
  trialTaken: [{ trial: id, what: written, endsOn: on }],
  trialCarriedBy: [{ trial: id, what: written, name: named }],
  trialCarriedAlready: nothing,
  pilotStepsBack: [named, ''].map((second) => ({ trial: id, what: written, until: on, endsOn: later, second })),
  relayOffered: [{ trial: id, what: written }],
  relayAlone: [{ trial: id, what: written }],
  pilotStays: [{ endsOn: later }],
  evaluationInWords: [{ trial: id, question: long }],
  evaluationKept: [
    { trial: id, words: null, undo: '', readers: [named, named] },
    { trial: id, words: long, undo: `${id}:12:1795338000000`, readers: [] },
  ],
  evaluationDeclined: [{ trial: id }],
  evaluationWithdrawn: [{ trial: id }],
  evaluationClosed: [{ trial: id }],
  talkAsked: [
    { trial: id, people: [named], notes: false },
    { trial: id, people: [], notes: true },
  ],
  talkWanted: [{ trial: id, what: written, name: named }],
  aloudInWords: [{ trial: id }],
  aloudNoted: [{ trial: id, note: id }],
  aloudRemoved: nothing,
  evaluationAnswers: [
    { trial: id, what: written, question: written, pieces: [], next: null },
    {
      trial: id,
      what: written,
      question: written,
      pieces: [
        { opens: true, name: named, aloud: false, part: 'question', words: written },
        { opens: true, name: '', aloud: true, part: 'public', words: written },
        { opens: true, name: '', aloud: false, part: 'changed', words: written },
        { opens: false, name: '', aloud: false, part: 'keep', words: written },
      ],
      next: 1,
    },
  ],
  concludeTrial: [true, false].map((again) => ({ trial: id, what: written, on, again, carried: again })),
  concludeInWords: [{ trial: id }],
  onlyCarriersConclude: nothing,
  notOverYet: [{ endsOn: on }],
  conclusionKept: conclusions.flatMap((one) => [true, false].map((first) => ({ ...one, first }))),
  evaluationReady: conclusions.flatMap((one) => [true, false].map((corrects) => ({ ...one, corrects }))),
  wholeEvaluation: [
    { trial: id, page: written, next: 1 },
    { trial: id, page: written, next: null },
  ],
  practiceText: [{ trial: id, what: written, learnt: long, decider: written, decideBy: later }],
};

const isKind = (name: string): name is keyof Params => Object.hasOwn(samples, name);
const messagesOf = <K extends keyof Params>(kind: K) => samples[kind].map((params) => messageOf(kind, params));

export const messages: readonly Message[] = Object.keys(samples)
  .filter(isKind)
  .flatMap((kind) => messagesOf(kind));

export const forms: readonly FilledForm[] = [
  formNamed('tell', { sentence: '' }),
  formNamed('tell', { sentence: long }),
  formNamed('correct', { initiative: id, sentence: long }),
  formNamed('setAside', { initiative: id }),
  formNamed('choosePerson', { initiative: id }),
  formNamed('absence', { today: on }),
  formNamed('story', { initiative: id, title: written }),
  formNamed('correctStory', { story: id, version: 1, title: written, body: long }),
  formNamed('sharing', { story: id, version: 1, chosen: null, services: [] }),
  formNamed('sharing', {
    story: id,
    version: 1,
    chosen: { audience: 'service', service: id, naming: 'team', vintage: true },
    services: Array.from({ length: 12 }, (_, index) => ({ id: index === 0 ? id : `${index}`, name: 'Voirie' })),
  }),
  formNamed('addCarrier', { initiative: id }),
  formNamed('trial', { subject: '', given: nothingGiven }),
  formNamed('trial', { subject: `change:${id}:1`, given: { ...nothingGiven, what: written, startsOn: '2026-12-01', gaps: '2, 3' } }),
  formNamed('trialPeople', { trial: id }),
  formNamed('trialSharing', { trial: id, part: 'trial', version: 1, chosen: null, services: [] }),
  formNamed('trialSharing', {
    trial: id,
    part: 'evaluation',
    version: 2,
    chosen: { audience: 'service', service: id, naming: 'team', vintage: true },
    services: [{ id, name: 'Voirie' }],
  }),
  formNamed('trialCarrier', { trial: id }),
  formNamed('trialQuestion', { trial: id }),
  formNamed('bring', { body: '' }),
  formNamed('bring', { body: long }),
  formNamed('itsPeople', { initiative: id }),
  formNamed('oral', { story: id, version: 1, title: written, body: long, today: on, services: [] }),
  formNamed('oral', { story: id, version: 1, title: written, body: '', today: on, services: [{ id, name: 'Voirie' }] }),
  formNamed('digest', {
    subject: '',
    every: 'week',
    weekday: 1,
    at: '09:00',
    zone: 'Europe/Paris',
    territory: 'metropole',
    locale: 'fr',
    includes: digestParts,
  }),
  formNamed('digest', {
    subject: id,
    every: 'month',
    weekday: 7,
    at: '16:30',
    zone: 'Pacific/Marquesas',
    territory: null,
    locale: 'en',
    includes: ['trials'],
  }),
  formNamed('service', { service: '', name: '' }),
  formNamed('service', { service: id, name: written }),
  formNamed('correctData', { name: named, firstName: named, locale: 'fr', territory: null, zone: 'Europe/Paris' }),
  formNamed('hours', rhythm),
  formNamed('frame', frame),
  formNamed('frame', { body: '', contact: '', signed: null }),
  formNamed('settings', { ...settings, locale: 'en', territory: 'la-reunion' }),
  formNamed('contacts', { lines: written }),
  formNamed('evaluation', { trial: id, ask: long, question: '', changed: '', keep: '', public: '', named: false, readers: [named, named] }),
  formNamed('evaluation', {
    trial: id,
    ask: written,
    question: long,
    changed: long,
    keep: written,
    public: written,
    named: true,
    readers: [],
  }),
  formNamed('aloud', { trial: id, ask: written }),
  formNamed('conclusion', { trial: id, version: 0, learnt: '', follow: null, decider: '', decideBy: null }),
  formNamed('conclusion', { trial: id, version: 2, learnt: long, follow: 'practice', decider: written, decideBy: later }),
  formNamed('checkIn', {
    checkIn: id,
    closed: false,
    words: '',
    weather: null,
    forTeam: false,
    showing: 'five',
    readers: [named],
    many: false,
  }),
  formNamed('checkIn', {
    checkIn: id,
    closed: true,
    words: long,
    weather: 'storm',
    forTeam: true,
    showing: 'named',
    readers: [named, named],
    many: true,
  }),
  formNamed('help', { trial: id, draft: '', people: [], words: '' }),
  formNamed('help', { trial: id, draft: '1', people: helpers, words: written }),
  formNamed('explore', { seasons }),
];
