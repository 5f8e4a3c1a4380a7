import { expect, inject, onTestFinished, test } from 'vitest';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startSlowNetwork } from '../../simulation/processes/slow-network.ts';
import { startWorkers } from '../../simulation/processes/workers.ts';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';
import { openForm, plainSpaces } from '../support/acts.ts';
import { lastMessage, meet } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';

test('an answer that names somebody waits until Slack, slow that day, has said who that is', async () => {
  const clock = settableClock('2026-11-20T19:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const databaseUrl = await createDatabase(inject('postgresUrl'));
  const network = await startSlowNetwork(slack, (method) => (method === 'users.info' ? 200 : 0));
  const bot = await startWorkers(1, { slack, apiUrl: network.apiUrl, clock, databaseUrl });
  onTestFinished(async () => {
    await bot.stop();
    await network.close();
    await slack.close();
    await dropDatabase(inject('postgresUrl'), databaseUrl);
  });
  const [amina, bruno] = meet({ chat: slackChat(slack) }, 'Amina Diallo', 'Bruno Petit');
  await bruno.dm('j’ai rencontré');
  await bot.rest();
  const form = await openForm(bruno, lastMessage(bruno), 'bring-story');

  await bruno.submit(form, { sentence: 'On a planté les talus', title: 'Des talus fleuris', body: 'Trois matins.', people: [amina.id] });
  await expect.poll(() => lastMessage(bruno).visible).toMatch(/récit (?:n’est|à)/);

  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Je propose ce récit à Amina Diallo');
});
