import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buttons } from '../../support/areas.ts';

const folder = fileURLToPath(new URL('../../../src/areas/', import.meta.url));

interface Source {
  /** The functions of a file, by name. */
  readonly functions: ReadonlyMap<string, string>;
  /** Where each imported name comes from: its file, and its name there. */
  readonly imported: ReadonlyMap<string, readonly [file: string, name: string]>;
}

/** The files of the areas. */
const sources: ReadonlyMap<string, Source> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, sourceOf(file, readFileSync(join(folder, file), 'utf8'))] as const),
);

function sourceOf(file: string, text: string): Source {
  const functions = text.split(/^(?=(?:export )?(?:async )?function \w+|(?:export )?const \w+ = (?:async )?\()/m).flatMap((part) => {
    const [, name] = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(part) ?? [];
    return name === undefined ? [] : [[name, part] as const];
  });
  const imported = [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']*)'/gm)].flatMap(([, names = '', from = '']) =>
    names.split(',').map((one) => {
      const [name = '', as = name] = one.trim().split(' as ');
      return [as, [normalize(join(dirname(file), from)), name]] as const;
    }),
  );
  return { functions: new Map(functions), imported: new Map(imported) };
}

/** Every function that answers with a form, itself or through another, as `file#name`. */
function answeringWithAForm(): ReadonlySet<string> {
  const calls = [...sources].flatMap(([file, { functions, imported }]) =>
    [...functions].map(([name, text]) => {
      const called = [...text.matchAll(/\b(\w+)\(/g)].flatMap(([, one = '']) => {
        if (one !== name && functions.has(one)) return [`${file}#${one}`];
        const [from, as] = imported.get(one) ?? [];
        return from === undefined ? [] : [`${from}#${as}`];
      });
      return { id: `${file}#${name}`, asks: text.includes("type: 'ask',"), called };
    }),
  );
  const found = new Set(calls.filter(({ asks }) => asks).map(({ id }) => id));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, called } of calls) if (called.some((one) => found.has(one))) found.add(id);
  }
  return found;
}

/** The function that each button runs, as its area ties it: `file#name`, by the button's intent. */
function acts(): ReadonlyMap<string, string> {
  return new Map(
    [...sources].flatMap(([file, { imported }]) => {
      if (!file.endsWith('area.ts')) return [];
      const text = readFileSync(join(folder, file), 'utf8');
      const tied = text.slice(text.indexOf('  acts: '), text.indexOf('  submits: '));
      // `{ ...begin({ one, two: { run: act, follows: 'colon' } }), ...goOn({ three: act }) }`
      const each = tied.replaceAll(/\/\/.*|\b(?:begin|goOn)\(|(?:follows|near): [^,}]*/g, '');
      return [...each.matchAll(/(?<=[{,]\s*)(?!run\b)([a-z]\w*)(?:: (?:\{\s*run: )?(\w+))?(?=\s*[,}])/g)].map(([, key = '', run = key]) => {
        const [from = file, name = run] = imported.get(run) ?? [];
        return [key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), `${from}#${name}`] as const;
      });
    }),
  );
}

/** Answered otherwise but in a corner: a form is then asked for in words. */
const seldom = ['follow-message', 'not-an-answer', 'talk-in-person'];

it('every button that opens a form is known to, so that Teams can be told before it is pressed', () => {
  const asking = answeringWithAForm();
  const tied = acts();

  const opening = [...tied].flatMap(([intent, run]) => (asking.has(run) ? [intent] : []));

  expect([...tied.keys()].toSorted()).toEqual(buttons.map(({ intent }) => intent).toSorted());
  expect(opening.filter((intent) => !seldom.includes(intent)).toSorted()).toEqual(
    buttons.flatMap(({ intent, opens }) => (opens ? [intent] : [])).toSorted(),
  );
});
