import { join } from 'node:path';
import { behaviours } from './behaviours/index.ts';
import { botProcess } from './bot-process.ts';
import { invariants } from './invariants/index.ts';
import { summaryOf } from './report.ts';
import { simulate } from './run.ts';
import { Asked, type FromTown } from './town-process.ts';

/* One town, as a process: it lives its weeks, says where it is, and what came of it. */

const messagesAYear = 40;

async function live(given: Asked): Promise<void> {
  const tell = (what: FromTown) => process.send?.(what);
  const outcome = await simulate({
    ...given,
    ...(given.apart && { bot: botProcess(join(import.meta.dirname, 'bot-program.mjs')) }),
    behaviours,
    invariants: invariants(),
    messagesAYear,
    onBreach: (breach) => tell({ says: 'breach', breach }),
    onWatched: (line) => tell({ says: 'watched', line }),
    onProgress: (progress) => tell({ says: 'progress', progress }),
  });
  tell({ says: 'lived', summary: summaryOf(outcome, given) });
  process.disconnect();
}

await live(Asked.parse(JSON.parse(process.argv[2] ?? '')));
