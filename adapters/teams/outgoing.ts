import type { ActivityParams } from '@microsoft/teams.api';
import { z } from 'zod';
import type { Block, Card } from '../../src/cards/card.ts';
import { notices } from '../../src/cards/notices.ts';
import type {
  ChatPlatform,
  Destination,
  FilesOutcome,
  Outcome,
  Outgoing,
  OutgoingFile,
  PersonFacts,
  PostRef,
} from '../../src/ports/chat-platform.ts';
import type { PersonalConversation } from '../../src/ports/conversations.ts';
import { renderCard } from './cards.ts';
import type { TeamsClient } from './client.ts';
import type { OfferedFiles } from './files.ts';
import { type About, type Failure, failureOf } from './outcomes.ts';
import { keepPace } from './pace.ts';
import { addressOf, personFacts } from './people.ts';
import type { References } from './references.ts';
import { channelIn, isChannel, threadIn } from './words.ts';

export interface TeamsPlatformOptions {
  readonly client: TeamsClient;
  readonly references: References;
  readonly files: OfferedFiles;
  /** Those that are ours. */
  readonly tenants: readonly string[];
  readonly now: () => number;
}

export interface TeamsPlatform extends ChatPlatform {
  /** Where the bot writes to this person, opened if need be. */
  conversationWith(tenant: string, person: string): Promise<PersonalConversation>;
  /** False: they have no conversation with the bot, and it may open none. */
  reaches(tenant: string, person: string): Promise<boolean>;
  /** As an activity, with the links that need to know who somebody is. */
  drawn(tenant: string, card: Card): Promise<ActivityParams>;
}

/** A failure on the way to the message itself: nothing was sent. */
class CannotReach extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('Nobody can be reached there now.');
    this.failure = failure;
  }
}

const unknownWorkspace: Failure = { type: 'refused', why: 'token-revoked', code: 'unknown_workspace' };
/** Nothing was heard from this tenant yet: where its service is is not known. */
const nothingHeard: Failure = { type: 'retry', afterMs: 60_000 };

