import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startSlowNetwork } from '../../simulation/processes/slow-network.ts';

test('a message still on its way counts, whatever files reached Slack by another way meanwhile', async () => {
  const slack = await startFakeSlack();
  const network = await startSlowNetwork(slack, (method) => (method === 'chat.postMessage' ? 300 : 0));
  onTestFinished(async () => {
    await network.close();
    await slack.close();
  });
  slack.addUser({ id: 'UAMINA', real_name: 'Amina Diallo' });
  const client = new WebClient(slack.team.token, { slackApiUrl: network.apiUrl });
  const { upload_url: address } = await client.files.getUploadURLExternal({ filename: 'mes-donnees.txt', length: 3 });
  await fetch(`${address}`, { method: 'POST', body: 'abc' });
  expect(network.busy()).toBe(false);

  const posted = client.chat.postMessage({ channel: 'UAMINA', text: 'Bonjour' });
  await vi.waitFor(() => expect(network.busy()).toBe(true), { timeout: 250, interval: 5 });
  await network.empty();

  expect(slack.sent().map(({ text }) => text)).toEqual(['Bonjour']);
  await posted;
});
