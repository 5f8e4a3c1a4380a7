import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Facts } from './facts.ts';
import { hasLeft, type Post, twice } from './posts.ts';
import type { Allowed, Gone } from './stories.ts';
import type { Stream } from './stream.ts';

/** What is promised once people have met. */
export function storyPromises(slack: FakeSlack, stream: Stream, facts: Facts, posts: readonly Post[]): readonly string[] {
  return [
    ...storiesKept(stream, facts, posts),
    ...agreementsKept(stream, facts),
    ...screens(slack, stream, facts),
    ...stream.stories.gone.filter(({ known }) => known === 'sure').flatMap((one) => nothingLeft(slack, stream, facts, one)),
    ...stream.stories.exported
      .filter(({ person, known }) => known === 'sure' && !hasLeft(stream, person) && slack.person(person).files().length < 2)
      // Files cannot be looked for: after some doubts in a row they are told to look, and to ask again.
      .filter(({ person }) => !posts.some(({ to, words }) => to.includes(person) && words.includes('la ligne a été coupée')))
      .map(({ person }) => `${person} asked for what is kept about them, and has not received it.`),
  ];
}

/** A story for which its writer was thanked is there, as they wrote it, until somebody takes it back; and they were thanked once. */
function storiesKept(stream: Stream, facts: Facts, posts: readonly Post[]): string[] {
  const thanked = posts
    .filter(({ deliveries }) => deliveries.length === 0)
    .flatMap(({ to, parts }) =>
      parts.flatMap(({ buttons }) =>
        buttons.filter(({ intent }) => intent === 'record-oral').map(({ subject }) => ({ story: subject, writer: to.join() })),
      ),
    );
  const stored = facts.stories.filter(({ kind }) => kind === 'story');
  return [
    ...twice(thanked.map(({ story }) => story)).map((story) => `The writer of ${story} was thanked more than once.`),
    ...thanked
      .filter(({ story, writer }) => !stored.some(({ id }) => id === story) && !mayBeGone(stream, posts, story, writer))
      .map(({ story, writer }) => `${writer} was thanked for ${story}, which is lost.`),
    ...twice(stored.map(({ body }) => body)).map((body) => `« ${body} » is stored more than once.`),
    ...stored.flatMap(({ id, body, writer }) => {
      const source = stream.stories.written.find(({ text }) => text === body);
      if (!source) return [`${id} says « ${body} », which nobody wrote.`];
      return writer === source.writer || (writer === null && hasLeft(stream, source.writer))
        ? []
        : [`${id} is not by ${source.writer}, but by ${writer}.`];
    }),
  ];
}

/** Refused by one of its people, or its initiative withdrawn, or whoever told it gone; of a story that nobody read, any that its writer was asked about. */
function mayBeGone(stream: Stream, posts: readonly Post[], story: string, writer: string): boolean {
  if (stream.stories.refused.has(story)) return true;
  const proposed = posts.flatMap(({ parts }) => parts).filter(({ buttons }) => buttons.some(({ subject }) => subject.startsWith(story)));
  const about = proposed.some(({ buttons }) => buttons.some(({ intent }) => intent === 'choose-sharing'))
    ? proposed
    : posts.filter(({ to }) => to.includes(writer));
  return stream.told.some(
    (one) => (one.withdrawn !== 'no' || hasLeft(stream, one.teller)) && about.some(({ words }) => words.includes(one.tag)),
  );
}

/** What somebody chose last holds; for a version that has passed meanwhile, anything they chose for it, or nothing. */
function agreementsKept(stream: Stream, facts: Facts): string[] {
  const { allowed } = stream.stories;
  const expected = new Set(allowed.flatMap(({ person, of }) => (of ? [`${person} ${of.story} ${of.version}`] : [])));
  return [...expected].flatMap((key) => {
    const [person = '', story = '', version = ''] = key.split(' ');
    const current = facts.stories.find(({ id }) => id === story);
    if (!current || hasLeft(stream, person)) return [];
    const theirs = allowed.filter((one) => one.person === person && isAbout(one, story, Number(version)));
    const last = theirs.findLastIndex(({ known, of }) => known === 'sure' && of !== null);
    const isOver = current.version !== Number(version);
    const stored = facts.agreements.find((one) => one.person === person && one.story === story && one.version === Number(version))?.choice;
    if (stored === undefined) return last === -1 || isOver ? [] : [`${person} chose for ${story}, version ${version}, and it is lost.`];
    // What was said in words, or not acknowledged, may have been taken at any time.
    const possible = theirs.filter((one, index) => isOver || index === last || one.known === 'unsure');
    return possible.some(({ choice }) => choice === stored)
      ? []
      : [`${person} chose for ${story}, version ${version}, and « ${stored} » holds instead.`];
  });
}

const isAbout = ({ of }: Allowed, story: string, version: number) => of === null || (of.story === story && of.version === version);

/** Nothing of a story that is gone stays on anybody's screen, where the bot knows that it is. */
function screens(slack: FakeSlack, stream: Stream, facts: Facts): string[] {
  const shown = slack.sent().filter((one) => !one.ephemeral && one.deletedAt === undefined);
  return stream.stories.written
    .filter(({ text }) => !facts.stories.some(({ body }) => body === text))
    .flatMap(({ tag }) =>
      shown
        .filter(({ to, visible }) => visible.includes(tag) && !(to !== undefined && hasLeft(stream, to)))
        .map(({ to }) => `${to} still sees ${tag}, which is gone.`),
    );
}

/** No id and no name of theirs in any table, nor on the screens of others. */
function nothingLeft(slack: FakeSlack, stream: Stream, facts: Facts, { person, name }: Gone): string[] {
  const named = new RegExp(`(?:${name}|${name.replace('Personne ', 'Prénom')})(?!\\d)|${person}(?![A-Z])`);
  const edits = new Set(facts.posts.map(({ conversation, message }) => `${conversation} ${message}`));
  const theirs = slack.world.im(slack.team, person)?.id;
  const alone = stream.told.filter(
    ({ teller, tag }) => teller === person && facts.initiatives.some((one) => one.sentence.includes(tag) && isNobodys(facts, one.id)),
  );
  return [
    ...facts.everything
      .split('\n')
      .filter((table) => named.test(table))
      .map(
        (table) =>
          `${name} is gone, and still in ${named.exec(table)?.[0]} of ${table.slice(0, table.indexOf(':'))}: ${around(table, named)}`,
      ),
    ...slack
      .sent()
      .filter((one) => !one.ephemeral && one.deletedAt === undefined && one.channel !== theirs && named.test(one.visible))
      // A repeat in a conversation between people, of which the bot may not know.
      .filter((one) => one.to !== undefined || edits.has(`${one.channel} ${one.ts}`))
      .map(
        (one) =>
          `${name} is gone, and ${one.to ?? 'a group'} still reads (${[one.via, ...one.edits.map(({ via }) => via)].join(', ')}): ${around(one.visible, named)}`,
      ),
    ...alone.map(({ tag }) => `${name} is gone, and ${tag}, which nobody else carried and nobody may read, is still there.`),
  ];
}

/** Nobody carries it, and no story of it was left behind to be read. */
function isNobodys(facts: Facts, initiative: string): boolean {
  const { carriers = [] } = facts.initiatives.find(({ id }) => id === initiative) ?? {};
  return carriers.length === 0 && !facts.stories.some((one) => one.initiative === initiative && one.departed);
}

function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return text.slice(Math.max(0, at - 150), at + 60);
}
