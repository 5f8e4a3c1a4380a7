import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { isFileHost, upload } from '../../adapters/teams/files.ts';
import { listenHere } from '../../fakes/listen.ts';
import { fromBot, plainSpaces, say } from '../support/acts.ts';
import { everythingStored, startBot } from '../support/bot.ts';
import { directoryId } from '../support/chat-teams.ts';

/** A service on this machine; resolves with its address and what it was asked. */
async function listening(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  const port = await listenHere(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { address: `http://127.0.0.1:${port}`, asked };
}

test.each([
  ['https://vignes-my.sharepoint.com/personal/amina/_api/v2.0/drive/items/1/uploadSession?guid=1', true],
  ['https://vignes.sharepoint.us/x', true],
  ['https://vignes.sharepoint-mil.us/x', true],
  ['https://vignes.sharepoint.cn/x', true],
  ['http://vignes-my.sharepoint.com/x', false],
  ['https://sharepoint.com/x', false],
  ['https://notsharepoint.com/x', false],
  ['https://vignes.sharepoint.com.example.org/x', false],
  ['https://vignes-my.sharepoint.com:8443/x', false],
  ['https://somebody:secret@vignes-my.sharepoint.com/x', false],
  ['https://vignes-my.sharepoint.com@127.0.0.1/x', false],
  ['https://127.0.0.1/x', false],
  ['https://[::1]/x', false],
  ['https://169.254.169.254/latest/meta-data/', false],
  ['http://127.0.0.1:9200/x', false],
  ['ftp://vignes-my.sharepoint.com/x', false],
  ['data:text/plain,x', false],
])('a file may be put at %s: %s', (address, may) => {
  expect(isFileHost(new URL(address))).toBe(may);
});

const info = (uploadUrl: string) => ({ uploadUrl, contentUrl: uploadUrl, name: 'x.json', uniqueId: 'x', fileType: 'json' });
const file = {
  name: 'x.json',
  mimeType: 'application/json',
  content: '{"words":"vignes"}',
  keptUntil: Temporal.Instant.from('2030-01-01T00:00Z'),
};

test('A file follows no redirection, and does not wait for ever', async () => {
  const inside = await listening((_, response) => response.end());
  const outside = await listening((request, response) =>
    request.resume().on('end', () => response.writeHead(303, { location: `${inside.address}/inside` }).end()),
  );
  const silent = await listening(() => {});
  const endless = await listening((_, response) => response.writeHead(200).write('x'));

  await expect(upload(info(outside.address), file, 2_000)).rejects.toThrow();
  await expect(upload(info(silent.address), file, 200)).rejects.toThrow();
  await upload(info(endless.address), file, 2_000);

  expect(inside.asked).toEqual([]);
  expect(outside.asked).toEqual(['PUT /']);
});

async function offered() {
  const bot = await startBot({ platform: 'teams' });
  for (const [id, name] of [
    ['UAMINA', 'Amina Diallo'],
    ['UBRUNO', 'Bruno Petit'],
  ] as const)
    bot.chat.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? '', tz: 'Europe/Paris', locale: 'fr-FR' });
  const [amina, bruno] = [bot.teams.person(directoryId('UAMINA')), bot.teams.person(directoryId('UBRUNO'))];
  await say(bot, amina, 'initiative On a planté des vignes');
  await say(bot, amina, 'exporter mes données');
  const [offer] = amina.offers();
  if (!offer) throw new Error('No file was offered.');
  return { bot, amina, bruno, offer };
}

test('Asked to put a file on this machine, or anywhere but at Microsoft, the bot asks nothing of it, says so, and keeps the offer', async () => {
  const { bot, amina, offer } = await offered();
  const inside = await listening((_, response) => response.end());

  for (const where of [
    { uploadUrl: `${inside.address}/secret` },
    { uploadUrl: 'https://collector.example/x' },
    { contentUrl: 'https://collector.example/x' },
  ]) {
    await amina.answerFile(offer, 'accept', where);
    await bot.later({ seconds: 5 });
  }

  expect(inside.asked).toEqual([]);
  const said = [...fromBot(amina), ...amina.ephemerals()].map(({ visible }) => plainSpaces(visible));
  expect(said.filter((one) => one.includes('je ne dépose de fichiers que dans OneDrive ou SharePoint'))).toHaveLength(3);
  expect(amina.files()).toEqual([]);
  // The offer still stands.
  await amina.answerFile(offer, 'accept');
  await bot.rest();
  expect(amina.files()[0]?.content).toContain('vignes');
});

test('Only whoever was offered a file takes or refuses it', async () => {
  const { bot, amina, bruno, offer } = await offered();
  await say(bot, bruno, 'aide');
  const kept = (await everythingStored(bot)).match(/offered_files: .*/)?.[0];

  for (const action of ['accept', 'decline'] as const) {
    await bruno.answerFile(offer, action, { toNone: true });
    await bot.later({ seconds: 5 });
  }

  expect(bruno.files()).toEqual([]);
  expect((await everythingStored(bot)).match(/offered_files: .*/)?.[0]).toBe(kept);
  await amina.answerFile(offer, 'accept');
  await bot.rest();
  expect(amina.files()).toHaveLength(1);
});
