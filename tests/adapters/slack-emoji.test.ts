import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };
import { describe, expect, it, test } from 'vitest';
import committed from '../../adapters/slack/emoji.json' with { type: 'json' };
import { withPictures } from '../../adapters/slack/emoji.ts';

const file = fileURLToPath(new URL('../../adapters/slack/emoji.json', import.meta.url));

/** Some are drawn as text when nothing says otherwise: ❤ is not ❤️. */
const asPicture = (drawn: string) => (/^\p{Emoji}$/u.test(drawn) && !/^\p{Emoji_Presentation}$/u.test(drawn) ? `${drawn}\ufe0f` : drawn);

function published(): Record<string, string> {
  const named = Object.entries(shortcodes).flatMap(([hexcode, names]) => {
    const drawn = asPicture(String.fromCodePoint(...hexcode.split('-').map((hex) => Number.parseInt(hex, 16))));
    return [names].flat().map((name) => [name, drawn] as const);
  });
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

test('the names of pictures are those of the table that Slack uses; UPDATE_EMOJI=1 writes them anew', () => {
  if (process.env.UPDATE_EMOJI === '1') writeFileSync(file, `${JSON.stringify(published(), null, 2)}\n`);

  expect(committed).toEqual(published());
});

describe('Pictures that Slack spells by their names', () => {
  it.each([
    ['On plante :grapes: et :deciduous_tree:', 'On plante 🍇 et 🌳'],
    ['Bien :+1::skin-tone-3: :wave::skin-tone-6:', 'Bien 👍🏼 👋🏿'],
    ['avec le c:heart:ur', 'avec le c❤️ur'],
    [':flag-fr: :fr: :male-farmer::skin-tone-2: :rainbow-flag: :hash:', '🇫🇷 🇫🇷 👨🏻‍🌾 🏳️‍🌈 #️⃣'],
    [':grapes::skin-tone-3:', '🍇'],
    [':grapes::grapes:', '🍇🍇'],
    [':100: fois, :1234:', '💯 fois, 🔢'],
    ['à 10:30:15, à 10:100:20, échelle 1:100:', 'à 10:30:15, à 10:100:20, échelle 1:100:'],
    [':notre-logo: :constructor: :toString: :+1', ':notre-logo: :constructor: :toString: :+1'],
  ])('%s', (spelt, drawn) => {
    expect(withPictures(spelt)).toBe(drawn);
  });
});
