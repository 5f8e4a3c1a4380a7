import type { Params } from '../messages/kinds.ts';
import type { Scene } from './context.ts';
import { checkInFor } from './own-check-in.ts';
import { isOpenToAnswers } from './own-trial.ts';

type Asking = Params['whichAnswer']['items'][number];
type Reader = Pick<Scene, 'tx'> & { readonly person: { readonly id: string } };

/** What plain words may answer, in the last message the bot sent on its own: it may have asked several things. */
export async function whatTakesWords(reader: Reader): Promise<readonly Asking[]> {
  const said = await reader.tx.deliveries.lastSentTogether(reader.person.id);
  return stillAsked(
    reader,
    said.flatMap(({ kind, about: { checkIn, trial } }) => {
      if (typeof checkIn === 'string') return `check-in:${checkIn}`;
      return kind === 'trialOver' && typeof trial === 'string' ? `evaluation:${trial}` : [];
    }),
  );
}

/** Of these questions, each named once, those that words may still answer. */
export async function stillAsked({ tx, person }: Reader, questions: readonly string[]): Promise<readonly Asking[]> {
  const items: Asking[] = [];
  for (const question of new Set(questions)) {
    const [asks, id = ''] = question.split(':');
    if (asks === 'check-in') {
      const theirs = await checkInFor({ tx, person }, id);
      if (theirs?.trial.state === 'live') items.push({ asks, id, what: theirs.trial.what });
    } else if (asks === 'evaluation') {
      const trial = await tx.trials.get(id);
      const member = trial && (await tx.trials.members(id)).find((one) => one.personId === person.id);
      if (trial && member?.agreed === trial.version && isOpenToAnswers(trial)) items.push({ asks, id, what: trial.what });
    }
  }
  return items;
}
