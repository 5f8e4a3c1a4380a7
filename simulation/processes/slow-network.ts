import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listenHere } from '../../fakes/listen.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';

/** What lies between the bot and Slack: what it took it carries to the end, even when the process that sent it is dead. */
export interface SlowNetwork {
  readonly apiUrl: string;
  /** Something is on its way to Slack. */
  busy(): boolean;
  /** Resolves once all that was taken has reached Slack. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Answers to a press and files go to addresses that Slack gave, which this network does not lie before. */
const elsewhere = new Set(['response_url', 'upload']);

/** @param delay milliseconds, drawn anew for each call, whose method is given */
export async function startSlowNetwork(slack: FakeSlack, delay: (method: string) => number): Promise<SlowNetwork> {
  let [seen, received] = [0, 0];
  /** How many calls Slack has received so far of those that come through here, the ones it never answers included. */
  const arrived = () => {
    for (; seen < slack.calls.length; seen++) if (!elsewhere.has(slack.calls[seen]?.method ?? '')) received += 1;
    return received;
  };
  const before = arrived();
  let taken = 0;

  const busy = () => arrived() - before < taken;

  const carry = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    taken += 1;
    await new Promise((resolve) => setTimeout(resolve, delay(incoming.url?.split('/').at(-1) ?? '')));
    const url = new URL(incoming.url ?? '/', slack.apiUrl);
    const onward = request(url, { method: incoming.method ?? 'POST', headers: { ...incoming.headers, host: url.host }, agent: false });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    onward.end(Buffer.concat(chunks));
  };

  const server = createServer((incoming, response) => {
    carry(incoming, response).catch(() => response.destroy());
  });
  const port = await listenHere(server);

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    busy,
    async empty() {
      for (const deadline = Date.now() + 10_000; busy(); ) {
        if (Date.now() > deadline) throw new Error('The network lost a call.');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
