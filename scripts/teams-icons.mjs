import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { giveUp, root } from './ensure.mjs';

/* `node scripts/teams-icons.mjs`: the icons of the Teams package, drawn anew from the SVG files beside them. */

const executablePath = findChromium();
if (executablePath === null) giveUp('Chromium is not installed: on Debian, apt-get install chromium.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const [name, size] of Object.entries({ color: 192, outline: 32 })) {
    const folder = join(root, 'adapters/teams/manifest');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${readFileSync(join(folder, `${name}.svg`), 'utf8')}`,
    );
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    console.log(`${name}.png, ${size} × ${size}`);
  }
} finally {
  await browser.close();
}
