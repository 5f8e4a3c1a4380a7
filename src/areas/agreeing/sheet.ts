import type { Temporal } from 'temporal-polyfill';
import type { Reading } from '../../cards/format.ts';
import { escaped, paper } from '../../cards/paper.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
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
  readonly wall: boolean;
  readonly names: string;
  readonly on: Temporal.PlainDate;
}

export const sheetWords = { fr, en };

/** One A4 page for people without a screen: what was agreed, and how to take it back. It asks nothing of any network. */
export function sheetOf(agreed: AgreedSheet, { locale, format }: Reading): string {
  const w = sheetWords[locale];
  const { audience, serviceName, naming, vintage, wall } = agreed;
  const yes = (one: boolean) => (one ? 'yes' : 'no');
  const toWhom = serviceName === null ? w.organisation(format) : w.service(serviceName);
  // The names are read below the last one.
  const choices = audience === 'us' ? [w.us] : [toWhom, w.vintage[yes(vintage)], w.wall[yes(wall)], w.naming[naming]];
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
    agreed.body.length > roomyStory ? 'dense' : '',
  );
}

export const trialSheetWords = { fr: trialFr, en: trialEn };

/**
 * One A4 page for the break room: what is being tried, until when, and how one goes back (P25).
 * @param inspiredBy the title of what it was begun after, where its people agreed to print it; otherwise empty
 * @param companion who watches over it and agreed to; otherwise empty
 * @param pilot to whom people without a screen say that they withdraw
 */
export function trialSheetOf(
  trial: Trial,
  organisation: string,
  { locale, format }: Reading,
  {
    inspiredBy = '',
    pilot = '',
    companion = '',
  }: { readonly inspiredBy?: string; readonly pilot?: string; readonly companion?: string } = {},
): string {
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
${companion === '' ? '' : `<p>${escaped(w.companion(companion))}</p>\n`}${inspiredBy === '' ? '' : `<p>${escaped(w.inspiredBy(shortened(inspiredBy, partFits)))}</p>`}
${voice}<section class="slip">
<p>${escaped(w.remarks)}</p>
<p class="line">&nbsp;</p>
<p class="line">&nbsp;</p>
</section>`,
    [trial.what, trial.hypothesis, trial.time, trial.stillValid, trial.wayBack, trial.question].join('').length > roomy ? 'dense' : '',
  );
}

/** What fits on one page with the rest. */
const fits = 1_100;
/** Beyond this many characters of a story, the page is set smaller. */
const roomyStory = 300;
/** What fits of each part of a trial. */
const partFits = 320;
/** Beyond this many characters altogether, the page is set smaller. */
const roomy = 900;

function shortened(body: string, atMost = fits): string {
  return body.length <= atMost ? body : `${body.slice(0, atMost).toWellFormed().trimEnd()}…`;
}
