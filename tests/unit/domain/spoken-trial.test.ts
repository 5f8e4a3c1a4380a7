import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothingGiven, trialSaid } from '../../../src/domain/spoken/trial.ts';

test.each([
  ['Ouvrir à 8 h', { what: 'Ouvrir à 8 h' }],
  [
    'Ouvrir à 8 h\nHypothèse : les parents viennent\nRETOUR: on rouvre à 9 h',
    { what: 'Ouvrir à 8 h', hypothesis: 'les parents viennent', wayBack: 'on rouvre à 9 h' },
  ],
  ['fin : 18 décembre\nhypothèse :\nles parents\nviennent', { endsOn: '18 décembre', hypothesis: 'les parents\nviennent' }],
  [
    'open at 8\nhypothesis: parents come\nway back: 9 again\nquestion: who comes?\nstart: Monday\nend: 18 December\ncheck-ins: 2, 3',
    {
      what: 'open at 8',
      hypothesis: 'parents come',
      wayBack: '9 again',
      question: 'who comes?',
      startsOn: 'Monday',
      endsOn: '18 December',
      gaps: '2, 3',
    },
  ],
  ['test à l’atelier\nsans écran : oui', { what: 'test à l’atelier', offscreen: 'oui' }],
  ['trial\npeople without a screen: yes', { what: 'trial', offscreen: 'yes' }],
  // A colon alone labels nothing.
  ['Une idée : des gilets jaunes', { what: 'Une idée : des gilets jaunes' }],
])('« %s »', (words, given) => {
  expect(trialSaid(words)).toEqual({ ...nothingGiven, ...given });
});

test('no word that was typed is lost, labels aside', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zé ]{0,12}(: [a-z]{1,8})?$/), { maxLength: 6 }), (lines) => {
      const kept = Object.values(trialSaid(lines.join('\n'))).join(' ');
      for (const line of lines) for (const word of (line.split(': ').at(-1) ?? '').split(' ')) expect(kept).toContain(word);
    }),
  );
});
