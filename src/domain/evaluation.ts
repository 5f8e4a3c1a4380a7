import type { Temporal } from 'temporal-polyfill';
import { pageLength, pagesOf } from './pages.ts';
import { carries, type Trial, type TrialMember, takingPart } from './trial.ts';

/** What is said of a trial once it is over, in the words of those who used it (P33). */
export interface EvaluationWords {
  /** To the question that the trial itself asked. */
  readonly question: string;
  /** What it changed, for them and for the public. */
  readonly changed: string;
  /** What to keep, to change, to leave. */
  readonly keep: string;
  /** What the public says of it, without names. */
  readonly public: string;
}

/** In the order in which they are asked. */
export const evaluationParts = ['question', 'changed', 'keep', 'public'] as const satisfies readonly (keyof EvaluationWords)[];

/** What somebody who took part answered, themself. */
export interface OwnAnswer extends EvaluationWords {
  /** They wish to be named to those who conclude. */
  readonly named: boolean;
  readonly answeredAt: Temporal.Instant;
}

/** An answer as those who conclude read it. */
export interface EvaluationAnswer extends EvaluationWords {
  /** Empty: its writer did not choose to be named. */
  readonly name: string;
  /** Said aloud, and noted by somebody: nobody's own. */
  readonly aloud: boolean;
}

/** Working days after the end before those who carry it are asked what was learnt, and then once more. */
export const concludedAfter = 3;
export const concludedAgainAfter = 5;

/** Those who carry it conclude; when nobody does any more, anyone who took part. */
export function concluders<M extends TrialMember>(trial: Pick<Trial, 'version'>, members: readonly M[]): readonly M[] {
  const present = takingPart(trial, members);
  const carrying = present.filter((one) => carries(one.role));
  return carrying.length > 0 ? carrying : present;
}

/** One piece of an answer, on a card: a long one is on several. */
export interface AnswerPiece {
  /** The first piece of its answer. */
  readonly opens: boolean;
  readonly name: string;
  readonly aloud: boolean;
  readonly part: (typeof evaluationParts)[number];
  readonly words: string;
}

/** Every word of every answer, in as many cards as it takes. */
export function answerPages(answers: readonly EvaluationAnswer[]): readonly (readonly AnswerPiece[])[] {
  const pages: AnswerPiece[][] = [];
  let room = 0;
  for (const { name, aloud, ...words } of answers) {
    let opens = true;
    for (const part of evaluationParts) {
      for (const piece of words[part] === '' ? [] : pagesOf(words[part])) {
        const page = pages.at(-1);
        // A label takes room too.
        const length = piece.length + 100;
        const put: AnswerPiece = { opens, name, aloud, part, words: piece };
        opens = false;
        if (page && length <= room) page.push(put);
        else pages.push([put]);
        room = (page && length <= room ? room : pageLength) - length;
      }
    }
  }
  return pages;
}
