import type { Temporal } from 'temporal-polyfill';
import type { Reading } from '../../cards/format.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import type { Locale } from '../../domain/organisation.ts';
import { awaitsVoice, type Trial } from '../../domain/trial.ts';
import { sheet as en } from '../bringing/en.ts';
import { sheet as fr } from '../bringing/fr.ts';
import { trialSheet as trialEn } from '../trying/en.ts';
import { trialSheet as trialFr } from '../trying/fr.ts';

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
export function sheetOf(agreed: AgreedSheet, { locale, format }: Reading): string {
  const w = sheetWords[locale];
  const { audience, serviceName, naming, vintage } = agreed;
  const toWhom = serviceName === null ? w.organisation(format) : w.service(serviceName);
  const choices = audience === 'us' ? [w.us] : [toWhom, w.naming[naming], w.vintage[vintage ? 'yes' : 'no']];
  const names = audience !== 'us' && naming === 'names' ? `<p class="names">${escaped(agreed.names)}</p>` : '';
  return paper(
    locale,
    w.title,
    `<h1>${escaped(w.title)}</h1>
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
</section>`,
  );
}

export const trialSheetWords = { fr: trialFr, en: trialEn };

/** One A4 page for the break room: what is being tried, until when, and how one goes back (P25); where people without a screen take part, to whom they say that they withdraw. */
export function trialSheetOf(trial: Trial, organisation: string, { locale, format }: Reading, pilot = ''): string {
  const w = trialSheetWords[locale];
  const part = (title: string, text: string) =>
    text === '' ? '' : `<h2>${escaped(title)}</h2>\n<p class="said">${escaped(shortened(text, partFits))}</p>`;
  const said = trial.saidAloud && !awaitsVoice(trial) ? w.heard(format.day(trial.saidAloud.saidOn)) : w.toRead;
  const voice = trial.offscreen
    ? `<h2>${escaped(w.voice)}</h2>\n<p>${escaped(said)}</p>\n<p><strong>${escaped(w.withdraw(pilot === '' ? w.anybody : pilot))}</strong></p>\n`
    : '';
  return paper(
    locale,
    w.title(format.day(trial.endsOn)),
    `<h1>${escaped(w.title(format.day(trial.endsOn)))}</h1>
<p>${escaped(organisation)} — ${escaped(w.from(format.day(trial.startsOn)))}</p>
${part(w.what, trial.what)}
${part(w.hypothesis, trial.hypothesis)}
${part(w.time, trial.time)}
${part(w.stillValid, trial.stillValid === '' ? w.allStillValid : trial.stillValid)}
${part(w.wayBack, trial.wayBack)}
${part(w.question, trial.question)}
<p><strong>${escaped(w.end(format.day(trial.endsOn)))}</strong></p>
<p>${escaped(w.free)}</p>
${voice}<section class="slip">
<p>${escaped(w.remarks)}</p>
<p><span class="line">&nbsp;</span></p>
<p><span class="line">&nbsp;</span></p>
</section>`,
    [trial.what, trial.hypothesis, trial.time, trial.stillValid, trial.wayBack, trial.question].join('').length > roomy,
  );
}

function paper(locale: Locale, title: string, main: string, dense = false): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
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
.slip { margin-top: 6mm; padding: 4mm; border: 0.4mm dashed #000; break-inside: avoid; }
@media screen { body { padding: 4mm; overflow-wrap: anywhere; } }
</style>
</head>
<body${dense ? ' class="dense"' : ''}>
<main>
${main}
</main>
</body>
</html>
`;
}

/** What fits on one page with the rest. */
const fits = 1_800;
/** What fits of each part of a trial. */
const partFits = 320;
/** Beyond this many characters altogether, the page is set smaller. */
const roomy = 900;

function shortened(body: string, atMost = fits): string {
  return body.length <= atMost ? body : `${body.slice(0, atMost).toWellFormed().trimEnd()}…`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