export function createTeamsPlatform({ client, references, files, tenants, now }: TeamsPlatformOptions): TeamsPlatform {
  const pace = keepPace();
  const addresses = new Map<string, string | null>();

  /** Calls the service once; what went wrong is said in our words. */
  async function attempt(about: About, call: () => Promise<PostRef>): Promise<Outcome> {
    try {
      return { type: 'sent', ref: await call() };
    } catch (error) {
      return error instanceof CannotReach ? error.failure : failureOf(error, about);
    }
  }

  async function serviceOf(tenant: string, conversation: string | null): Promise<string> {
    const service = await (conversation === null ? references.service(tenant) : references.serviceOf(tenant, conversation));
    if (service === null) throw new CannotReach(nothingHeard);
    return service;
  }

  async function conversationWith(tenant: string, person: string): Promise<PersonalConversation> {
    const known = await references.withPerson(tenant, person);
    if (known) return known;
    const asked = await serviceOf(tenant, null);
    waitForTurn(tenant, `new ${person}`);
    let made: z.infer<typeof Opened>;
    try {
      const answer = await client.connector(asked).conversations.create({
        bot: { id: client.bot, name: '', role: 'bot' },
        members: [{ id: person, name: '', role: 'user' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      made = Opened.parse(answer);
    } catch (error) {
      const failure = failureOf(error, 'opening');
      // Opened twice, it is the same: there is no doubt about a message.
      throw new CannotReach(failure.type === 'unsure' ? { type: 'retry', afterMs: 10_000 } : failure);
    }
    // The service says where it holds what it opened; the bot's token goes to no other host than the one that was validated.
    const said = made.serviceUrl ?? asked;
    const service = new URL(said).origin === new URL(asked).origin ? said : asked;
    const opened = { conversation: made.id, service, zone: null, locale: null };
    await references.opened(tenant, person, opened);
    return opened;
  }

  async function reaches(tenant: string, person: string): Promise<boolean> {
    try {
      await conversationWith(tenant, person);
      return true;
    } catch (error) {
      if (error instanceof CannotReach) return error.failure.type !== 'refused';
      throw error;
    }
  }

  function waitForTurn(tenant: string, conversation: string): void {
    const afterMs = pace.take(tenant, conversation, now());
    if (afterMs > 0) throw new CannotReach({ type: 'retry', afterMs, alone: !pace.isFull(tenant, now()) });
  }

  async function create(tenant: string, service: string, conversation: string, activity: ActivityParams): Promise<PostRef> {
    waitForTurn(tenant, conversation);
    const sent = await client.connector(service).conversations.createActivity(conversation, activity);
    return { conversation, message: Created.parse(sent).id };
  }

  async function send({ workspace, destination, card }: Outgoing): Promise<Outcome> {
    if (!tenants.includes(workspace)) return unknownWorkspace;
    switch (destination.to) {
      case 'group':
        return { type: 'refused', why: 'other', code: 'no_groups' };
      case 'person': {
        const outcome = await attempt('person', async () => {
          const { conversation, service } = await conversationWith(workspace, destination.externalId);
          return create(workspace, service, conversation, await drawn(workspace, card));
        });
        if (outcome.type === 'refused') references.forget(workspace, destination.externalId);
        return outcome;
      }
      case 'channel':
        return attempt('channel', async () => {
          const { externalId, thread } = destination;
          const service = await serviceOf(workspace, externalId);
          const conversation = thread === undefined ? externalId : threadIn(externalId, thread);
          return create(workspace, service, conversation, await drawn(workspace, card));
        });
    }
  }

  async function edit(workspace: string, ref: PostRef, card: Card): Promise<Outcome> {
    if (!tenants.includes(workspace)) return unknownWorkspace;
    return attempt(isChannel(ref.conversation) ? 'edit-in-channel' : 'edit', async () => {
      const service = await serviceOf(workspace, channelIn(ref.conversation));
      waitForTurn(workspace, ref.conversation);
      await client.connector(service).conversations.updateActivity(ref.conversation, ref.message, await drawn(workspace, card));
      return ref;
    });
  }

  /** Their page is a message of their conversation, kept as it is true; asked for again, it comes again at the bottom. */
  async function publishHome(workspace: string, externalId: string, card: Card, gone?: 'gone'): Promise<Outcome> {
    if (!tenants.includes(workspace)) return unknownWorkspace;
    if (gone) return emptyLeft(workspace, externalId, card);
    return attempt('person', async () => {
      const { conversation, service } = await conversationWith(workspace, externalId);
      const shown = await references.home(workspace, externalId);
      if (shown !== null) {
        const edited = await edit(workspace, { conversation, message: shown }, card);
        if (edited.type === 'sent') {
          await clearLeft(workspace, externalId);
          return edited.ref;
        }
        if (edited.type !== 'refused' || edited.why !== 'message-gone') throw new CannotReach(edited);
      }
      const ref = await create(workspace, service, conversation, await drawn(workspace, card));
      await references.setHome(workspace, externalId, ref.message);
      await clearLeft(workspace, externalId);
      return ref;
    });
  }

  /** Asked for again, their page is further down: the message that showed it goes, or says so where it cannot be deleted. */
  async function clearLeft(workspace: string, externalId: string): Promise<void> {
    const left = await references.leftPages(workspace, externalId);
    if (left.length === 0) return;
    const moved = await drawn(workspace, plainCard(notices[(await references.locale(workspace, externalId)) ?? 'fr'].pageMoved));
    for (const { conversation, service, message } of left) {
      const { conversations } = client.connector(service);
      const ref = { conversation, message };
      const deleted = await attempt('edit', async () => {
        await conversations.deleteActivity(conversation, message);
        return ref;
      });
      const outcome = deleted.type === 'refused' ? await change(service, ref, moved) : deleted;
      if (outcome.type === 'retry' || outcome.type === 'unsure') throw new CannotReach(outcome);
      await references.forgetLeftPage(workspace, externalId, message);
    }
  }

  function change(service: string, ref: PostRef, activity: ActivityParams): Promise<Outcome> {
    return attempt('edit', async () => {
      await client.connector(service).conversations.updateActivity(ref.conversation, ref.message, activity);
      return ref;
    });
  }

  async function emptyLeft(workspace: string, externalId: string, card: Card): Promise<Outcome> {
    const empty = await drawn(workspace, card);
    let outcome: Outcome = { type: 'sent', ref: { conversation: '', message: '' } };
    for (const { service, ...ref } of await references.leftPages(workspace, externalId)) {
      const one = await change(service, ref, empty);
      if (one.type === 'retry' || one.type === 'unsure') outcome = one;
    }
    return outcome;
  }

  /** Teams lets a bot put a file in somebody's own OneDrive when they say yes: it is offered, and kept until then. */
  async function sendFiles(
    workspace: string,
    { externalId }: Destination & { to: 'person' },
    given: readonly OutgoingFile[],
    note: string,
  ): Promise<FilesOutcome> {
    if (!tenants.includes(workspace)) return unknownWorkspace;
    let offered = false;
    const outcome = await attempt('person', async () => {
      const { conversation, service } = await conversationWith(workspace, externalId);
      let ref: PostRef = { conversation, message: '' };
      for (const [place, attachment] of (await files.offer(workspace, externalId, given)).entries()) {
        const activity = {
          ...about(workspace),
          ...(place === 0 ? { text: note, textFormat: 'plain' as const } : {}),
          attachments: [attachment],
        };
        ref = await create(workspace, service, conversation, activity);
        offered = true;
      }
      return ref;
    });
    if (outcome.type === 'sent') return { type: 'sent' };
    // Some were offered: asked again, they would be twice.
    return outcome.type === 'retry' && offered ? { type: 'unsure' } : outcome;
  }

  async function memberOf(workspace: string, externalId: string): Promise<unknown> {
    const { conversation, service } = await conversationWith(workspace, externalId);
    const { conversations } = client.connector(service);
    if (!client.unauthenticated) return conversations.getMemberById(conversation, externalId);
    // Microsoft's playground knows nobody by their id in the directory, and lists them with it.
    const { members } = await conversations.getPagedMembers(conversation);
    const listed = members.find(({ aadObjectId }) => aadObjectId === externalId);
    return listed ?? conversations.getMemberById(conversation, externalId);
  }

  async function describe(workspace: string, externalId: string): Promise<PersonFacts | null> {
    if (!tenants.includes(workspace)) return null;
    let said: PersonalConversation | null = null;
    try {
      said = await references.withPerson(workspace, externalId);
      const member = await memberOf(workspace, externalId);
      return personFacts(member, workspace, said);
    } catch (error) {
      // They were there, and the directory knows them no more.
      const failure = error instanceof CannotReach ? null : failureOf(error, 'person');
      if (said === null || failure?.type !== 'refused' || failure.why !== 'person-gone') return null;
      return { name: '', firstName: '', active: false };
    }
  }

  async function drawn(tenant: string, card: Card): Promise<ActivityParams> {
    const links = new Map<string, string | null>();
    for (const { with: person } of card.blocks.flatMap(chatsOf)) links.set(person, await addressFor(tenant, person));
    const names = card.blocks.some(namesChannel) ? await references.channels(tenant) : [];
    const { content, text } = renderCard(card, {
      chatLink: (person, firstLine) => chatLink(links.get(person) ?? null, firstLine),
      channelName: (id) => nameOf(names.find(({ channel }) => channel === id)),
    });
    // `summary` is what notifications say; the SDK's types leave it out.
    const activity: ActivityParams & { readonly summary: string } = {
      ...about(tenant),
      summary: text,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    };
    return activity;
  }

  /** The name under which Teams opens a chat with them; null when it does not say it now: the card leaves without the link. */
  async function addressFor(tenant: string, person: string): Promise<string | null> {
    const known = addresses.get(`${tenant} ${person}`);
    if (known !== undefined) return known;
    try {
      const address = addressOf(await memberOf(tenant, person));
      if (addresses.size < 10_000) addresses.set(`${tenant} ${person}`, address);
      return address;
    } catch {
      return null;
    }
  }

  function about(tenant: string): {
    type: 'message';
    from: { id: string; name: string; role: 'bot' };
    channelData: { tenant: { id: string } };
  } {
    return { type: 'message', from: { id: client.bot, name: 'Vendange', role: 'bot' }, channelData: { tenant: { id: tenant } } };
  }

  return {
    groupAtMost: 0,
    send,
    edit,
    publishHome,
    // Nothing of ours travels with a message that could be looked for, and the bot asks for no right to read.
    find: async () => ({ type: 'cannot-tell' }),
    sendFiles,
    describe,
    conversationWith,
    reaches,
    drawn,
  };
}

const Created = z.object({ id: z.string().min(1) });
const Opened = Created.extend({ serviceUrl: z.url().optional().catch(undefined) });

/** A line of the adapter's own words. */
export const plainCard = (words: string): Card => ({ summary: words, blocks: [{ type: 'paragraph', spans: [words] }] });

const chatsOf = (block: Block) => (block.type === 'chats' ? block.chats : []);

function namesChannel(block: Block): boolean {
  const spans =
    'spans' in block
      ? block.spans
      : 'items' in block
        ? block.items.flat()
        : 'facts' in block
          ? block.facts.flatMap(({ value }) => value)
          : [];
  return spans.some((span) => typeof span !== 'string' && 'channel' in span);
}

function chatLink(address: string | null, firstLine: string): string | null {
  if (address === null) return null;
  const asked = new URLSearchParams({ users: address, message: firstLine });
  // Teams reads a plus sign as one.
  return `https://teams.microsoft.com/l/chat/0/0?${asked.toString().replaceAll('+', '%20')}`;
}

/** « Équipe > Canal »; the first channel of a team bears its name. */
export function nameOf(channel: { readonly teamName: string; readonly name: string } | undefined): string | null {
  const parts = channel ? [channel.teamName, channel.name].filter((part) => part !== '') : [];
  return parts.length === 0 ? null : parts.join(' > ');
}
