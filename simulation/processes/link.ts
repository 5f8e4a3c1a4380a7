import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listenHere } from '../../fakes/listen.ts';

/** A cable between a process and what it depends on, which can be cut. */
export interface Link {
  readonly port: number;
  /** `loudly`: connections are reset, new ones too. `silently`: nothing passes any more, and nobody is told. Returns how many were open. */
  cut(how: 'loudly' | 'silently'): number;
  mend(): void;
  /** Resolves once these bytes have left by it. */
  carries(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startLink(target: () => number): Promise<Link> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const awaited = new Set<{ readonly text: string; readonly passed: () => void }>();
  let state: 'whole' | 'loudly' | 'silently' = 'whole';
  const server = createServer((near) => {
    if (state === 'loudly') return void near.resetAndDestroy();
    const far = connect(target(), '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => {
        // What a silent cut swallowed is gone for good: the connection dies when it is mended.
        if (state === 'whole' && !to.write(data)) from.pause();
        if (state === 'whole' && from === near) for (const one of awaited) if (data.includes(one.text)) one.passed();
      });
      to.on('drain', () => from.resume());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const port = await listenHere(server);
  const reset = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  return {
    port,
    cut(how) {
      const open = pairs.size;
      state = how;
      if (how === 'loudly') reset();
      return open;
    },
    mend() {
      if (state === 'silently') reset();
      state = 'whole';
    },
    carries(text) {
      return new Promise((resolve) => {
        const one = {
          text,
          passed() {
            awaited.delete(one);
            resolve();
          },
        };
        awaited.add(one);
      });
    },
    async close() {
      reset();
      server.close();
      await once(server, 'close');
    },
  };
}
