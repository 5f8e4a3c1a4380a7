import type { Temporal } from 'temporal-polyfill';
import type { SharingSaid } from '../domain/agreement.ts';
import { sheet as en } from './en/bringing.ts';
import { sheet as fr } from './fr/bringing.ts';
import type { Language } from './languages.ts';

export interface AgreedSheet extends SharingSaid {
  readonly organisation: string;
  /** What coordination needs to find the story without reading it. */
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** Empty when they left. */
  readonly writer: string;
  readonly names: string;
  readonly on: Temporal.PlainDate;
}

export const sheetWords = { fr, en };

/** One A4 page for people without a screen: what was agreed, and how to take it back. It asks nothing of any network. */
export function sheetOf(agreed: AgreedSheet, { locale, format }: Language): string {
  const w = sheetWords[locale];
  const { audience, serviceName, naming, vintage } = agreed;
  const toWhom = serviceName === null ? w.audience.organisation : w.service(serviceName);
  const choices = audience === 'us' ? [w.audience.us] : [toWhom, w.naming[naming], w.vintage[vintage ? 'yes' : 'no']];
  const names = audience !== 'us' && naming === 'names' ? `<p class="names">${escaped(agreed.names)}</p>` : '';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${escaped(w.title)}</title>
<style>
@page { size: A4; margin: 18mm; }
body { font: 12pt/1.45 Georgia, serif; color: #000; background: #fff; max-width: 174mm; margin: 0 auto; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 6mm 0 2mm; }
p, ul { margin: 0 0 2mm; }
blockquote { margin: 0; padding-left: 5mm; border-left: 1.5mm solid #000; white-space: pre-wrap; overflow-wrap: anywhere; }
.names { font-weight: bold; }
.line { display: inline-block; min-width: 90mm; border-bottom: 0.3mm solid #000; }
.slip { margin-top: 6mm; padding: 4mm; border: 0.4mm dashed #000; break-inside: avoid; }
</style>
</head>
<body>
<main>
<h1>${escaped(w.title)}</h1>
<p>${escaped(agreed.organisation)} — <strong>${escaped(w.reference(agreed.reference))}</strong></p>
<h2>${escaped(w.story)}</h2>
<p><strong>${escaped(agreed.title)}</strong></p>
<blockquote>${escaped(shortened(agreed.body))}</blockquote>
<h2>${escaped(w.agreed)}</h2>
<p>${escaped(w.said(format.day(agreed.on)))}</p>
<ul>
${choices.map((choice) => `<li>${escaped(choice)}</li>`).join('\n')}
</ul>
${names}
<h2>${escaped(w.back)}</h2>
<p>${escaped(agreed.writer === '' ? w.noWriter : w.writer(agreed.writer))}</p>
<p>${escaped(w.phone)} <span class="line">&nbsp;</span></p>
<p>${escaped(w.limits)}</p>
<section class="slip">
<p>${escaped(w.paper)}</p>
<p>${escaped(w.reach)} <span class="line">&nbsp;</span></p>
<p><strong>${escaped(w.slip)}</strong></p>
<p>${escaped(w.reference(agreed.reference))}</p>
<p>${escaped(w.dateAndName)} <span class="line">&nbsp;</span></p>
</section>
</main>
</body>
</html>
`;
}

/** What fits on one page with the rest. */
const fits = 1_800;

function shortened(body: string): string {
  return body.length <= fits ? body : `${body.slice(0, fits).toWellFormed().trimEnd()}…`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
