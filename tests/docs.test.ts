import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { registry } from '../src/areas/all.ts';
import { understand } from '../src/core/understand.ts';

/*
 * Documents say what is there: every link, path, script, kind and promise they name exists, and comments cite nothing that
 * the repository does not hold.
 */

const elsewhere = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** Every file of the repository, by its path from the root. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (elsewhere.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const files = filesBelow('.');
const folders = new Set(files.flatMap((file) => parentsOf(file)));
const topFolders = new Set(files.filter((file) => file.includes('/')).map((file) => file.slice(0, file.indexOf('/'))));
const documents = files.filter((file) => file.endsWith('.md'));
/** Every file that may hold comments of ours. */
const sources = files.filter(
  (file) => /\.(ts|mjs|mts|js|sql|css|yaml|example)$|^Dockerfile$|^\.ci\/run$/.test(file) && file !== 'tests/docs.test.ts',
);
const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;
const read = (file: string) => readFileSync(file, 'utf8');

function parentsOf(file: string): string[] {
  const parent = dirname(file);
  return parent === '.' ? [] : [parent, ...parentsOf(parent)];
}

/** Without blocks of code and without diagrams. */
const prose = (text: string) => text.replace(/^```.*?^```/gms, '');

/** As GitHub names the anchors of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = [...prose(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set(anchors);
}

/** Relative links that lead nowhere: to no file, or to no heading of it. */
function brokenLinks(file: string, text: string): string[] {
  const links = [
    ...prose(text)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm),
  ].map(([, inline, reference]) => inline ?? reference ?? '');
  return links.filter((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return false;
    const [path = '', anchor] = link.split('#', 2);
    const target = path === '' ? file : normalize(join(dirname(file), path)).replace(/\/$/, '');
    if (!files.includes(target) && !folders.has(target)) return true;
    return anchor !== undefined && !anchorsOf(target === file ? text : read(target)).has(decodeURIComponent(anchor));
  });
}

/** Whether something is there under this name; `*` and `<name>` stand for any name, `{a,b}` for either. */
function isThere(name: string): boolean {
  const pattern = name
    .replace(/\/$/, '')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.split(',').join('|')})`)
    .replace(/\*\*\/|\*\*/g, '(?:.*)')
    .replace(/(?<!\.)\*|<[^>]*>/g, '[^/]+');
  const whole = new RegExp(`^${pattern}$`);
  return files.some((file) => whole.test(file)) || [...folders].some((folder) => whole.test(folder));
}

/** Paths in backticks that look like those of the repository, and are not there: from its root, or below the document's folder. */
function missingPaths(file: string, text: string): string[] {
  const quoted = [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
  const here = dirname(file);
  const paths = quoted.filter((words) => {
    if (!/^[\w.<>{},*-][\w.<>{},*/-]*$/.test(words)) return false;
    const [first = ''] = words.split('/');
    if (words.includes('/')) return topFolders.has(first) || folders.has(join(here, first));
    return /\.(ts|mjs|md|sql)$/.test(words);
  });
  return paths.filter((path) => {
    const below = path.includes('/') || here === '.' ? path : join('**', path);
    return !isThere(path) && !isThere(join(here, below));
  });
}

/** `npm run …` of no script. */
function missingScripts(text: string): string[] {
  return [...text.matchAll(/npm run ([\w:-]*\w)/g)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(scripts, name));
}

/** Documents that a source names and the repository does not hold. An applied migration cannot change: it may name one of `docs` shortly. */
function missingDocuments(file: string, text: string): string[] {
  const frozen = file.startsWith('adapters/postgres/migrations/') ? ['docs'] : [];
  // A string that holds nothing but a name is that of a file the bot makes, and not a citation.
  return [...text.matchAll(/(['"`]?)([\w./-]*\w\.md)\b(?!\.\w)(\1)?/g)]
    .flatMap(([, before, name = '', after]) => (before !== '' && before === after ? [] : [name]))
    .filter((name) => !['.', dirname(file), ...frozen].some((folder) => existsSync(join(folder, name))));
}

/** The numbers of the promises, in the order in which they are made. */
const promises = [...read('docs/product.md').matchAll(/^- \*\*P(\d+)\*\* /gm)].map(([, number]) => Number(number));

/** Citations of promises that nobody made. « P0001 » is a code of PostgreSQL. */
function unknownPromises(text: string): string[] {
  return [...text.matchAll(/\bP([1-9]\d{0,2})\b/g)]
    .filter(([, number]) => !promises.includes(Number(number)))
    .map(([citation]) => citation);
}

/** The kinds of an area. */
const said = (area: string) => registry.areas.filter(({ name }) => name === area).flatMap(({ kinds }) => Object.keys(kinds));
/** Whether these words do something. */
const isHeard = (text: string) => understand({ type: 'words', text }, registry).run !== registry.fixed.notUnderstood;

