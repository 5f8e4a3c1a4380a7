/** What keeps messages from leaving, as coordination is told. */
export const troubles = [
  'person-gone',
  'channel-archived',
  'channel-gone',
  'not-in-channel',
  'token-revoked',
  'missing-scope',
  'other',
] as const;
export type Trouble = (typeof troubles)[number];
