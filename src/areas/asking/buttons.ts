import { buttonsOf } from '../../core/button.ts';

/** The buttons this area draws, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openTell: { style: 'primary', opens: 'form' },
  tellDraft: { style: 'primary' },
  dropDraft: {},
  whoHasRead: {},
  setAside: { opens: 'form' },
  correct: { opens: 'form' },
  withdraw: {},
  whomToTurnTo: {},
  fullSentence: {},
  myInitiatives: {},
  readOn: {},
  showInitiative: {},
});
