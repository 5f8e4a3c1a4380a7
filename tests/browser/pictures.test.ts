import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { picturedAt, takePictures } from '../../support/pictures.ts';
import { openPage } from '../support/browser.ts';
import { startPlayground } from '../support/playground.ts';

const words = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('docs/pictures/words.json', 'utf8')));

test('each picture of the documents shows the words of today: npm run pictures takes them again', { timeout: 180_000 }, async () => {
  const town = await startPlayground({ now: picturedAt });
  const page = await openPage(town.url);

  const taken = await takePictures(town.running, page);

  expect(Object.fromEntries(taken.map((one) => [one.name, one.words]))).toEqual(words);
});

test('pictures are small, and each is shown', () => {
  const pages = `${readFileSync('README.md', 'utf8')}${readFileSync('LISEZMOI.md', 'utf8')}`;

  expect(Object.keys(words).length).toBeGreaterThan(4);
  for (const name of Object.keys(words)) {
    expect(statSync(`docs/pictures/${name}.png`).size, name).toBeLessThan(250_000);
    expect(pages).toContain(`](docs/pictures/${name}.png)`);
  }
});

test('the first page says in at most ninety lines what it is, in either language', () => {
  for (const file of ['README.md', 'LISEZMOI.md']) expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(91);
});

test.each(['README.md', 'LISEZMOI.md'])('the conversation of %s is what the pictures show', (file) => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
  const shown = plain(Object.values(words).join(' '));
  const quoted = [...readFileSync(file, 'utf8').matchAll(/^> (.*)$/gm)].map(([, line = '']) => line).join(' ');
  // The sentence is shortened where it is quoted again.
  const said = plain(quoted.slice(quoted.indexOf('C'), quoted.indexOf(' **[')))
    .split(/(?<=[.:]) |« On a réparé les vélos… »|_[^_]*_|\*\*[^*]*\*\*(?:, (?:to|à) Bruno ?:)?/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== '>');
  const buttons = [...quoted.matchAll(/\[([^\]]+)\]/g)].map(([, label = '']) => label);

  expect(said.length).toBeGreaterThan(5);
  expect([...said, ...buttons].filter((one) => !shown.includes(one))).toEqual([]);
});
