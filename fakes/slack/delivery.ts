import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Fields } from './json.ts';

export interface Inbound {
  readonly kind: 'command' | 'interactive' | 'event';
  readonly payload: Fields;
}

export interface Retry {
  readonly num: number;
  /** `http_timeout`, `http_error`, `connection_failed`… */
  readonly reason: string;
}

/** How a delivery differs from an honest, fresh one. Signatures and timestamps only exist over HTTP. */
export interface Tampering {
  readonly badSignature?: boolean;
  /** Ten minutes old: beyond the five that Slack tells apps to accept. */
  readonly oldTimestamp?: boolean;
  readonly retry?: Retry;
}

export interface Answer {
  /** 0 when the bot could not be reached, cut the connection or took too long. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly error?: string;
}

/** The app's open connection, if it has one. */
export interface OpenSocket {
  readonly connected: number;
  deliver(inbound: Inbound, retry: Retry | undefined, patience: number): Promise<Answer>;
}

export interface DeliveryOptions {
  readonly signingSecret: string;
  /** The clock of request timestamps, in epoch milliseconds. */
  readonly clock: () => number;
  readonly socket: OpenSocket;
  /** Slack waits three seconds. */
  readonly patience: number;
}

/** Brings payloads to the bot as Slack does: over the socket when the app has one open, else signed over HTTP. Never throws. */
export class Deliveries {
  /** Where the bot listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  botUrl: string | undefined;
  readonly #options: DeliveryOptions;
  readonly #agent = new Agent({ keepAlive: false });

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  async send(inbound: Inbound, tampering: Tampering = {}): Promise<Answer> {
    const { socket, patience } = this.#options;
    if (socket.connected > 0) return socket.deliver(inbound, tampering.retry, patience);
    if (this.botUrl === undefined) return { status: 0, body: '', ms: 0, error: 'no bot' };
    return this.#post(this.botUrl, inbound, tampering);
  }

  #post(url: string, inbound: Inbound, tampering: Tampering): Promise<Answer> {
    const { body, type } = encode(inbound);
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), ...this.#sign(body, tampering) };
    const started = performance.now();
    return new Promise((resolve) => {
      const failed = (error: NodeJS.ErrnoException): void =>
        resolve({ status: 0, body: '', ms: performance.now() - started, error: error.code ?? error.message });
      const sent = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          clearTimeout(giveUp);
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), ms: performance.now() - started });
        });
      });
      const giveUp = setTimeout(() => sent.destroy(new Error('operation_timeout')), this.#options.patience);
      sent.on('error', (error) => {
        clearTimeout(giveUp);
        failed(error);
      });
      sent.end(body);
    });
  }

  #sign(body: string, { badSignature, oldTimestamp, retry }: Tampering): Record<string, string> {
    const timestamp = String(Math.floor(this.#options.clock() / 1000) - (oldTimestamp ? 600 : 0));
    const secret = badSignature ? 'not the secret' : this.#options.signingSecret;
    return {
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
      ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
  }
}

function encode({ kind, payload }: Inbound): { body: string; type: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const form = new URLSearchParams();
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload));
  else for (const [key, value] of Object.entries(payload)) form.set(key, String(value));
  return { body: form.toString(), type: 'application/x-www-form-urlencoded' };
}
