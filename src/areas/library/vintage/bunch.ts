/** How many of each there are: all that the picture knows. */
export interface Harvest {
  readonly stories: number;
  readonly buds: number;
  readonly trials: number;
}

/**
 * A bunch of grapes: a grape for each story; on the branch a bud for each bud, and a vine leaf for each trial, whether it lives or has
 * stopped (the seeds lift « les feuilles de vigne » to look at « les grappes d'initiatives »). Where they are depends on how many
 * there are and on nothing else; those of a kind are drawn alike, and none is anyone's. Plain shapes with an outline: it prints in black.
 */
export function bunchOf({ stories, buds, trials }: Harvest, { title, desc }: { readonly title: string; readonly desc: string }): string {
  const { vines, scale } = vinesFor(buds + trials);
  const step = vineHeight * scale;
  const rows = rowsFor(stories);
  // Whatever there is fits in the same frame: more grapes are smaller grapes, all of them alike.
  const r = Math.min(9, 118 / Math.max(1, ...rows.map((row) => row.length)));
  const bottom = topVine + (vines.length - 1) * step;
  const top = bottom + 14;
  const height = round(top + 20 + r + rows.length * r * 1.75 + 4);
  const branch = vines.map((_, line) => vine(line, step)).join('');
  const marks = spread(buds, trials);
  const onBranch = vines.flatMap((count, line) => {
    const before = vines.slice(0, line).reduce((sum, one) => sum + one, 0);
    return Array.from({ length: count }, (_, place) => mark(marks[before + place] ?? 'bud', { line, place, count, step, scale }));
  });
  const grapes = rows.flatMap((row, down) =>
    row.map((across) => `<use href="#grape" x="${round(160 + across * r)}" y="${round(top + 20 + r + down * r * 1.75)}"/>`),
  );
  return `<svg viewBox="0 0 320 ${height}" role="img" aria-labelledby="bunch-title bunch-desc" xmlns="http://www.w3.org/2000/svg">
<title id="bunch-title">${title}</title>
<desc id="bunch-desc">${desc}</desc>
<defs><g id="grape"><circle r="${round(r * 0.96)}" fill="#e9dff0" stroke="#3d2a4a" stroke-width="${round(r / 8)}"/>${shine(r)}</g>
<path id="bud" d="M0 0C-4.500 -3 -4.500 -9 0 -13C4.500 -9 4.500 -3 0 0Z" fill="#f2eddc" stroke="#3d2a4a" stroke-width="1"/>
<path id="leaf" d="M0 0V-4C-2 -1.500 -5 -1.500 -6 -4L-4.500 -5.500C-8 -5 -9 -8 -8.500 -10.500L-5.500 -9.500C-5 -13 -2 -15 0 -17.500C2 -15 5 -13 5.500 -9.500L8.500 -10.500C9 -8 8 -5 4.500 -5.500L6 -4C5 -1.500 2 -1.500 0 -4M0 -4V-13M0 -5.500L-5 -8M0 -5.500L5 -8" fill="#eef2e6" stroke="#3d2a4a" stroke-width="0.900" stroke-linejoin="round"/></defs>
<g fill="none" stroke="#3d2a4a" stroke-width="${round(Math.max(1.2, 3 * scale))}" stroke-linecap="round">${branch}</g>
<path d="M160 ${round(bottom)}C157 ${round(bottom + 12)} 162 ${round(top + 8)} 160 ${round(top + 20)}" fill="none" stroke="#3d2a4a" stroke-width="2.500" stroke-linecap="round"/>
${[...onBranch, ...grapes].join('')}
</svg>`;
}

/** Too small, it would only blacken the paper. */
function shine(r: number): string {
  if (r < 4) return '';
  const [x, y, bend] = [round(-r * 0.5), round(-r * 0.25), round(r * 0.6)];
  return `<path d="M${x} ${y}A${bend} ${bend} 0 0 1 ${round(-r * 0.1)} ${round(-r * 0.58)}" fill="none" stroke="#3d2a4a" stroke-width="${round(r / 12)}"/>`;
}

const perVine = 20;
const vineHeight = 34;
const topVine = 24;
/** As high as the branch may turn, whatever it bears: the bunch keeps its place on the page. */
const branchHeight = 110;

