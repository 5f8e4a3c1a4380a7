import { buttonsOf, facesOf } from '../../core/button.ts';
import { aDraft, aTrialPage } from '../../core/records.ts';
import { either, id, instant, maybe, oneOf, optional, orEmpty, subject, tagged } from '../../core/subject.ts';
import { weathers } from '../../domain/check-in.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  writeCheckIn: { about: subject({ checkIn: id, draft: optional(instant) }), style: 'primary', opens: 'form' },
  /** Of a trial, or of the one in mind; with words already said. */
  needHelp: {
    about: maybe(
      either(
        subject({ trial: id, draft: optional(orEmpty(instant)) }),
        tagged('', aDraft),
        tagged('outside', subject({ outside: orEmpty(instant) })),
      ),
    ),
    opens: 'form',
  },
  learningLog: { about: aTrialPage },
  weather: { about: subject({ weather: oneOf(weathers), checkIn: id }) },
});

export const faces = facesOf({
  editCheckIn: buttons.writeCheckIn,
  chooseHelp: buttons.needHelp,
  readLogOn: buttons.learningLog,
  weatherFair: buttons.weather,
  weatherRain: buttons.weather,
  weatherStorm: buttons.weather,
});
