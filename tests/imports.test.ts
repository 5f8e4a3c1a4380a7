import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { expect, test } from 'vitest';

const product = ['src', 'adapters', 'jobs', 'scripts'];
const measures = ['bench', 'simulation'];
const stands = ['fakes', 'support'];

interface Import {
  readonly file: string;
  /** The top-level folder it is imported from; null: a package. */
  readonly folder: string | null;
}

/** Every import of the code under these folders. */
function importsOf(folders: readonly string[]): readonly Import[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => /\.(ts|js|mjs)$/.test(file))
    .concat(folders.includes('support') ? ['vitest.config.ts'] : [])
    .flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
}

function importsIn(file: string, code: string): readonly Import[] {
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(([, , name = '']) => ({
    file,
    folder: name.startsWith('.') ? (normalize(join(dirname(file), name)).split(sep)[0] ?? '') : null,
  }));
}

const filesThatImport = (folders: readonly string[], imports: readonly Import[]) => [
  ...new Set(imports.filter(({ folder }) => folder !== null && folders.includes(folder)).map(({ file }) => file)),
];

test('an import is seen however it is written', () => {
  const code = `import { one } from '../tests/support/bot.ts';
export * from "../tests/crash/facts.ts";
import '../tests/support/journeys.ts';
const two = await import('../tests/support/acts.ts');
type Three = import('../tests/support/acts.ts').Three;
import {
  four,
} from '../tests/support/person.ts';
import pg from 'pg';`;

  expect(importsIn('bench/main.ts', code).map(({ folder }) => folder)).toEqual([...Array.from({ length: 6 }, () => 'tests'), null]);
});

test('nothing imports the tests', () => {
  const imports = importsOf([...product, ...measures, ...stands]);

  expect(imports.map(({ folder }) => folder)).toEqual(expect.arrayContaining([...product, ...measures, ...stands]));
  expect(filesThatImport(['tests'], imports)).toEqual([]);
});

test('the product imports neither what stands for a platform nor what measures it', () => {
  expect(filesThatImport(['tests', ...stands, ...measures], importsOf(product))).toEqual([]);
});

test('what judges the bot in the simulated town takes nothing from it but types', () => {
  const judges = readdirSync('simulation/invariants').map((name) => join('simulation/invariants', name));
  const memory = ['town', 'population', 'local-time', 'kinds', 'queue', 'processes/seeing', 'processes/doing'].map((name) =>
    join('simulation', `${name}.ts`),
  );
  const values = [...judges, ...memory].flatMap((file) =>
    importsIn(file, readFileSync(file, 'utf8').replace(/^import type [^;]+;/gm, '')).filter(({ folder }) => product.includes(folder ?? '')),
  );

  expect(judges.length).toBeGreaterThan(8);
  expect(values).toEqual([]);
});