describe('Documents', () => {
  it.each(documents)('%s leads to files and headings that are there', (file) => {
    expect(brokenLinks(file, read(file))).toEqual([]);
  });

  it.each(documents)('%s names paths and scripts that are there', (file) => {
    expect(missingPaths(file, read(file))).toEqual([]);
    expect(missingScripts(read(file))).toEqual([]);
  });

  it.each(documents)('%s cites promises that are made', (file) => {
    expect(unknownPromises(read(file))).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const file of reached) {
      for (const [, link = ''] of prose(read(file)).matchAll(/\]\(([^)#\s]+)/g)) {
        const target = normalize(join(dirname(file), link));
        if (target.endsWith('.md') && files.includes(target)) reached.add(target);
      }
    }

    expect(documents.filter((file) => /^(docs|src)\//.test(file) && !reached.has(file))).toEqual([]);
  });
});

describe('Comments', () => {
  const all = (broken: (file: string, text: string) => string[]) =>
    sources.flatMap((file) => broken(file, read(file)).map((what) => `${file}: ${what}`));

  it('cite no document that is not in the repository', () => {
    expect(all(missingDocuments)).toEqual([]);
  });

  it('cite promises that are made', () => {
    expect(all((_, text) => unknownPromises(text))).toEqual([]);
  });

  it('name scripts that are there', () => {
    expect(all((_, text) => missingScripts(text))).toEqual([]);
  });
});

test('promises have each a number of their own, and none is skipped', () => {
  expect(promises.length).toBeGreaterThan(40);
  expect(promises.toSorted((a, b) => a - b)).toEqual(promises.map((_, index) => index + 1));
});

test('each word of the glossary is in the file that is named for it, and is said once', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => /^\| .*`[\w./-]+\.ts`\s*\|$/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const code = cells.find((cell) => /^`\w+`$/.test(cell)) ?? '';
      return { term: code.slice(1, -1), file: (cells.at(-2) ?? '').slice(1, -1) };
    });

  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter(({ term, file }) => !new RegExp(`\\b${term}\\b`).test(read(file)))).toEqual([]);
  expect(new Set(rows.map(({ term }) => term)).size).toBe(rows.length);
});

describe.each(readdirSync('src/areas', { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
  'The README of $name',
  ({ name }) => {
    const page = () => read(`src/areas/${name}/README.md`);
    const line = (of: string) => new RegExp(`^- \\*\\*${of}\\*\\*(.*)$`, 'm').exec(page())?.[1] ?? '';

    it('is of an area of the registry', () => {
      expect(registry.areas.map((area) => area.name)).toContain(name);
    });

    it('names kinds that this area says, or the one it links', () => {
      const [, place = '', list = ''] = /^(.*?): (.*)$/.exec(line('Kinds')) ?? [];
      const kinds = [...list.matchAll(/`(\w+)`/g)].map(([, kind = '']) => kind);
      const from = /\]\(\.\.\/([\w-]+)\//.exec(place)?.[1] ?? name;

      expect(kinds.length).toBeGreaterThan(0);
      expect(kinds.filter((kind) => !said(from).includes(kind))).toEqual([]);
    });

    it('names words that are heard', () => {
      const words = [...line('Words').matchAll(/« ([^»…]+?)[ :…]* »/g)].map(([, phrase = '']) => phrase);

      expect(words.filter((phrase) => !isHeard(phrase))).toEqual([]);
    });

    it('names tables that are there', () => {
      const tables = [...line('Tables').matchAll(/`(\w+)`/g)].map(([, table = '']) => table);

      expect(tables.filter((table) => !read('adapters/postgres/schema.sql').includes(`create table ${table} (`))).toEqual([]);
    });
  },
);

describe('What leads nowhere is seen', () => {
  const gone = 'gone.md';

  it('a link to no file, and one to no heading', () => {
    const text = `# Here\n[a](${gone}) [b](../README.md#nowhere) [c](#here) [d](https://example.org/${gone}) [e](../README.md)\n`;

    expect(brokenLinks('docs/product.md', text)).toEqual([gone, '../README.md#nowhere']);
  });

  it('a path, a script, a document and a promise', () => {
    expect(missingPaths('docs/product.md', '`src/gone.ts` `src/main.ts` `glossary.md` `gone.ts` `src/areas/<area>/buttons.ts`')).toEqual([
      'src/gone.ts',
      'gone.ts',
    ]);
    expect(missingScripts('npm run check, npm run gone, npm test')).toEqual(['gone']);
    expect(missingDocuments('src/main.ts', `// see ${gone}, docs/product.md, product.md`)).toEqual([gone, 'product.md']);
    expect(missingDocuments('adapters/postgres/migrations/0001_ground.sql', `-- product.md, ${gone}`)).toEqual([gone]);
    expect(unknownPromises('P1, P999, and P0001')).toEqual(['P999']);
  });
});
