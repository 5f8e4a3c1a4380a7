/** What coordination can do to the organisation; each act is in the log that anyone concerned can read. */
export const auditActs = [
  'frame-written',
  'frame-signed',
  'frame-taken-back',
  'locale',
  'territory',
  'hours',
  'messagesAWeek',
  'answerDays',
  'newsDays',
  'keepDays',
  'ceiling',
  'contacts',
  'retried',
  'oral-taken-back',
  'service-added',
  'service-renamed',
  'service-removed',
  'channel-bound',
  'channel-unbound',
] as const;
export type AuditAct = (typeof auditActs)[number];
