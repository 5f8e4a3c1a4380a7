import { type How, nameOf } from '../../fakes/slack/faults.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';

/** All that the bot asks once it is started. */
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

/** How often each thing happens to a call. */
const chances: readonly { readonly how: How; readonly often: number; readonly methods: readonly string[] }[] = [
  { how: 'accept-then-hang', often: 0.04, methods: ['chat.postMessage'] },
  { how: 'accept-then-reset', often: 0.06, methods: ['chat.postMessage'] },
  { how: 'accept-then-500', often: 0.06, methods: ['chat.postMessage'] },
  { how: 'rate-limit', often: 0.05, methods },
  { how: '500', often: 0.04, methods },
  { how: '503', often: 0.02, methods },
  { how: 'reset', often: 0.04, methods },
  { how: 'hang', often: 0.03, methods },
];

export interface Troubles {
  /** What became of a call that was spoilt. */
  readonly names: ReadonlySet<string>;
  stop(): void;
}

/** Slack on a bad day. */
export function troubles(slack: FakeSlack, random: Chance): Troubles {
  const times = Number.POSITIVE_INFINITY;
  const faults = chances.flatMap(({ how, often, methods }) =>
    methods.map((method) => slack.fail({ method, how, times, match: () => random.happens(often) })),
  );
  return {
    names: new Set(chances.map(({ how }) => nameOf(how))),
    stop() {
      for (const fault of faults) fault.cancel();
    },
  };
}
