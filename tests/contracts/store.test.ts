import { describe } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { ENGINES, freshDatabase } from '../support/databases.ts';
import { storeContract } from './store.ts';

for (const engine of ENGINES) {
  describe(`The store on ${engine}`, () => {
    storeContract(async () => createStore(await freshDatabase(engine), registry.sought));
  });
}
