import type { Temporal } from 'temporal-polyfill';
import type { Format, Reading } from '../../../cards/format.ts';
import { escaped, paper } from '../../../cards/paper.ts';
import { line } from '../../../cards/text.ts';
import type { Item } from '../../../domain/digest.ts';
import { peopleSaid, vintageWords } from '../vintage/words.ts';
import { pageWords } from './words.ts';

export interface Poster {
  readonly organisation: string;
  readonly madeOn: Temporal.PlainDate;
  /** As drawn: those that do not fit are left for another day. */
  readonly items: readonly Item[];
}

/** What is read of one item, in a few words. */
interface Notice {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly people: string;
}

/** How long a poster stays up. */
const up = { months: 1 };

/** « Les brèves à afficher »: one A4 page in large print, for a wall. It says until when it hangs, and leaves room to say whom to ask. */
export function posterHtml({ organisation, madeOn, items }: Poster, { locale, format }: Reading): string {
  const w = pageWords[locale].poster;
  const notices = fitting(items.map((item) => noticeOf(item, { locale, format })));
  return paper(
    locale,
    `${w.title} — ${organisation}`,
    `<header>
<h1>${escaped(w.title)}</h1>
<p>${escaped(organisation)} — ${escaped(w.opening)}</p>
</header>
<div class="items">
${notices.map(noticeHtml).join('\n')}
</div>
<footer>
<p class="ask"><strong>${escaped(w.ask)}</strong> <span class="line">&nbsp;</span></p>
<p>${escaped(w.agreed)}</p>
<p>${escaped(w.until(format.day(madeOn), format.day(madeOn.add(up))))}</p>
</footer>`,
    'poster',
    style,
  );
}

function noticeHtml({ label, title, text, people }: Notice): string {
  return `<article>
<p class="label">${escaped(label)}</p>
<h2 dir="auto">${escaped(title)}</h2>
${text === '' ? '' : `<p dir="auto">${escaped(text)}</p>\n`}${people === '' ? '' : `<p class="people" dir="auto">${escaped(people)}</p>\n`}</article>`;
}

function noticeOf(item: Item, { locale, format }: Reading): Notice {
  const w = pageWords[locale].poster;
  const { people, until } = item;
  return {
    label: item.state === 'live' && until ? w.live(format.day(until)) : w.labels[item.state],
    title: line(item.title, 120),
    text: item.learning === '' ? '' : w.texts[item.state](line(item.learning, 220)),
    people: said(people, format, locale),
  };
}

const said = (people: Item['people'], format: Format, locale: Reading['locale']) =>
  peopleSaid(people.as, people.as === 'names' ? people.names : [], format, vintageWords[locale]);

/** The height of the page that items may take, in points. */
const room = 500;

/** As many as the page surely holds, in their order: one that does not fit leaves its place to a shorter one. */
function fitting(notices: readonly Notice[]): readonly Notice[] {
  let left = room;
  return notices.filter((one) => {
    const takes = heightOf(one);
    if (takes > left) return false;
    left -= takes;
    return true;
  });
}

/** In points, each line of each size as the style below sets it. */
function heightOf({ title, text, people }: Notice): number {
  return 34 + 24 * linesOf(title, 40) + 20 * linesOf(text, 54) + 19 * linesOf(people, 54);
}

/** Lines of so many letters of a usual width. Capitals, other scripts and pictures are counted as two. */
function linesOf(text: string, letters: number): number {
  const width = [...text].reduce((sum, letter) => sum + (/[\p{Ll}\d\s.,;:!?'’«»()-]/u.test(letter) && !/[mw]/.test(letter) ? 1 : 2), 0);
  return Math.ceil((width * 1.1) / letters);
}

/** On paper, what would be too high is cut among the items, and never at the foot. */
const style = `@page { margin: 15mm 18mm; }
.poster { font-size: 14pt; line-height: 1.4; overflow-wrap: anywhere; }
.poster h1 { font-size: 34pt; line-height: 1.15; }
.poster h2 { font-size: 18pt; line-height: 1.3; margin: 0 0 1mm; }
.poster article { padding: 3mm 0; border-top: 0.4mm solid #000; break-inside: avoid; }
.poster .label { font-size: 12pt; margin: 0 0 0.5mm; }
.poster article p { margin: 0; }
.poster .people { font-style: italic; font-size: 13pt; }
.poster footer { border-top: 0.8mm solid #000; padding-top: 3mm; font-size: 11pt; }
.poster .ask { font-size: 14pt; }
@media print { .poster { height: 266mm; display: flex; flex-direction: column; } .items { flex: 1; overflow: hidden; } }
`;
