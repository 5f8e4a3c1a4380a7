import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { createDatabase, startPostgres } from '../../support/postgres.ts';
import { isReady, sentence, told, town, useJournal } from '../operations/town.ts';

/* On a real disk of its own, small and full: `npm run test:disk`, as root on Linux, since it takes a mount. */
vi.setConfig({ testTimeout: 180_000 });

interface Disk {
  readonly path: string;
  fill(): void;
  makeRoom(): void;
}

function smallDisk(megabytes: number): Disk {
  // The server is another user: not in the folder of this run.
  const path = mkdtempSync(join(tmpdir(), 'vendange-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  chmodSync(path, 0o777);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', path]);
    rmdirSync(path);
  });
  const filling = join(path, 'filling');
  const room = () => {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  };
  return {
    path,
    fill() {
      writeFileSync(filling, Buffer.alloc(room()));
      expect(room()).toBe(0);
    },
    makeRoom: () => rmSync(filling),
  };
}

test('embedded: refused, told by /readyz, and back by itself, also once the journal could not be written', async () => {
  const disk = smallDisk(150);
  const database = await openPGlite(join(disk.path, 'data'));
  const place = await town({ VENDANGE_DATA: join(disk.path, 'data'), VENDANGE_PLAYGROUND: 'off' }, database);
  expect(await told(place.amina, sentence(1))).toContain('C’est noté');

  disk.fill();
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual({ status: 503, missing: ['disk'] });
  await expect(useJournal(database, 17_000_000)).rejects.toThrow('53100');
  await place.refusesKindly(sentence(2));

  disk.makeRoom();
  await expect.poll(place.ready, { timeout: 20_000, interval: 200 }).toEqual(isReady);
  expect(await told(place.amina, sentence(3))).toContain('C’est noté');
});

test('PostgreSQL: refused, told by /readyz, and back by itself', async () => {
  const disk = smallDisk(150);
  vi.stubEnv('TMPDIR', disk.path);
  const server = await startPostgres();
  vi.unstubAllEnvs();
  onTestFinished(() => server.stop());
  const place = await town({ DATABASE_URL: await createDatabase(server.url) });
  expect(await told(place.amina, sentence(1))).toContain('C’est noté');

  disk.fill();
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual({ status: 503, missing: ['disk'] });
  // What fits in pages that are there is recorded; soon nothing is, and what is not is given back.
  let refused = '';
  for (let number = 2; refused === '' && number < 500; number++) {
    const answer = await told(place.amina, sentence(number));
    if (!answer.includes('C’est noté')) refused = answer;
  }
  expect(refused).toContain('je n’ai rien pu enregistrer');
  expect(refused).toContain('vignes dans la cour');

  disk.makeRoom();
  await expect.poll(place.ready, { timeout: 20_000, interval: 200 }).toEqual(isReady);
  expect(await told(place.amina, sentence(1_000))).toContain('C’est noté');
});