/**
 * How many marks each turn of the branch bears, as many everywhere within one, and how large they are, all of them alike: as
 * large as the frame allows. A branch without any is a branch.
 */
function vinesFor(marks: number): { readonly vines: readonly number[]; readonly scale: number } {
  let best = { turns: 1, scale: 0 };
  for (let turns = 1; turns <= Math.max(1, marks); turns++) {
    const byHeight = turns === 1 ? 1 : branchHeight / ((turns - 1) * vineHeight);
    const scale = Math.min(1, perVine / Math.max(1, Math.ceil(marks / turns)), byHeight);
    if (scale > best.scale) best = { turns, scale };
    if (byHeight < best.scale) break;
  }
  const { turns, scale } = best;
  return { vines: Array.from({ length: turns }, (_, line) => Math.floor((marks + line) / turns)), scale };
}

type Mark = 'bud' | 'leaf';

/** Both kinds all along the branch, as evenly as their numbers allow: neither comes first. */
function spread(buds: number, leaves: number): readonly Mark[] {
  const marks = buds + leaves;
  const upTo = (place: number) => Math.floor((place * leaves) / marks + 0.5);
  return Array.from({ length: marks }, (_, place) => (upTo(place + 1) > upTo(place) ? 'leaf' : 'bud'));
}

/** Where grapes are in each row, from the top, in halves of a grape from the middle. */
type Rows = readonly (readonly number[])[];

/**
 * Rows that fit into one another: a shoulder, then narrower down to the point, rounder than a triangle. What there is too much room
 * for is left out of the top, from each end in turn.
 */
function rowsFor(grapes: number): Rows {
  let widest = 0;
  while (sum(widthsFor(widest)) < grapes) widest++;
  const widths = widthsFor(widest);
  const rows = widths.map((width) => Array.from({ length: width }, (_, place) => 2 * place - (width - 1)));
  for (let spare = sum(widths) - grapes; spare > 0; spare--) {
    const top = rows.find((row) => row.length > 0);
    if (spare % 2 === 0) top?.shift();
    else top?.pop();
  }
  return rows.filter((row) => row.length > 0);
}

/** How many grapes each row of a full bunch has: an odd number more or less than the row above, so that they fit. */
function widthsFor(widest: number): readonly number[] {
  if (widest < 2) return widest === 0 ? [] : [1];
  const widths = [widest - 1, widest];
  const rows = Math.round(widest * 1.15);
  for (let row = 1; widths.at(-1) !== 1; row++) {
    const before = widths.at(-1) ?? 1;
    const width = Math.max(1, Math.round(widest * (1 - (row / rows) ** 1.6)));
    widths.push((before - width) % 2 === 0 ? Math.max(1, width - 1) : width);
    if (before === 2) widths.splice(-1, 1, 1);
  }
  return widths;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** One turn of the branch; the next goes on from its end. */
function vine(line: number, step: number): string {
  const y = round(topVine + line * step);
  const [from, to] = line % 2 === 0 ? [24, 296] : [296, 24];
  const out = from + (from > 160 ? 14 : -14);
  const turn =
    line === 0
      ? ''
      : `<path d="M${from} ${round(y - step)}C${out} ${round(y - step * 0.66)} ${out} ${round(y - step * 0.27)} ${from} ${y}"/>`;
  const sag = round(Math.min(6, step * 0.2));
  return `${turn}<path d="M${from} ${y}C${from + (to - from) * 0.3} ${round(y - sag)} ${from + (to - from) * 0.6} ${round(y + sag)} ${to} ${y}"/>`;
}

interface Place {
  readonly line: number;
  readonly place: number;
  /** On this turn. */
  readonly count: number;
  readonly step: number;
  readonly scale: number;
}

function mark(kind: Mark, { line, place, count, step, scale }: Place): string {
  const along = (place + 0.5) / count;
  const x = line % 2 === 0 ? 30 + along * 260 : 290 - along * 260;
  const up = place % 2 === 0;
  const size = scale === 1 ? '' : ` scale(${round(scale)})`;
  return `<use href="#${kind}" transform="translate(${round(x)} ${round(topVine + line * step + (up ? -scale : scale))})${up ? '' : ' rotate(180)'}${size}"/>`;
}

const round = (value: number) => Math.round(value * 100) / 100;
