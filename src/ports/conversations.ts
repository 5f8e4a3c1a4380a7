import type { Temporal } from 'temporal-polyfill';
import type { PlatformName } from './chat-platform.ts';

/** A workspace, by its names outside. */
export interface WorkspaceAddress {
  readonly platform: PlatformName;
  /** Its id on its platform. */
  readonly workspace: string;
}

/** Where the bot's conversation with somebody is reached, and what their own application says of them. */
export interface PersonalConversation {
  readonly conversation: string;
  /** The address of the platform's service that holds it. */
  readonly service: string;
  readonly zone: string | null;
  readonly locale: string | null;
}

/** A message that shows somebody's page, and is no longer it. */
export interface LeftPage {
  readonly conversation: string;
  readonly service: string;
  readonly message: string;
}

export interface ChannelConversation {
  readonly channel: string;
  readonly service: string;
  readonly team: string;
  /** Empty where the platform has not said it, and the next one too. */
  readonly teamName: string;
  readonly name: string;
}

export interface OfferedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: string;
  readonly keptUntil: Temporal.Instant;
}

/**
 * Where people and channels are reached, for a platform that must be told; only what its own validated messages said.
 * Of somebody unknown nothing is kept, and what is kept of somebody goes with them.
 */
export interface ConversationTable {
  /** Where the service of a workspace was last heard from. */
  service(where: WorkspaceAddress): Promise<string | null>;
  heardFrom(where: WorkspaceAddress, service: string): Promise<void>;
  withPerson(where: WorkspaceAddress, externalId: string): Promise<(PersonalConversation & { readonly home: string | null }) | null>;
  /** What is null leaves what was known. Another zone than theirs is theirs from now on; they are asked about again before anything is said to them. */
  keepPerson(where: WorkspaceAddress, externalId: string, conversation: PersonalConversation): Promise<void>;
  /** The address of the service that holds a conversation with somebody; null: with nobody who is known. */
  serviceOf(where: WorkspaceAddress, conversation: string): Promise<string | null>;
  /** The message that shows their page. */
  setHome(where: WorkspaceAddress, externalId: string, message: string): Promise<void>;
  /** The message that shows their page is no longer it; where it is stays known until it is emptied, even when the person is gone. */
  leaveHome(where: WorkspaceAddress, externalId: string): Promise<void>;
  leftPages(where: WorkspaceAddress, externalId: string): Promise<readonly LeftPage[]>;
  /** They show nothing any more, or cannot be reached; all of them when none is named. */
  forgetLeftPages(where: WorkspaceAddress, externalId: string, message?: string): Promise<void>;
  channel(where: WorkspaceAddress, channel: string): Promise<ChannelConversation | null>;
  channels(where: WorkspaceAddress): Promise<readonly ChannelConversation[]>;
  keepChannel(where: WorkspaceAddress, channel: ChannelConversation): Promise<void>;
  /** All those of a team, or one. */
  forgetChannels(where: WorkspaceAddress, gone: { readonly team?: string; readonly channel?: string }): Promise<void>;
  /** Resolves with its id; null: nobody is there. */
  offerFile(where: WorkspaceAddress, externalId: string, file: OfferedFile): Promise<string | null>;
  offeredFile(where: WorkspaceAddress, externalId: string, fileId: string): Promise<OfferedFile | null>;
  /** Of the person to whom it was offered. */
  removeFile(where: WorkspaceAddress, externalId: string, fileId: string): Promise<void>;
  /** Resolves with how many were. */
  forgetFiles(before: Temporal.Instant): Promise<number>;
}
