import type { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../src/domain/organisation.ts';
import { localeOf } from '../../src/domain/person.ts';
import type { ChannelConversation, LeftPage, PersonalConversation, WorkspaceAddress } from '../../src/ports/conversations.ts';
import type { Store } from '../../src/ports/store.ts';

/** Where people and channels are reached. Only validated activities teach it. */
export interface References {
  /** Known at once, kept with the next `keep`. */
  heard(tenant: string, person: string, conversation: PersonalConversation): void;
  /** Keeps what was heard of somebody who is known by now, and where the service is. */
  keep(tenant: string, service: string, person: string | null): Promise<void>;
  withPerson(tenant: string, person: string): Promise<PersonalConversation | null>;
  /** In which language they are answered; null of somebody who is not known. */
  locale(tenant: string, person: string): Promise<Locale | null>;
  /** A conversation the bot opened itself. */
  opened(tenant: string, person: string, conversation: PersonalConversation): Promise<void>;
  /** The message that shows somebody's page; null: none does. */
  home(tenant: string, person: string): Promise<string | null>;
  setHome(tenant: string, person: string, message: string): Promise<void>;
  /** That message is no longer their page. */
  leaveHome(tenant: string, person: string): Promise<void>;
  /** Messages that show their page and are no longer it. */
  leftPages(tenant: string, person: string): Promise<readonly LeftPage[]>;
  /** It shows nothing any more. */
  forgetLeftPage(tenant: string, person: string, message: string): Promise<void>;
  /** It can no longer be written to. */
  forget(tenant: string, person: string): void;
  /** Where the tenant was heard from, of late. */
  service(tenant: string): Promise<string | null>;
  /** Where this very conversation is; of one that is not known, where the tenant was heard from. */
  serviceOf(tenant: string, conversation: string): Promise<string | null>;
  channel(tenant: string, channel: string): Promise<ChannelConversation | null>;
  channels(tenant: string): Promise<readonly ChannelConversation[]>;
  keepChannel(tenant: string, channel: ChannelConversation): Promise<void>;
  forgetChannels(tenant: string, gone: { team?: string; channel?: string }): Promise<void>;
}

const atMost = 10_000;
const servicesAtMost = 1_000;

export function keepReferences({ transaction }: Pick<Store, 'transaction'>, now: () => Temporal.Instant): References {
  const known = new Map<string, PersonalConversation & { kept: boolean }>();
  /** Where each conversation with somebody who was heard is. */
  const held = new Map<string, string>();
  const services = new Map<string, string>();
  const heardFrom = new Set<string>();
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
    held.set(`${tenant} ${conversation.conversation}`, conversation.service);
    for (const map of [known, held]) {
      const [oldest] = map.keys();
      if (map.size > atMost && oldest !== undefined) map.delete(oldest);
    }
  };

  const service = async (tenant: string) => services.get(tenant) ?? (await transaction((tx) => tx.conversations.service(where(tenant))));

  return {
    heard: (tenant, person, conversation) => learn(tenant, person, conversation, false),

    async keep(tenant, service, person) {
      const heard = person === null ? undefined : known.get(`${tenant} ${person}`);
      services.set(tenant, service);
      // Each person may have an address of their own: the tenant's is only where nobody else's is known, and is kept rarely.
      const isNew = !heardFrom.has(`${tenant} ${service}`);
      if (!isNew && (heard === undefined || heard.kept)) return;
      await transaction(async (tx) => {
        if (isNew) await tx.conversations.heardFrom(where(tenant), service);
        if (heard && person !== null) await tx.conversations.keepPerson(where(tenant), person, heard);
      });
      if (heardFrom.size >= servicesAtMost) heardFrom.clear();
      heardFrom.add(`${tenant} ${service}`);
      if (heard) heard.kept = true;
    },

    async withPerson(tenant, person) {
      const remembered = known.get(`${tenant} ${person}`);
      if (remembered) return remembered;
      const kept = await transaction((tx) => tx.conversations.withPerson(where(tenant), person));
      if (kept) learn(tenant, person, kept, true);
      return kept;
    },

    async locale(tenant, person) {
      const from = { platform: 'teams', workspace: tenant, externalId: person, receipt: null } as const;
      const arrival = await transaction((tx) => tx.organisations.arrive(from, now()));
      return arrival?.person ? localeOf(arrival.person, arrival.organisation) : null;
    },

    async opened(tenant, person, conversation) {
      await transaction((tx) => tx.conversations.keepPerson(where(tenant), person, conversation));
      learn(tenant, person, conversation, true);
    },

    home: (tenant, person) => transaction(async (tx) => (await tx.conversations.withPerson(where(tenant), person))?.home ?? null),
    setHome: (tenant, person, message) =>
      transaction(async (tx) => {
        // They may have erased themself since their conversation was kept, and be back.
        const heard = known.get(`${tenant} ${person}`);
        if (heard) await tx.conversations.keepPerson(where(tenant), person, heard);
        await tx.conversations.setHome(where(tenant), person, message);
      }),
    leaveHome: (tenant, person) => transaction((tx) => tx.conversations.leaveHome(where(tenant), person)),
    leftPages: (tenant, person) => transaction((tx) => tx.conversations.leftPages(where(tenant), person)),
    forgetLeftPage: (tenant, person, message) => transaction((tx) => tx.conversations.forgetLeftPages(where(tenant), person, message)),

    forget: (tenant, person) => void known.delete(`${tenant} ${person}`),

    service,

    async serviceOf(tenant, conversation) {
      const heard = held.get(`${tenant} ${conversation}`);
      if (heard !== undefined) return heard;
      const kept = await transaction(
        async (tx) =>
          (await tx.conversations.channel(where(tenant), conversation))?.service ??
          (await tx.conversations.serviceOf(where(tenant), conversation)),
      );
      return kept ?? service(tenant);
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
