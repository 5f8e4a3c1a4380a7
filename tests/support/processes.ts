import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';

const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends.splice(0)) end();
});

/** Makes a program of a TypeScript file of this folder. Inside node_modules, from where it finds its packages. */
export async function makeProgram(name: string): Promise<string> {
  const outfile = fileURLToPath(new URL(`../../node_modules/.cache/vendange/${randomUUID()}.mjs`, import.meta.url));
  const entry = fileURLToPath(new URL(name, import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
  ends.push(() => rmSync(outfile));
  return outfile;
}

/** Starts it; it is killed at the latest when the tests of the file end. */
export function start(program: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.push(() => child.kill('SIGKILL'));
  return child;
}

/** What it prints until the end of the first line. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return text.trim();
}
