import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { pageHtml } from '../../adapters/pages/index.ts';
import { keptFor } from '../../src/areas/rights/forget.ts';
import { expectAccessible, openPage } from '../support/browser.ts';

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

/** The page alone, as the bot serves it. */
async function opened(html: string, width: number) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html.replace('<body>', '<body data-ready>'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return openPage(`http://127.0.0.1:${port}`, { width });
}

test.each([
  ['privacy', 'fr'],
  ['privacy', 'en'],
  ['terms', 'fr'],
  ['terms', 'en'],
] as const)('the page of %s in %s is accessible, wide or narrow, and prints on A4', { timeout: 120_000 }, async (which, locale) => {
  for (const width of [1280, 320]) {
    const page = await opened(pageHtml(which, locale, facts), width);

    await expectAccessible(page, `${which} ${locale} ${width}`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  }
});
