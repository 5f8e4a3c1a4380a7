import { readFileSync, writeFileSync } from 'node:fs';
import { budgetIn, lowered, measure, rises } from './surface.ts';

/* `npm run surface`: prints the figures, keeps those that went down, and fails until each has reached its aim. */

const page = 'docs/surface.md';
const surface = measure();
const { figures, cards } = surface;
const before = readFileSync(page, 'utf8');
const budget = budgetIn(before);

console.table(budget.map(({ figure, notAbove, aim }) => ({ figure, now: figures.get(figure), notAbove, aim })));
const heavy = process.argv.includes('--cards') ? cards : cards.filter((one) => one.buttons > 4 || (one.unprompted && one.words > 70));
console.table(heavy.toSorted((a, b) => b.buttons - a.buttons || b.words - a.words));

const after = lowered(before, surface);
if (after !== before) {
  writeFileSync(page, after);
  console.log(`${page} keeps the figures that went down.`);
}
const risen = rises(budget, surface);
const missed = budget
  .filter(({ figure, aim }) => aim !== null && (figures.get(figure) ?? 0) > aim)
  .map(({ figure, aim }) => `${figure}: the aim is ${aim}`);
for (const trouble of [...risen, ...missed]) console.error(trouble);
if (risen.length + missed.length > 0) process.exitCode = 1;
