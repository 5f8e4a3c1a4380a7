import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sheetOf } from '../../src/areas/agreeing/sheet.ts';
import { vintageLanguage } from '../../src/areas/library/make-vintage.ts';
import { notebookHtml } from '../../src/areas/library/pages/notebook.ts';
import { posterHtml } from '../../src/areas/library/pages/poster.ts';
import type { Item } from '../../src/domain/digest.ts';
import { expectAccessible, openHtml } from '../support/browser.ts';

const patient = { timeout: 120_000 };

/** The pages that Chromium prints, on A4. */
async function printed(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** By everyone, whatever their screen. */
async function expectReadable(page: Page, locale: string): Promise<void> {
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, `${locale} ${width}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  }
}

const long = 'Communauté d’agglomération de Saint-Quentin-en-Quelque-Chose et de ses environs immédiats';

test.each(['fr', 'en'] as const)(
  'the notebook in %s is one A4 page with room to write, accessible wide or narrow',
  patient,
  async (locale) => {
    const page = await openHtml(notebookHtml('Ville de Vignes', locale));
    expect(await printed(page)).toBe(1);
    await page.setContent(notebookHtml(long, locale));
    expect(await printed(page)).toBe(1);
    await expectReadable(page, locale);
    await page.setViewportSize({ width: 688, height: 900 });
    await page.emulateMedia({ media: 'print' });
    // A fifth of the sheet at least is left to write on.
    expect(await page.evaluate(`document.querySelector('.blank').getBoundingClientRect().height`)).toBeGreaterThan(225);
  },
);

/** Every state of every item, with words as long and as wide as people write them. */
function items(words: (short: string) => string, count = 12): readonly Item[] {
  return Array.from({ length: count }, (_, index) => ({
    subject: `story:${index}`,
    state: (['story', 'bud', 'live', 'stopped', 'granted', 'refused'] as const)[index % 6] ?? 'story',
    title: words('Des vélos réparés à l’école'),
    people: index % 3 === 0 ? { as: 'names', names: ['Amina Diallo', 'Bruno Petit'] } : index % 3 === 1 ? { as: 'team' } : { as: 'none' },
    learning: index % 5 === 4 ? '' : words('Trois mercredis, des caisses à outils, et beaucoup de rires dans la cour.'),
    until: index % 6 === 2 ? Temporal.PlainDate.from('2026-12-18') : null,
    from: null,
    text: '',
  }));
}

const poster = (shown: readonly Item[], locale: 'fr' | 'en', organisation = 'Ville de Vignes') =>
  posterHtml(
    { organisation, madeOn: Temporal.PlainDate.from('2026-11-30'), items: shown },
    vintageLanguage(locale, { zone: 'Europe/Paris' }),
  );

const wide: readonly ((short: string) => string)[] = [
  (short) => short,
  (short) => `${short} `.repeat(30),
  () => 'W'.repeat(400),
  () => 'جملة طويلة جدا '.repeat(40),
  () => '葡萄収穫'.repeat(80),
  () => '🍇🥕🌻'.repeat(60),
];

test.each(['fr', 'en'] as const)(
  'the sheet of an agreement given aloud in %s is one A4 page, however long the story',
  patient,
  async (locale) => {
    const on = Temporal.PlainDate.from('2026-11-30');
    const reading = vintageLanguage(locale, { zone: 'Europe/Paris' });
    const said = { audience: 'organisation', serviceName: null, naming: 'names', vintage: true, wall: true, on } as const;
    const page = await openHtml('<body></body>');
    const [writer, names] = ['Marie-Antoinette Vandenbroucke-Lefebvre', 'Dalia Benali, Éric Morel, Fanny Roux et Guillaume Petit'];
    for (const letters of [20, 300, 301, 5_000]) {
      const body = 'Des vélos réparés à l’école, trois mercredis. '.repeat(120).slice(0, letters);
      const title = 'Des vélos réparés à l’école de la cour nord, avec les parents et les animateurs';
      const html = sheetOf({ ...said, organisation: long, reference: '3f2a9c1b', title, body, writer, names }, reading);
      await page.setContent(html);
      expect(await printed(page), `${letters}`).toBe(1);
    }
  },
);

test.each(['fr', 'en'] as const)('the poster in %s is one A4 page whatever its words, and none of it is cut', patient, async (locale) => {
  const page = await openHtml(
    poster(
      items((short) => short),
      locale,
    ),
  );
  await expectReadable(page, locale);
  await page.setViewportSize({ width: 658, height: 900 });
  await page.emulateMedia({ media: 'print' });
  for (const words of wide) {
    await page.setContent(poster(items(words), locale, long));
    expect(await printed(page)).toBe(1);
    expect(
      await page.evaluate(`(() => { const one = document.querySelector('.items'); return one.scrollHeight <= one.clientHeight; })()`),
    ).toBe(true);
    expect(await page.locator('article').count()).toBeGreaterThan(0);
  }
});
