import { type Fault, type FaultRule, type How, nameOf } from '../../fakes/slack/faults.ts';
import type { Chance } from '../../support/random.ts';

/** How often each thing happens to a call of these methods. */
type Chances = readonly { readonly how: How; readonly often: number; readonly methods: readonly string[] }[];

/** All that the bot asks of Slack once it is started. */
const methods = [
  'chat.postMessage',
  'chat.update',
  'conversations.history',
  'conversations.open',
  'users.info',
  'files.getUploadURLExternal',
  'files.completeUploadExternal',
  'views.open',
  'response_url',
];

export const badDaysOfSlack: Chances = [
  { how: 'accept-then-hang', often: 0.04, methods: ['chat.postMessage'] },
  { how: 'accept-then-reset', often: 0.06, methods: ['chat.postMessage'] },
  { how: 'accept-then-500', often: 0.06, methods: ['chat.postMessage'] },
  { how: 'rate-limit', often: 0.05, methods },
  { how: '500', often: 0.04, methods },
  { how: '503', often: 0.02, methods },
  { how: 'reset', often: 0.04, methods },
  { how: 'hang', often: 0.03, methods },
];

export const badDaysOfTeams: Chances = [
  { how: 'accept-then-500', often: 0.03, methods: ['send'] },
  { how: 'accept-then-reset', often: 0.03, methods: ['send'] },
  { how: '503', often: 0.04, methods: ['send', 'edit', 'open', 'member'] },
  { how: '500', often: 0.03, methods: ['send', 'edit', 'member'] },
  { how: 'reset', often: 0.03, methods: ['send', 'edit', 'open'] },
];

export interface Troubles {
  /** What became of a call that was spoilt. */
  readonly names: ReadonlySet<string>;
  stop(): void;
}

/** A platform on its bad days. */
export function troubles(platform: { fail(rule: FaultRule): Fault }, chances: Chances, random: Chance): Troubles {
  const faults = chances.flatMap(({ how, often, methods }) =>
    methods.map((method) => platform.fail({ method, how, times: Number.POSITIVE_INFINITY, match: () => random.happens(often) })),
  );
  return {
    names: new Set(chances.map(({ how }) => nameOf(how))),
    stop() {
      for (const fault of faults) fault.cancel();
    },
  };
}
