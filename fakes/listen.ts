import { once } from 'node:events';
import type { Server } from 'node:net';

/** Listens on this machine, at any free port when none is given; resolves with the port. */
export async function listenHere(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}
