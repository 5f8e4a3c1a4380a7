import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { ChatPlatform, Destination } from '../../src/ports/chat-platform.ts';

/** What can happen to one call, on any platform. */
export type Mishap = 'asks to wait' | 'never answers' | 'cuts the line' | 'fails' | 'takes it and never answers' | 'takes it and fails';

/** A platform to be tested, facing a fake of its service. */
export interface Stage {
  readonly platform: ChatPlatform;
  readonly workspace: string;
  readonly person: { readonly externalId: string; readonly name: string };
  /** An account that is closed, and one that never was. */
  readonly closed: string;
  readonly stranger: string;
  /** A channel the bot is in, one it is not in, one that is archived, and one that never was. */
  readonly channels: { readonly open: string; readonly uninvited: string; readonly archived: string; readonly none: string };
  /** Whether the bot may read what was written in its channels. */
  letRead(history: boolean): void;
  /** What anyone sees in the open channel, oldest first; `under` is the message it continues. */
  seenThere(): readonly { readonly words: string; readonly at: string; readonly under: string | undefined }[];
  /** The next message, or the next lookup, goes wrong. */
  spoil(what: 'sending' | 'looking' | 'describing', mishap: Mishap): void;
  /** The credentials no longer open anything. */
  revoke(): void;
  /** How long the platform waits for an answer, and until it says « absent », milliseconds. */
  readonly timeoutMs: number;
  readonly settleMs: number;
  now(): number;
  pass(milliseconds: number): void;
  /** What the person sees in their conversation with the bot, oldest first. */
  seen(): readonly string[];
  /** How many calls the service has received. */
  calls(): number;
  close(): Promise<void>;
}

/**
 * What every chat platform promises the core (`src/ports/chat-platform.ts`). `finds`: a message it was unsure of can be looked for, at least
 * with somebody; where it cannot, it never claims to know.
 */
