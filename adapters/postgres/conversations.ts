import { z } from 'zod';
import type { ConversationTable, WorkspaceAddress } from '../../src/ports/conversations.ts';
import type { Queryable } from './database.ts';
import { id, instant } from './rows.ts';

const there = '(select id from workspaces where platform = $1 and external_id = $2)';

const conversationRow = z
  .object({
    conversation_id: z.string(),
    service_url: z.string(),
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    home: z.string().nullable(),
  })
  .transform(({ conversation_id, service_url, ...row }) => ({ ...row, conversation: conversation_id, service: service_url }));

const leftRow = z
  .object({ conversation_id: z.string(), service_url: z.string(), message: z.string() })
  .transform((row) => ({ conversation: row.conversation_id, service: row.service_url, message: row.message }));

const channelRow = z
  .object({ channel_id: z.string(), service_url: z.string(), team_id: z.string(), team_name: z.string(), name: z.string() })
  .transform((row) => ({ channel: row.channel_id, service: row.service_url, team: row.team_id, teamName: row.team_name, name: row.name }));

const fileRow = z
  .object({ name: z.string(), mime_type: z.string(), content: z.string(), kept_until: instant })
  .transform(({ mime_type, kept_until, ...row }) => ({ ...row, mimeType: mime_type, keptUntil: kept_until }));

const leave = `insert into left_pages (workspace_id, external_id, message, conversation_id, service_url)
  select workspace_id, external_id, home, conversation_id, service_url from personal_conversations
   where workspace_id = ${there} and external_id = $3`;

export function conversationTable(db: Queryable): ConversationTable {
  const channelColumns = 'c.channel_id, c.service_url, c.team_id, c.team_name, c.name';
  const at = ({ platform, workspace }: WorkspaceAddress) => [platform, workspace];

  return {
    async service(where) {
      const { rows } = await db.query('select service_url from workspaces where platform = $1 and external_id = $2', at(where));
      return rows[0] ? z.object({ service_url: z.string().nullable() }).parse(rows[0]).service_url : null;
    },

    async heardFrom(where, service) {
      await db.query(
        'update workspaces set service_url = $3 where platform = $1 and external_id = $2 and service_url is distinct from $3',
        [...at(where), service],
      );
    },

    async withPerson(where, externalId) {
      const { rows } = await db.query(
        `select conversation_id, service_url, zone, locale, home from personal_conversations where workspace_id = ${there} and external_id = $3`,
        [...at(where), externalId],
      );
      return rows[0] ? conversationRow.parse(rows[0]) : null;
    },

    async keepPerson(where, externalId, { conversation, service, zone, locale }) {
      await db.query(
        `with left_there as (${leave} and home is not null and conversation_id <> $4 on conflict do nothing)
         insert into personal_conversations as c (workspace_id, external_id, conversation_id, service_url, zone, locale)
         select i.workspace_id, i.external_id, $4, $5, $6, $7 from identities i where i.workspace_id = ${there} and i.external_id = $3
         on conflict (workspace_id, external_id) do update set conversation_id = excluded.conversation_id, service_url = excluded.service_url,
           zone = coalesce(excluded.zone, c.zone), locale = coalesce(excluded.locale, c.locale),
           home = case when c.conversation_id = excluded.conversation_id then c.home end`,
        [...at(where), externalId, conversation, service, zone, locale],
      );
    },

    async serviceOf(where, conversation) {
      const { rows } = await db.query(
        `select service_url from personal_conversations where workspace_id = ${there} and conversation_id = $3 limit 1`,
        [...at(where), conversation],
      );
      return rows[0] ? z.object({ service_url: z.string() }).parse(rows[0]).service_url : null;
    },

    async setHome(where, externalId, message) {
      await db.query(`update personal_conversations set home = $4 where workspace_id = ${there} and external_id = $3`, [
        ...at(where),
        externalId,
        message,
      ]);
    },

    async leaveHome(where, externalId) {
      await db.query(`${leave} and home is not null on conflict do nothing`, [...at(where), externalId]);
      await db.query(`update personal_conversations set home = null where workspace_id = ${there} and external_id = $3`, [
        ...at(where),
        externalId,
      ]);
    },

    async leftPages(where, externalId) {
      const { rows } = await db.query(
        `select conversation_id, service_url, message from left_pages where workspace_id = ${there} and external_id = $3 order by message`,
        [...at(where), externalId],
      );
      return z.array(leftRow).parse(rows);
    },

    async forgetLeftPages(where, externalId, message) {
      await db.query(`delete from left_pages where workspace_id = ${there} and external_id = $3 and message = coalesce($4, message)`, [
        ...at(where),
        externalId,
        message ?? null,
      ]);
    },

    async channel(where, channel) {
      const { rows } = await db.query(
        `select ${channelColumns} from channel_conversations c where c.workspace_id = ${there} and c.channel_id = $3`,
        [...at(where), channel],
      );
      return rows[0] ? channelRow.parse(rows[0]) : null;
    },

    async channels(where) {
      const { rows } = await db.query(
        `select ${channelColumns} from channel_conversations c where c.workspace_id = ${there} order by c.team_name, c.name, c.channel_id`,
        at(where),
      );
      return z.array(channelRow).parse(rows);
    },

    async keepChannel(where, { channel, service, team, teamName, name }) {
      await db.query(
        `insert into channel_conversations as c (workspace_id, channel_id, service_url, team_id, team_name, name)
         select id, $3, $4, $5, $6, $7 from workspaces where platform = $1 and external_id = $2
         on conflict (workspace_id, channel_id) do update set service_url = excluded.service_url, team_id = excluded.team_id,
           team_name = case when excluded.team_name = '' then c.team_name else excluded.team_name end,
           name = case when excluded.name = '' then c.name else excluded.name end`,
        [...at(where), channel, service, team, teamName, name],
      );
    },

    async forgetChannels(where, gone) {
      await db.query(`delete from channel_conversations where workspace_id = ${there} and (team_id = $3 or channel_id = $4)`, [
        ...at(where),
        gone.team ?? null,
        gone.channel ?? null,
      ]);
    },

    async offerFile(where, externalId, { name, mimeType, content, keptUntil }) {
      const { rows } = await db.query(
        `insert into offered_files (workspace_id, external_id, name, mime_type, content, kept_until)
         select i.workspace_id, i.external_id, $4, $5, $6, $7 from identities i where i.workspace_id = ${there} and i.external_id = $3
         returning id`,
        [...at(where), externalId, name, mimeType, content, keptUntil.toString()],
      );
      return rows[0] ? z.object({ id }).parse(rows[0]).id : null;
    },

    async offeredFile(where, externalId, fileId) {
      const { rows } = await db.query(
        `select name, mime_type, content, kept_until from offered_files where workspace_id = ${there} and external_id = $3 and id = $4`,
        [...at(where), externalId, fileId],
      );
      return rows[0] ? fileRow.parse(rows[0]) : null;
    },

    async removeFile(where, externalId, fileId) {
      await db.query(`delete from offered_files where workspace_id = ${there} and external_id = $3 and id = $4`, [
        ...at(where),
        externalId,
        fileId,
      ]);
    },

    async forgetFiles(before) {
      const { rows } = await db.query('delete from offered_files where kept_until < $1 returning 1', [before.toString()]);
      return rows.length;
    },
  };
}
