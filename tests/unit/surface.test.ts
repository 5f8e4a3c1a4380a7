import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { budgetIn, lowered, measure, rises } from '../../support/surface.ts';

const page = readFileSync('docs/surface.md', 'utf8');
const surface = measure();

it('nothing that people can read or press goes above its line of the budget', () => {
  expect(rises(budgetIn(page), surface)).toEqual([]);
});

it('a figure that rises, and one that nobody counts or allows, are seen', () => {
  const kinds = surface.figures.get('kinds of message') ?? 0;
  const budget = [...surface.figures].map(([figure, notAbove]) => ({ figure, notAbove, aim: null }));
  const more = { figures: new Map([...surface.figures, ['kinds of message', kinds + 1000]]) };
  const less = { figures: new Map([...surface.figures].filter(([figure]) => figure !== 'forms')) };

  expect(rises(budget, more)).toEqual([expect.stringContaining(`kinds of message: ${kinds + 1000}, and not above`)]);
  expect(rises(budget, less)).toEqual(['forms: no longer counted']);
  expect(rises([], surface)).toHaveLength(surface.figures.size);
});

it('the page keeps a figure that went down, and none that went up', () => {
  const kinds = surface.figures.get('kinds of message') ?? 0;
  const figures = new Map([
    ['kinds of message', kinds - 100],
    ['buttons', 5_000],
  ]);
  const kept = budgetIn(lowered(page, { figures }));

  expect(kept.find(({ figure }) => figure === 'kinds of message')?.notAbove).toBe(kinds - 100);
  expect(kept.filter(({ figure }) => figure !== 'kinds of message')).toEqual(
    budgetIn(page).filter(({ figure }) => figure !== 'kinds of message'),
  );
});
