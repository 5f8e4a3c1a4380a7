import { buttonsOf } from '../../core/button.ts';

/** The buttons this area draws, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  weatherSunny: {},
  weatherFair: {},
  weatherRain: {},
  weatherStorm: {},
  writeCheckIn: { style: 'primary', opens: 'form' },
  editCheckIn: { opens: 'form' },
  shareUnnamed: {},
  paceEach: {},
  paceRarer: {},
  paceNone: {},
  needHelp: { opens: 'form' },
  askHelpOf: {},
  chooseHelp: { opens: 'form' },
  learningLog: {},
  readLogOn: {},
});
