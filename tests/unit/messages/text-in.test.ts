import { expect, it } from 'vitest';
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
