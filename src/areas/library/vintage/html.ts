import type { Format, Reading } from '../../../cards/format.ts';
import { escaped, htmlHead } from '../../../cards/paper.ts';
import { type Booklet, type Chapter, harvestOf, sectionsOf } from './booklet.ts';
import { bunchOf } from './bunch.ts';
import { peopleSaid, type VintageWords, vintageWords } from './words.ts';

/**
 * One page that asks nothing of any network and outlives the bot: open it, print it. Piece by piece, so that thousands of
 * stories need not be one text in memory.
 */
export function* bookletHtml(booklet: Booklet, { locale, format }: Reading): Generator<string> {
  const w = vintageWords[locale];
  const sections = sectionsOf(booklet).filter(([, chapters]) => chapters.length > 0);
  const months = w.months(booklet);
  const harvest = harvestOf(booklet);
  const legend = w.legend(harvest);
  const titles = harvest.stories + harvest.buds + harvest.trials;
  const title = `${w.title(booklet)} — ${booklet.organisation}`;
  yield `${htmlHead(locale, title, style)}
<body>
<header>
<p class="organisation" dir="auto">${escaped(booklet.organisation)}</p>
<h1>${escaped(w.title(booklet))}</h1>
${months === '' ? '' : `<p class="months">${escaped(months)}</p>\n`}<div class="bunch">
${bunchOf(harvest, { title: escaped(w.picture), desc: escaped(w.pictured(harvest)) })}
${
  legend === ''
    ? ''
    : `<p class="legend">${escaped(legend)}</p>
`
}</div>
<p>${escaped(w.thanks)}</p>
<p class="made">${escaped(w.madeOn(format.day(booklet.madeOn)))}</p>
</header>
<nav aria-labelledby="contents"${titles > twoColumnsFrom ? ' class="long"' : ''}>
<h2 id="contents">${escaped(w.contents)}</h2>
<ul>
`;
  for (const [name, chapters] of sections) {
    yield `<li><a href="#${name}">${escaped(w.sections[name])}</a>\n<ul>\n`;
    for (const { id, title: chapter } of chapters) yield `<li dir="auto"><a href="#${id}">${escaped(chapter)}</a></li>\n`;
    yield '</ul></li>\n';
  }
  yield '</ul>\n</nav>\n<main>\n';
  for (const [name, chapters] of sections) {
    const about = w.about[name] === '' ? '' : `<p class="about">${escaped(w.about[name])}</p>\n`;
    yield `<section aria-labelledby="${name}">\n<h2 id="${name}">${escaped(w.sections[name])}</h2>\n${about}`;
    for (const chapter of chapters) yield chapterHtml(chapter, booklet, { locale, format });
    yield '</section>\n';
  }
  yield `</main>
<footer>
<p><strong>${escaped(w.yours)}</strong></p>
<p>${escaped(w.holds)}</p>
<p>${escaped(w.order)}</p>
<p><strong>${escaped(w.paper)}</strong></p>
</footer>
</body>
</html>
`;
}

/** So many titles would take pages and pages on paper: they are smaller there, in two columns. */
const twoColumnsFrom = 60;

/** A title stays with the first lines of its text. */
function chapterHtml(chapter: Chapter, booklet: Booklet, { locale, format }: Reading): string {
  const w = vintageWords[locale];
  const parts = chapter.parts.flatMap(({ label, words }) => {
    const paragraphs = paragraphsOf(words).map((one) => `<p dir="auto" class="said">${escaped(one)}</p>`);
    return label === null ? paragraphs : [`<h4>${escaped(w.label(label))}</h4>\n${paragraphs.shift() ?? ''}`, ...paragraphs];
  });
  return `<article aria-labelledby="${chapter.id}">
<div class="head">
<h3 id="${chapter.id}" dir="auto">${escaped(chapter.title)}</h3>
${smallPrint(chapter, booklet, format, w)
  .map((line) => `<p class="people" dir="auto">${escaped(line)}</p>\n`)
  .join('')}</div>
${[...parts, ...(chapter.follow ? [`<p>${escaped(w.follows[chapter.follow])}</p>`] : [])].join('\n')}
</article>
`;
}

/** Its people as they chose; of a trial, its days; in a vintage of several seasons, which one. */
export function smallPrint({ naming, names, days, season }: Chapter, booklet: Booklet, format: Format, w: VintageWords): readonly string[] {
  const people = peopleSaid(naming, names, format, w);
  const line = [...(people === '' ? [] : [people]), ...(booklet.season.name === null ? [w.season({ season })] : [])].join(' — ');
  return [...(days ? [w.days(format.day(days.from), format.day(days.until), days.over)] : []), ...(line === '' ? [] : [line])];
}

export function paragraphsOf(words: string): readonly string[] {
  return words
    .trim()
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Fonts of the system; ink alone, whatever the printer. */
const style = `
@page { size: A4; margin: 20mm 20mm 18mm; @bottom-center { content: counter(page); font: 9pt Georgia, serif; } }
@page :first { @bottom-center { content: none; } }
* { box-sizing: border-box; }
body { font: 12pt/1.5 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 170mm; margin: 0 auto; padding: 6mm; overflow-wrap: anywhere; hyphens: auto; }
header, footer { text-align: center; }
footer { break-before: page; padding-top: 20mm; }
header p, footer p { margin: 0 auto 3mm; max-width: 140mm; }
h1 { font-size: 30pt; line-height: 1.2; margin: 0 0 2mm; hyphens: none; }
.months { font-size: 12pt; }
h2 { font-size: 19pt; line-height: 1.25; margin: 0 0 6mm; }
h3 { font-size: 14.5pt; line-height: 1.3; margin: 0 0 1mm; hyphens: manual; }
h4 { font-size: 11pt; margin: 3mm 0 0; }
h2, h3, h4, .head { break-after: avoid; break-inside: avoid; }
.organisation { font-size: 14pt; margin-bottom: 2mm; }
.bunch { margin: 4mm auto 8mm; }
.bunch svg { display: block; margin: 0 auto; width: 150mm; max-width: 100%; max-height: 150mm; }
.legend { font-size: 10pt; margin-top: 3mm; }
.made { font-size: 10pt; }
nav, section { margin-top: 14mm; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { margin: 1mm 0 4mm; padding-inline-start: 6mm; }
nav li { margin: 0.6mm 0; }
nav li li { break-inside: avoid; }
nav > ul > li { font-weight: bold; }
nav ul ul { font-weight: normal; }
a { color: #000; text-underline-offset: 0.18em; text-decoration-thickness: 0.3mm; }
a:focus-visible { outline: 0.8mm solid #000; outline-offset: 0.8mm; }
article { margin: 0 0 10mm; padding-top: 5mm; border-top: 0.3mm solid #000; }
.people { margin: 0 0 2mm; font-style: italic; font-size: 10.5pt; }
.said { margin: 2mm 0 0; white-space: pre-line; orphans: 3; widows: 3; }
.about { margin: -3mm 0 6mm; }
@media print {
  body { max-width: none; padding: 0; margin: 0; }
  header { break-after: page; min-height: 250mm; display: flex; flex-direction: column; justify-content: center; }
  nav { margin-top: 0; break-after: page; }
  section { margin-top: 0; }
  section + section { break-before: page; }
  nav a { text-decoration: none; }
  nav.long ul ul { columns: 2; column-gap: 8mm; padding-inline-start: 0; font-size: 9.5pt; line-height: 1.35; }
}
`;
