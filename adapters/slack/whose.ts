import { z } from 'zod';

/** Where the bot was installed: a workspace, and the Enterprise Grid organisation that holds it, if one does. */
export interface Home {
  readonly team: string;
  readonly enterprise: string | null;
}

const id = z.string().min(1).nullish();
const Writer = z.object({ user_team: id, team: id, source_team: id });

/** Where each payload says which workspaces its author belongs to, and which one it happened in. */
const Payload = z.object({
  /** Commands, and the envelope of events. */
  team_id: id,
  /** Presses, shortcuts and views; null where an application is installed for a whole Grid. */
  team: z.object({ id }).nullish(),
  user: z.object({ team_id: id }).nullish(),
  view: z.object({ app_installed_team_id: id }).nullish(),
  is_ext_shared_channel: z.boolean().nullish(),
  /** What was written, edited or deleted. */
  event: Writer.extend({ message: Writer.nullish(), previous_message: Writer.nullish() }).nullish(),
});

/**
 * Whether the person who did this is one of ours. Slack signs what people of other organisations do in a channel shared with them
 * (Slack Connect) as it signs what ours do: only the workspaces that the payload names tell. Each must be ours, or be our
 * Grid as a whole; somebody of another workspace of the same Grid is not ours. What does not say where its author is from
 * is not ours either: nobody told them what is kept here.
 */
export function isOurs(body: unknown, home: Home): boolean {
  const { data } = Payload.safeParse(body);
  if (data === undefined) return false;
  const { team_id, team, user, view, event, is_ext_shared_channel } = data;
  const writers = [event, event?.message, event?.previous_message].flatMap((one) => [one?.user_team, one?.team, one?.source_team]);
  const where = [team_id, view?.app_installed_team_id, team?.id, user?.team_id].filter(isNamed);
  const whose = writers.filter(isNamed);
  if (where.length === 0 || (is_ext_shared_channel === true && whose.length === 0)) return false;
  return where[0] === home.team && [...where, ...whose].every((one) => one === home.team || one === home.enterprise);
}

const isNamed = (one: string | null | undefined): one is string => typeof one === 'string';
