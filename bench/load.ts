import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { escaped } from '../fakes/slack/json.ts';

/*
 * People who type `/initiative`, in a process of their own. Autocannon was tried first: its fixed rate is a closed loop whose
 * latencies are corrected afterwards by a model. Here a request leaves when it is due, even before earlier ones
 * come back, and its latency counts from the moment it was due: a server that stalls is seen to stall.
 */

export interface Task {
  readonly url: string;
  readonly secret: string;
  readonly team: string;
  /** How many people take turns. */
  readonly people: number;
  readonly channel: string;
  readonly seconds: number;
  /** Arrivals a second, at random moments (Poisson); or so many people who ask again as soon as they are answered. */
  readonly load: { readonly rate: number } | { readonly connections: number };
  /** The bot answers with a card that quotes the sentence; bare Bolt with nothing. */
  readonly answer: 'card' | 'nothing';
}

export interface Measure {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly answered: number;
  /** Answers that were not the one expected, or never came. */
  readonly wrong: number;
}

const patienceMs = 10_000;
let number = 0;

async function run(task: Task): Promise<Measure> {
  const agent = new Agent({ keepAlive: true, maxSockets: 'rate' in task.load ? 256 : task.load.connections });
  const latencies: number[] = [];
  let wrong = 0;
  let last = 0;
  const ask = async (due: number) => {
    const good = await say(task, agent);
    last = performance.now();
    if (good) latencies.push(last - due);
    else wrong++;
  };

  const start = performance.now();
  const end = start + task.seconds * 1000;
  if ('rate' in task.load) await arrivals(task.load.rate, start, end, ask);
  else await Promise.all(Array.from({ length: task.load.connections }, () => again(end, ask)));
  agent.destroy();

  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  const perSecond = latencies.length / ((last - start) / 1000);
  return { perSecond, p50: at(0.5), p99: at(0.99), worst: at(1), answered: latencies.length, wrong };
}

async function arrivals(rate: number, start: number, end: number, ask: (due: number) => Promise<void>): Promise<void> {
  const asked: Promise<void>[] = [];
  for (let due = start; due < end; due += (-Math.log(1 - Math.random()) / rate) * 1000) {
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    asked.push(ask(due));
  }
  await Promise.all(asked);
}

async function again(end: number, ask: (due: number) => Promise<void>): Promise<void> {
  for (let now = performance.now(); now < end; now = performance.now()) await ask(now);
}

/** One signed request; true when the answer is the one expected. */
function say(task: Task, agent: Agent): Promise<boolean> {
  const id = `${process.pid}-${number++}`;
  const sentence = `On a réparé le vélo n° ${id} de l’école, avec les services techniques`;
  const body = new URLSearchParams({
    token: 'verification-token',
    team_id: task.team,
    team_domain: 'banc',
    channel_id: task.channel,
    channel_name: 'banc',
    user_id: `UBANC${number % task.people}`,
    user_name: 'quelqu.un',
    command: '/initiative',
    text: escaped(sentence),
    api_app_id: 'A0BANC',
    is_enterprise_install: 'false',
    response_url: `${task.url}/nothing`,
    trigger_id: `trigger-${id}`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', task.secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return new Promise((resolve) => {
    const sent = request(task.url, { method: 'POST', agent, headers, timeout: patienceMs }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', () => resolve(false));
      response.on('end', () => resolve(response.statusCode === 200 && (task.answer === 'nothing' ? text === '' : shows(text, sentence))));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

/** The card of a noted initiative: the sentence quoted, and the button that withdraws it. */
function shows(text: string, sentence: string): boolean {
  return (
    text.startsWith('{"response_type":"ephemeral"') && text.includes(`"text":${JSON.stringify(sentence)}`) && text.includes('"withdraw:')
  );
}

process.on('message', (task: Task) => {
  void run(task).then((measure) => process.send?.(measure));
});
process.once('disconnect', () => process.exit());
