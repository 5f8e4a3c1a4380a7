import { expect, test, vi } from 'vitest';
import { command, fromBot, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { liveTrial, openTrial } from '../support/trials.ts';

vi.setConfig({ testTimeout: 60_000 });

const everywhere = ['slack', 'teams'] as const;
const paris = (moment: string) => `${moment}[Europe/Paris]`;
const story = 'Trois samedis, deux services, et vingt vélos qui roulent.';

const agreements = (bot: TestBot) => query(bot, 'select version, audience from agreements order by version');

/** Bruno writes the story in the evening: the card with it leaves the next morning, and nobody has read it. */
async function writtenInTheEvening(platform: (typeof everywhere)[number]): Promise<{ bot: TestBot; amina: Person; chloe: Person }> {
  const bot = await startBot({ platform, now: paris('2026-11-20T17:30') });
  bot.chat.unlimited();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await say(bot, bruno, 'volontaire');
  await say(bot, amina, 'raconter : On a réparé les vélos de l’école');
  await bot.at(paris('2026-11-23T09:00'));
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.at(paris('2026-11-24T18:30'));
  await say(bot, bruno, `récit : ${story}`);
  expect(fromBot(amina).some(({ visible }) => visible.includes(story))).toBe(false);
  return { bot, amina, chloe };
}

for (const platform of everywhere) {
  test.each([
    ['à toute l’organisation', [{ version: 1, audience: 'organisation' }]],
    ['entre nous', [{ version: 1, audience: 'us' }]],
  ])(`${platform}: « %s » before the story was shown shows it and asks; said again, it is agreed`, async (words, then) => {
    const { bot, amina } = await writtenInTheEvening(platform);

    expect(await say(bot, amina, words)).toContain(story);
    expect(await agreements(bot)).toEqual([]);
    expect(lastMessage(amina).intents).toContain('choose-sharing');

    await say(bot, amina, words);
    expect(await agreements(bot)).toEqual(then);
  });

  test(`${platform}: the form that chooses is not opened before the story was shown; reading it whole is enough`, async () => {
    const { bot, amina } = await writtenInTheEvening(platform);

    expect(await say(bot, amina, 'lire le récit')).toContain(story);
    expect(await say(bot, amina, 'à toute l’organisation')).not.toContain('Voulez-vous');
    expect(await agreements(bot)).toEqual([{ version: 1, audience: 'organisation' }]);

    const { bot: other, amina: zoe } = await writtenInTheEvening(platform);
    expect(await command(other, zoe, '/vendange', 'choisir')).toContain(story);
    expect(zoe.view()).toBeUndefined();
    await press(other, zoe, lastEphemeral(zoe), 'keep-between-us');
    expect(await agreements(other)).toEqual([{ version: 1, audience: 'us' }]);
  });

  test(`${platform}: corrected since by somebody else, words agree to nothing before the new version was shown`, async () => {
    const { bot, amina, chloe } = await writtenInTheEvening(platform);
    await bot.at(paris('2026-11-25T10:00'));
    const form = await openForm(amina, () => amina.command('/vendange', 'porter à plusieurs'));
    await submit(bot, amina, form, { person: chloe.id });
    await bot.at(paris('2026-11-26T10:00'));
    expect(await say(bot, chloe, 'oui')).toContain('vélos');
    await bot.at(paris('2026-11-27T10:00'));
    await bot.at(paris('2026-11-30T10:00'));
    expect(await say(bot, amina, 'à toute l’organisation')).toContain('à toute l’organisation');
    await bot.at(paris('2026-11-30T18:30'));
    expect(await say(bot, chloe, 'corriger le récit : Trente vélos')).toContain('Trente vélos');

    expect(await say(bot, amina, 'à toute l’organisation')).toContain('Trente vélos');

    const latest = await query(bot, 'select a.version from agreements a join stories s on s.id = a.story_id and s.version = a.version');
    expect(latest).toEqual([]);
    await say(bot, amina, 'à toute l’organisation');
    expect(await query(bot, 'select a.audience from agreements a join stories s on s.id = a.story_id and s.version = a.version')).toEqual([
      { audience: 'organisation' },
    ]);
  });

  test(`${platform}: nobody joins a trial, nor carries it, before they have read what they are asked`, async () => {
    const bot = await startBot({ platform, now: paris('2026-11-19T18:30') });
    bot.chat.unlimited();
    const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
    await openTrial(bot, amina, [bruno]);
    expect(fromBot(bruno)).toEqual([]);
    const agreed = async () => query(bot, `select agreed from trial_members where role = 'tester'`);

    expect(await say(bot, bruno, 'd’accord pour le test')).toContain('On rouvre à 9 h dès le lendemain');
    expect(await agreed()).toEqual([{ agreed: null }]);
    await say(bot, bruno, 'd’accord pour le test');
    expect(await agreed()).toEqual([{ agreed: 1 }]);

    const form = await openForm(amina, lastMessage(amina), 'ask-for-trial');
    await submit(bot, amina, form, { people: bruno.id, role: 'carrier' });
    const role = async () => query(bot, `select role from trial_members where role <> 'pilot'`);
    expect(await say(bot, bruno, 'je porte le test')).toContain('Amina Diallo');
    expect(await role()).toEqual([{ role: 'tester' }]);
    await say(bot, bruno, 'je porte le test');
    expect(await role()).toEqual([{ role: 'carrier' }]);
  });

  test(`${platform}: what was learnt is shared by nobody who has not read it, nor its correction`, async () => {
    const bot = await startBot({ platform, now: paris('2026-11-20T10:00') });
    bot.chat.unlimited();
    const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
    await liveTrial(bot, amina, [bruno], paris('2026-11-23T09:00'), { startsOn: '2026-11-23', endsOn: '2026-12-04' });
    for (const moment of ['2026-12-04T09:00', '2026-12-05T00:00', '2026-12-07T18:30']) await bot.at(paris(moment));
    await conclude(bot, amina, 'écrire le bilan', 'Les parents viennent.');
    const shared = () => query(bot, `select version, audience from trial_agreements where part = 'evaluation'`);

    expect(await say(bot, bruno, 'raconter le bilan à toute l’organisation')).toContain('Les parents viennent.');
    expect(await shared()).toEqual([]);
    await say(bot, bruno, 'raconter le bilan à toute l’organisation');
    expect(await shared()).toEqual([{ version: 1, audience: 'organisation' }]);

    await conclude(bot, amina, 'corriger le bilan', 'Surtout par temps sec.');
    expect(await say(bot, bruno, 'raconter le bilan à toute l’organisation')).toContain('Surtout par temps sec.');
    expect(await shared()).toEqual([{ version: 1, audience: 'organisation' }]);
  });
}

async function conclude(bot: TestBot, person: Person, words: string, learnt: string): Promise<void> {
  const form = await openForm(person, () => person.command('/vendange', words));
  expect(plainSpaces(await submit(bot, person, form, { learnt, follow: 'leave' }))).toContain(learnt);
}
