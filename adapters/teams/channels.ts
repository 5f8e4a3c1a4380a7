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

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

export function keepChannels(client: Pick<TeamsClient, 'connector'>, references: References): Channels {
  /** The channels of a team where the bot has just been added, by their names. */
  async function learnTeam(tenant: string, service: string, team: { id: string; name?: string | undefined }): Promise<void> {
    const channels = await client.connector(service).teams.getConversations(team.id);
    for (const { id, name } of channels)
      await references.keepChannel(tenant, { channel: id, service, team: team.id, teamName: team.name ?? '', name: name ?? '' });
  }

  /** The bot is in every channel of its teams, but the private and the shared. */
  async function rename(
    tenant: string,
    service: string,
    team: Named,
    channel: (Named & { type?: string | undefined }) | undefined,
  ): Promise<void> {
    if (channel?.name === undefined) return;
    const known = await references.channel(tenant, channel.id);
    if (known === null && (channel.type ?? 'standard') !== 'standard') return;
    const teamName = team.name ?? known?.teamName ?? '';
    await references.keepChannel(tenant, {
      channel: channel.id,
      service: known?.service ?? service,
      team: team.id,
      teamName,
      name: channel.name,
    });
  }

  async function renameTeam(tenant: string, { id, name }: Named): Promise<void> {
    if (name === undefined) return;
    for (const channel of await references.channels(tenant))
      if (channel.team === id) await references.keepChannel(tenant, { ...channel, teamName: name });
  }

  return {
    async changed({ channelData, membersAdded, membersRemoved, recipient, serviceUrl }, tenant) {
      const { team, channel, eventType } = channelData ?? {};
      if (team === undefined) return null;
      const gone = membersRemoved?.some(({ id }) => id === recipient.id) || eventType === 'teamDeleted' || eventType === 'teamHardDeleted';
      if (gone) await references.forgetChannels(tenant, { team: team.id });
      else if (eventType === 'channelDeleted' && channel) await references.forgetChannels(tenant, { channel: channel.id });
      else if (eventType === 'channelCreated' || eventType === 'channelRenamed' || eventType === 'channelRestored')
        await rename(tenant, serviceUrl, team, channel);
      else if (eventType === 'teamRenamed') await renameTeam(tenant, team);
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
