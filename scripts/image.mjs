/*
 * `npm run image`: the very commands of the Dockerfile, without a container engine. The build stage runs in a clean folder
 * that holds what .dockerignore lets through; what the last stage copies goes to another, where the program is started as
 * somebody else who may write nothing there, and must answer and stop; then each command that documents name runs there.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveUp, root } from './ensure.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vendange-image-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o755);
const [built, image, data] = ['build', 'image', 'data'].map((name) => join(folder, name));
for (const one of [built, image, data]) mkdirSync(one);

const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
const last = instructions.findLastIndex(([verb]) => verb === 'FROM');

let before = 0;
for (const [verb, rest] of instructions.slice(1, last)) {
  if (verb === 'COPY') copyContext(rest.split(' '));
  if (verb === 'RUN' && rest.startsWith('npm prune')) before = sizeOf(join(built, 'node_modules'));
  if (verb === 'RUN') execFileSync('/bin/sh', ['-c', rest], { cwd: built, stdio: ['ignore', 'inherit', 'inherit'] });
}
let env = {};
let command = [];
for (const [verb, rest] of instructions.slice(last)) {
  if (verb === 'COPY') copyBuilt(rest.split(' '));
  if (verb === 'ENV') env = Object.fromEntries(rest.split(' ').map((pair) => pair.split('=')));
  if (verb === 'ENTRYPOINT') command = JSON.parse(rest);
  if (verb === 'CMD') command.push(...JSON.parse(rest));
}

const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
if (somebody.uid) chownSync(data, somebody.uid, somebody.gid);
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();
const [program, ...args] = command;
const began = Date.now();
const bot = spawn(program === 'node' ? process.execPath : program, args, {
  ...somebody,
  cwd: image,
  // Where it listens in a container, only the container's network reaches.
  env: { PATH: process.env.PATH, ...env, HOST: '127.0.0.1', PORT: String(port), VENDANGE_DATA: data },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = once(bot, 'exit').then(([code]) => code);
let answer = null;
while (Date.now() < began + 60_000 && bot.exitCode === null && answer?.status !== 200) {
  await sleep(200);
  answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
}
if (answer?.status !== 200) {
  bot.kill('SIGKILL');
  giveUp('What the image holds did not become ready.');
}
console.log(`/readyz says ${await answer.text()} after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
await sleep(5_000);
console.log(`At rest it holds ${Math.round(memoryOf(bot.pid) / 1e6)} MB of memory.`);
bot.kill('SIGTERM');
const code = await Promise.race([ended, sleep(35_000, 'still running after 35 seconds', { ref: false })]);
if (code !== 0) giveUp(`What the image holds did not stop properly: ${code}.`);

const season = String(new Date().getFullYear());
const teams = {
  TEAMS_CLIENT_ID: '11111111-2222-4333-8444-555555555555',
  VENDANGE_ORGANISATION: 'Ville',
  VENDANGE_URL: 'https://vendange.example',
};
runs('due', [], { says: /^$|due|late|stuck|dead/ });
runs('vintage', ['--season', season, '--out', join(data, 'vintage')], { says: /./ });
runs('teams-package', ['--out', join(data, 'teams')], { env: teams, says: /vendange-teams-.*\.zip is ready/ });
// An hour goes by before the first copy is made: what is no copy is refused, by the same program.
runs('restore', [join(image, 'package.json')], { env: { VENDANGE_DATA: join(data, 'restored') }, status: 1, says: /not a whole backup/ });
runs('move', [], { env: { DATABASE_URL: 'postgres://vendange@127.0.0.1:1/vendange' }, status: 1, says: /ECONNREFUSED/ });

const mb = (size) => `${Math.round(size / 1e6)} MB`;
console.log(`Dependencies: ${mb(before)} to build, ${mb(sizeOf(join(image, 'node_modules')))} in the image.`);
console.log(`What the image holds, Node left aside: ${mb(sizeOf(image))}.`);

/** A command of the image, as `docker run --entrypoint node vendange scripts/<name>.mjs` runs it. */
function runs(name, args, { env: given = {}, says, status = 0 }) {
  const one = spawnSync(process.execPath, [`scripts/${name}.mjs`, ...args], {
    ...somebody,
    cwd: image,
    env: { PATH: process.env.PATH, ...env, VENDANGE_DATA: data, ...given },
    encoding: 'utf8',
  });
  const said = `${one.stdout}${one.stderr}`.trim();
  if (one.status !== status || !says.test(said)) giveUp(`scripts/${name}.mjs does not run in the image (${one.status}): ${said}`);
  console.log(`scripts/${name}.mjs runs.`);
}

/** From the repository, as .dockerignore allows. */
function copyContext(paths) {
  const [to, ...from] = [paths.pop(), ...paths];
  const allowed = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const name of from.includes('.') ? allowed : from) {
    if (!allowed.includes(name)) giveUp(`The Dockerfile copies ${name}, which .dockerignore keeps out.`);
    cpSync(join(root, name), join(built, to, name), { recursive: true, filter: (path) => !path.endsWith('.md') });
  }
}

function copyBuilt(paths) {
  const named = paths.filter((path) => !path.startsWith('--'));
  const to = named.pop();
  for (const from of named) {
    const source = join(built, from.replace('/app/', ''));
    if (!existsSync(source)) giveUp(`The Dockerfile copies ${from}, which was not built.`);
    const target = to.endsWith('/') ? join(image, to, from.split('/').at(-1)) : join(image, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  }
}

/** What the system counts for a process, in bytes; not a number where there is no /proc. */
function memoryOf(pid) {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
}

function sizeOf(path) {
  const { size } = statSync(path);
  return statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : size;
}
