import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPostgres } from '../tests/support/postgres.ts';
import { behaviours } from './behaviours/index.ts';
import { invariants } from './invariants/index.ts';
import { reportOf, sentenceFor } from './report.ts';
import { simulate } from './run.ts';

const whole = z.coerce.number().int().min(0);
const { values } = parseArgs({
  options: { people: { type: 'string' }, weeks: { type: 'string' }, seed: { type: 'string' }, kills: { type: 'string' } },
});
const asked = z
  .object({ people: whole.min(2).default(2000), weeks: whole.min(1).max(54).default(52), seed: whole.default(1), kills: whole.default(0) })
  .parse(values);

const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const server = await startPostgres({ socket: true });
try {
  const outcome = await simulate({
    ...asked,
    server: server.url,
    behaviours,
    invariants: invariants(),
    messagesAYear: 40,
    onProgress({ week, date, messages, initiatives, breaches }) {
      say(
        `week ${week}/${asked.weeks}  ${date}  ${messages} messages  ${initiatives} initiatives  ${breaches} breaches  ${Math.round(seconds())} s`,
      );
    },
  });
  say('');
  for (const line of reportOf(outcome, { seconds: seconds(), memory: process.resourceUsage().maxRSS / 1024 })) say(line);
  for (const breach of outcome.breaches.slice(0, 40)) say(sentenceFor(breach));
  if (outcome.breaches.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
