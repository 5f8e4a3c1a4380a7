import { expect, it } from 'vitest';
import { numberSaid } from '../../../src/domain/spoken/number.ts';
import { replySaid } from '../../../src/domain/spoken/replies.ts';

it.each([
  ['2', 2],
  ['n° 2', 2],
  ['(2)', 2],
  ['« 2 »', 2],
  ['la 2', 2],
  ['la deuxième, s’il vous plaît', 2],
  ['le premier', 1],
  ['number 3 please', 3],
  ['the second', 2],
  ['1st', 1],
  ['12', 12],
])('« %s » is the number %i', (words, number) => {
  expect(numberSaid(words)).toBe(number);
});

it.each(['', 'merci', '1 2', '100', '2 vélos', 'deux vélos', 'une seconde fois', '3e étage', 'x'.repeat(10_000)])(
  '« %s » is none',
  (words) => {
    expect(numberSaid(words)).toBeNull();
  },
);

it.each([
  ['👍', 'yes'],
  ['👍🏽 👌', 'yes'],
  ['2', 'sign'],
  ['...', 'sign'],
  ['1 2', 'sign'],
  ['🍇', 'sign'],
  ['??', 'sign'],
  ['À quoi ça sert', 'question'],
  ['qui peut lire mes phrases', 'question'],
  ['puis-je retirer ce que j’ai dit', 'question'],
  ['who can see my sentence', 'question'],
  ['Qui sème récolte : la haie a fleuri', null],
  ['Who plants a hedge has birds', null],
  ['On a planté 👍', null],
] as const)('« %s » is no initiative: %s', (words, reply) => {
  expect(replySaid(words)).toBe(reply);
});
