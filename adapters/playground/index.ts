import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Ahead } from '../../src/areas/time/look-ahead.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ChatPlatform, PostRef } from '../../src/ports/chat-platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { actsIn } from './acts.ts';
import { type PlaygroundClock, playgroundClock } from './clock.ts';
import { BOT, Chosen, Opened, Pressed, Spoken, Submitted } from './incoming.ts';
import { readTown, townKeeper } from './keep.ts';
import { fromThisPageOnly, onThisMachineOnly, pageHeaders } from './local.ts';
import { type Renderings, serveLooks } from './looks.ts';
import { createPlaygroundPlatform, WORKSPACE } from './outgoing.ts';
import { type Lived, outlookOf } from './outlook.ts';
import { seedTown } from './seed.ts';
import { type Audience, streamTo } from './stream.ts';
import { Move, timeMachine } from './time.ts';
import { directPlace, openTown, type Town, type TownPerson } from './town.ts';

export { WORKSPACE };

export interface Playground {
  readonly clock: PlaygroundClock;
  readonly platform: ChatPlatform;
  readonly town: Town;
}

/** The town as it was left; `file` is the only thing it keeps. */
export async function openPlayground({ file, base }: { file: string; base: Clock }): Promise<Playground> {
  const state = await readTown(file);
  const clock = playgroundClock(base, state.clock);
  const town = openTown({ state, keep: townKeeper(file), now: () => clock.now().epochMilliseconds });
  return { clock, platform: createPlaygroundPlatform(town), town };
}

/** What the page asks of the bot. */
export interface Bot {
  readonly organisation: { readonly name: string; readonly zone: string; readonly locale: 'fr' | 'en' };
  receive(incoming: Incoming): Promise<Reply>;
  /** An answer was shown in the place of this message. */
  answered(pressed: PostRef): Promise<void>;
  lookAhead(): Promise<readonly Ahead[]>;
  lived(): Promise<Lived>;
  /** Someone of the playground becomes one of its coordinators. */
  appoint(externalId: string): Promise<void>;
  /** Does what is due, and resolves once nothing is. */
  rest(): Promise<void>;
  nextDue(): Promise<Temporal.Instant | null>;
  nextMorning(after: Temporal.Instant): Promise<Temporal.Instant | null>;
  startOfWork(date: Temporal.PlainDate): Promise<Temporal.Instant>;
  /** Never with people's words. */
  report(event: string, facts: Readonly<Record<string, unknown>>): void;
}

const NewPerson = z.object({ name: z.string().trim().min(1).max(80), locale: z.enum(['fr', 'en']), coordinator: z.boolean() });
const Seed = z.object({ locale: z.enum(['fr', 'en']) });

export interface PlaygroundOptions {
  /** Whether its clock may be moved. */
  readonly movable: boolean;
  /** How the other platforms would show a card. */
  readonly renderings: Renderings;
}

/** Serves the page at the root of `web`, to this machine only. */
export function servePlayground(
  web: Express,
  { clock, town }: Playground,
  bot: Bot,
  { movable, renderings }: PlaygroundOptions,
): { stop(): void } {
  const acts = actsIn(town, bot.receive, bot.answered);
  const audience: Audience = streamTo({
    town,
    outlook: async () => (await bot.lookAhead()).map(outlookOf),
    lived: bot.lived,
    setting: () => ({ ...bot.organisation, bot: BOT, movable, now: clock.now().epochMilliseconds }),
    report: bot.report,
  });
  const moved = async () => town.setClock(clock.kept());
  const move = timeMachine({ ...bot, clock, zone: bot.organisation.zone, movable, moved });
  const join = async (person: TownPerson) => {
    await town.join(person);
    if (person.coordinator) await bot.appoint(person.id);
    // They open their own page, as anyone who discovers the bot does: it then knows their name and language before they speak.
    await acts.open({ receipt: randomUUID(), person: person.id, place: directPlace(person.id) });
    await bot.rest();
  };

  const router = express.Router();
  router.use(onThisMachineOnly, pageHeaders);
  router.get('/playground/events', (_, response) => audience.join(response));
  router.get('/playground/files/:message/:index', (request, response) => {
    const file = town.message(request.params.message)?.files[Number(request.params.index)];
    if (!file) return void response.status(404).type('text/plain').send('This file is not there.\n');
    // Never shown in the page's own name: what people wrote is in it.
    response.attachment(file.name).type('application/octet-stream').send(file.content);
  });
  serveLooks(router, renderings, pageFolder());
  router.use('/playground', fromThisPageOnly, express.json({ limit: '256kb' }));

  /** What arrives is checked, done, and answered; what was done may have changed what is to come. */
  const on = <T>(path: string, schema: z.ZodType<T>, act: (asked: T) => Promise<unknown>) =>
    router.post(path, async (request, response) => {
      const { data, success } = schema.safeParse(request.body);
      if (!success) return void response.status(400).json({ type: 'not-understood' });
      response.json(await act(data));
      audience.lookAgain();
    });
  on('/playground/speak', Spoken, acts.speak);
  on('/playground/press', Pressed, acts.press);
  on('/playground/submit', Submitted, acts.submit);
  on('/playground/open', Opened, acts.open);
  on('/playground/choose', Chosen, acts.choose);
  on('/playground/clock', Move, async (to) => ({ type: await move(to) }));
  on('/playground/people', NewPerson, async ({ name, ...rest }) => {
    const id = freeId(town, name);
    await join({ id, name, about: '', ...rest });
    return { type: 'done', id };
  });
  on('/playground/seed', Seed, async ({ locale }) => {
    if (town.state.people.length > 0) return { type: 'not-empty' };
    await seedTown({ town, acts, join, move, rest: bot.rest, organisation: bot.organisation.locale }, locale);
    return { type: 'done' };
  });

  router.use(express.static(pageFolder(), { index: 'index.html', cacheControl: false }));
  router.use((error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    bot.report('playground-failed', { error });
    response.status(500).json({ type: 'broken' });
  });
  web.use(router);
  return { stop: audience.end };
}

/** 'Zoé Le Goff' → 'zoe-le-goff'; someone of the same name is another person. */
function freeId(town: Town, name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'personne' : plain;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!town.person(id)) return id;
  }
}

/** The bundle and the sources lie at different depths below the folder that holds the page. */
function pageFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'adapters/playground/page');
    if (existsSync(folder)) return folder;
  }
  throw new Error('The folder adapters/playground/page is missing: it must be shipped beside the program.');
}
