/**
 * A bunch of grapes: a grape for each story, a bud on the branch for each bud. Where they are depends on how many there are and on
 * nothing else; they are drawn alike, and none is anyone's. Plain shapes with an outline: it prints in black.
 */
export function bunchOf(grapes: number, buds: number, { title, desc }: { readonly title: string; readonly desc: string }): string {
  const vines = vinesFor(buds);
  const rows = rowsFor(grapes);
  // Whatever there is fits in the same frame: more grapes are smaller grapes, all of them alike.
  const r = Math.min(9, 118 / Math.max(1, ...rows.map((row) => row.length)));
  const top = 34 + vines.length * vineHeight;
  const height = round(top + 22 + r + rows.length * r * 1.75);
  const branch = vines.map((_, line) => vine(line)).join('');
  const drawnBuds = vines.flatMap((count, line) => Array.from({ length: count }, (_, place) => bud(line, place, count)));
  const drawn = rows.flatMap((row, down) =>
    row.map((across) => `<use href="#grape" x="${round(160 + across * r)}" y="${round(top + 20 + r + down * r * 1.75)}"/>`),
  );
  return `<svg viewBox="0 0 320 ${height}" role="img" aria-labelledby="bunch-title bunch-desc" xmlns="http://www.w3.org/2000/svg">
<title id="bunch-title">${title}</title>
<desc id="bunch-desc">${desc}</desc>
<defs><g id="grape"><circle r="${round(r * 0.96)}" fill="#e9dff0" stroke="#3d2a4a" stroke-width="${round(r / 8)}"/><path d="M${round(-r * 0.5)} ${round(-r * 0.25)}A${round(r * 0.6)} ${round(r * 0.6)} 0 0 1 ${round(-r * 0.1)} ${round(-r * 0.58)}" fill="none" stroke="#3d2a4a" stroke-width="${round(r / 12)}"/></g>
<path id="bud" d="M0 0C-4.500 -3 -4.500 -9 0 -13C4.500 -9 4.500 -3 0 0Z" fill="#f2eddc" stroke="#3d2a4a" stroke-width="1"/></defs>
<g fill="none" stroke="#3d2a4a" stroke-width="3" stroke-linecap="round">${branch}</g>
${leaf(top)}
<path d="M160 ${round(top - 39)}C157 ${round(top - 12)} 162 ${round(top + 8)} 160 ${round(top + 20)}" fill="none" stroke="#3d2a4a" stroke-width="2.500" stroke-linecap="round"/>
${[...drawnBuds, ...drawn].join('')}
</svg>`;
}

const budsPerVine = 20;
const vineHeight = 30;

/** How many buds each turn of the branch bears: as many everywhere, within one. A branch without buds is a branch. */
function vinesFor(buds: number): readonly number[] {
  const vines = Math.max(1, Math.ceil(buds / budsPerVine));
  return Array.from({ length: vines }, (_, line) => Math.floor((buds + line) / vines));
}

/** Where grapes are in each row, from the top, in halves of a grape from the middle. */
type Rows = readonly (readonly number[])[];

/**
 * Rows that fit into one another, a shoulder and then narrower down to the point; what there is too much room for is left out
 * of the top, from each end in turn.
 */
function rowsFor(grapes: number): Rows {
  let widest = 0;
  while (roomFor(widest) < grapes) widest++;
  const widths = [widest - 1, ...Array.from({ length: widest }, (_, row) => widest - row)];
  const rows = widths.map((width) => Array.from({ length: Math.max(0, width) }, (_, place) => 2 * place - (width - 1)));
  for (let spare = roomFor(widest) - grapes; spare > 0; spare--) {
    const top = rows.find((row) => row.length > 0);
    if (spare % 2 === 0) top?.shift();
    else top?.pop();
  }
  return rows.filter((row) => row.length > 0);
}

/** A shoulder of one less, then a triangle. */
const roomFor = (widest: number) => Math.max(0, widest - 1) + (widest * (widest + 1)) / 2;

/** One turn of the branch; the next goes on from its end. */
function vine(line: number): string {
  const y = 24 + line * vineHeight;
  const [from, to] = line % 2 === 0 ? [24, 296] : [296, 24];
  const turn =
    line === 0
      ? ''
      : `<path d="M${from} ${y - vineHeight}C${from + (from > 160 ? 14 : -14)} ${y - 20} ${from + (from > 160 ? 14 : -14)} ${y - 8} ${from} ${y}"/>`;
  return `${turn}<path d="M${from} ${y}C${from + (to - from) * 0.3} ${y - 6} ${from + (to - from) * 0.6} ${y + 6} ${to} ${y}"/>`;
}

function bud(line: number, place: number, count: number): string {
  const along = (place + 0.5) / count;
  const x = line % 2 === 0 ? 30 + along * 260 : 290 - along * 260;
  const up = place % 2 === 0;
  return `<use href="#bud" transform="translate(${round(x)} ${round(24 + line * vineHeight + (up ? -1 : 1))})${up ? '' : ' rotate(180)'}"/>`;
}

/** One leaf on each side, whatever there is: they mean nothing. */
function leaf(top: number): string {
  const one = (turn: string) =>
    `<path transform="translate(160 ${round(top - 2)}) ${turn}" d="M0 0C8 -10 20 -14 26 -8C36 -10 40 0 34 5C38 14 28 20 20 15C12 18 4 12 0 0ZM0 0C12 2 20 4 30 4" fill="#eef2e6" stroke="#3d2a4a" stroke-width="1.200"/>`;
  return `${one('rotate(-8)')}${one('scale(-1 1) rotate(-8)')}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
