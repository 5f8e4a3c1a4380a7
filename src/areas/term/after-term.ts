import { type Act, type Answer, type Said, say } from '../../core/act.ts';
import { keepDraft } from '../../core/draft.ts';
import { sentenceOf } from '../../core/form-values.ts';
import { kinds } from './messages.ts';

/** In the place of what would begin, once the bot has stopped here: nothing typed is lost. */
export async function afterTerm(act: Act): Promise<Answer> {
  // A form that was open stays so, with all its words.
  const [field] = Object.keys(act.values);
  if (field !== undefined && act.typed === '' && act.rest === '') return { type: 'correct', errors: { [field]: 'term-over' } };
  return sayTermOver(act, sentenceOf(act.rest));
}

/** Shows these words back, kept as a draft. */
export async function sayTermOver(act: Act, words: string): Promise<Said> {
  return words === '' ? say(kinds.termOver) : say(kinds.termOver, { draft: await keepDraft(act, words) });
}
