import type { TeamsClient } from './client.ts';
import { type Activity, placeOf } from './incoming.ts';
import { nameOf } from './outgoing.ts';
import type { References } from './references.ts';

/** The channels the bot may write in, as Teams names them. */
export interface Channels {
  /** The bot was added to a team or taken away, or one of its channels was; resolves with what is to be asked of Teams afterwards. */
  changed(activity: Activity, tenant: string): Promise<(() => Promise<void>) | null>;
  /** Somebody wrote in a channel: it says its names. */
  heardIn(activity: Activity, tenant: string): Promise<void>;
  /** For somebody to choose among. */
  names(tenant: string): Promise<readonly { id: string; name: string }[]>;
}

export function keepChannels(client: Pick<TeamsClient, 'connector'>, references: References): Channels {
  /** The channels of a team where the bot has just been added, by their names. */
  async function learnTeam(tenant: string, service: string, team: { id: string; name?: string | undefined }): Promise<void> {
    const channels = await client.connector(service).teams.getConversations(team.id);
    for (const { id, name } of channels)
      await references.keepChannel(tenant, { channel: id, service, team: team.id, teamName: team.name ?? '', name: name ?? '' });
  }

  return {
    async changed({ channelData, membersAdded, membersRemoved, recipient, serviceUrl }, tenant) {
      const { team, channel, eventType } = channelData ?? {};
      if (team === undefined) return null;
      const gone = membersRemoved?.some(({ id }) => id === recipient.id) || eventType === 'teamDeleted' || eventType === 'teamHardDeleted';
      if (gone) await references.forgetChannels(tenant, { team: team.id });
      else if (eventType === 'channelDeleted' && channel) await references.forgetChannels(tenant, { channel: channel.id });
      else if (membersAdded?.some(({ id }) => id === recipient.id)) return () => learnTeam(tenant, serviceUrl, team);
      return null;
    },

    async heardIn(activity, tenant) {
      const place = placeOf(activity);
      const { team, channel } = activity.channelData ?? {};
      if (place === undefined || team === undefined || activity.type === 'conversationUpdate') return;
      const names = { teamName: team.name ?? '', name: channel?.name ?? '' };
      await references.keepChannel(tenant, { channel: place, service: activity.serviceUrl, team: team.id, ...names });
    },

    async names(tenant) {
      return (await references.channels(tenant)).map((one) => ({ id: one.channel, name: nameOf(one) ?? one.channel }));
    },
  };
}
