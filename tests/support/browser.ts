import { createServer } from 'node:http';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { listenHere } from '../../fakes/listen.ts';
import { findChromium } from '../../scripts/chromium.mjs';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
});

/** A page as wide as this, that fails the test on any error and asks nothing of anyone but `url`; `mayLose`: the server may stop; `dark`: the screen asks for dark pages. */
export async function openPage(url: string, { width = 1280, height = 900, mayLose = false, dark = false } = {}): Promise<Page> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed: npm test says how.');
  // Playwright gives each launch a profile that has never served.
  browser ??= chromium.launch({ executablePath, args });
  const page = await (await browser).newPage({
    viewport: { width, height },
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
  });
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  page.on('request', (request) => request.url().startsWith(`${url}/`) || troubles.push(`asks ${request.url()}`));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  onTestFinished(async () => {
    await page.close();
    expect(troubles.filter((one) => !(mayLose && one.includes('net::ERR_')))).toEqual([]);
  });
  await page.goto(`${url}/`);
  await page.waitForSelector('body[data-ready]');
  return page;
}

const Violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** Everything axe knows how to check, on what is shown now. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  await page.evaluate(axe.source);
  const violations = Violations.parse(
    await page.evaluate('axe.run({ resultTypes: ["violations"] }).then((results) => results.violations)'),
  );
  const said = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
  expect(said, view).toEqual([]);
}

/** Presses Tab until what is focused is called so: somebody without a mouse gets there. */
export async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never reaches « ${name} ».`);
}

/** The name of what is focused, as written on it or in its label. */
export async function focused(page: Page): Promise<string> {
  return z
    .string()
    .parse(
      await page.evaluate(
        `(() => { const one = document.activeElement; return (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '').trim(); })()`,
      ),
    );
}

/** A page alone, as it is served or as a file would be: anything else it asked for would fail the test. */
export async function openHtml(html: string, size?: { readonly width: number; readonly height?: number }): Promise<Page> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html.replace('<body>', '<body data-ready>'));
  });
  const port = await listenHere(server);
  onTestFinished(() => void server.close());
  return openPage(`http://127.0.0.1:${port}`, size);
}
