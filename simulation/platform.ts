import type { Card } from '../src/cards/card.ts';
import type { ChatPlatform, Destination, Outcome, PostRef } from '../src/ports/chat-platform.ts';
import { chance } from '../support/random.ts';
import type { Citizen } from './population.ts';

/** A message as it stands on the platform. */
export interface Shown {
  readonly ref: PostRef;
  readonly key: string;
  readonly to: readonly Citizen[];
  readonly together: boolean;
  readonly sentAt: number;
  card: Card;
}

/** How often each thing goes wrong, of a thousand times. */
const troubles = {
  send: { 'asks to wait': 4, 'takes it and never answers': 4, 'never answers': 4 },
  edit: { 'asks to wait': 4, 'never answers': 4 },
  find: { 'asks to wait': 40 },
  describe: { 'never answers': 20 },
  publishHome: { 'asks to wait': 4, 'never answers': 4 },
  sendFiles: { 'asks to wait': 20 },
} as const;

type Trouble = 'asks to wait' | 'takes it and never answers' | 'never answers';

export interface SimulatedPlatform extends ChatPlatform {
  /** What went wrong, by name. */
  readonly faults: ReadonlyMap<string, number>;
  /** Conversations may be repeated after a doubt, and nobody can look: how many doubts there were. */
  readonly doubts: number;
  readonly edits: number;
  shown(conversation: string, message: string): Shown | null;
  /**
   * Every message as it stands, with all who may read it, whether their account is open or not. `reachable`: not in a conversation of
   * several, where nobody can look for what was taken without a word.
   */
  screens(): readonly { readonly shown: Shown; readonly readers: readonly Citizen[]; readonly reachable: boolean }[];
}

export interface PlatformWorld {
  readonly seed: number;
  readonly now: () => number;
  citizen(externalId: string): Citizen | null;
  /** A message has arrived. */
  arrived(shown: Shown): Promise<void>;
  /** Files, in somebody's own conversation. */
  sent(to: Citizen): void;
}

export const groupAtMost = 8;
const rateLimit: Outcome & { type: 'retry' } = { type: 'retry', afterMs: 30_000 };
const gone: Outcome & { type: 'refused' } = { type: 'refused', why: 'person-gone', code: 'account_inactive' };

/** A chat platform that keeps its posts, and fails as platforms do: what happens to somebody depends on them and on the seed alone. */
export function createSimulatedPlatform(world: PlatformWorld): SimulatedPlatform {
  const posts = new Map<string, Shown>();
  const byKey = new Map<string, Shown>();
  const groups = new Map<string, readonly string[]>();
  const asked = new Map<string, number>();
  const faults = new Map<string, number>();
  const unanswered = new Set<string>();
  let [edits, numbers] = [0, 0];

  /** The n-th time it is asked about the same person always goes the same way. */
  function goesWrong(what: keyof typeof troubles, about: string): Trouble | null {
    const times = (asked.get(`${what} ${about}`) ?? 0) + 1;
    asked.set(`${what} ${about}`, times);
    let drawn = chance(hash(`${world.seed} ${what} ${about} ${times}`)).draw() * 1000;
    for (const [name, often] of Object.entries(troubles[what])) {
      drawn -= often;
      if (drawn >= 0) continue;
      faults.set(`${what}: ${name}`, (faults.get(`${what}: ${name}`) ?? 0) + 1);
      return isTrouble(name) ? name : null;
    }
    return null;
  }

  /** As on Slack, what names a conversation of several does not name who is in it. */
  function conversationOf(ids: readonly string[]): string {
    const [only = ''] = ids;
    if (ids.length === 1) return only;
    const people = ids.toSorted();
    const conversation = `G${hash(people.join())}`;
    groups.set(conversation, people);
    return conversation;
  }

  async function accept(destination: Destination, key: string, card: Card): Promise<PostRef> {
    const ids = peopleOf(destination);
    const ref = { conversation: conversationOf(ids), message: String(++numbers) };
    // To a closed account, a platform may take a message that nobody will read.
    const to = ids.flatMap((id) => world.citizen(id) ?? []).filter((one) => one.active);
    const shown: Shown = { ref, key, to, together: destination.to === 'group', sentAt: world.now(), card };
    posts.set(ref.message, shown);
    if (destination.to === 'person') byKey.set(key, shown);
    await world.arrived(shown);
    return ref;
  }

  return {
    groupAtMost,
    faults,
    get doubts() {
      return unanswered.size;
    },
    get edits() {
      return edits;
    },
    shown: (_conversation, message) => posts.get(message) ?? null,
    screens: () =>
      [...posts.values()].map((shown) => ({
        shown,
        readers: (groups.get(shown.ref.conversation) ?? [shown.ref.conversation]).flatMap((id) => world.citizen(id) ?? []),
        reachable: !unanswered.has(shown.ref.message),
      })),

    async send({ destination, key, card }) {
      const ids = peopleOf(destination);
      const people = ids.map((id) => world.citizen(id));
      if (people.some((one) => one === null)) return gone;
      // Half of the platforms say so of a closed account; the others take it without a word.
      if (people.some((one) => one && !one.active && one.number % 2 === 0)) return gone;
      const trouble = goesWrong('send', ids.join());
      if (trouble === 'asks to wait') return rateLimit;
      if (trouble === 'never answers') return { type: 'unsure' };
      const ref = await accept(destination, key, card);
      if (trouble === null) return { type: 'sent', ref };
      if (destination.to === 'group') unanswered.add(ref.message);
      return { type: 'unsure' };
    },

    async edit(_workspace, ref, card) {
      const trouble = goesWrong('edit', ref.conversation);
      if (trouble === 'asks to wait') return rateLimit;
      const shown = posts.get(ref.message);
      if (!shown) return { type: 'refused', why: 'message-gone', code: 'message_not_found' };
      if (trouble) return { type: 'unsure' };
      edits += 1;
      shown.card = card;
      return { type: 'sent', ref };
    },

    async publishHome(_workspace, externalId) {
      const trouble = goesWrong('publishHome', externalId);
      if (trouble === 'asks to wait') return rateLimit;
      return trouble ? { type: 'unsure' } : { type: 'sent', ref: { conversation: externalId, message: 'home' } };
    },

    async sendFiles(_workspace, { externalId }) {
      const person = world.citizen(externalId);
      if (!person?.active) return gone;
      if (goesWrong('sendFiles', externalId)) return { type: 'retry', afterMs: 30_000 };
      world.sent(person);
      return { type: 'sent' };
    },

    async find(_workspace, destination, key) {
      if (destination.to !== 'person') return { type: 'cannot-tell' };
      if (goesWrong('find', destination.externalId)) return { type: 'retry', afterMs: 20_000 };
      const found = byKey.get(key);
      return found ? { type: 'found', ref: found.ref, sentAt: found.sentAt } : { type: 'absent' };
    },

    async describe(_workspace, externalId) {
      if (goesWrong('describe', externalId)) return null;
      const person = world.citizen(externalId);
      if (!person) return null;
      const { name, firstName, zone, locale, active } = person;
      return { name, firstName, zone, locale: locale === 'fr' ? 'fr-FR' : 'en-GB', active };
    },
  };
}

function peopleOf(destination: Destination): readonly string[] {
  switch (destination.to) {
    case 'person':
      return [destination.externalId];
    case 'group':
      return destination.externalIds;
    case 'channel':
      return [];
  }
}

function isTrouble(name: string): name is Trouble {
  return name === 'asks to wait' || name === 'takes it and never answers' || name === 'never answers';
}

/** FNV-1a. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed >>> 0;
}
