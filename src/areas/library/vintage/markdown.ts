import type { Reading } from '../../../cards/format.ts';

import { type Booklet, type Chapter, harvestOf, sectionsOf } from './booklet.ts';
import { paragraphsOf, smallPrint } from './html.ts';
import { vintageWords } from './words.ts';

/** The same booklet as plain text that any tool reads: what people wrote never becomes a title, a link or an image. */
export function* bookletMarkdown(booklet: Booklet, { locale, format }: Reading): Generator<string> {
  const w = vintageWords[locale];
  const sections = sectionsOf(booklet).filter(([, chapters]) => chapters.length > 0);
  const picture = w.pictured(harvestOf(booklet));
  yield `# ${escaped(w.title(booklet))}\n\n${escaped(booklet.organisation)}\n\n${[...(w.months(booklet) === '' ? [] : [w.months(booklet)]), picture, w.thanks, w.madeOn(format.day(booklet.madeOn))].join('\n\n')}\n`;
  yield `\n## ${w.contents}\n\n`;
  for (const [name, chapters] of sections) {
    yield `- [${w.sections[name]}](#${name})\n`;
    for (const { id, title } of chapters) yield `  - [${escaped(oneLine(title))}](#${id})\n`;
  }
  for (const [name, chapters] of sections) {
    yield `\n<a id="${name}"></a>\n\n## ${w.sections[name]}\n${w.about[name] === '' ? '' : `\n${w.about[name]}\n`}`;
    for (const chapter of chapters) yield chapterMarkdown(chapter, booklet, { locale, format });
  }
  yield `\n---\n\n${[`**${w.yours}**`, w.holds, w.order, `**${w.paper}**`].join('\n\n')}\n`;
}

function chapterMarkdown(chapter: Chapter, booklet: Booklet, { locale, format }: Reading): string {
  const w = vintageWords[locale];
  const lines = smallPrint(chapter, booklet, format, w).map((line) => `_${escaped(line)}_`);
  const parts = chapter.parts.flatMap(({ label, words }) => [
    ...(label === null ? [] : [`**${w.label(label)}**`]),
    ...paragraphsOf(words).map((one) => one.split('\n').map(escaped).join('\\\n')),
  ]);
  return `\n<a id="${chapter.id}"></a>\n\n### ${escaped(oneLine(chapter.title))}\n\n${[...lines, ...parts, ...(chapter.follow ? [w.follows[chapter.follow]] : [])].join('\n\n')}\n`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Only what would act: inside a line, then what would begin a title, a list, a quotation or a rule. */
function escaped(line: string): string {
  return line
    .toWellFormed()
    .trim()
    .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^(#|[-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/\b(https?):\/\//gi, '$1\\://');
}
