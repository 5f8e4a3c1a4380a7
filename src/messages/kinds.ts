import type { Temporal } from 'temporal-polyfill';
import type { Sharing } from '../domain/agreement.ts';
import type { CheckInAnswer } from '../domain/check-in.ts';
import type { EvaluationWords } from '../domain/evaluation.ts';
import type { Frame } from '../domain/frame.ts';
import type { Territory } from '../domain/holidays.ts';
import type { Settings } from '../domain/organisation.ts';
import type { Locale } from '../domain/person.ts';
import type { Season } from '../domain/season.ts';
import { nameTroubles, type ServiceChoice } from '../domain/service.ts';
import type { GivenTrial } from '../domain/spoken-trial.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Follow, TrialPart } from '../domain/trial.ts';
import type { BringingParams } from './params/bringing.ts';
import type { CheckingParams, HelpChoice } from './params/checking.ts';
import type { CoordinatingParams } from './params/coordinating.ts';
import type { EndingParams } from './params/ending.ts';
import type { ExploringParams } from './params/exploring.ts';
import type { FramingParams } from './params/framing.ts';
import type { HighlightsParams } from './params/highlights.ts';
import type { HomeParams, Rhythm } from './params/home.ts';
import type { InvitingParams } from './params/inviting.ts';
import type { LinkingParams } from './params/linking.ts';
import type { MeetingParams } from './params/meeting.ts';
import type { RightsParams } from './params/rights.ts';
import type { ServicesParams } from './params/services.ts';
import type { SuggestingParams } from './params/suggesting.ts';
import type { TalkingParams } from './params/talking.ts';
import type { TellingParams } from './params/telling.ts';
import type { TimeParams } from './params/time.ts';
import type { TryingParams } from './params/trying.ts';
import type { VolunteeringParams } from './params/volunteering.ts';

/** Everything the bot can say: a kind, and what that kind needs to be worded. Each language words all of them. */
export interface Params
  extends TellingParams,
    InvitingParams,
    FramingParams,
    ServicesParams,
    MeetingParams,
    VolunteeringParams,
    TimeParams,
    SuggestingParams,
    HomeParams,
    BringingParams,
    RightsParams,
    TalkingParams,
    CoordinatingParams,
    TryingParams,
    HighlightsParams,
    EndingParams,
    LinkingParams,
    CheckingParams,
    ExploringParams {}

export type MessageKind = keyof Params;

export type Message = { [K in MessageKind]: { readonly kind: K; readonly params: Params[K] } }[MessageKind];

/** A kind with its own params: what actions answer with. */
export function message<K extends MessageKind>(kind: K, params: Params[K]): Extract<Message, { kind: K }>;
export function message(kind: MessageKind, params: Params[MessageKind]): { kind: MessageKind; params: Params[MessageKind] } {
  return { kind, params };
}

export interface FormParams {
  tell: { sentence: string };
  correct: { initiative: string; sentence: string };
  setAside: { initiative: string };
  choosePerson: { initiative: string };
  absence: { today: Temporal.PlainDate };
  story: { initiative: string; title: string };
  correctStory: { story: string; version: number; title: string; body: string };
  sharing: { story: string; version: number; chosen: Sharing | null; services: readonly ServiceChoice[] };
  addCarrier: { initiative: string };
  bring: { body: string };
  itsPeople: { initiative: string };
  oral: { story: string; version: number; title: string; body: string; today: Temporal.PlainDate; services: readonly ServiceChoice[] };
  /** `territory` is null when the zone is not the one of their territory. */
  correctData: { name: string; firstName: string; locale: Locale; territory: Territory | null; zone: string };
  hours: Pick<Rhythm, 'days' | 'from' | 'until'>;
  frame: Pick<Frame, 'body' | 'contact' | 'signed'>;
  settings: Settings & { locale: Locale; territory: Territory };
  contacts: { lines: string };
  trial: { subject: string; given: GivenTrial };
  trialPeople: { trial: string };
  trialCarrier: { trial: string };
  trialQuestion: { trial: string };
  trialSharing: { trial: string; part: TrialPart; version: number; chosen: Sharing | null; services: readonly ServiceChoice[] };
  /** `readers`: who reads the answers, the writer left out. */
  evaluation: EvaluationWords & { trial: string; ask: string; named: boolean; readers: readonly string[] };
  aloud: { trial: string; ask: string };
  conclusion: {
    trial: string;
    version: number;
    learnt: string;
    follow: Follow | null;
    decider: string;
    decideBy: Temporal.PlainDate | null;
  };
  /** `service` is empty for one that is to come. */
  service: { service: string; name: string };
  checkIn: CheckInAnswer & { checkIn: string; closed: boolean; readers: readonly string[]; many: boolean };
  help: { trial: string; draft: string; people: readonly HelpChoice[]; words: string };
  /** `seasons`: those to choose from, the latest first. */
  explore: { seasons: readonly Season[] };
  /** `subject`: a subscription, `in:<channel>`, or empty where channels are to be chosen. `territory` is null when the zone is none of theirs. */
  digest: { subject: string; territory: Territory | null } & Pick<
    Subscription,
    'every' | 'weekday' | 'at' | 'zone' | 'locale' | 'includes'
  >;
}
export type FormKind = keyof FormParams;
export type FormMessage = { [K in FormKind]: { readonly form: K; readonly params: FormParams[K] } }[FormKind];

/** Why a form cannot be taken as it is; worded beside the field. */
const formTroubles = [
  'sentence-empty',
  'name-empty',
  'name-borne',
  'person-missing',
  'people-too-many',
  'set-aside-too-many',
  'asked-too-many',
  'dates-reversed',
  'date-missing',
  'absence-over',
  'absence-too-long',
  'story-empty',
  'story-changed',
  'contact-missing',
  'hours-unclear',
  'hours-reversed',
  'how-missing',
  'date-to-come',
  'names-missing',
  'days-unclear',
  'number-out-of-range',
  'contacts-unclear',
  'trial-what-missing',
  'hypothesis-missing',
  'way-back-missing',
  'question-missing',
  'end-missing',
  'start-past',
  'end-before-start',
  'trial-too-long',
  'pilot-outside',
  'gaps-unclear',
  'trial-changed',
  'answer-empty',
  'evaluation-closed',
  'learnt-empty',
  'follow-missing',
  'decider-missing',
  'decision-day-missing',
  'decision-day-past',
  'conclusion-changed',
  'service-missing',
  'channel-taken',
  'channel-missing',
  'channels-too-many',
  'clock-unclear',
  ...nameTroubles,
] as const;
export type FormTrouble = (typeof formTroubles)[number];

export function isFormTrouble(name: string): name is FormTrouble {
  return formTroubles.some((one) => one === name);
}
