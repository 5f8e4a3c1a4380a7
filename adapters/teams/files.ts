import type { Attachment } from '@microsoft/teams.api';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { OutgoingFile } from '../../src/ports/chat-platform.ts';
import type { OfferedFile } from '../../src/ports/conversations.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Activity } from './incoming.ts';

/** How long a file waits to be taken, hours: nobody comes back for it much later, and it holds somebody's data. */
const keptHours = 24;

export interface OfferedFiles {
  /** The cards that offer these files, each kept until it is taken, refused, or a day has passed. */
  offer(tenant: string, person: string, files: readonly OutgoingFile[]): Promise<readonly Attachment[]>;
  offered(tenant: string, person: string, id: string): Promise<OfferedFile | null>;
  remove(tenant: string, person: string, id: string): Promise<void>;
}

export function offerFiles({ transaction }: Pick<Store, 'transaction'>, now: () => Temporal.Instant): OfferedFiles {
  const where = (workspace: string) => ({ platform: 'teams' as const, workspace });
  return {
    offer: (tenant, person, files) =>
      transaction(async (tx) => {
        const offers: Attachment[] = [];
        for (const { name, mimeType, content } of files) {
          const keptUntil = now().add({ hours: keptHours });
          const id = await tx.conversations.offerFile(where(tenant), person, { name, mimeType, content, keptUntil });
          if (id !== null) offers.push(consentCard(id, name, Buffer.byteLength(content)));
        }
        return offers;
      }),
    offered: (tenant, person, id) =>
      transaction(async (tx) => {
        const file = await tx.conversations.offeredFile(where(tenant), person, id);
        return file && Temporal.Instant.compare(now(), file.keptUntil) < 0 ? file : null;
      }),
    remove: (tenant, person, id) => transaction((tx) => tx.conversations.removeFile(where(tenant), person, id)),
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
function consentCard(id: string, name: string, sizeInBytes: number): Attachment {
  const context = { vendange: { file: id } };
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    content: { description: name, sizeInBytes, acceptContext: context, declineContext: context },
  };
}

const Consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ vendange: z.object({ file: z.uuid() }) }),
  uploadInfo: z
    .object({ contentUrl: z.url(), name: z.string(), uploadUrl: z.url(), uniqueId: z.string(), fileType: z.string() })
    .optional()
    .catch(undefined),
});

export interface FileAnswer {
  readonly file: string;
  /** Where they want it; null: they do not. */
  readonly upload: NonNullable<z.infer<typeof Consent>['uploadInfo']> | null;
}

/**
 * Where an organisation's OneDrive and SharePoint are: Microsoft 365, and its national clouds (United States government, China).
 * https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
 */
const fileHosts = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn'];

/** The address comes with what Teams delivers: followed anywhere, it would send what is kept of somebody where anyone says. */
export function isFileHost({ protocol, hostname, port, username, password }: URL): boolean {
  const isPlain = port === '' && username === '' && password === '';
  return protocol === 'https:' && isPlain && fileHosts.some((host) => hostname.endsWith(`.${host}`));
}

/** What somebody answered to a file that was offered: `fileConsent/invoke`. */
export function fromConsent({ value }: Activity): FileAnswer | null {
  const { data } = Consent.safeParse(value);
  if (data === undefined || (data.action === 'accept' && data.uploadInfo === undefined)) return null;
  return { file: data.context.vendange.file, upload: data.action === 'accept' ? (data.uploadInfo ?? null) : null };
}

/** Puts the whole file where Teams said, which is the person's own OneDrive; throws when it is not taken. */
export async function upload({ uploadUrl }: NonNullable<FileAnswer['upload']>, { content }: OfferedFile, timeoutMs: number): Promise<void> {
  const bytes = Buffer.from(content, 'utf8');
  const answer = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}` },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The upload was answered ${answer.status}.`);
}

/** The file as Teams shows it once it is there. */
export function fileCard({ contentUrl, name, uniqueId, fileType }: NonNullable<FileAnswer['upload']>): Attachment {
  return { contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl, name, content: { uniqueId, fileType } };
}
