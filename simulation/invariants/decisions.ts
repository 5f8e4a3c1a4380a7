import type { Received } from '../town.ts';
import { asFirstSaid, type Broken, broken, type Invariant, type Step, unprompted } from './invariant.ts';

/** Whoever carries a proposal is asked whether it was answered twice at most, and never once somebody said so. */
export function decisionsAskedTwice(): Invariant {
  const slots = new Map<string, Set<string>>();
  let asked = 0;
  const check = ({ town }: Step, received: Received): readonly Broken[] =>
    unprompted(received)
      .filter(({ kind }) => kind === 'decisionAwaited')
      .flatMap(({ kind, subject, slot }) => {
        asked += 1;
        const { to, at } = received;
        const decidedAt = town.tried.find(({ id }) => subject === `trial:${id}`)?.decidedAt ?? null;
        const late = decidedAt !== null && decidedAt < at ? [broken(to[0], kind, 'was asked after it was told')] : [];
        const name = `${to[0]?.number} ${subject}`;
        const before = slots.get(name) ?? new Set();
        slots.set(name, before.add(asFirstSaid(slot)));
        return before.size > 2 ? [...late, broken(to[0], kind, 'was asked a third time')] : late;
      });
  return {
    name: 'an answer is awaited twice at most',
    figures: () => ({ 'answers asked about': asked }),
    check: async (step) => step.received.flatMap((one) => check(step, one)),
  };
}
