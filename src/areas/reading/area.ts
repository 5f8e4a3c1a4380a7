import { type Act, type Answer, say } from '../../core/act.ts';
import { area, goOn } from '../../core/area.ts';
import type { Named, ValueOf } from '../../core/subject.ts';
import { showWholeStory } from '../agreeing/agree.ts';
import { showWholeSentence } from '../asking/show-initiative.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { readWholeEvaluation } from '../ending/conclude.ts';
import { readWholeDecision } from '../ending/decide.ts';
import { showWholeTrial } from '../trying/show-trials.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';

/** « Tout lire », and « La suite » */
async function showWhole(act: Act, named?: Named<ValueOf<typeof buttons.wholeText.about>>): Promise<Answer> {
  if (!named) return say(conversationKinds.unknownAct);
  if ('initiative' in named) return showWholeSentence(act, named);
  if ('story' in named) return showWholeStory(act, named);
  if ('trial' in named) return showWholeTrial(act, named);
  if ('decision' in named)
    return readWholeDecision(act, { trial: named.decision, ...(named.page === undefined ? {} : { page: named.page }) });
  return readWholeEvaluation(act, { trial: named.evaluation, ...(named.page === undefined ? {} : { page: named.page }) });
}

/** Ties what this area says to what it does. */
export const reading = area('reading', {
  kinds,
  buttons,
  forms: {},
  acts: goOn({ wholeText: showWhole }),
  submits: {},
  spoken: {},
  fr,
  en,
});
