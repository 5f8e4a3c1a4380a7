import { z } from 'zod';
import type { Citizen } from '../population.ts';
import { type Broken, broken, type Invariant, ofInitiative, type Step } from './invariant.ts';

const Initiative = z.object({ id: z.string(), sentence: z.string() });
const Story = z.object({ initiative: z.string(), title: z.string(), body: z.string() });
/** `person`: null once nobody knows any more who it was; `written`: when the story of the initiative was. */
const Reader = z.object({ initiative: z.string(), person: z.string().nullable(), written: z.string().nullable() });
/** Who read a sentence is forgotten this long after its story was written: that somebody did is not. */
const READERS_KEPT = 90 * 24 * 3_600_000;
const Draft = z.object({ person: z.string(), words: z.string() });
const Post = z.object({ platform: z.string(), conversation: z.string(), message: z.string() });

/** What screens show is what is kept: nothing that was withdrawn, nothing as it no longer is; and who has read a sentence is listed. */
export function shownAsItIs(): Invariant {
  const invited = new Map<string, readonly [tag: string, by: Citizen, erasures: number]>();
  return {
    name: 'shown as it is',
    async check(step) {
      const { town, received, also, ask, platforms } = step;
      for (const one of received) {
        for (const { kind, initiative } of one.news) {
          const told = kind === 'invitation' ? town.toldOf(initiative) : null;
          for (const reader of told ? one.to : []) invited.set(`${told?.tag} ${reader.number}`, [told?.tag ?? '', reader, reader.erasures]);
        }
      }
      if (!also.has('end')) return [];
      const initiatives = await ask(Initiative, 'select id::text, sentence from initiatives');
      const readers = await ask(
        Reader,
        `select r.initiative_id::text as initiative, i.external_id as person, coalesce(s.first_written_at, s.written_at)::text as written
           from readers r left join identities i on i.person_id = r.person_id left join stories s on s.initiative_id = r.initiative_id`,
      );
      const listed = new Set(readers.map(({ initiative, person }) => `${initiative} ${person}`));
      const forgotten = readers.filter(
        ({ person, written }) => person === null && written !== null && town.now - Date.parse(written) >= READERS_KEPT,
      );
      const posts = await ask(
        Post,
        `select w.platform, o.conversation, coalesce(o.message, '') as message from posts o join workspaces w on w.id = o.workspace_id
          where o.conversation is not null`,
      );
      return [
        ...platforms.refusals.map((what) => broken(null, 'platform', `refuses: ${what}`)),
        ...posts
          .filter(({ platform, conversation, message }) => !platforms.isThere(platform, conversation, message))
          .map(({ platform, conversation, message }) =>
            broken(null, platform, `never got ${message} of ${conversation}, which counts as sent`),
          ),
        ...[...invited.values()].flatMap(([tag, by, erasures]) => {
          const initiative = initiatives.find(({ sentence }) => sentence.includes(tag));
          if (!initiative || listed.has(`${initiative.id} ${by.externalId}`) || town.hasLeft(by) || by.erasures > erasures) return [];
          // Each stands for one of them.
          const place = forgotten.findIndex((one) => one.initiative === initiative.id);
          if (place >= 0) forgotten.splice(place, 1);
          return place >= 0 ? [] : [broken(by, `initiative ${tag}`, 'was read, and its reader is not listed')];
        }),
        ...(await stale(step, initiatives)),
      ];
    },
  };
}

async function stale({ town, platforms, ask }: Step, initiatives: readonly z.output<typeof Initiative>[]): Promise<Broken[]> {
  const stories = await ask(Story, 'select initiative_id::text as initiative, title, body from stories');
  // A story that came too late is shown back to its writer, for as long as its draft is kept.
  const drafts = await ask(Draft, 'select i.external_id as person, d.words from drafts d join identities i on i.person_id = d.person_id');
  // What the bot wrote to anyone who is gone stays in a conversation it can no longer reach.
  const screens = platforms.screens().filter(({ together, readers: [reader] }) => together || !reader || !town.hasLeft(reader));
  const of = ({ readers, together }: (typeof screens)[number]) => (together ? 'a group' : `person ${readers[0]?.number}`);
  return [
    ...town.told.flatMap((told) => {
      const initiative = initiatives.find(({ sentence }) => sentence.includes(told.tag));
      // A story keeps the title it was given.
      const titles = stories.filter((one) => one.initiative === initiative?.id).map(({ title }) => title);
      const allowed = initiative ? [initiative.sentence, ...titles] : titles;
      return screens
        .filter(({ reachable, words }) => reachable && words.includes(told.tag) && !allowed.some((one) => words.includes(one)))
        .map((one) => ofInitiative(told, `is still seen by ${of(one)} as it no longer is (${one.by}): ${one.words.slice(0, 120)}`));
    }),
    ...town.written
      // What no meeting was there for may have been told as an initiative.
      .filter(({ text, tag }) => !stories.some(({ body }) => body === text) && !initiatives.some(({ sentence }) => sentence.includes(tag)))
      .flatMap(({ tag }) =>
        screens
          .filter(({ words, reachable, together }) => (reachable || together) && words.includes(tag))
          .filter(({ readers }) => !drafts.some(({ person, words }) => person === readers[0]?.externalId && words.includes(tag)))
          .map((one) =>
            broken(one.readers[0], `story ${tag}`, `is gone, and ${of(one)} still sees it (${one.by}): ${one.words.slice(0, 120)}`),
          ),
      ),
  ];
}
