import { expect } from 'vitest';

const neverDrawn = ['fly-to-the-moon', 'constructor', '__proto__'];
/** No card ever wrote these. */
export const garbageSubjects = [
  'x',
  '00000000-0000-0000-0000-000000000000',
  '0',
  '-1',
  '99999999999999999999',
  "' or 1=1",
  '\u0000',
  '🍇',
  'é'.repeat(300),
];
const answers = {
  withdraw: 'Je ne retrouve plus cette initiative',
  'accept-invitation': 'n’est plus en cours',
  more: 'n’est plus d’actualité',
  'whole-text': 'Ce bouton ne fonctionne plus',
  'hand-over': 'Je ne retrouve pas de rencontre',
  'tell-draft': 'Je n’ai pas de question en attente',
};

/**
 * Buttons that no card has, and those of cards with garbage for what they are about: each has a kind answer.
 * @param pressed what the person reads, in French
 */
export async function expectKindAnswers(pressed: (intent: string, subject: string) => Promise<string>): Promise<void> {
  for (const intent of neverDrawn) expect(await pressed(intent, ''), intent).toContain('Ce bouton ne fonctionne plus');
  for (const subject of garbageSubjects)
    for (const [intent, answer] of Object.entries(answers))
      expect(await pressed(intent, subject), `${intent} ${subject}`).toContain(answer);
}
