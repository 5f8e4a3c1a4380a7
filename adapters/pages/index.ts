import type { Express } from 'express';
import { keptFor } from '../../src/areas/rights/forget.ts';
import { pagePath, pagePaths } from '../../src/cards/own-pages.ts';
import type { Locale } from '../../src/domain/organisation.ts';
import type { Store } from '../../src/ports/store.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Facts, Section, Wording } from './words.ts';

export interface Pages {
  readonly store: Store;
  /** The organisation whose pages these are, by its slug. */
  readonly slug: string;
  readonly embedded: boolean;
}

/** The privacy notice and the terms of use: the only pages that the public may ask for. `?langue=en` is the English one. */
export function servePages(web: Express, pages: Pages): void {
  const factsNow = lookout(pages);
  for (const page of ['privacy', 'terms'] as const) {
    web.get(pagePaths[page], async (request, response) => {
      const locale: Locale = request.query.langue === 'en' ? 'en' : 'fr';
      const facts = await factsNow().catch(() => null);
      if (facts === null) return void response.status(503).type('text/plain').send('Vendange ne répond pas pour le moment.\n');
      response
        .set(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        .set('x-content-type-options', 'nosniff')
        .set('referrer-policy', 'no-referrer')
        .set('cache-control', 'public, max-age=300')
        .type('text/html')
        .send(pageHtml(page, locale, facts));
    });
  }
}

/** Anybody may ask: however many do at once, the database is asked once. */
function lookout({ store, slug, embedded }: Pages): () => Promise<Facts | null> {
  let looking: Promise<Facts | null> | null = null;
  const look = () =>
    store.transaction(async (tx): Promise<Facts | null> => {
      const organisation = await tx.organisations.bySlug(slug);
      if (!organisation) return null;
      const { controller, legalBasis, dataContact, keepDays } = organisation.settings;
      const platforms = [...new Set((await tx.organisations.workspaces(organisation.id)).map(({ platform }) => platform))];
      return { organisation: organisation.name, controller, legalBasis, dataContact, keepDays, keptFor, platforms, embedded };
    });
  return () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
}

const wordings: Readonly<Record<Locale, Wording>> = { fr, en };

export function pageHtml(page: keyof typeof pagePaths, locale: Locale, facts: Facts): string {
  const wording = wordings[locale];
  const { title, sections } = wording[page](facts);
  const [other, otherLocale] = [page === 'privacy' ? 'terms' : 'privacy', locale === 'fr' ? 'en' : 'fr'] as const;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} — ${escaped(facts.organisation)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p dir="auto">${escaped(facts.organisation)}</p>
<h1>${escaped(title)}</h1>
<nav><a href="${pagePath(other, locale)}">${escaped(wording.otherPage[page])}</a> <a href="${pagePath('terms', locale)}#accessibilite">${escaped(wording.accessibility)}</a> <a href="${pagePath(page, otherLocale)}" lang="${otherLocale}" hreflang="${otherLocale}">${escaped(wording.otherLanguage)}</a></nav>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ id, title, paragraphs, list, rows }: Section): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
${paragraphs.map((one) => `<p dir="auto">${escaped(one)}</p>\n`).join('')}${list ? `<ul>\n${list.map((one) => `<li>${escaped(one)}</li>\n`).join('')}</ul>\n` : ''}${
  rows
    ? `<table>
<thead><tr>${rows.head.map((one) => `<th scope="col">${escaped(one)}</th>`).join('')}</tr></thead>
<tbody>
${rows.body.map(([what, until]) => `<tr><th scope="row">${escaped(what)}</th><td>${escaped(until)}</td></tr>`).join('\n')}
</tbody>
</table>
`
    : ''
}</section>`;
}

function escaped(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Fonts of the system; ink alone on paper. */
const style = `
@page { size: A4; margin: 18mm; }
* { box-sizing: border-box; }
body { font: 1rem/1.55 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; break-after: avoid; }
p, ul { margin: 0 0 .75rem; }
header p { margin: 0; }
nav a { display: inline-block; margin-inline-end: 1.5rem; padding: .25rem 0; }
a { color: #5b2140; text-underline-offset: .18em; }
a:focus-visible { outline: 3px solid #5b2140; outline-offset: 3px; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #767676; }
tbody th { font-weight: normal; width: 55%; }
tr { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } a { color: #000; } }
`;
