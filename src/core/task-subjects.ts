import type { Temporal } from 'temporal-polyfill';
import type { Appointment, Task, TaskName } from '../ports/agenda.ts';
import { anInitiative, aStory, aTrial } from './records.ts';
import { type AnyCodec, id, oneOf, opaque, optional, subject, unslashed, type ValueOf, word } from './subject.ts';

const aPerson = subject({ person: id });

/** What each task is about, as the agenda keeps it. */
export const taskSubjects = {
  'invite-harvester': anInitiative,
  'expire-invitation': subject({ invitation: id }),
  'end-search': anInitiative,
  'erase-unmet': anInitiative,
  'ask-for-news': subject({ meeting: id }),
  gather: anInitiative,
  'refresh-posts': subject({ post: id }),
  'publish-home': aPerson,
  'empty-home': subject({ workspace: id, externalId: opaque }, '/'),
  'erase-unagreed': anInitiative,
  'send-sheet': aStory,
  'describe-person': aPerson,
  'look-for-account': subject({ workspace: id, externalId: unslashed, asked: optional(oneOf(['asked'])) }, '/'),
  'export-data': subject({ person: id, within: optional(id) }, ' '),
  'begin-trial': aTrial,
  'end-trial': aTrial,
  'recall-way-back': aTrial,
  'say-last-day': aTrial,
  'remind-pilot': aTrial,
  'ask-conclusion': aTrial,
  'ask-decision': aTrial,
  'leave-trials': aPerson,
  'send-trial-sheet': subject({ trial: id, person: id }, '/'),
  'open-check-in': aTrial,
  'remind-check-in': subject({ checkIn: id, person: id }),
  'make-vintage': subject({ person: id, season: word }, '/'),
  'send-page': subject({ person: id, page: word }, '/'),
  'post-digest': subject({ digest: id }),
  'ask-whether-alive': subject({ every: word }),
  'mind-terms': subject({ every: word }),
  'erase-organisation': subject({ organisation: id }),
  forget: subject({ every: word }),
} satisfies { readonly [N in TaskName]: AnyCodec };

export type AboutTask<N extends TaskName> = ValueOf<(typeof taskSubjects)[N]>;

const codecs: Readonly<Record<string, AnyCodec | undefined>> = taskSubjects;

export function subjectOfTask<N extends TaskName>(what: N, about: AboutTask<N>): string {
  const codec: AnyCodec = taskSubjects[what];
  return codec.write(about as never);
}

export function appointment<N extends TaskName>(what: N, about: AboutTask<N>, notBefore: Temporal.Instant): Appointment {
  return { what, subject: subjectOfTask(what, about), notBefore };
}

/** Null: there is no such task, or it is about something else. */
export function aboutTask({ what, subject: text }: Pick<Task, 'what' | 'subject'>): unknown {
  return codecs[what]?.read(text) ?? null;
}
