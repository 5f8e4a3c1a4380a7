import { expect, vi } from 'vitest';
import { settableClock } from '../../fakes/clock.ts';
import type { FakePerson } from '../../fakes/slack/people.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { fromBot, messageOf, openForm, press, say, touch } from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meetInSlack, onSlack, startBot, type TestBot } from '../support/bot.ts';
import { openTrial } from '../support/trials.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const refusal = 'Je ne suis pas relié à cet espace de travail';

/** Chloé is of another organisation, and in a channel that hers and ours share. */
async function town(mode: 'http' | 'socket' = 'http') {
  const bot = await startBot({ now: '2026-11-20T10:00[Europe/Paris]', mode });
  const [amina, bruno, chloe] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  bot.slack.addChannel({ id: 'CPARTAGE', members: [bot.slack.team.bot, amina.id, bruno.id, chloe.id] });
  return { bot, amina, bruno, chloe: chloe.with({ home: 'T0AILLEURS' }) };
}

/** Nothing of them is kept, and nothing was sent to them but what they see where they acted. */
async function expectUnknown(bot: TestBot, chloe: FakePerson) {
  await bot.rest();
  expect(await everythingStored(bot)).not.toContain(chloe.id);
  expect(fromBot(chloe)).toEqual([]);
  expect(bot.slack.violations).toEqual([]);
}

for (const mode of ['http', 'socket'] as const) {
  onSlack(`Nothing that somebody of another organisation does in a shared channel is recorded (${mode})`, async () => {
    const { bot, amina, chloe } = await town(mode);
    await say(bot, amina, 'On a planté des vignes dans la cour');
    const before = await everythingStored(bot);
    const card = lastMessage(amina);

    expect(await chloe.mention('CPARTAGE', 'On a volé des vignes')).toMatchObject({ status: 200 });
    await expect.poll(() => chloe.ephemerals().length).toBe(1);
    expect(lastEphemeral(chloe).visible).toContain(refusal);
    expect(await chloe.dm('On a volé des vignes')).toMatchObject({ status: 200 });
    await chloe.command('/initiative', 'On a volé des vignes', { channel: 'CPARTAGE' });
    expect(lastEphemeral(chloe).visible).toContain(refusal);
    const shown = chloe.ephemerals().length;
    for (const button of card.buttons) await touch(chloe, card, button);
    await expect.poll(() => chloe.ephemerals().length).toBe(shown + card.buttons.length);
    expect(lastEphemeral(chloe).visible).toContain(refusal);
    await chloe.messageShortcut('suggest-telling', card);
    await expect.poll(() => chloe.ephemerals().length).toBe(shown + card.buttons.length + 1);
    await chloe.shortcut('tell');
    await chloe.openHome();
    await bot.rest();

    expect(chloe.view()).toBeUndefined();
    expect(chloe.home()).toBeUndefined();
    expect(await everythingStored(bot)).toBe(before);
    await expectUnknown(bot, chloe);
    // The same card still works for whom it was shown to.
    expect(await press(bot, amina, card, 'tell-draft')).toContain('vignes');
  });
}

onSlack(
  'A form opened by somebody of ours and sent as somebody of another organisation says so, and stays as it was filled in',
  async () => {
    const { bot, chloe } = await town();
    const ours = bot.slack.person(chloe.id);
    const form = await openForm(ours, () => ours.command('/initiative'));
    await bot.rest();
    const before = await everythingStored(bot);

    const { status, errors } = await chloe.submit(form, { sentence: 'On a volé des vignes' });

    expect(status).toBe(200);
    expect(Object.values(errors).join()).toContain('Je ne suis pas relié à cet espace');
    expect(chloe.view()?.id).toBe(form.id);
    await bot.rest();
    expect(await everythingStored(bot)).toBe(before);
  },
);

onSlack('On a Grid, people of this workspace and of the whole are heard; those of its other workspaces are told no', async () => {
  const slack = await startFakeSlack({ clock: settableClock('2026-11-20T10:00[Europe/Paris]').ms, signingClock: Date.now });
  slack.team.enterprise = 'E0GRID';
  const bot = await startBot({ now: '2026-11-20T10:00[Europe/Paris]', slack });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  const ofTheGrid = amina.with({ home: 'E0GRID' });
  const ofAnother = amina.with({ home: 'T0AUTRE' });

  expect(await say(bot, ofTheGrid, 'aide')).not.toContain(refusal);
  const card = lastMessage(amina);
  const [button = ''] = card.buttons;
  await ofAnother.dm('aide');
  await bot.rest();
  expect(fromBot(amina)).toHaveLength(1);
  await touch(ofAnother, card, button);
  await expect.poll(() => amina.ephemerals().map(({ visible }) => visible)).toEqual([expect.stringContaining(refusal)]);
  await slack.close();
});

onSlack('Somebody of another organisation chosen in a form is asked nothing and sent nothing, and their name is not kept', async () => {
  const { bot, amina, bruno } = await town();
  const other = bot.slack.addTeam({ id: 'T0AILLEURS' });
  bot.slack.addUser({ id: 'UZOE', real_name: 'Zoé Ailleurs' }, other);
  const posted = () => bot.slack.calls.filter(({ body }) => JSON.stringify(body).includes('UZOE')).map(({ method }) => method);

  await openTrial(bot, amina, [bruno], { people: [bruno.id, 'UZOE'] });
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect((await messageOf(bot, bruno, 'trialRequest')).intents).toContain('join-trial');
  expect(new Set(posted())).toEqual(new Set(['users.info']));
  expect(await everythingStored(bot)).not.toContain('Zoé');
});
