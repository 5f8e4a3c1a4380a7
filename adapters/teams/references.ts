import type { ChannelConversation, PersonalConversation, Store, WorkspaceAddress } from '../../src/ports.ts';

/** Where people and channels are reached. Only validated activities teach it. */
export interface References {
  /** Known at once, kept with the next `keep`. */
  heard(tenant: string, person: string, conversation: PersonalConversation): void;
  /** Keeps what was heard of somebody who is known by now, and where the service is. */
  keep(tenant: string, service: string, person: string | null): Promise<void>;
  withPerson(tenant: string, person: string): Promise<PersonalConversation | null>;
  /** A conversation the bot opened itself. */
  opened(tenant: string, person: string, conversation: PersonalConversation): Promise<void>;
  /** The message that shows somebody's page; null: none does. */
  home(tenant: string, person: string): Promise<string | null>;
  setHome(tenant: string, person: string, message: string | null): Promise<void>;
  /** It can no longer be written to. */
  forget(tenant: string, person: string): void;
  service(tenant: string): Promise<string | null>;
  channel(tenant: string, channel: string): Promise<ChannelConversation | null>;
  channels(tenant: string): Promise<readonly ChannelConversation[]>;
  keepChannel(tenant: string, channel: ChannelConversation): Promise<void>;
  forgetChannels(tenant: string, gone: { team?: string; channel?: string }): Promise<void>;
}

const atMost = 10_000;

export function keepReferences({ transaction }: Pick<Store, 'transaction'>): References {
  const known = new Map<string, PersonalConversation & { kept: boolean }>();
  const services = new Map<string, string>();
  const channels = new Map<string, string>();
  const where = (tenant: string): WorkspaceAddress => ({ platform: 'teams', workspace: tenant });
  const learn = (tenant: string, person: string, conversation: PersonalConversation, kept: boolean) => {
    const key = `${tenant} ${person}`;
    const before = known.get(key);
    const same =
      before?.conversation === conversation.conversation &&
      before.service === conversation.service &&
      before.zone === conversation.zone &&
      before.locale === conversation.locale;
    known.delete(key);
    known.set(key, { ...conversation, kept: kept || (same && before.kept) });
    const [oldest] = known.keys();
    if (known.size > atMost && oldest !== undefined) known.delete(oldest);
  };

  return {
    heard: (tenant, person, conversation) => learn(tenant, person, conversation, false),

    async keep(tenant, service, person) {
      const heard = person === null ? undefined : known.get(`${tenant} ${person}`);
      if (services.get(tenant) === service && (heard === undefined || heard.kept)) return;
      await transaction(async (tx) => {
        await tx.conversations.heardFrom(where(tenant), service);
        if (heard && person !== null) await tx.conversations.keepPerson(where(tenant), person, heard);
      });
      services.set(tenant, service);
      if (heard) heard.kept = true;
    },

    async withPerson(tenant, person) {
      const remembered = known.get(`${tenant} ${person}`);
      if (remembered) return remembered;
      const kept = await transaction((tx) => tx.conversations.withPerson(where(tenant), person));
      if (kept) learn(tenant, person, kept, true);
      return kept;
    },

    async opened(tenant, person, conversation) {
      await transaction((tx) => tx.conversations.keepPerson(where(tenant), person, conversation));
      learn(tenant, person, conversation, true);
    },

    home: (tenant, person) => transaction(async (tx) => (await tx.conversations.withPerson(where(tenant), person))?.home ?? null),
    setHome: (tenant, person, message) => transaction((tx) => tx.conversations.setHome(where(tenant), person, message)),

    forget: (tenant, person) => void known.delete(`${tenant} ${person}`),

    async service(tenant) {
      return services.get(tenant) ?? (await transaction((tx) => tx.conversations.service(where(tenant))));
    },

    channel: (tenant, channel) => transaction((tx) => tx.conversations.channel(where(tenant), channel)),
    channels: (tenant) => transaction((tx) => tx.conversations.channels(where(tenant))),

    async keepChannel(tenant, channel) {
      const facts = JSON.stringify(channel);
      if (channels.get(`${tenant} ${channel.channel}`) === facts) return;
      await transaction((tx) => tx.conversations.keepChannel(where(tenant), channel));
      channels.set(`${tenant} ${channel.channel}`, facts);
    },

    async forgetChannels(tenant, gone) {
      channels.clear();
      await transaction((tx) => tx.conversations.forgetChannels(where(tenant), gone));
    },
  };
}
