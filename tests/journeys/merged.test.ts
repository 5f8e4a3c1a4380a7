import { expect, test, vi } from 'vitest';
import { again, answerTo, fromBot, kindOf, press, say } from '../support/acts.ts';
import { lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { openTrial } from '../support/trials.ts';

vi.setConfig({ testTimeout: 60_000 });

const everywhere = ['slack', 'teams'] as const;
const paris = (moment: string) => `${moment}[Europe/Paris]`;
const words = 'Les familles sont venues dès huit heures';

/** Bruno tries these, since Friday; on Tuesday at nine he is asked what he noticed, of each. */
async function trying(platform: (typeof everywhere)[number], trials: readonly string[]) {
  const bot = await startBot({ platform, now: paris('2026-11-20T07:30') });
  bot.chat.unlimited();
  const [amina, bruno, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Dalia Benali');
  await say(bot, bruno, 'trois messages par semaine');
  for (const what of trials) await openTrial(bot, amina, [bruno], { what, gaps: '2, 5' });
  await bot.at(paris('2026-11-20T09:00'));
  const asked = lastMessage(bruno);
  for (const _ of trials) await press(bot, bruno, again(bruno, asked), { name: 'join-trial', nth: 0 });
  return { bot, bruno, dalia };
}

const answers = async (bot: TestBot): Promise<readonly unknown[]> =>
  await query(
    bot,
    `select t.what, m.words from check_in_members m join check_ins c on c.id = m.check_in_id join trials t on t.id = c.trial_id
          where m.words <> '' order by t.what`,
  );
const asksSeveral = (person: Person) => lastMessage(person).visible;

for (const platform of everywhere) {
  test(`${platform}: words after a card that merged a check-in with an invitation answer the check-in, and « oui » the invitation`, async () => {
    const { bot, bruno, dalia } = await trying(platform, ['Ouvrir à 8 h']);
    await say(bot, bruno, 'volontaire');
    await bot.at(paris('2026-11-23T15:00'));
    await say(bot, dalia, 'raconter : On prête des outils');
    await bot.at(paris('2026-11-24T09:00'));
    // The invitation comes last on the card.
    expect(asksSeveral(bruno).indexOf('On prête des outils')).toBeGreaterThan(asksSeveral(bruno).indexOf('Ouvrir à 8 h'));
    expect(asksSeveral(bruno)).toContain('On prête des outils');
    expect(asksSeveral(bruno)).toContain('Ouvrir à 8 h');

    expect(await say(bot, bruno, words)).not.toContain('Je note ceci comme une initiative');
    expect(await answers(bot)).toEqual([{ what: 'Ouvrir à 8 h', words }]);
    expect(await answerTo(bot, bruno, 'oui, volontiers')).toBe('invitationAccepted');
  });

  test(`${platform}: when two check-ins come together, words are kept, and which one they answer is asked`, async () => {
    const { bot, bruno } = await trying(platform, ['Ouvrir à 8 h', 'Fermer à 20 h']);
    await bot.at(paris('2026-11-24T09:00'));
    expect(asksSeveral(bruno)).toContain('Ouvrir à 8 h');
    expect(asksSeveral(bruno)).toContain('Fermer à 20 h');

    const asked = await say(bot, bruno, words);
    expect(await kindOf(bot, lastMessage(bruno))).toBe('whichAnswer');
    expect(asked).toContain(words);
    expect(await answers(bot)).toEqual([]);

    const nth = asked.indexOf('Fermer') > asked.indexOf('Ouvrir') ? '2' : '1';
    await press(bot, bruno, lastMessage(bruno), nth);
    expect(await answers(bot)).toEqual([{ what: 'Fermer à 20 h', words }]);
    await say(bot, bruno, 'english');
    expect(await answerTo(bot, bruno, words)).toBe('whichAnswer');
  });

  test(`${platform}: « oui » to a card that asks two things is taken for neither; the buttons answer`, async () => {
    const bot = await startBot({ platform, now: paris('2026-11-20T10:00') });
    bot.chat.unlimited();
    const [amina, bruno, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Dalia Benali');
    await say(bot, bruno, 'volontaire');
    await bot.at(paris('2026-11-20T18:30'));
    await say(bot, dalia, 'raconter : On prête des outils');
    await openTrial(bot, amina, [bruno]);
    await bot.at(paris('2026-11-23T09:00'));
    expect(fromBot(bruno).at(-1)?.visible).toContain('On prête des outils');
    expect(lastMessage(bruno).intents).toContain('join-trial');

    expect(await answerTo(bot, bruno, 'oui')).toBe('severalQuestions');
    expect(await answerTo(bot, bruno, 'non')).toBe('severalQuestions');
    expect(await say(bot, bruno, 'pas cette fois')).toContain('Je demande à quelqu’un d’autre');
    expect(await say(bot, bruno, 'oui')).toContain('EN TEST');
  });
}
