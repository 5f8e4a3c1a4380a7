import type { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../domain/organisation.ts';
import type { PlatformName } from './chat-platform.ts';

type Instant = Temporal.Instant;

/** Everything the agenda can hold: what to do, later, about one record. */
export const taskNames = [
  'invite-harvester',
  'expire-invitation',
  'end-search',
  'erase-unmet',
  'ask-for-news',
  'gather',
  'refresh-posts',
  'publish-home',
  'empty-home',
  'erase-unagreed',
  'send-sheet',
  'describe-person',
  'look-for-account',
  'export-data',
  'begin-trial',
  'end-trial',
  'recall-way-back',
  'say-last-day',
  'remind-pilot',
  'ask-conclusion',
  'ask-decision',
  'leave-trials',
  'send-trial-sheet',
  'open-check-in',
  'remind-check-in',
  'make-vintage',
  'send-page',
  'post-digest',
  'ask-whether-alive',
  'mind-terms',
  'erase-organisation',
  'forget',
] as const;
export type TaskName = (typeof taskNames)[number];

/** Something to do about a subject, later. `<id>` in `subject` stands for the record being created. */
export interface Appointment {
  readonly what: string;
  readonly subject: string;
  readonly notBefore: Instant;
}

export interface Task {
  readonly id: string;
  readonly what: string;
  readonly subject: string;
  readonly attempts: number;
  /** Those of them of which it is not known whether they succeeded. */
  readonly doubts: number;
  /** Which of its leases this is. */
  readonly lease: number;
}

/** A task that waits for a worker. */
interface DueTask {
  readonly id: string;
  readonly what: string;
  readonly attempts: number;
  /** The platform it is about, where it is about one. */
  readonly platform: PlatformName | null;
}

/** What there will be to do, without a list of it. */
export interface Outlook {
  /** When the next message, or the next task that no worker has taken, is due; null: there is none. */
  readonly next: Instant | null;
  /** A task is due or under way; tasks of the kinds `besides` do not count. */
  readonly due: boolean;
  /** Of a message that left, nobody knows whether it came. */
  readonly lost: boolean;
}

export interface AgendaTable {
  /** Unique by what and subject: asked again, the earlier instant stands. */
  add(organisationId: string | null, appointment: Appointment): Promise<void>;
  /** Unique by what and subject: asked again, the new instant replaces the old one. */
  move(organisationId: string | null, appointment: Appointment): Promise<void>;
  remove(what: string, subject: string): Promise<void>;
  /** Leases due tasks, oldest first, to this caller for `leaseMs` milliseconds of the database's clock. */
  claim(now: Instant, atMost: number, leaseMs: number): Promise<readonly Task[]>;
  /** Renews this very lease for `leaseMs` more; false when the task is another's by now, was asked for again, or is over. */
  hold(task: Pick<Task, 'id' | 'lease'>, leaseMs: number): Promise<boolean>;
  /** What is due and nobody has taken up, oldest first; nothing is leased. */
  due(now: Instant, atMost: number): Promise<readonly DueTask[]>;
  /** Leases one due task. Null when it is no longer due, or another worker has it. */
  claimOne(id: string, now: Instant, leaseMs: number): Promise<Task | null>;
  outlook(now: Instant, besides?: readonly string[]): Promise<Outlook>;
  /** Whom platforms are being asked about now, or are due to be. */
  describing(now: Instant): Promise<readonly { readonly personId: string; readonly platform: PlatformName | null }[]>;
  /** Ends the leases of tasks that were not begun: any worker may take them at once. */
  giveBack(ids: readonly string[]): Promise<void>;
  /** The organisation of a task. */
  organisation(id: string): Promise<Organisation | null>;
  /** Nobody asked for it again, and nobody else took it up, since `task` was claimed. */
  isOurs(task: Task): Promise<boolean>;
  /** Ends a task, unless it was asked for again meanwhile. */
  complete(id: string): Promise<void>;
  retry(id: string, notBefore: Instant, error: string): Promise<void>;
  bury(id: string, error: string): Promise<void>;
  /** Which of these subjects still wait for this to be done, or were given up. */
  pending(what: string, subjects: readonly string[]): Promise<readonly { subject: string; dead: boolean }[]>;
  /** How many tasks were given up after many attempts. */
  dead(organisationId: string): Promise<number>;
  /** Dead tasks come back. */
  revive(organisationId: string, now: Instant): Promise<number>;
  /** Nothing else runs: leases of a process that died are void. */
  freeLeases(): Promise<void>;
  /** What is to be done later, the soonest first. */
  upcoming(organisationId: string, atMost: number): Promise<readonly Appointment[]>;
}
