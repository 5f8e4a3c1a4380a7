import { z } from 'zod';
import type { Citizen } from '../population.ts';
import type { Allowed, Received, Town } from '../town.ts';
import { type Broken, broken, type Invariant, type Step, twice } from './invariant.ts';

const Story = z.object({ id: z.string(), kind: z.string(), version: z.number(), body: z.string(), writer: z.string().nullable() });
type Story = z.output<typeof Story>;
const Agreement = z.object({ story: z.string(), version: z.number(), person: z.string(), choice: z.string() });

/** A part of a message somebody read. */
interface Read {
  readonly to: readonly Citizen[];
  readonly direct: boolean;
  readonly words: string;
  readonly offers: Received['news'][number]['offers'];
}

/** What was written once people had met is there as it was written, and what each allowed of it last; their files came. */
export function storiesKept(): Invariant {
  const read: Read[] = [];
  return {
    name: 'stories and agreements are kept',
    async check(step) {
      for (const { to, news } of step.received)
        for (const { direct, words, offers } of news) if (words !== '') read.push({ to, direct, words, offers });
      if (!step.also.has('settled')) return [];
      const stories = await step.ask(
        Story,
        `select s.id::text, s.kind, s.version, s.body, i.external_id as writer from stories s left join identities i on i.person_id = s.written_by`,
      );
      return [...written(step, stories, read), ...(await agreed(step, stories)), ...filesMissing(step, read)];
    },
  };
}

/** A story for which its writer was thanked is there, as they wrote it, until somebody takes it back; and they were thanked once. */
function written({ town }: Step, all: readonly Story[], read: readonly Read[]): Broken[] {
  const thanked = read
    .filter(({ direct }) => direct)
    .flatMap(({ to, offers }) =>
      offers
        // About a trial, the button asks a person who carries it to note a yes said aloud.
        .filter(({ intent, subject }) => intent === 'record-oral' && !subject.startsWith('trial:'))
        .map(({ subject }) => ({ story: subject, writer: to[0] })),
    );
  const stored = all.filter(({ kind }) => kind === 'story');
  return [
    ...twice(thanked.map(({ story }) => story)).map((story) => broken(null, `story ${story}`, 'earned its writer thanks more than once')),
    ...thanked
      .filter(({ story, writer }) => !stored.some(({ id }) => id === story) && !mayBeGone(town, read, story, writer))
      .map(({ story, writer }) => broken(writer, `story ${story}`, 'was thanked for, and is lost')),
    ...twice(stored.map(({ body }) => body)).map((body) => broken(null, 'story', `« ${body} » is stored more than once`)),
    ...stored.flatMap(({ id, body, writer }) => {
      const source = town.written.find(({ text }) => text === body);
      if (!source) return [broken(null, `story ${id}`, `says « ${body} », which nobody wrote`)];
      return writer === source.writer.externalId || (writer === null && town.hasLeft(source.writer))
        ? []
        : [broken(source.writer, `story ${id}`, `is not by them, but by ${writer}`)];
    }),
  ];
}

/**
 * Refused by one of its people, or its initiative withdrawn, or the person who told it gone; of a story that nobody read, any
 * that its writer was asked about.
 */
function mayBeGone(town: Town, read: readonly Read[], story: string, writer: Citizen | undefined): boolean {
  if (town.refused.has(story)) return true;
  const proposed = read.filter(({ offers }) => offers.some(({ subject }) => subject.startsWith(story)));
  const about = proposed.some(({ offers }) => offers.some(({ intent }) => intent === 'choose-sharing'))
    ? proposed
    : read.filter(({ to }) => writer && to.includes(writer));
  return town.told.some((one) => one.end !== 'no' && about.some(({ words }) => words.includes(one.tag)));
}

/** What somebody chose last holds; for a version that has passed meanwhile, anything they chose for it, or nothing. */
async function agreed({ town, ask }: Step, stories: readonly Story[]): Promise<Broken[]> {
  const stored = await ask(
    Agreement,
    `select g.story_id::text as story, g.version, i.external_id as person, concat_ws(' ', g.audience, g.naming, g.vintage::text) as choice
       from agreements g join identities i on i.person_id = g.person_id`,
  );
  const asked = new Map(
    town.allowed.flatMap(({ by, of }) => (of ? [[`${by.number} ${of.story} ${of.version}`, { by, of }] as const] : [])),
  );
  return [...asked.values()].flatMap(({ by, of: { story, version } }) => {
    const current = stories.find(({ id }) => id === story);
    if (!current || town.hasLeft(by)) return [];
    const theirs = town.allowed.filter((one) => one.by === by && isAbout(one, story, version));
    const last = theirs.findLastIndex(({ known, of }) => known === 'sure' && of !== null);
    const isOver = current.version !== version;
    const kept = stored.find((one) => one.person === by.externalId && one.story === story && one.version === version)?.choice;
    const what = `version ${version} of the story ${story}`;
    if (kept === undefined) return last === -1 || isOver ? [] : [broken(by, what, 'was chosen for, and the choice is lost')];
    // What was said in words, or not acknowledged, may have been taken at any time.
    const possible = theirs.filter((one, index) => isOver || index === last || one.known === 'unsure');
    return possible.some(({ choice }) => choice === kept) ? [] : [broken(by, what, `was chosen for, and « ${kept} » holds instead`)];
  });
}

const isAbout = ({ of }: Allowed, story: string, version: number) => of === null || (of.story === story && of.version === version);

/** Each person who asked for what is kept about them has received it. */
function filesMissing({ town, platforms }: Step, read: readonly Read[]): Broken[] {
  return (
    town.exported
      .filter(({ by, known }) => known === 'sure' && !town.hasLeft(by) && platforms.filesOf(by) < 2)
      // Files cannot be looked for: after some doubts in a row they are told to look, and to ask again.
      .filter(({ by }) => !read.some(({ to, words }) => to.includes(by) && words.includes('la ligne a été coupée')))
      .map(({ by }) => broken(by, 'files', 'were asked for, and did not come'))
  );
}
