import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Temporal } from 'temporal-polyfill';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../areas/all.ts';
import { gatherVintage } from '../areas/library/gather-vintage.ts';
import { vintageLanguage } from '../areas/library/make-vintage.ts';
import { bookletHtml } from '../areas/library/vintage/html.ts';
import { bookletMarkdown } from '../areas/library/vintage/markdown.ts';
import { vintageWords } from '../areas/library/vintage/words.ts';
import { readConfig } from '../config/config.ts';
import { openExisting } from '../config/open-database.ts';
import { localDate } from '../domain/calendar.ts';
import { seasonOf, seasonSaid } from '../domain/season.ts';
import { ExpectedError } from '../ports/expected-error.ts';

export interface VintageAsked {
  /** As people say it, with dashes or spaces; the present season when not given. */
  readonly season?: string | undefined;
  readonly out: string;
}

/** `npm run vintage`: both files in a folder, from the same database as the bot, without it. */
export async function printVintage(
  { season: said, out }: VintageAsked,
  env: Readonly<Record<string, string | undefined>>,
  say: (text: string) => void = (text) => process.stderr.write(text),
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<void> {
  const config = readConfig(env);
  const database = await openExisting(config, {
    now,
    say: (line) => say(`${line}\n`),
    inUse: 'The bot is running on this folder: ask it in chat (« millésime automne 2026 »), or stop it first.',
  });
  try {
    const store = createStore(database, registry.sought);
    // What was played is an organisation of its own (`src/playing.ts`), in the folder as long as no platform is connected.
    const slug = config.playground?.clockMoves ? 'playground' : 'default';
    const organisation = await store.transaction((tx) => tx.organisations.bySlug(slug));
    if (!organisation) throw new ExpectedError('There is no organisation in this database yet: start the bot once.');
    const today = localDate(organisation, now);
    const season = said === undefined ? seasonOf(today) : seasonSaid(said.replaceAll('-', ' '), today);
    if (!season) throw new ExpectedError(`The season "${said}" cannot be understood: say for example automne-2026, spring-2026 or 2026.`);

    const booklet = await gatherVintage(store, organisation, season, now, async (read, total) => {
      if (total > 0) say(`\r${read} / ${total}`);
    });
    const language = vintageLanguage(organisation.locale, organisation);
    const name = vintageWords[organisation.locale].file(season);
    await mkdir(out, { recursive: true });
    await write(join(out, `${name}.html`), bookletHtml(booklet, language));
    await write(join(out, `${name}.md`), bookletMarkdown(booklet, language));
    const { stories, buds, trials } = booklet;
    say(`\r${join(out, name)}.html and .md: ${stories.length} stories, ${buds.length} buds, ${trials.length} trials.\n`);
  } finally {
    await database.close();
  }
}

/** Piece after piece, and under its name only once whole. */
async function write(file: string, pieces: Iterable<string>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await pipeline(Readable.from(pieces), createWriteStream(unfinished, { mode: 0o600 }));
  await rename(unfinished, file);
}
