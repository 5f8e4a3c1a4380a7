/** What keeps messages from leaving, as coordination is told. */
export const troubles = [
  'person-gone',
  'not-installed',
  'channel-archived',
  'channel-gone',
  'not-in-channel',
  'token-revoked',
  'missing-scope',
  'disabled',
  'too-large',
  'unavailable',
  'other',
] as const;
export type Trouble = (typeof troubles)[number];
