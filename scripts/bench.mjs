import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { root } from './ensure.mjs';

/* `npm run bench`: bundles the programs of bench/ side by side, then runs the first, or the one that is named. Dependencies stay where npm put them. */

const programs = ['main', 'bot', 'bolt', 'peer', 'load', 'stories', 'nudges'];
await bundle(
  programs.map((name) => `bench/${name}.${name === 'peer' ? 'mjs' : 'ts'}`),
  'dist/bench',
  { sourcemap: 'linked', splitting: true },
);
const [program = 'main', ...args] = process.argv.slice(2);
/** Ten thousand nudges take the time that Slack's limits take. */
const minutes = program === 'nudges' ? 20 : 8;
const bench = spawn(process.execPath, [`dist/bench/${program}.mjs`, ...args], { cwd: root, stdio: 'inherit' });
const tooLong = setTimeout(() => {
  process.stderr.write('The bench was stopped: this machine is too busy to be measured.\n');
  bench.kill();
}, minutes * 60_000);
bench.once('exit', (code) => {
  clearTimeout(tooLong);
  process.exitCode = code ?? 1;
});