export function chatPlatformContract(make: () => Promise<Stage>, { finds }: { readonly finds: boolean }): void {
  let stage: Stage;
  beforeEach(async () => {
    stage = await make();
  });
  afterEach(() => stage.close());

  const card = (words: string): Card => ({ summary: words, blocks: [{ type: 'paragraph', spans: [words] }] });
  const toPerson = (): Destination => ({ to: 'person', externalId: stage.person.externalId });
  const send = (words: string, key: string, destination = toPerson()) =>
    stage.platform.send({ workspace: stage.workspace, destination, key, card: card(words) });
  const find = (key: string, since: number) => stage.platform.find(stage.workspace, toPerson(), key, since);

  it('what is sent arrives, and can be changed, twice the same', async () => {
    const outcome = await send('Bonjour', 'one');
    if (outcome.type !== 'sent') throw new Error(outcome.type);
    expect(stage.seen()).toEqual(['Bonjour']);

    for (const _ of [1, 2]) {
      expect(await stage.platform.edit(stage.workspace, outcome.ref, card('Bonsoir'))).toEqual(outcome);
    }

    expect(stage.seen()).toEqual(['Bonsoir']);
  });

  it('asked to wait, it says for how long and does not try again by itself', async () => {
    stage.spoil('sending', 'asks to wait');

    const outcome = await send('Bonjour', 'one');

    expect(outcome.type).toBe('retry');
    expect(outcome.type === 'retry' && outcome.afterMs).toBeGreaterThan(0);
    expect(stage.calls()).toBe(1);
    expect(stage.seen()).toEqual([]);
  });

  it.each(['never answers', 'cuts the line', 'fails', 'takes it and never answers', 'takes it and fails'] as const)(
    'when the service %s, it does not claim to know, and asks once',
    async (mishap) => {
      stage.spoil('sending', mishap);
      const started = performance.now();

      const outcome = await send('Bonjour', 'one');

      expect(outcome).toEqual({ type: 'unsure' });
      expect(performance.now() - started).toBeLessThan(stage.timeoutMs + 2_000);
      expect(stage.calls()).toBe(1);
    },
  );

  if (!finds) {
    it('what cannot be looked for is never said to be there or absent', async () => {
      const since = stage.now();
      stage.spoil('sending', 'takes it and never answers');
      await send('Bonjour', 'arrived');
      await send('Bonsoir', 'known');
      stage.pass(stage.settleMs);

      for (const key of ['arrived', 'known', 'never sent']) expect(await find(key, since)).toEqual({ type: 'cannot-tell' });
      const { open } = stage.channels;
      await send('Les brèves', 'there', toChannel(open));
      expect(await stage.platform.find(stage.workspace, toChannel(open), 'there', since)).toEqual({ type: 'cannot-tell' });
    });
  }

  if (finds) {
    it('a message of which it was unsure is found by its key, or found missing once it can no longer arrive', async () => {
      const since = stage.now();
      stage.spoil('sending', 'takes it and never answers');
      await send('Bonjour', 'arrived');
      stage.spoil('sending', 'never answers');
      await send('Bonsoir', 'lost');

      expect(await find('arrived', since)).toMatchObject({ type: 'found', sentAt: since });
      expect(await find('lost', since)).toMatchObject({ type: 'retry' });
      stage.pass(stage.settleMs);
      expect(await find('lost', since)).toEqual({ type: 'absent' });
    });
  }

  if (finds) {
    it('what was found can be changed, and is still found after', async () => {
      const since = stage.now();
      stage.spoil('sending', 'takes it and never answers');
      await send('Bonjour', 'one');
      const found = await find('one', since);
      if (found.type !== 'found') throw new Error(found.type);

      await stage.platform.edit(stage.workspace, found.ref, card('Bonsoir'));

      expect(stage.seen()).toEqual(['Bonsoir']);
      expect(await find('one', since)).toEqual(found);
    });
  }

  if (finds) {
    it.each(['asks to wait', 'never answers', 'cuts the line', 'fails'] as const)(
      'when the service %s, looking for a message tells nothing but to look later',
      async (mishap) => {
        const since = stage.now();
        await send('Bonjour', 'one');
        stage.pass(stage.settleMs);
        stage.spoil('looking', mishap);

        expect(await find('one', since)).toMatchObject({ type: 'retry' });
        expect(await find('one', since)).toMatchObject({ type: 'found' });
      },
    );
  }

  it('says why a message is refused: nobody there, or no right to write', async () => {
    expect(await send('Bonjour', 'one', { to: 'person', externalId: stage.stranger })).toMatchObject({
      type: 'refused',
      why: 'person-gone',
    });
    stage.revoke();
    expect(await send('Bonjour', 'two')).toMatchObject({ type: 'refused', why: 'token-revoked' });
    expect(
      await stage.platform.send({ workspace: 'elsewhere', destination: toPerson(), key: 'three', card: card('Bonjour') }),
    ).toMatchObject({ type: 'refused' });
  });

  it('changing what is no more is refused, and breaks nothing', async () => {
    const sent = await send('Bonjour', 'one');
    if (sent.type !== 'sent') throw new Error(sent.type);

    const outcome = await stage.platform.edit(stage.workspace, { ...sent.ref, message: '1.000001' }, card('Bonsoir'));

    expect(outcome).toMatchObject({ type: 'refused', why: 'message-gone' });
    expect(stage.seen()).toEqual(['Bonjour']);
  });

  const toChannel = (externalId: string, thread?: string): Destination => ({
    to: 'channel',
    externalId,
    ...(thread === undefined ? {} : { thread }),
  });

  it('a channel reads what is sent there, its replies below it, and their changes', async () => {
    const { open } = stage.channels;
    const root = await send('Les brèves', 'one', toChannel(open));
    if (root.type !== 'sent') throw new Error(root.type);
    const reply = await send('Un récit', 'two', toChannel(open, root.ref.message));
    if (reply.type !== 'sent') throw new Error(reply.type);
    expect(stage.seenThere()).toEqual([
      { words: 'Les brèves', at: root.ref.message, under: undefined },
      { words: 'Un récit', at: reply.ref.message, under: root.ref.message },
    ]);

    expect(await stage.platform.edit(stage.workspace, reply.ref, card('Repris'))).toEqual(reply);
    expect(stage.seenThere().map(({ words }) => words)).toEqual(['Les brèves', 'Repris']);
  });

  it('says why a channel does not take a message: not invited, archived, not there', async () => {
    const { uninvited, archived, none } = stage.channels;
    expect(await send('Bonjour', 'one', toChannel(uninvited))).toMatchObject({ type: 'refused', why: 'not-in-channel' });
    expect(await send('Bonjour', 'two', toChannel(archived))).toMatchObject({ type: 'refused', why: 'channel-archived' });
    expect(await send('Bonjour', 'three', toChannel(none))).toMatchObject({ type: 'refused', why: 'channel-gone' });
  });

  if (finds) {
    it('in a channel it finds what it sent, in a thread too, where it may read; elsewhere it does not claim to know', async () => {
      const since = stage.now();
      const { open } = stage.channels;
      const root = await send('Les brèves', 'one', toChannel(open));
      if (root.type !== 'sent') throw new Error(root.type);
      await send('Un récit', 'two', toChannel(open, root.ref.message));
      const look = (key: string, thread?: string) => stage.platform.find(stage.workspace, toChannel(open, thread), key, since);

      stage.letRead(false);
      expect(await look('one')).toEqual({ type: 'cannot-tell' });
      stage.letRead(true);
      expect(await look('one')).toMatchObject({ type: 'found', ref: root.ref });
      expect(await look('two', root.ref.message)).toMatchObject({ type: 'found' });
      stage.pass(stage.settleMs);
      expect(await look('three')).toEqual({ type: 'absent' });
    });
  }

  it('describes people, and says who left', async () => {
    expect(await stage.platform.describe(stage.workspace, stage.person.externalId)).toMatchObject({
      name: stage.person.name,
      active: true,
    });
    expect(await stage.platform.describe(stage.workspace, stage.closed)).toMatchObject({ active: false });
    expect(await stage.platform.describe(stage.workspace, stage.stranger)).toBeNull();
  });

  it.each(['asks to wait', 'never answers', 'cuts the line', 'fails'] as const)(
    'when the service %s, it knows nothing of a person, and does not throw',
    async (mishap) => {
      stage.spoil('describing', mishap);

      expect(await stage.platform.describe(stage.workspace, stage.person.externalId)).toBeNull();
    },
  );

  it('a long text arrives, shortened if need be', async () => {
    expect(await send('é'.repeat(20_000), 'one')).toMatchObject({ type: 'sent' });
    expect(stage.seen()[0]?.startsWith('ééé')).toBe(true);
  });
}
