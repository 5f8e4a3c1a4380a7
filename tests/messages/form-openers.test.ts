import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registry } from '../../src/areas/all.ts';
import { understand } from '../../src/core/understand.ts';
import { buttons } from '../support/areas.ts';

const folder = new URL('../../src/areas/', import.meta.url);

/** The functions of the actions, by name, each with its source. */
const functions = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(?:^|\/)(?:messages|forms|buttons|area|fr|en)\.ts$/.test(file))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/^(?=(?:export )?(?:async )?function \w+)/m))
    .flatMap((source) => {
      const [, name] = /^(?:export )?(?:async )?function (\w+)/.exec(source) ?? [];
      return name === undefined ? [] : [[name, source] as const];
    }),
);

/** Those that answer with a form, themselves or through another. */
function answeringWithAForm(): ReadonlySet<string> {
  const found = new Set([...functions].filter(([, source]) => source.includes("type: 'ask',")).map(([name]) => name));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [name, source] of functions) {
      if ([...source.matchAll(/\b(\w+)\(/g)].some(([, called = '']) => called !== name && found.has(called))) found.add(name);
    }
  }
  return found;
}

/** Answered otherwise but in a corner: a form is then asked for in words. */
const seldom = ['not-an-evaluation', 'talk-in-person'];

it('every button that opens a form is known to, so that Teams can be told before it is pressed', () => {
  const asking = answeringWithAForm();
  const opening = [...registry.buttons.keys()].filter((intent) =>
    asking.has(understand({ type: 'press', intent, subject: '' }, registry).run.name),
  );

  expect(opening.filter((intent) => !seldom.includes(intent)).toSorted()).toEqual(
    buttons.flatMap(({ intent, opens }) => (opens ? [intent] : [])).toSorted(),
  );
});
