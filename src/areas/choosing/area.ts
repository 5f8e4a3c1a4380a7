import { type Act, type Answer, say } from '../../core/act.ts';
import { area, goOn } from '../../core/area.ts';
import type { Named } from '../../core/subject.ts';
import { addCarrier } from '../agreeing/carry.ts';
import { setAside } from '../asking/set-aside.ts';
import { askItsPeople } from '../bringing/bring-story.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { askPerson } from '../inviting/choose-next.ts';
import { askForTrial } from '../trying/trial-people.ts';
import { en } from './en.ts';
import { type Choice, type ForWhat, forms } from './forms.ts';
import { fr } from './fr.ts';

const then: Readonly<Record<ForWhat, (act: Act, record: string) => Promise<Answer>>> = {
  'set-aside': (act, initiative) => setAside(act, { initiative }),
  carrier: (act, initiative) => addCarrier(act, { initiative }),
  guests: (act, initiative) => addCarrier(act, { initiative }),
  listener: (act, initiative) => askPerson(act, { initiative }),
  'its-people': (act, initiative) => askItsPeople(act, { initiative }),
  trial: (act, trial) => askForTrial(act, { trial }),
};

async function peopleChosen(act: Act, named?: Named<Choice>): Promise<Answer> {
  return named ? then[named.of](act, named.record) : say(conversationKinds.unknownAct);
}

/** Ties the form in which people are chosen to what each area does with them. */
export const choosing = area('choosing', {
  kinds: {},
  buttons: {},
  forms,
  acts: {},
  submits: goOn({ people: peopleChosen }),
  spoken: {},
  fr,
  en,
});
