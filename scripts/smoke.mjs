/* Starts the product as a newcomer would, on an empty folder, and checks that it answers and stops when asked to. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveUp, root } from './ensure.mjs';

const PATIENCE = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'vendange-smoke-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const port = await freePort();
const began = Date.now();
const product = spawn('npm', ['start'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, VENDANGE_DATA: folder, PORT: String(port) },
});
const ended = once(product, 'exit').then(([code]) => code);

const answered = await Promise.race([untilHealthy(), ended.then(() => false)]);
if (!answered) {
  product.kill('SIGTERM');
  await Promise.race([ended, sleep(10_000, null, { ref: false })]);
  giveUp(`npm start did not answer on /healthz within ${PATIENCE / 1000} seconds.`);
}
console.log(`npm start answered on /healthz after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
product.kill('SIGTERM');
const code = await Promise.race([ended, sleep(30_000, 'still running after 30 seconds', { ref: false })]);
if (code !== 0) giveUp(`npm start did not stop properly when asked to: ${code}.`);

async function untilHealthy() {
  while (Date.now() < began + PATIENCE) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (response?.status === 200) return true;
    await sleep(200);
  }
  return false;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
