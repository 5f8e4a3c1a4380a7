import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { vintageLanguage } from '../../src/areas/library/make-vintage.ts';
import { bookletHtml } from '../../src/areas/library/vintage/html.ts';
import { aBooklet } from '../support/booklets.ts';
import { expectAccessible, openHtml } from '../support/browser.ts';

const patient = { timeout: 120_000 };

const html = (booklet: ReturnType<typeof aBooklet>, locale: 'fr' | 'en') =>
  [...bookletHtml(booklet, vintageLanguage(locale, { zone: 'Europe/Paris' }))].join('');

test.each(['fr', 'en'] as const)(
  'the booklet in %s is accessible, wide or narrow, and its contents lead where they say',
  patient,
  async (locale) => {
    const page = await openHtml(html(aBooklet(12, 5, 2, locale === 'en'), locale));
    for (const size of [
      { width: 1280, height: 900 },
      { width: 320, height: 640 },
    ]) {
      await page.setViewportSize(size);

      await expectAccessible(page, `${locale} ${size.width}`);
      // Long words break instead of pushing the page wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const links = page.locator('nav a');
      expect(await links.count()).toBe(12 + 5 + 2 + 3);
      expect(await page.evaluate(`[...document.querySelectorAll('nav a')].every((one) => document.querySelector(one.hash) !== null)`)).toBe(
        true,
      );
      expect(await page.getByRole('img').getAttribute('aria-labelledby')).toBe('bunch-title bunch-desc');
      expect(await page.title()).toContain('Ville de Vignes');
    }
  },
);

/** How many pages a PDF has, and how many times it draws text. */
function drawn(pdf: Buffer): { readonly pages: number; readonly texts: number } {
  const bytes = pdf.toString('latin1');
  const texts = [...bytes.matchAll(/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream/gs)]
    .map(([, stream = '']) => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'))
    .reduce((sum, content) => sum + (content.match(/\bT[jJ]\b/g)?.length ?? 0), 0);
  return { pages: bytes.match(/\/Type \/Page\b/g)?.length ?? 0, texts };
}

test('printed, every page but the cover bears its number', patient, async () => {
  const whole = html(aBooklet(24, 6, 4), 'fr');
  const print = async (text: string) => drawn(await (await openHtml(text)).pdf({ preferCSSPageSize: true }));
  const numbered = await print(whole);
  const bare = await print(whole.replace('content: counter(page)', 'content: none'));

  expect(numbered.pages).toBeGreaterThan(10);
  expect(bare.pages).toBe(numbered.pages);
  expect(numbered.texts - bare.texts).toBe(numbered.pages - 1);
});

test('printed on A4: titles are told to stay with the first lines of their text', patient, async () => {
  const page = await openHtml(html(aBooklet(24, 6, 4), 'fr'));
  await page.emulateMedia({ media: 'print' });

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  const kept = await page.evaluate(
    `[...document.querySelectorAll('.head, h2, h4')].every((one) => getComputedStyle(one).breakAfter === 'avoid' && getComputedStyle(one).breakInside === 'avoid')`,
  );
  expect(kept).toBe(true);
});
