import { expect, test } from 'vitest';
import { again, answerTo, expectCleanSlate, kindOf, press, say } from '../support/acts.ts';
import { everythingStored, lastMessage, query, type startBot } from '../support/bot.ts';
import { introduced, sentence } from '../support/introduced.ts';

test('« On s’est parlé, cela suffit »: once Amina confirms it, nothing is left of it but when Bruno was last solicited', async () => {
  const { bot, amina, bruno } = await introduced({ apart: true });
  const card = lastMessage(amina);
  expect(await kindOf(bot, card)).toBe('introduction');
  const ids = await idsOf(bot);
  expect(ids.length).toBeGreaterThan(1);

  expect(await press(bot, amina, card, 'enough')).toContain('Il n’y aura pas de récit, et cela ne se défait pas.');
  // Nothing has changed yet.
  expect(await everythingStored(bot)).toContain(sentence);
  expect(await answerTo(bot, amina, 'oui, cela suffit')).toBe('initiativeWithdrawn');

  expect(lastMessage(amina).visible).toContain('vous vous êtes parlé, et cela suffit');
  expect(again(amina, card).visible).not.toContain('vélos');
  expect(
    bruno
      .messages()
      .map(({ visible }) => visible)
      .join(),
  ).not.toContain('vélos');
  const stored = await everythingStored(bot);
  for (const secret of [sentence, ...ids]) expect(stored).not.toContain(secret);
  const solicited = await query(bot, 'select last_solicited_at from harvesters where last_solicited_at is not null');
  expect(solicited).toHaveLength(1);
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('disent que cela leur a suffi');
  // Neither news nor anything else is asked of them any more.
  const before = [amina, bruno].map((one) => one.messages().length);
  await bot.at('2027-01-29T18:00[Europe/Paris]');
  expect([amina, bruno].map((one) => one.messages().length)).toEqual(before);
  expectCleanSlate(bot, 'vélos');
});

test('Bruno, who listened, may think that it is enough: Amina says so, or nothing changes', async () => {
  const { bot, amina, bruno } = await introduced({ apart: true });
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const news = lastMessage(bruno);
  expect(await kindOf(bot, news)).toBe('meetingNews');

  expect(await press(bot, bruno, news, 'enough')).toContain('je le leur demande');
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  const asked = lastMessage(amina);
  expect([await kindOf(bot, asked), asked.visible]).toEqual(['enoughAsked', expect.stringContaining('Bruno Petit')]);
  expect(await everythingStored(bot)).toContain(sentence);
  // Asked twice, it is asked once.
  await press(bot, bruno, news, 'enough');
  await bot.rest();
  expect(lastMessage(amina).ts).toBe(asked.ts);

  await press(bot, amina, asked, 'enough');
  expect(await everythingStored(bot)).not.toContain(sentence);
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('disent que cela leur a suffi');
  // Pressed again, from a screen that was not refreshed.
  await press(bot, amina, asked, 'enough');
  expect(await say(bot, bruno, 'cela suffit')).not.toContain('je le leur demande');
  expectCleanSlate(bot, 'vélos');
});

test('a volunteer whose people ask for somebody else is not told that they withdrew', async () => {
  const { bot, amina, bruno } = await introduced({ apart: true });
  for (const day of ['2026-12-02', '2026-12-09', '2026-12-16']) await bot.at(`${day}T09:00[Europe/Paris]`);
  const card = lastMessage(amina);
  expect([await kindOf(bot, card), card.intents]).toEqual(['noNews', ['ask-another', 'keep-waiting', 'enough', 'leave-it', 'more']]);

  await press(bot, amina, card, 'ask-another');
  await bot.at('2026-12-21T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('demande à quelqu’un d’autre');
  expectCleanSlate(bot, 'vélos');
});

test('nobody else can say it, and where nobody met there is nothing to end', async () => {
  const { bot, chloe } = await introduced({ apart: true });
  expect(await answerTo(bot, chloe, 'oui, cela suffit')).toBe('notFound:any-initiative');
  expect(await answerTo(bot, chloe, 'cela suffit')).toBe('notFound:any-initiative');
  await say(bot, chloe, 'initiative : On a planté des vignes');
  expect(await answerTo(bot, chloe, 'oui, cela suffit')).toBe('notFound:meeting');
  expect(await everythingStored(bot)).toContain('vignes');
  expectCleanSlate(bot, 'vignes');
});

/** Of everything that was recorded of the initiative. */
async function idsOf(bot: Awaited<ReturnType<typeof startBot>>): Promise<readonly string[]> {
  const rows = await query(
    bot,
    'select id::text from initiatives union all select id::text from meetings union all select id::text from invitations',
  );
  return rows.map(({ id }) => String(id));
}
