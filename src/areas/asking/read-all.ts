import { shownAtMost } from '../../cards/words.ts';
import type { Row } from '../../core/kind.ts';
import { buttons } from '../reading/buttons.ts';

/** « Tout lire », when the card shows only a part. */
export function readAll(initiative: string, sentence: string): Row {
  return sentence.length > shownAtMost ? [buttons.wholeText({ initiative })] : [];
}
