import { type Act, type Answer, say } from '../../core/act.ts';
import { pageIn, partOf } from '../../core/subject.ts';
import { logOf } from './learning-log.ts';
import { kinds } from './messages.ts';
import { trialInMind } from './own-check-in.ts';

/** « Carnet du test », and « La suite »: for those who take part, while it lives and after. */
export async function readLearningLog(act: Act): Promise<Answer> {
  const at = pageIn(act.subject);
  const theirs = await trialInMind({ ...act, subject: partOf(act.subject, 0) }, ['live', 'over']);
  const log = theirs && (await logOf(act, theirs.trial, at));
  return log ? say(kinds.learningLog, { trial: log.trial, at }) : say(kinds.notTakingPart);
}
