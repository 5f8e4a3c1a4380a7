import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepPace } from '../../adapters/teams/pace.ts';

// What Teams allows (platforms do not forgive an average): counted over every window, wherever it begins.

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const inConversation = [
  { messages: 7, inMs: 1_000 },
  { messages: 8, inMs: 2_000 },
  { messages: 60, inMs: 30_000 },
  { messages: 1_800, inMs: 3_600_000 },
];
const inTenant = [{ messages: 30, inMs: 1_000 }];

/** The most that any window of `inMs` holds; `times` in their order. */
function mostIn(times: readonly number[], inMs: number): number {
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= inMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

const message = fc.record({
  conversation: fc.integer({ min: 0, max: 5 }),
  /** Milliseconds since the one before: bursts, and pauses. */
  after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40_000 })),
});

interface Sent {
  readonly index: number;
  readonly asked: number;
  readonly at: number;
}

/** Each conversation says its messages in their order; one that must wait is asked about again when it was told to. */
function live(messages: readonly { readonly conversation: number; readonly after: number }[]): Map<number, Sent[]> {
  const pace = keepPace();
  const queues = new Map<number, { index: number; asked: number }[]>();
  let clock = 0;
  for (const [index, { conversation, after }] of messages.entries()) {
    clock += after;
    queues.set(conversation, [...(queues.get(conversation) ?? []), { index, asked: clock }]);
  }
  const sent = new Map<number, Sent[]>();
  const next = new Map([...queues].map(([conversation, [first]]) => [conversation, first?.asked ?? 0]));
  for (let turns = 0; next.size > 0; turns++) {
    if (turns > messages.length * 50) throw new Error('Somebody waits for ever.');
    const [conversation, now] = [...next].reduce((soonest, one) => (one[1] < soonest[1] ? one : soonest));
    const [head, ...others] = queues.get(conversation) ?? [];
    if (head === undefined) throw new Error('Nothing is left to say.');
    // Two tenants: what one says is nothing to the other.
    const wait = pace.take(`tenant ${conversation % 2}`, `conversation ${conversation}`, now);
    if (wait > 0) {
      next.set(conversation, now + wait);
      continue;
    }
    sent.set(conversation, [...(sent.get(conversation) ?? []), { ...head, at: now }]);
    queues.set(conversation, others);
    const [following] = others;
    if (following) next.set(conversation, Math.max(now, following.asked));
    else next.delete(conversation);
  }
  return sent;
}

test('No window ever holds more than Teams allows, in a conversation or in a tenant, and everything is said, in its order', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 300 }), (messages) => {
      const sent = live(messages);

      for (const [conversation, all] of sent) {
        for (const { messages: most, inMs } of inConversation) {
          const times = all.map(({ at }) => at);
          expect(mostIn(times, inMs), `conversation ${conversation}, ${inMs} ms`).toBeLessThanOrEqual(most);
        }
        expect(all.map(({ index }) => index)).toEqual(all.map(({ index }) => index).toSorted((a, b) => a - b));
      }
      for (const tenant of [0, 1]) {
        const times = [...sent].flatMap(([conversation, all]) => (conversation % 2 === tenant ? all.map(({ at }) => at) : []));
        for (const { messages: most, inMs } of inTenant)
          expect(
            mostIn(
              times.toSorted((a, b) => a - b),
              inMs,
            ),
          ).toBeLessThanOrEqual(most);
      }
      expect([...sent.values()].flat()).toHaveLength(messages.length);
    }),
    { numRuns: 150 },
  );
});

test('A wait is exact: too early it is refused still, then it is taken, however often it was asked meanwhile', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 80 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 5 }),
      (gaps, impatient) => {
        const pace = keepPace();
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const wait = pace.take('tenant', 'conversation', now);
          if (wait === 0) continue;
          for (const part of impatient.toSorted())
            expect(pace.take('tenant', 'conversation', now + Math.floor(wait * part))).toBeGreaterThan(0);
          expect(pace.take('tenant', 'conversation', now + wait - 1)).toBe(1);
          expect(pace.take('tenant', 'conversation', now + wait)).toBe(0);
          now += wait;
        }
      },
    ),
  );
});

test('Somebody who hardly writes never waits for somebody who writes without end', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 100, max: 5_000 }), { minLength: 1, maxLength: 60 }), (pauses) => {
      const pace = keepPace();
      let now = 0;
      for (const pause of pauses) {
        for (let ms = 0; ms < pause; ms += 50) pace.take('tenant', 'noisy', now + ms);
        now += pause;
        // The service allows one message a second on average, and this is one among many conversations.
        expect(pace.isFull('tenant', now)).toBe(false);
        expect(pace.take('tenant', `quiet ${now}`, now)).toBe(0);
      }
    }),
  );
});

test('An hour of speaking as fast as may be stays within the hour’s limit', () => {
  const pace = keepPace();
  const times: number[] = [];
  for (let now = 0; now < 2.5 * 3_600_000; ) {
    const wait = pace.take('tenant', 'conversation', now);
    if (wait === 0) times.push(now);
    now += wait;
  }
  for (const { messages, inMs } of inConversation) expect(mostIn(times, inMs)).toBeLessThanOrEqual(messages);
  // And no more slowly than that: the limit is reached.
  expect(mostIn(times, 3_600_000)).toBe(1_800);
  expect(times.length).toBeGreaterThan(4_000);
});
