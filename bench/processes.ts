import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measure, Task } from './load.ts';
import type { Witness } from './witness.ts';

/** A server of the bench, in a process of its own. */
export interface Server {
  readonly url: string;
  /** From the birth of the process until it said where it listens, milliseconds. */
  readonly startedIn: number;
  witness(): Promise<Witness>;
  stop(): Promise<void>;
}

/** Programs bundled by scripts/bench.mjs, side by side. */
function launch(program: string, env: Readonly<Record<string, string>>): ChildProcess {
  return fork(join(import.meta.dirname, `${program}.mjs`), {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** What a process needs of ours, without the settings of a bot. */
function inherited(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: process.env.TZ, TMPDIR: process.env.TMPDIR };
}

export async function startServer(program: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const born = performance.now();
  const child = launch(program, env);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The program ${program} did not start.\n${said}`)));
  });
  const startedIn = performance.now() - born;
  return {
    url,
    startedIn,
    async witness() {
      child.send('how are you?');
      const [witness]: Witness[] = await once(child, 'message');
      if (!witness) throw new Error(`The program ${program} said nothing.`);
      return witness;
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export interface Load {
  run(task: Task): Promise<Measure>;
  stop(): Promise<void>;
}

export function startLoad(): Load {
  const child = launch('load', {});
  return {
    async run(task) {
      child.send(task);
      const [measure]: Measure[] = await once(child, 'message');
      if (!measure) throw new Error('The load generator said nothing.');
      return measure;
    },
    stop: () => end(child),
  };
}
