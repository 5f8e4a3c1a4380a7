import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { answerPages, concluders, type EvaluationAnswer } from '../../../src/domain/evaluation.ts';
import { handOverDay, lastMorning, type TrialMember, type TrialRole, wayBackDay } from '../../../src/domain/trial.ts';
import { office } from '../../support/office.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const between = (startsOn: string, endsOn: string, pilotUntil = endsOn) => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  pilotUntil: day(pilotUntil),
});

describe('The last days of a trial', () => {
  it('its end is said on its last day, or on the working day before', () => {
    expect(lastMorning(between('2026-11-20', '2026-12-11'), office)).toEqual(day('2026-12-11'));
    expect(lastMorning(between('2026-11-20', '2026-12-13'), office)).toEqual(day('2026-12-11'));
    // Christmas, a Friday.
    expect(lastMorning(between('2026-11-20', '2026-12-25'), office)).toEqual(day('2026-12-24'));
    expect(lastMorning(between('2026-12-11', '2026-12-13'), office)).toEqual(day('2026-12-11'));
    expect(lastMorning(between('2026-12-12', '2026-12-13'), office)).toEqual(day('2026-12-13'));
  });

  it('the way back is recalled five working days before, when there are as many', () => {
    expect(wayBackDay(between('2026-11-20', '2026-12-11'), office)).toEqual(day('2026-12-04'));
    expect(wayBackDay(between('2026-12-07', '2026-12-10'), office)).toEqual(day('2026-12-08'));
    expect(wayBackDay(between('2026-12-10', '2026-12-11'), office)).toBeNull();
  });

  it('a pilot who stays to the end has nothing to hand over', () => {
    expect(handOverDay(between('2026-11-20', '2026-12-11'), office)).toBeNull();
    expect(handOverDay(between('2026-11-20', '2026-12-11', '2026-12-08'), office)).toEqual(day('2026-12-03'));
    expect(handOverDay(between('2026-11-20', '2026-12-11', '2026-11-20'), office)).toEqual(day('2026-11-20'));
  });
});

describe('Who concludes', () => {
  const member = (personId: string, role: TrialRole, agreed: number | null = 1): TrialMember => ({ personId, role, agreed, pace: 'each' });

  it('those who carry it; nobody any more, then anyone who took part', () => {
    const [pilot, tester, asked] = [member('a', 'pilot'), member('b', 'tester'), member('c', 'tester', null)];

    expect(concluders({ version: 1 }, [pilot, tester, asked])).toEqual([pilot]);
    expect(concluders({ version: 1 }, [tester, asked])).toEqual([tester]);
  });
});

describe('What was answered', () => {
  const answer = (words: Partial<EvaluationAnswer>): EvaluationAnswer => ({
    question: '',
    changed: '',
    keep: '',
    public: '',
    name: '',
    aloud: false,
    ...words,
  });

  it('is read whole, in as many cards as it takes, in the order asked', () => {
    const long = 'mot '.repeat(2_000).trim();
    const pages = answerPages([
      answer({ question: 'Dix', keep: 'Tout' }),
      answer({ changed: long, name: 'Awa' }),
      answer({ public: 'Enfin', aloud: true }),
    ]);

    const pieces = pages.flat();
    expect(pieces.slice(0, 2).map(({ opens, part, words }) => [opens, part, words])).toEqual([
      [true, 'question', 'Dix'],
      [false, 'keep', 'Tout'],
    ]);
    expect(
      pieces
        .filter(({ part }) => part === 'changed')
        .map(({ words }) => words)
        .join(' '),
    ).toBe(long);
    expect(pieces.filter(({ opens }) => opens)).toHaveLength(3);
    expect(pieces.at(-1)).toMatchObject({ aloud: true, words: 'Enfin' });
    for (const page of pages) expect(page.map(({ words }) => words).join('').length).toBeLessThanOrEqual(2_400);
  });

  it('nothing is no page', () => {
    expect(answerPages([])).toEqual([]);
  });
});
