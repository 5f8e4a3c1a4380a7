import { expect, onTestFinished, test } from 'vitest';
import type { Fields } from '../../fakes/slack/json.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startDoing } from '../../simulation/processes/doing.ts';

/** Amina, and forms that open on her screen. */
async function atHerScreen() {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  slack.addUser({ id: 'UAMINA', real_name: 'Amina Diallo' });
  const opens = (intent: string, subject: string) => {
    const view: Fields = { type: 'modal', callback_id: intent, private_metadata: JSON.stringify({ subject }), blocks: [] };
    const modal = slack.world.newView(slack.team.id, 'UAMINA', view);
    slack.world.modals(slack.team.id, 'UAMINA').splice(0, 1, modal);
  };
  return { doing: startDoing(slack), opens, amina: slack.person('UAMINA') };
}

test('whoever asks for a form waits for that one, whatever opens late before it', async () => {
  const { doing, opens } = await atHerScreen();

  const form = await doing.form('UAMINA', { intent: 'correct-sentence', subject: 'two' }, async () => {
    opens('story-written', 'two');
    setTimeout(() => opens('correct-sentence', 'one'), 30);
    setTimeout(() => opens('correct-sentence', 'two'), 60);
  });

  expect(form).toMatchObject({ callbackId: 'correct-sentence', privateMetadata: '{"subject":"two"}' });
  expect(await doing.form('UAMINA', { intent: 'correct-sentence', subject: 'two' }, async () => opens('story-written', 'two'))).toBe(
    undefined,
  );
});

test('a form in whose place another has opened is not sent, and nothing is held for sure', async () => {
  const { doing, opens, amina } = await atHerScreen();
  const asked = await doing.form('UAMINA', { intent: 'story-written' }, async () => opens('story-written', 'one'));
  if (!asked) throw new Error('No form opened.');
  opens('correct-sentence', 'one');
  let sure = false;

  await doing.submit('UAMINA', asked, { body: 'Un récit' }, () => {
    sure = true;
  });

  expect(sure).toBe(false);
  expect(amina.view()?.callbackId).toBe('correct-sentence');
});
