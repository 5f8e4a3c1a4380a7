/** Conversation: help, misunderstandings, surprises. */
export interface TalkingParams {
  /** `several`: the organisation is in several places. */
  help: { harvester: boolean; coordinator: boolean; several: boolean };
  /** `draft` tells these words from others the person wrote before or after. */
  notUnderstood: { words: string; draft: string };
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
