import type { Response } from 'express';
import type { Lived, Outlook } from './outlook.ts';
import type { Change, Town, TownMessage } from './town.ts';

/** Everyone who has the page open sees the same town, live (Server-Sent Events). */
export interface Audience {
  join(response: Response): void;
  /** What is to come may have changed. */
  lookAgain(): void;
  /** The server stops: nobody is kept waiting. */
  end(): void;
}

export interface StreamOptions {
  readonly town: Town;
  readonly outlook: () => Promise<readonly Outlook[]>;
  readonly lived: () => Promise<Lived>;
  /** What the page shows besides the town. */
  readonly setting: () => Readonly<Record<string, unknown>>;
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Milliseconds: a burst of changes is looked at once. */
const settleMs = 120;

export function streamTo({ town, outlook, lived, setting, report }: StreamOptions): Audience {
  const open = new Set<Response>();
  let ended = false;
  let looking: NodeJS.Timeout | undefined;

  const townNow = () => ({ ...setting(), people: town.state.people, places: town.state.places, homes: town.state.homes });
  const tell = (to: Iterable<Response>, event: string, data: unknown) => {
    for (const response of to) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const lookAgain = () => {
    if (open.size === 0 || ended) return;
    looking ??= setTimeout(() => {
      looking = undefined;
      Promise.all([lived(), outlook()]).then(
        ([past, ahead]) => {
          tell(open, 'lived', past);
          tell(open, 'outlook', ahead);
        },
        (error: unknown) => report('playground-outlook-failed', { error }),
      );
    }, settleMs);
  };
  const unwatch = town.watch((change: Change) => {
    if (change.type === 'message') tell(open, 'message', forPage(change.message));
    else tell(open, 'town', townNow());
    lookAgain();
  });

  return {
    join(response) {
      if (ended) return void response.status(503).end();
      response.set({ 'Content-Type': 'text/event-stream', Connection: 'close' });
      // A page that lost the thread (the bot was restarted) looks for it again after a second.
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
      tell([response], 'hello', { ...townNow(), messages: town.state.messages.map(forPage) });
      lookAgain();
    },
    lookAgain,
    end() {
      ended = true;
      unwatch();
      clearTimeout(looking);
      for (const response of open) response.end();
    },
  };
}

/** Files are asked for when somebody wants them. */
function forPage({ files, key: _, ...message }: TownMessage) {
  return { ...message, files: files.map(({ name }) => ({ name })) };
}
