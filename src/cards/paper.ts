import type { Locale } from '../domain/organisation.ts';

/**
 * A page for A4 that asks nothing of any network: open it, print it.
 * @param looks classes of the whole page
 * @param style what it adds to the style of all of them
 */
export function paper(locale: Locale, title: string, main: string, looks = '', style = ''): string {
  return `${htmlHead(
    locale,
    title,
    `
@page { size: A4; margin: 18mm; }
body { font: 12pt/1.45 Georgia, serif; color: #000; background: #fff; max-width: 174mm; margin: 0 auto; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 6mm 0 2mm; }
p, ul { margin: 0 0 2mm; }
blockquote { margin: 0; padding-left: 5mm; border-left: 1.5mm solid #000; white-space: pre-wrap; overflow-wrap: anywhere; }
.names { font-weight: bold; }
.dense { font-size: 10.5pt; line-height: 1.35; }
.dense h2 { font-size: 11.5pt; margin: 3mm 0 1mm; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.line { display: inline-block; min-width: min(90mm, 100%); border-bottom: 0.3mm solid #000; }
p.line { display: block; }
.slip { margin-top: 6mm; padding: 4mm; border: 0.4mm dashed #000; break-inside: avoid; }
@media screen { body { padding: 4mm; overflow-wrap: anywhere; } }
${style}`,
  )}
<body>
<main${looks === '' ? '' : ` class="${looks}"`}>
${main}
</main>
</body>
</html>
`;
}

/** Text as HTML shows it literally. */
export function escaped(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What every page that may be printed begins with, up to its body. */
export function htmlHead(locale: Locale, title: string, style: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>`;
}
