import type { WebClient } from '@slack/web-api';
import { personFacts } from './people.ts';
import { peopleIn } from './words.ts';

/** Names of people, by their ids. */
export type Names = ReadonlyMap<string, string>;

/** Slack waits three seconds for its answer: past this, somebody who is named is « une personne ». */
const withinMs = 1_000;
const askedAtMost = 10;
const keptAtMost = 5_000;

/** Slack names people by their ids alone: how those are called whom words name, as far as it says so at once. */
export function keepNames(client: WebClient, team: string): (text: string) => Promise<Names> {
  const known = new Map<string, string>();

  async function learn(user: string): Promise<void> {
    const name = personFacts(await client.users.info({ user }), team)?.name ?? '';
    if (name !== '') known.set(user, name);
    const [oldest] = known.keys();
    if (known.size > keptAtMost && oldest !== undefined) known.delete(oldest);
  }

  return async (text) => {
    const asked = peopleIn(text).filter((one) => !known.has(one));
    if (asked.length === 0) return known;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled(asked.slice(0, askedAtMost).map(learn)), late]);
    clearTimeout(timer);
    return known;
  };
}
