import { expect, it } from 'vitest';
import { shorten } from '../../../src/cards/text.ts';
import { textIn } from '../../../src/core/form-values.ts';

it.each(['\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\r\n', '\r'])('a line ends at %j, wherever the words were pasted', (end) => {
  const [pasted, text] = [`On répare${end}les vélos`, 'On répare\nles vélos'];

  expect(textIn({ type: 'words', text: pasted })).toEqual({ type: 'words', text });
  expect(textIn({ type: 'command', command: 'initiative', text: pasted })).toMatchObject({ text });
  expect(textIn({ type: 'edited', to: { type: 'words', text: pasted } })).toEqual({ type: 'edited', to: { type: 'words', text } });
  expect(textIn({ type: 'submit', intent: 'tell', subject: '', values: { sentence: pasted } })).toMatchObject({
    values: { sentence: text },
  });
  const on = { id: 'x', writer: null, text: pasted };
  expect(textIn({ type: 'shortcut', shortcut: 'suggest-telling', on })).toMatchObject({ on: { text } });
});

it.each(['abcdef', 'é€“œ’…', 'e\u0301a\u0300i\u0302o\u0308u\u0302y\u0308', '👩‍👩‍👧‍👦🍇🥕🌻🍋🍒', 'אבגדהו'])(
  '« %s », six characters as a reader counts them, are shortened to four with the sign that it goes on',
  (six) => {
    const characters = [...new Intl.Segmenter('fr').segment(six)].map(({ segment }) => segment);
    expect(characters).toHaveLength(6);

    expect(shorten(six, 6)).toBe(six);
    expect(shorten(six, 4)).toBe(`${characters.slice(0, 3).join('')}…`);
  },
);
