import { z } from 'zod';
import type { Field } from '../../cards/card.ts';
import { kept, ofInitiative, ofTrial, text } from '../../core/about.ts';
import { type FormWriter, formsOf, inWords } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import { id, oneOf, subject, type ValueOf } from '../../core/subject.ts';
import type { TrialRole } from '../../domain/trial.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { buttons as askingButtons } from '../asking/messages.ts';
import { buttons as tryingButtons } from '../trying/messages.ts';

/** Of an initiative: whom not to ask, who carries it too, who meets about it, who is told of it, whose story it is. Of a trial: who is asked to be in it. */
export const forWhat = ['set-aside', 'carrier', 'guests', 'listener', 'its-people', 'trial'] as const;
export type ForWhat = (typeof forWhat)[number];

/** `record`: the initiative or the trial. */
const aChoice = subject({ of: oneOf(forWhat), record: id });
export type Choice = ValueOf<typeof aChoice>;

/** An initiative, to be carried by somebody else too. */
const toCarry = z.object({ carry: text });

/** To try it, to carry it, or to watch over it without being in it. */
export type AskedRole = Exclude<TrialRole, 'pilot'> | 'companion';

/** What each form of this area is filled with. */
export interface ChoosingForms {
  /** `role`: what is proposed in a trial; null for the others. */
  people: Choice & { role: AskedRole | null };
}

const one = (w: FormWriter): Field => ({ type: 'person', name: 'person', several: false, required: true, ...w.field('person') });
const several = (w: FormWriter, required: boolean): Field => ({
  type: 'person',
  name: 'people',
  several: true,
  required,
  ...w.field('people'),
});

const asked: Readonly<Record<ForWhat, (w: FormWriter) => Field>> = {
  'set-aside': (w) => several(w, false),
  carrier: one,
  guests: (w) => several(w, true),
  listener: one,
  'its-people': (w) => several(w, true),
  trial: (w) => several(w, true),
};

export const forms = formsOf<ChoosingForms>()({
  people: {
    intent: 'people-chosen',
    about: aChoice,
    form: ({ of, record, role }, w) => ({
      about: { of, record },
      fields: [asked[of](w), ...(role === null ? [] : [w.choice('role', ['tester', 'carrier', 'companion'], role)])],
    }),
    inWords: inWords(
      kept(z.union([toCarry, ofInitiative, ofTrial])),
      (of) => {
        if ('carry' in of) return [[agreeingButtons.addCarrier({ initiative: of.carry })]];
        return [['trial' in of ? tryingButtons.askForTrial(of) : askingButtons.setAside(of)]];
      },
      [{ initiative: sample.id }, { trial: sample.id }, { carry: sample.id }],
    ),
    samples: [
      ...(['set-aside', 'carrier', 'guests', 'listener', 'its-people'] as const).map((of) => ({ of, record: sample.id, role: null })),
      ...(['tester', 'carrier', 'companion'] as const).map((role) => ({ of: 'trial' as const, record: sample.id, role })),
    ],
  },
});
