import { longText, readContent } from './content.ts';
import { type Fields, isYes } from './json.ts';
import { type Content, type ResponseUrl, SlackError } from './model.ts';
import type { World } from './world.ts';

const lives = 30 * 60_000;
const maxUses = 5;

export function newResponseUrl(world: World, origin: string, about: Omit<ResponseUrl, 'issuedAt' | 'uses'>): string {
  const id = world.nextId('R');
  world.responseUrls.set(id, { ...about, issuedAt: world.clock(), uses: 0 });
  return `${origin}/response/${id}`;
}

/**
 * What the bot posts to a response_url: at most five times in thirty minutes. The names `expired_url` and `used_url`, and the
 * HTTP statuses of `respond` (404, and 400 for bad content), are remembered from use: Slack documents neither.
 */
export function respond(world: World, id: string, body: Fields): void {
  const url = world.responseUrls.get(id);
  if (!url || world.clock() - url.issuedAt > lives) throw new SlackError('expired_url');
  if (url.uses >= maxUses) throw new SlackError('used_url');
  url.uses += 1;
  const replaces = isYes(body.replace_original);
  const deletes = isYes(body.delete_original);
  if ((replaces || deletes) && !url.source) {
    // bolt-js#2287, bolt-python#1268: the answer to a command cannot be changed through the command's own response_url.
    world.violates('response_url', [
      { path: deletes ? '/delete_original' : '/replace_original', reason: 'does nothing after a slash command' },
    ]);
  }
  if (deletes) {
    if (url.source) url.source.deletedAt = world.clock();
    return;
  }
  const content = readContent(world, 'response_url', body, { maxText: longText, limitsBlocks: false });
  if (replaces && url.source) world.edit(url.source, content, 'response_url');
  else postAnswer(world, url, 'response_url', body, content);
}

/** An answer to a command or a press: seen by one person, or by the whole conversation (`in_channel`). */
export function postAnswer(
  world: World,
  { team, user, channel }: Pick<ResponseUrl, 'team' | 'user' | 'channel'>,
  via: string,
  body: Fields,
  content: Content,
): void {
  const author = world.teams.get(team)?.bot ?? '';
  const threadTs = typeof body.thread_ts === 'string' ? { threadTs: body.thread_ts } : {};
  world.post({ team, channel, author, via, ...threadTs, ...(body.response_type !== 'in_channel' && { onlyFor: user }) }, content);
}
