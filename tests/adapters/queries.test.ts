import { expect, test } from 'vitest';
import { z } from 'zod';
import { column, queriesOf, row } from '../../adapters/postgres/queries.ts';

const answering = (...rows: Record<string, unknown>[]) =>
  queriesOf({ query: async () => ({ rows }), exec: async () => {}, defer: () => {} });
const named = row({ organisationId: z.string(), service: z.string().nullable() }, { service: 'service_id' });

test('columns in snake case are read under our own names, and a column that is missing is refused', async () => {
  const read = await answering({ organisation_id: 'one', service_id: null, other: 1 }).many('select', [], named);

  expect(read).toEqual([{ organisationId: 'one', service: null }]);
  await expect(answering({ organisationId: 'one', service_id: null }).many('select', [], named)).rejects.toThrow('organisationId');
});

test('no row is null where there may be none, and refused where there is always one', async () => {
  const count = column('count', z.number());

  expect(await answering().one('select', [], count)).toBeNull();
  expect(await answering({ count: 3 }, { count: 4 }).one('select', [], count)).toBe(3);
  await expect(answering().only('select', [], count)).rejects.toThrow();
  await expect(answering().only('select', [], column('count', z.number().optional()))).rejects.toThrow('returned no row');
});
