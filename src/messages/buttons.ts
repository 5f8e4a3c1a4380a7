import type { Button } from './card.ts';

/** Every button the bot draws, with its place of emphasis. Its name is an intent of `src/intents.ts`; its label is worded in each language. */
export const buttonStyles = {
  'open-tell': 'primary',
  'tell-draft': 'primary',
  'drop-draft': undefined,
  'who-has-read': undefined,
  'set-aside': undefined,
  correct: undefined,
  withdraw: undefined,
  'whom-to-turn-to': undefined,
  'full-sentence': undefined,
  'my-initiatives': undefined,
  'show-initiative': undefined,
  'accept-invitation': 'primary',
  'decline-invitation': undefined,
  'pause-harvest': undefined,
  'hand-over': undefined,
  'resume-harvest': undefined,
  'become-harvester': undefined,
  'leave-harvest': undefined,
  'keep-waiting': undefined,
  'talk-to-coordination': undefined,
  'choose-person': undefined,
  'open-absence': undefined,
  later: undefined,
  'later-tomorrow': undefined,
  'later-next-week': undefined,
  'stop-menu': undefined,
  'stop-subject': undefined,
  'stop-kind': undefined,
  'stop-everything': undefined,
  'resume-messages': undefined,
  'retry-stuck': undefined,
} as const satisfies Record<string, Button['style']>;

export type ButtonName = keyof typeof buttonStyles;
