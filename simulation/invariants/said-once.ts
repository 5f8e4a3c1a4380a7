import type { Received, Told } from '../town.ts';
import { asFirstSaid, type Broken, broken, type Invariant, ofInitiative, type Step } from './invariant.ts';

/** No message comes twice, no invitation to the same person for the same initiative, and no answer without a question. */
export function saidOnce(): Invariant {
  /** The copies of each thing said to somebody, unless it is known for sure that it arrived: then it may not come again. */
  const arrived = new Map<string, 'for sure' | 'perhaps'>();
  const together = new Set<string>();
  const invited = new Map<string, string>();
  const noted = new Map<Told, number>();
  let repeats = 0;

  /** Whether this came before, for sure. */
  const cameBefore = (what: string, { doubtful }: Received): boolean => {
    const before = arrived.get(what);
    if (before !== 'for sure') arrived.set(what, doubtful ? 'perhaps' : 'for sure');
    return before === 'for sure';
  };

  const introductions = (one: Received, { kills, doubts }: Step): Broken[] => {
    const [first] = one.news;
    const again = first !== undefined && together.has(first.id);
    if (first) together.add(first.id);
    if (again) repeats += 1;
    return again && repeats > doubts + kills
      ? [broken(one.to[0], first.kind, `was introduced again, after ${doubts} doubts and ${kills} deaths`)]
      : [];
  };

  return {
    name: 'said once',
    figures: () => ({ 'introductions repeated for want of certainty': repeats }),
    async check(step) {
      const found: Broken[] = [];
      for (const one of step.received) {
        const [first] = one.news;
        const [reader] = one.to;
        const about = (what: string, kind: string = first?.kind ?? 'unknown') => found.push(broken(reader, kind, what));
        if (!first) about('received something the bot keeps no trace of');
        if (cameBefore(`post ${one.key}`, one)) about('received the same message twice');
        if (one.together) {
          found.push(...introductions(one, step));
          continue;
        }
        for (const { id, kind } of one.news) {
          if (cameBefore(`delivery ${id}`, one)) about('received the same news twice', kind);
        }
        for (const { kind, initiative } of one.news) {
          const told = kind === 'initiativeNoted' ? step.town.toldOf(initiative) : null;
          if (!told?.awaitsNote || told.teller !== reader) continue;
          noted.set(told, (noted.get(told) ?? 0) + 1);
          if (cameBefore(`note of ${told.tag}`, one))
            about(`was told twice that ${told.tag} is noted, again as ${one.key} at ${one.at}`, kind);
        }
        for (const { kind, initiative, slot } of one.news) {
          if (kind !== 'invitation' || initiative === null) continue;
          const invitation = asFirstSaid(slot);
          const known = invited.get(`${reader?.number} ${initiative}`);
          if (known !== undefined && known !== invitation) about(`was invited twice to the initiative ${initiative}`, kind);
          // An invitation of which nobody knows whether it came is given up when they go away meanwhile, and made anew once they are back.
          if (!one.doubtful) invited.set(`${reader?.number} ${initiative}`, invitation);
        }
      }
      if (step.also.has('settled')) {
        const unheard = ({ known, awaitsNote, end }: Told) => awaitsNote && known === 'sure' && end === 'no';
        for (const told of step.town.told.filter(unheard))
          if (!noted.has(told)) found.push(ofInitiative(told, 'was acknowledged, and nobody said so'));
      }
      return found;
    },
  };
}
