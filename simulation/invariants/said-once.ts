import { type Broken, type Invariant, unprompted } from './invariant.ts';

/** No message comes twice, no invitation to the same person for the same initiative, and no answer without a question. */
export function saidOnce(): Invariant {
  const keys = new Set<string>();
  const deliveries = new Set<string>();
  const together = new Set<string>();
  const invited = new Map<string, string>();
  let repeats = 0;

  return {
    name: 'said once',
    figures: () => ({ 'introductions repeated for want of certainty': repeats }),
    async check({ received, kills, doubts }) {
      const broken: Broken[] = [];
      for (const one of received) {
        const [first] = one.news;
        const [reader] = one.to;
        const about = { citizen: reader?.number ?? null, kind: first?.kind ?? 'unknown' };
        if (!first) broken.push({ ...about, what: 'received something the bot keeps no trace of' });
        if (one.together) {
          const again = first !== undefined && together.has(first.id);
          if (first) together.add(first.id);
          if (again) repeats += 1;
          if (again && repeats > doubts + kills)
            broken.push({ ...about, what: `was introduced again, after ${doubts} doubts and ${kills} deaths` });
          continue;
        }
        if (keys.has(one.key)) broken.push({ ...about, what: 'received the same message twice' });
        keys.add(one.key);
        for (const { id, kind } of one.news) {
          if (deliveries.has(id)) broken.push({ ...about, kind, what: 'received the same news twice' });
          deliveries.add(id);
        }
        for (const { kind, initiative, slot } of unprompted(one)) {
          if (kind !== 'invitation' || initiative === null) continue;
          // Put off, the very same invitation comes again.
          const [invitation = ''] = slot.split('@');
          const known = invited.get(`${reader?.number} ${initiative}`);
          if (known !== undefined && known !== invitation)
            broken.push({ ...about, kind, what: `was invited twice to the initiative ${initiative}` });
          invited.set(`${reader?.number} ${initiative}`, invitation);
        }
      }
      return broken;
    },
  };
}
