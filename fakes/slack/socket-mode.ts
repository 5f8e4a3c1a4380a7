import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer, Inbound, OpenSocket, Retry } from './delivery.ts';
import { asFields, asText, decoded } from './json.ts';
import { appId } from './payloads.ts';

const envelopeType = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

/** The WebSocket side of the same server: an app that called apps.connections.open gets its payloads here instead of over HTTP. */
export class SocketMode implements OpenSocket {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  readonly #awaited = new Map<string, (body: string) => void>();

  /** A ticket opens one connection, once. */
  newUrl(origin: string): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
  }

  connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      this.#sockets.add(connection);
      connection.on('close', () => this.#sockets.delete(connection));
      connection.on('error', () => this.#sockets.delete(connection));
      connection.on('message', (data) => this.#acknowledge(String(data)));
      connection.send(
        JSON.stringify({
          type: 'hello',
          num_connections: this.#sockets.size,
          debug_info: { host: 'fake', approximate_connection_time: 18_060 },
          connection_info: { app_id: appId },
        }),
      );
    });
  }

  get connected(): number {
    return this.#sockets.size;
  }

  /** Slack gives each payload to one of the connections. */
  async deliver(inbound: Inbound, retry: Retry | undefined, patience: number): Promise<Answer> {
    const sockets = [...this.#sockets];
    const socket = sockets[Math.floor(Math.random() * sockets.length)];
    const started = performance.now();
    if (!socket) return { status: 0, body: '', ms: 0, error: 'no socket' };
    const envelope = {
      envelope_id: randomUUID(),
      type: envelopeType[inbound.kind],
      payload: inbound.payload,
      accepts_response_payload: inbound.kind !== 'event',
      ...(retry && { retry_attempt: retry.num, retry_reason: retry.reason }),
    };
    const answer = new Promise<string | undefined>((resolve) => {
      const giveUp = setTimeout(resolve, patience, undefined);
      this.#awaited.set(envelope.envelope_id, (body) => {
        clearTimeout(giveUp);
        resolve(body);
      });
    });
    socket.send(JSON.stringify(envelope));
    const body = await answer;
    this.#awaited.delete(envelope.envelope_id);
    const ms = performance.now() - started;
    return body === undefined ? { status: 0, body: '', ms, error: 'operation_timeout' } : { status: 200, body, ms };
  }

  #acknowledge(raw: string): void {
    const frame = asFields(decoded(raw));
    const payload = asFields(frame.payload);
    this.#awaited.get(asText(frame.envelope_id) ?? '')?.(Object.keys(payload).length === 0 ? '' : JSON.stringify(payload));
  }

  /** Slack recycles connections now and then: the app is told to come back. */
  recycle(): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  }

  /** Says goodbye, and cuts a client that does not answer. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#sockets].map(async (socket) => {
        const cut = setTimeout(() => socket.terminate(), 300);
        socket.close(1000);
        await once(socket, 'close');
        clearTimeout(cut);
      }),
    );
    this.#server.close();
  }
}
