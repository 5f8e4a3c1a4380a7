import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { vintageLanguage } from '../../src/areas/library/make-vintage.ts';
import { bookletHtml } from '../../src/areas/library/vintage/html.ts';
import { aBooklet } from '../support/booklets.ts';
import { expectAccessible, openPage } from '../support/browser.ts';

const patient = { timeout: 120_000 };

/** The page alone, as a file would be: anything else it asked for would fail the test. */
async function opened(html: string, size?: { width: number; height: number }) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html.replace('<body>', '<body data-ready>'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return openPage(`http://127.0.0.1:${port}`, size);
}

const html = (booklet: ReturnType<typeof aBooklet>, locale: 'fr' | 'en') =>
  [...bookletHtml(booklet, vintageLanguage(locale, { zone: 'Europe/Paris' }))].join('');

test.each(['fr', 'en'] as const)(
  'the booklet in %s is accessible, wide or narrow, and its contents lead where they say',
  patient,
  async (locale) => {
    for (const size of [
      { width: 1280, height: 900 },
      { width: 320, height: 640 },
    ]) {
      const page = await opened(html(aBooklet(12, 5, 2, locale === 'en'), locale), size);

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

test('printed on A4: titles are told to stay with the first lines of their text', patient, async () => {
  const page = await opened(html(aBooklet(24, 6, 4), 'fr'));
  await page.emulateMedia({ media: 'print' });

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  const kept = await page.evaluate(
    `[...document.querySelectorAll('.head, h2, h4')].every((one) => getComputedStyle(one).breakAfter === 'avoid' && getComputedStyle(one).breakInside === 'avoid')`,
  );
  expect(kept).toBe(true);
});
