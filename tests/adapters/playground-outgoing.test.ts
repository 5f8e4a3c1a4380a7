import { expect, test } from 'vitest';
import { createPlaygroundPlatform, WORKSPACE } from '../../adapters/playground/outgoing.ts';
import { emptyTown, openTown, type TownState } from '../../adapters/playground/town.ts';
import type { Card } from '../../src/cards/card.ts';

const card = (words: string): Card => ({ summary: words, blocks: [{ type: 'paragraph', spans: [words] }] });
const amina = { to: 'person', externalId: 'amina' } as const;

async function town() {
  const kept: TownState[] = [];
  const opened = openTown({ state: emptyTown(), keep: async (state) => void kept.push(structuredClone(state)), now: () => 1_000 });
  for (const id of ['amina', 'bruno']) await opened.join({ id, name: `${id} D`, about: '', locale: 'fr', coordinator: false });
  return { town: opened, kept, platform: createPlaygroundPlatform(opened) };
}

test('what is sent is kept before it is said to be sent, found by its key, and changed, twice the same', async () => {
  const { town: opened, kept, platform } = await town();

  const sent = await platform.send({ workspace: WORKSPACE, destination: amina, key: 'one', card: card('Bonjour') });
  if (sent.type !== 'sent') throw new Error(sent.type);
  expect(kept.at(-1)?.messages).toMatchObject([{ place: 'direct:amina', key: 'one', summary: 'Bonjour' }]);
  expect(await platform.find(WORKSPACE, amina, 'one', 0)).toEqual({ type: 'found', ref: sent.ref, sentAt: 1_000 });
  expect(await platform.find(WORKSPACE, amina, 'two', 0)).toEqual({ type: 'absent' });

  for (const _ of [1, 2]) expect(await platform.edit(WORKSPACE, sent.ref, card('Bonsoir'))).toEqual(sent);
  expect(opened.state.messages).toMatchObject([{ summary: 'Bonsoir', edited: true }]);
  expect(JSON.stringify(kept.at(-1))).not.toContain('Bonjour');
});

test('the same people are always in the same conversation; a thread stays with what it continues', async () => {
  const { town: opened, platform } = await town();
  const send = (destination: Parameters<typeof platform.send>[0]['destination'], key: string) =>
    platform.send({ workspace: WORKSPACE, destination, key, card: card('Bonjour') });

  await send({ to: 'group', externalIds: ['bruno', 'amina'] }, 'one');
  await send({ to: 'group', externalIds: ['amina', 'bruno'] }, 'two');
  await send({ to: 'channel', externalId: 'channel:brèves', thread: 'above' }, 'three');

  expect(opened.state.places.filter(({ kind }) => kind === 'group')).toHaveLength(1);
  expect(opened.state.messages.at(-1)).toMatchObject({ place: 'channel:brèves', thread: 'above' });
});

test('nobody there, nothing there: refused, and it says why', async () => {
  const { platform } = await town();
  const send = (destination: Parameters<typeof platform.send>[0]['destination']) =>
    platform.send({ workspace: WORKSPACE, destination, key: 'one', card: card('Bonjour') });

  expect(await send({ to: 'person', externalId: 'zoe' })).toMatchObject({ type: 'refused', why: 'person-gone' });
  expect(await send({ to: 'group', externalIds: ['amina', 'zoe'] })).toMatchObject({ type: 'refused', why: 'person-gone' });
  expect(await send({ to: 'channel', externalId: 'ailleurs' })).toMatchObject({ type: 'refused', why: 'channel-gone' });
  expect(await platform.edit(WORKSPACE, { conversation: 'direct:amina', message: 'none' }, card('Bonsoir'))).toMatchObject({
    type: 'refused',
    why: 'message-gone',
  });
  expect(await platform.describe(WORKSPACE, 'zoe')).toBeNull();
  expect(await platform.describe(WORKSPACE, 'amina')).toMatchObject({ firstName: 'amina', locale: 'fr', active: true });
});
