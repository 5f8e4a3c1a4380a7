/** Conversation: help, misunderstandings, surprises. */
export interface TalkingParams {
  help: { harvester: boolean; coordinator: boolean };
  notUnderstood: { words: string };
  draftDropped: Record<string, never>;
  nothingPending: Record<string, never>;
  localeChosen: Record<string, never>;
  unknownAct: Record<string, never>;
  sorry: { reference: string; words: string | null };
  notConnected: Record<string, never>;
  gone: Record<string, never>;
  merged: { count: number };
}
