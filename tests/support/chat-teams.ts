import { createHash } from 'node:crypto';
import type { Fields } from '../../fakes/slack/json.ts';
import { visibleActivity } from '../../fakes/teams/reading.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import { channelId } from '../../fakes/teams/world.ts';
import type { Chat } from './chat.ts';

/** `UAMINA`, as a directory's id: people of journeys are named once for every platform. */
export function directoryId(id: string): string {
  if (/^[0-9a-f]{8}-/.test(id)) return id;
  const hex = createHash('sha256').update(id).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export function teamsChat(teams: FakeTeams): Chat {
  const { world } = teams;
  return {
    name: 'teams',
    get violations() {
      return world.violations;
    },
    addUser({ id, real_name, first_name, tz, locale, deleted }) {
      teams.addUser({
        id: directoryId(id),
        name: real_name,
        // Each at an address of their own: what belongs to one person is found nowhere else.
        region: `emea-${world.users.size}`,
        ...(first_name === undefined ? {} : { givenName: first_name }),
        ...(tz === undefined ? {} : { zone: tz }),
        ...(locale === undefined ? {} : { locale }),
        ...(deleted === undefined ? {} : { deleted }),
      });
    },
    person: (id) => teams.person(directoryId(id)),
    addChannel({ id, name, members, bot = true, archived = false }) {
      const team = `19:team-${id}@thread.tacv2`;
      teams.addChannel({ id, team, ...(name === undefined ? {} : { name }), members: members.map(directoryId), withBot: bot, archived });
      if (bot) teams.announced.push(team);
    },
    naming: (channel) => `<#${channel}>`,
    sent: () =>
      world.activities
        .filter(({ author }) => author === 'bot')
        .map(({ id, conversation, at, under, aside, versions, deleted }) => ({
          to: world.conversations.get(conversation)?.members[0],
          channel: world.aliasOf(conversation),
          ts: id,
          threadTs: under,
          at,
          ephemeral: aside,
          visible: visibleActivity(versions.at(-1) ?? {}),
          original: JSON.stringify(versions[0]),
          edits: versions.slice(1).map((one) => JSON.stringify(one)),
          deletedAt: deleted ? at : undefined,
        })),
    unlimited() {
      teams.rateLimits.enabled = false;
    },
    limit({ inAMinute }) {
      if (inAMinute !== undefined) teams.rateLimits.inAMinute = inAMinute;
    },
    fail({ what, to, ...rule }) {
      const place = to === undefined ? undefined : world.users.has(directoryId(to)) ? world.personal(directoryId(to)).id : channelId(to);
      const isFile = what === 'file' || what === 'shown-file';
      const match = ({ conversation, attachments }: Fields) =>
        (place === undefined || String(conversation).split(';')[0] === place) &&
        (!isFile || JSON.stringify(attachments ?? '').includes('card.file.consent'));
      teams.fail({ method: isFile ? 'send' : what, ...rule, match });
    },
    refuse: (times) => void teams.fail({ method: 'send', how: { error: '400' }, times }),
    attempts: () => world.calls.filter(({ method }) => method === 'send').length,
    close(person, closed) {
      const user = world.users.get(directoryId(person));
      if (user) user.deleted = closed;
    },
    archive(id, archived) {
      const channel = world.channels.get(channelId(id));
      if (channel) channel.archived = archived;
    },
    revoke(revoked) {
      world.revoked = revoked;
    },
    // No bot may there.
    keepApart() {},
    answers: () => 0,
    active: () =>
      world.activities
        .filter(({ author }) => author === 'bot')
        .flatMap(({ versions }) => versions)
        .flatMap((version) => {
          const json = JSON.stringify(version);
          // Text runs take no Markdown, mentions need entities.
          return [...(/"TextBlock"/.test(json) ? ['a text block'] : []), ...('entities' in version ? ['entities'] : [])];
        }),
  };
}
