import type { Temporal } from 'temporal-polyfill';
import type { SharingSaid } from '../../domain/agreement.ts';

/** A story brought by somebody who met people; and what those without a screen allowed, said aloud. */
export interface BringingParams {
  /** `draft` names the words they had typed. */
  bringInWords: { draft: string };
  storyBroughtKept: { story: string; initiative: string; people: readonly string[]; carried: boolean };
  /** To those it speaks of: they carry it only if they say so. */
  storyBrought: { request: string; from: string; title: string; body: string };
  storyTheirs: Record<string, never>;
  onlyItsWriter: Record<string, never>;
  carriedByOthers: Record<string, never>;
  broughtWithdrawn: Record<string, never>;

  oralKept: SharingSaid & { heard: boolean; story: string; names: string; on: Temporal.PlainDate };
  oralInWords: { story: string };
  /** The story changed since: what was said aloud no longer holds. */
  oralAgain: { story: string; title: string; body: string };
  oralTakenBack: Record<string, never>;
  /** To whoever recorded it, when coordination was told. */
  oralTakenBackElsewhere: { title: string };
  noOral: { coordinator: boolean };
  sheetComing: Record<string, never>;
}
