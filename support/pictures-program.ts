import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { settableClock } from '../fakes/clock.ts';
import { findChromium } from '../scripts/chromium.mjs';
import { readConfig } from '../src/config/config.ts';
import { start } from '../src/main.ts';
import { picturedAt, takePictures } from './pictures.ts';

/* `npm run pictures`: takes the pictures of the documents from the real playground, with the words that each shows. */

const folder = mkdtempSync(join(tmpdir(), 'vendange-pictures-'));
const out = 'docs/pictures';
const executablePath = findChromium();
if (!executablePath) throw new Error('Chromium is not installed: npm test says how.');
const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', VENDANGE_DATA: folder, VENDANGE_ORGANISATION: 'Ville de Vignes' });
const running = await start(config, { clock: settableClock(picturedAt), draw: () => 0, log: () => {} });
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1240, height: 860 }, reducedMotion: 'reduce' });
  await page.goto(`${running.url}/`);
  await page.waitForSelector('body[data-ready]');
  const pictures = await takePictures(running, page);
  mkdirSync(out, { recursive: true });
  for (const { name, png } of pictures) writeFileSync(join(out, `${name}.png`), png);
  const words = Object.fromEntries(pictures.map((one) => [one.name, one.words]));
  writeFileSync(join(out, 'words.json'), `${JSON.stringify(words, null, 2)}\n`);
  for (const { name, png } of pictures) console.log(`${out}/${name}.png: ${Math.round(png.length / 1_000)} kB`);
} finally {
  await browser.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}
