import type { Act, Answer } from './act.ts';
import { keepDraft } from './draft.ts';
import { sentenceOf } from './form-values.ts';
import { trueNow } from './kind.ts';

/**
 * An act that recorded nothing of what somebody typed leaves it as a draft, shown back below its answer; unless the answer quotes it, or
 * leaves no trace.
 */
export async function leavingWords(act: Act, answer: Answer, typed: readonly string[]): Promise<Answer> {
  if (answer.type !== 'say' || answer.unrecorded || answer.untraced) return answer;
  const words = typed.map(sentenceOf).filter((one) => one !== '');
  if (words.length === 0) return answer;
  const params = answer.read ? answer.read(act) : (await trueNow({ kind: answer.kind.name, about: answer.about }, act))?.params;
  const said = textsIn(params);
  if (words.every((one) => said.some((text) => text.includes(one)))) return answer;
  const { read: _, ...rest } = answer;
  return { ...rest, about: { ...answer.about, typed: await keepDraft(act, words.join('\n')) } };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
