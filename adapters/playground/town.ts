import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ShownBlock } from './cards.ts';

/*
 * The town hall of the playground: who is there, what is shown to whom, and what time it is. One process holds it, in
 * memory; every change is kept before it is said to be done (`keep.ts`).
 */

export const TownPerson = z.object({
  id: z.string(),
  name: z.string(),
  /** What they do, in a few words of the playground's own: the bot knows nothing of it. */
  about: z.string(),
  locale: z.enum(['fr', 'en']),
  coordinator: z.boolean(),
});
export type TownPerson = z.infer<typeof TownPerson>;

const Place = z.object({
  id: z.string(),
  kind: z.enum(['direct', 'group', 'channel']),
  /** Of a channel. */
  name: z.string(),
  /** Who takes part; nobody in particular in a channel. */
  people: z.array(z.string()),
});
export type Place = z.infer<typeof Place>;

const TownMessage = z.object({
  id: z.string(),
  place: z.string(),
  /** The id of a person; null is the bot. */
  from: z.string().nullable(),
  /** Epoch milliseconds, of the playground's clock. */
  at: z.number(),
  /** What a person typed, as typed. */
  text: z.string(),
  /** What the bot shows. */
  blocks: z.array(ShownBlock),
  summary: z.string(),
  /** The language it is written in. */
  lang: z.enum(['fr', 'en']),
  /** Only this person sees it. */
  to: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), mimeType: z.string(), content: z.string() })),
  /** The post's key, opaque. */
  key: z.string().nullable(),
  /** The message it continues. */
  thread: z.string().nullable(),
  edited: z.boolean(),
});
export type TownMessage = z.infer<typeof TownMessage>;

export const TownState = z.object({
  version: z.literal(1),
  /** How far the playground's clock is ahead of this machine's, and the latest time it told: milliseconds. */
  clock: z.object({ ahead: z.number(), latest: z.number() }),
  people: z.array(TownPerson),
  places: z.array(Place),
  messages: z.array(TownMessage),
  /** Each person's own page, by their id. */
  homes: z.record(z.string(), z.object({ blocks: z.array(ShownBlock), lang: z.enum(['fr', 'en']) })),
});
export type TownState = z.infer<typeof TownState>;

export const CHANNELS = ['accueil', 'brèves'] as const;

export const emptyTown = (): TownState => ({
  version: 1,
  clock: { ahead: 0, latest: 0 },
  people: [],
  places: CHANNELS.map((name) => ({ id: channelPlace(name), kind: 'channel', name, people: [] })),
  messages: [],
  homes: {},
});

export const directPlace = (person: string) => `direct:${person}`;
export const channelPlace = (channel: string) => `channel:${channel}`;
/** The same people are always in the same conversation. */
export const groupPlace = (people: readonly string[]) => `group:${[...new Set(people)].sort().join('+')}`;

/** Tells every watcher what changed. */
export type Change = { readonly type: 'town' } | { readonly type: 'message'; readonly message: TownMessage };

/** Older messages leave the page, and the file. */
const messagesAtMost = 2_000;

type NewMessage = Pick<TownMessage, 'place' | 'from'> & Partial<Omit<TownMessage, 'id' | 'at' | 'place' | 'from'>>;

export interface Town {
  readonly state: Readonly<TownState>;
  person(id: string): TownPerson | null;
  place(id: string): Place | null;
  message(id: string): TownMessage | null;
  /** Resolve once it is kept. */
  join(person: TownPerson): Promise<void>;
  openGroup(people: readonly string[]): Promise<Place>;
  post(message: NewMessage): Promise<TownMessage>;
  change(id: string, to: Pick<TownMessage, 'blocks' | 'summary' | 'lang'>): Promise<TownMessage | null>;
  setHome(person: string, home: TownState['homes'][string]): Promise<void>;
  setClock(clock: TownState['clock']): Promise<void>;
  /** Called after each change, until the returned function is. */
  watch(watcher: (change: Change) => void): () => void;
}

export interface TownOptions {
  readonly state: TownState;
  readonly keep: (state: TownState) => Promise<void>;
  readonly now: () => number;
}

export function openTown({ state, keep, now }: TownOptions): Town {
  const watchers = new Set<(change: Change) => void>();
  const changed = async (change: Change) => {
    await keep(state);
    for (const watcher of watchers) watcher(change);
  };
  const place = (id: string) => state.places.find((one) => one.id === id) ?? null;

  return {
    state,
    person: (id) => state.people.find((one) => one.id === id) ?? null,
    place,
    message: (id) => state.messages.find((one) => one.id === id) ?? null,

    async join(person) {
      state.people.push(person);
      state.places.push({ id: directPlace(person.id), kind: 'direct', name: '', people: [person.id] });
      await changed({ type: 'town' });
    },

    async openGroup(people) {
      const id = groupPlace(people);
      const known = place(id);
      if (known) return known;
      const opened: Place = { id, kind: 'group', name: '', people: [...people] };
      state.places.push(opened);
      await changed({ type: 'town' });
      return opened;
    },

    async post(message) {
      const posted: TownMessage = {
        text: '',
        blocks: [],
        files: [],
        summary: '',
        lang: 'fr',
        to: null,
        key: null,
        thread: null,
        edited: false,
        ...message,
        id: randomUUID(),
        at: now(),
      };
      state.clock.latest = Math.max(state.clock.latest, posted.at);
      state.messages.push(posted);
      state.messages.splice(0, state.messages.length - messagesAtMost);
      await changed({ type: 'message', message: posted });
      return posted;
    },

    async change(id, to) {
      const message = state.messages.find((one) => one.id === id);
      if (!message) return null;
      const same = JSON.stringify([message.blocks, message.summary]) === JSON.stringify([to.blocks, to.summary]);
      if (same) return message;
      Object.assign(message, to, { edited: true });
      await changed({ type: 'message', message });
      return message;
    },

    async setHome(person, home) {
      state.homes[person] = home;
      await changed({ type: 'town' });
    },

    async setClock(clock) {
      Object.assign(state.clock, clock);
      await changed({ type: 'town' });
    },

    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
