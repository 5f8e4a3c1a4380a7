import type { Temporal } from 'temporal-polyfill';
import type { Lived } from '../adapters/playground/outlook.ts';
import { renderCard as renderSlackCard } from '../adapters/slack/cards.ts';
import { renderHome } from '../adapters/slack/home.ts';
import { renderCard as renderTeamsCard } from '../adapters/teams/cards.ts';
import { placesOf } from './areas/agreeing/shared-story.ts';
import { lookAhead } from './areas/time/look-ahead.ts';
import type { Card } from './cards/card.ts';
import type { Config } from './config/config.ts';
import { aboutStory } from './core/act.ts';
import { configure } from './core/configure.ts';
import type { Incoming } from './core/incoming.ts';
import { answerShown, type Core, perform } from './core/perform.ts';
import { localDate, nextWorkingMorning, startOfWork, type WorkingTime } from './domain/calendar.ts';
import { partOf } from './domain/digest.ts';
import { stretchOf } from './domain/season.ts';
import type { PostRef } from './ports/chat-platform.ts';
import type { Workspace } from './ports/organisations.ts';
import type { JobQueue } from './ports/queue.ts';
import type { Tx } from './ports/store.ts';

/** The playground's people are an organisation of their own: strictly apart from the one a platform connects. */
export function configurePlayed(tx: Tx, config: Config, externalId: string, coordinators: readonly string[], now: Temporal.Instant) {
  return configure(tx, { ...config.organisation, coordinators }, { platform: 'playground', externalId }, now, 'playground');
}

/** How each platform would show a card, for the playground to draw: an adapter knows no other. */
export const renderings = {
  slack: (card: Card, as: 'message' | 'home') => (as === 'home' ? renderHome(card) : renderSlackCard(card)).blocks,
  teams: (card: Card) => renderTeamsCard(card).content,
};

/** The whole bot, as the playground asks for it (`adapters/playground/index.ts`). */
export function botOf(core: Core, queue: JobQueue, config: Config, workspace: Workspace) {
  const working = () =>
    core.store.transaction(async (tx): Promise<WorkingTime> => {
      const organisation = await tx.organisations.get(workspace.organisationId);
      if (!organisation) throw new Error('The organisation of the playground is gone.');
      const { zone, territory, settings } = organisation;
      const { workDays: days, workFrom: from, workUntil: until, holidayOverrides } = settings;
      return { zone, territory, days, from, until, absences: [], holidayOverrides };
    });
  return {
    organisation: config.organisation,
    report: core.report,
    receive: (incoming: Incoming) => perform(core, incoming),
    answered: (pressed: PostRef) => answerShown(core, pressed),
    lookAhead: () => lookAhead(core, workspace.organisationId),
    lived: () => core.store.transaction((tx) => livedIn(tx, workspace.organisationId, core.clock.now())),
    appoint: async (externalId: string) => {
      await core.store.transaction((tx) => configurePlayed(tx, config, workspace.externalId, [externalId], core.clock.now()));
      core.wake();
    },
    rest: async () => {
      queue.wake();
      await queue.idle();
    },
    nextDue: () => core.store.transaction(async (tx) => (await tx.agenda.outlook(core.clock.now())).next),
    nextMorning: async (after: Temporal.Instant) => nextWorkingMorning(await working(), after),
    startOfWork: async (date: Temporal.PlainDate) => startOfWork(await working(), date),
  };
}

/** How far the people of the playground have gone together: its guide says what comes next. */
async function livedIn(tx: Tx, organisationId: string, now: Temporal.Instant): Promise<Lived> {
  const organisation = await tx.organisations.get(organisationId);
  if (!organisation) throw new Error('The organisation of the playground is gone.');
  const { year } = localDate(organisation, now);
  const everything = { organisationId, words: [], roughly: false, within: null, kind: null } as const;
  let written = false;
  const shared = new Set<string>();
  const trials = new Set<string>();
  for (const personId of await tx.people.withHomes(organisationId)) {
    written ||= (await tx.stories.latestBy(personId)) !== null;
    for (const one of await tx.library.open({ ...everything, personId }, 0, 100))
      if (one.shared && partOf[one.state] === 'stories') shared.add(one.id);
    for (const { trial } of await tx.trials.of(personId)) trials.add(trial.state);
  }
  const channels = await tx.digests.all(organisationId);
  const runs = await Promise.all(channels.map(({ id }) => tx.digests.lastRun(id)));
  const places = await Promise.all([...shared].map((id) => placesOf({ tx }, aboutStory(id))));
  const printed = await Promise.all(
    [year, year - 1].map(async (one) =>
      (await tx.library.printed(organisationId, stretchOf({ name: null, year: one }), null, 1)).map(() => one),
    ),
  );
  return {
    written,
    shared: shared.size > 0,
    planned: trials.has('asking'),
    tried: trials.has('live') || trials.has('over'),
    subscribed: channels.length > 0,
    posted: places.flat().length > 0 || runs.some((run) => run?.outcome === 'posted'),
    vintage: printed.flat()[0] ?? null,
  };
}
