import type { ButtonName } from '../buttons.ts';

/** Acts whose words begin many sentences: whoever wrote one is offered the button. `show-help` stands for help that nobody can give yet. */
export const nearMeanings = [
  'correct',
  'write-story',
  'open-absence',
  'open-hours',
  'open-trial',
  'explore',
  'need-help',
  'show-help',
] as const satisfies readonly ButtonName[];
export type NearMeaning = (typeof nearMeanings)[number];

/** Conversation: help, misunderstandings, surprises. */
export interface TalkingParams {
  /** `several`: the organisation is in several places. */
  help: { harvester: boolean; coordinator: boolean; several: boolean };
  /** `draft` tells these words from others the person wrote before or after; `near`, what they may mean besides an initiative. */
  notUnderstood: { words: string; draft: string; near: NearMeaning | null };
  /** Words that several questions of one message may have asked for. */
  whichAnswer: {
    words: string;
    draft: string;
    items: readonly { readonly asks: 'check-in' | 'evaluation'; readonly id: string; readonly what: string }[];
  };
  severalQuestions: Record<string, never>;
  draftDropped: Record<string, never>;
  nothingPending: Record<string, never>;
  localeChosen: Record<string, never>;
  unknownAct: Record<string, never>;
  sorry: { reference: string; words: string | null };
  notConnected: Record<string, never>;
  changedMeanwhile: Record<string, never>;
  gone: Record<string, never>;
  merged: { count: number };
}
