import type { Temporal } from 'temporal-polyfill';
import { renderCard as renderSlackCard } from '../adapters/slack/cards.ts';
import { renderHome } from '../adapters/slack/home.ts';
import { renderCard as renderTeamsCard } from '../adapters/teams/cards.ts';
import { lookAhead } from './areas/time/look-ahead.ts';
import type { Card } from './cards/card.ts';
import type { Config } from './config/config.ts';
import { configure } from './core/configure.ts';
import type { Incoming } from './core/incoming.ts';
import { answerShown, type Core, perform } from './core/perform.ts';
import { nextWorkingMorning, startOfWork, type WorkingTime } from './domain/calendar.ts';
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
