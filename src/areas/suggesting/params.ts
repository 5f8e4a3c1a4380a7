/** Inviting somebody to tell what they wrote about, from their message. */
export interface SuggestingParams {
  tellSuggestion: { firstName: string; from: string };
  suggestionDeclined: Record<string, never>;
  tellingSuggested: { name: string };
  alreadySuggested: Record<string, never>;
  cannotSuggest: Record<string, never>;
  nobodyToSuggest: Record<string, never>;
}
