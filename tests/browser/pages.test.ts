import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { pageHtml } from '../../adapters/pages/index.ts';
import { type AgreedSheet, sheetOf, trialSheetOf } from '../../src/areas/agreeing/sheet.ts';
import { keptFor } from '../../src/areas/rights/forget.ts';
import { formatFor } from '../../src/cards/format.ts';
import { purposes, ruleOf } from '../../src/domain/purpose.ts';
import { expectAccessible, openHtml, tabTo } from '../support/browser.ts';
import { aLiveTrial } from '../support/live-trial.ts';

const facts = {
  organisation: 'Ville de Vignes',
  controller: 'Ville de Vignes, direction générale',
  legalBasis: 'mission d’intérêt public',
  dataContact: 'dpo@vignes.example',
  keepDays: 90,
  keptFor,
  platforms: ['slack', 'teams'],
  embedded: true,
} as const;

const on = Temporal.PlainDate.from('2026-11-19');
const reading = (locale: 'fr' | 'en') => ({ locale, format: formatFor(locale, 'Europe/Paris', on) });
const agreed: AgreedSheet = {
  ...{ organisation: 'Ville de Vignes', reference: '3f2a9c1b', title: 'Des massifs', body: 'On a planté et semé.', writer: 'Bruno Petit' },
  audience: 'organisation',
  naming: 'names',
  ...{ serviceName: null, vintage: false, wall: false, names: 'Dalia et Éric', on },
};

/** Everything that the bot makes to be read in a browser or printed, but the booklet (`vintage.test.ts`). */
const made: readonly (readonly [string, (locale: 'fr' | 'en') => string])[] = [
  ['the privacy notice', (locale) => pageHtml('privacy', locale, facts)],
  ['the terms of use', (locale) => pageHtml('terms', locale, facts)],
  ['the sheet of an agreement given aloud', (locale) => sheetOf(agreed, reading(locale))],
  ['the sheet of a trial', (locale) => trialSheetOf(aLiveTrial, 'Ville de Vignes', reading(locale))],
];

test.each(made)('%s is accessible in both languages, wide or narrow, and prints on A4', { timeout: 120_000 }, async (_, html) => {
  const page = await openHtml(html('fr'));
  for (const locale of ['fr', 'en'] as const) {
    await page.setContent(html(locale));
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media: null });

      await expectAccessible(page, `${locale} ${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${locale} ${width}`).toBe(true);
      await page.emulateMedia({ media: 'print' });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
    }
  }
});

test('by keyboard alone, one goes from either page to the other, and to the other language', { timeout: 60_000 }, async () => {
  const page = await openHtml(pageHtml('privacy', 'fr', facts), { width: 1280 });

  for (const name of ['Conditions d’usage', 'Accessibilité\u00a0: non conforme', 'English']) await tabTo(page, name);
});

test.each(['fr', 'en'] as const)('the privacy notice in %s says every period that the code keeps', (locale) => {
  const odd = Object.fromEntries(Object.keys(keptFor).map((name, index) => [name, 1_001 + index]));
  const notice = pageHtml('privacy', locale, { ...facts, keptFor: { ...keptFor, ...odd } });

  expect(Object.entries(odd).filter(([, days]) => !new RegExp(`\\b${days} (?:jours|days)`).test(notice))).toEqual([]);
  for (const { keptFor: days } of purposes.map(ruleOf)) if (days !== null) expect(notice).toMatch(new RegExp(`\\b${days}\\b`));
  expect(notice.match(/<tr>/g)).toHaveLength(pageHtml('privacy', 'fr', facts).match(/<tr>/g)?.length ?? 0);
});
