import type { Initiative } from '../../domain/initiative.ts';
import { ruleOf } from '../../domain/purpose.ts';

/** Who agreed was told: those who asked meet them without the bot. */
export function isGathered({ state, purpose }: Pick<Initiative, 'state' | 'purpose'>): boolean {
  return state === 'accepted' && ruleOf(purpose).asks === 'chosen';
}
