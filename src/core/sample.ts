import { Temporal } from 'temporal-polyfill';

/** What samples are made of: words and names that can be told from the bot's own, and full of what might act. */
export const sample = {
  id: '11111111-2222-3333-4444-555555555555',
  /** What a person wrote. */
  written: 'PHRASE <!channel> <@U123> *bold* http://exemple.fr/x \u202e العربية 🍇',
  /** A person's name. */
  named: 'PRÉNOM <@U123> *Nom*',
  /** As long as Slack lets people write. */
  long: `PHRASE ${'très longue '.repeat(900)}`,
  /** Channels that the bot itself mentions. */
  channels: ['CVOIRIE', 'GTRAVAUX'],
  instant: Temporal.Instant.from('2026-11-23T08:00Z'),
  on: Temporal.PlainDate.from('2026-12-01'),
  later: Temporal.PlainDate.from('2027-02-17'),
} as const;
