import type { Block, Span } from '../../../cards/card.ts';
import { escaped, paper } from '../../../cards/paper.ts';
import type { Locale } from '../../../domain/organisation.ts';
import type { Purpose } from '../../../domain/purpose.ts';
import { purposeWords as inEnglish } from '../../meeting/purposes-en.ts';
import { purposeWords as inFrench } from '../../meeting/purposes-fr.ts';
import { pageWords } from './words.ts';

const purposeWords = { fr: inFrench, en: inEnglish };

/** Those that have questions: help needs none. */
const asked: readonly Purpose[] = ['tell', 'clear', 'rule', 'look-back'];

/** « Carnet de vendange »: one A4 page for a volunteer who meets people without a screen at hand. */
export function notebookHtml(organisation: string, locale: Locale): string {
  const w = pageWords[locale].notebook;
  const listed = (items: readonly string[]) => `<ul>\n${items.map((one) => `<li>${escaped(one)}</li>`).join('\n')}\n</ul>`;
  const questions = asked.map((purpose) => {
    const { choice, questions: block } = purposeWords[locale][purpose];
    return `<div class="of">\n<h3>${escaped(choice)}</h3>\n<ol>\n${itemsOf(block)
      .map((one) => `<li>${escaped(one)}</li>`)
      .join('\n')}\n</ol>\n</div>`;
  });
  return paper(
    locale,
    `${w.title} — ${organisation}`,
    `<h1>${escaped(w.title)}</h1>
<p>${escaped(organisation)} — ${escaped(w.for)}</p>
<h2>${escaped(w.begin)}</h2>
${listed(w.beginning)}
<h2>${escaped(w.questions)}</h2>
<div class="questions">
${questions.join('\n')}
</div>
<h2>${escaped(w.unwritten)}</h2>
<p>${escaped(w.notWritten)}</p>
<p><strong>${escaped(w.elsewhere)}</strong></p>
<h2>${escaped(w.aloud)}</h2>
<blockquote>${escaped(w.read)}</blockquote>
<h2>${escaped(w.notes)}</h2>
<p>${escaped(w.destroy)}</p>
<div class="blank" aria-hidden="true">
${'<div></div>\n'.repeat(linesOfNotes)}</div>`,
    'notebook dense',
    style,
  );
}

/** More than there is room for: those that do not fit are hidden. */
const linesOfNotes = 30;

function itemsOf(block: Block | null): readonly string[] {
  return block?.type === 'list' ? block.items.map((item) => item.map(plain).join('')) : [];
}

/** The bot's own words, as they stand. */
const plain = (span: Span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : '');

/** On paper the page is as high as the sheet, and its blank lines take what is left. */
const style = `@page { margin: 12mm 14mm; }
body { max-width: 182mm; }
.notebook h2 { margin: 2.5mm 0 1mm; }
.notebook h3 { font-size: 10.5pt; margin: 0 0 0.5mm; }
.notebook ul, .notebook ol { margin: 0 0 1mm; padding-left: 5mm; }
.questions { display: grid; grid-template-columns: repeat(auto-fit, minmax(70mm, 1fr)); gap: 1.5mm 6mm; }
.blank { overflow: hidden; min-height: 40mm; }
.blank div { height: 9mm; border-bottom: 0.2mm solid #000; }
@media screen { .blank { max-height: 90mm; } }
@media print { main.notebook { height: 271mm; display: flex; flex-direction: column; } .blank { flex: 1; } }
`;
