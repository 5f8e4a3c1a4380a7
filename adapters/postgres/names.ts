import type { TaskName } from '../../src/ports/agenda.ts';
import type { SoughtKinds } from '../../src/ports/store.ts';

/** The kinds that queries look for, as the list after `in`. */
export type KindLists = Readonly<Record<keyof SoughtKinds, string>>;

/** Written into the text, not passed as parameters: a partial index serves a query only when the planner reads the name. */
export function kindLists({ invitations, lists, digests }: SoughtKinds): KindLists {
  return { invitations: listOf(invitations), lists: listOf(lists), digests: listOf(digests) };
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) throw new Error('Queries look for a kind that no row declares.');
  return `(${names.map(quoted).join(', ')})`;
}

/** The name of a task in the text of a query. */
export const task = (name: TaskName): string => quoted(name);

function quoted(name: string): string {
  if (!/^[a-z-]+$/i.test(name)) throw new Error(`The name « ${name} » cannot stand in the text of a query.`);
  return `'${name}'`;
}
