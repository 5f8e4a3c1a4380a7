import { z } from 'zod';
import type { ConversationTable, WorkspaceAddress } from '../../src/ports/conversations.ts';
import { column, type Queries, row } from './queries.ts';
import { id, instant } from './rows.ts';

const there = '(select id from workspaces where platform = $1 and external_id = $2)';

const conversationRow = row(
  {
    conversation: z.string(),
    service: z.string(),
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    home: z.string().nullable(),
  },
  { conversation: 'conversation_id', service: 'service_url' },
);

const leftRow = row(
  { conversation: z.string(), service: z.string(), message: z.string() },
  { conversation: 'conversation_id', service: 'service_url' },
);

const channelRow = row(
  { channel: z.string(), service: z.string(), team: z.string(), teamName: z.string(), name: z.string() },
  { channel: 'channel_id', service: 'service_url', team: 'team_id' },
);

const fileRow = row({ name: z.string(), mimeType: z.string(), content: z.string(), keptUntil: instant });

const leave = `insert into left_pages (workspace_id, external_id, message, conversation_id, service_url)
  select workspace_id, external_id, home, conversation_id, service_url from personal_conversations
   where workspace_id = ${there} and external_id = $3`;

export function conversationTable(db: Queries): ConversationTable {
  const channelColumns = 'c.channel_id, c.service_url, c.team_id, c.team_name, c.name';
  const at = ({ platform, workspace }: WorkspaceAddress) => [platform, workspace];

  return {
    service: (where) =>
      db.one(
        'select service_url from workspaces where platform = $1 and external_id = $2',
        at(where),
        column('service_url', z.string().nullable()),
      ),

    heardFrom: (where, service) =>
      db.run('update workspaces set service_url = $3 where platform = $1 and external_id = $2 and service_url is distinct from $3', [
        ...at(where),
        service,
      ]),

    withPerson: (where, externalId) =>
      db.one(
        `select conversation_id, service_url, zone, locale, home from personal_conversations where workspace_id = ${there} and external_id = $3`,
        [...at(where), externalId],
        conversationRow,
      ),

    keepPerson: (where, externalId, { conversation, service, zone, locale }) =>
      db.run(
        `with left_there as (${leave} and home is not null and conversation_id <> $4 on conflict do nothing),
              asked_again as (update people p set zone = $6, described_at = null from identities i, organisations o
                               where i.workspace_id = ${there} and i.external_id = $3 and p.id = i.person_id and o.id = p.organisation_id
                                 and p.described_at is not null and not p.zone_corrected and coalesce(p.zone, o.zone) <> $6)
         insert into personal_conversations as c (workspace_id, external_id, conversation_id, service_url, zone, locale)
         select i.workspace_id, i.external_id, $4, $5, $6, $7 from identities i where i.workspace_id = ${there} and i.external_id = $3
         on conflict (workspace_id, external_id) do update set conversation_id = excluded.conversation_id, service_url = excluded.service_url,
           zone = coalesce(excluded.zone, c.zone), locale = coalesce(excluded.locale, c.locale),
           home = case when c.conversation_id = excluded.conversation_id then c.home end`,
        [...at(where), externalId, conversation, service, zone, locale],
      ),

    serviceOf: (where, conversation) =>
      db.one(
        `select service_url from personal_conversations where workspace_id = ${there} and conversation_id = $3 limit 1`,
        [...at(where), conversation],
        column('service_url', z.string()),
      ),

    setHome: (where, externalId, message) =>
      db.run(`update personal_conversations set home = $4 where workspace_id = ${there} and external_id = $3`, [
        ...at(where),
        externalId,
        message,
      ]),

    async leaveHome(where, externalId) {
      await db.run(`${leave} and home is not null on conflict do nothing`, [...at(where), externalId]);
      await db.run(`update personal_conversations set home = null where workspace_id = ${there} and external_id = $3`, [
        ...at(where),
        externalId,
      ]);
    },

    leftPages: (where, externalId) =>
      db.many(
        `select conversation_id, service_url, message from left_pages where workspace_id = ${there} and external_id = $3 order by message`,
        [...at(where), externalId],
        leftRow,
      ),

    forgetLeftPages: (where, externalId, message) =>
      db.run(`delete from left_pages where workspace_id = ${there} and external_id = $3 and message = coalesce($4, message)`, [
        ...at(where),
        externalId,
        message ?? null,
      ]),

    channel: (where, channel) =>
      db.one(
        `select ${channelColumns} from channel_conversations c where c.workspace_id = ${there} and c.channel_id = $3`,
        [...at(where), channel],
        channelRow,
      ),

    channels: (where) =>
      db.many(
        `select ${channelColumns} from channel_conversations c where c.workspace_id = ${there} order by c.team_name, c.name, c.channel_id`,
        at(where),
        channelRow,
      ),

    keepChannel: (where, { channel, service, team, teamName, name }) =>
      db.run(
        `insert into channel_conversations as c (workspace_id, channel_id, service_url, team_id, team_name, name)
         select id, $3, $4, $5, $6, $7 from workspaces where platform = $1 and external_id = $2
         on conflict (workspace_id, channel_id) do update set service_url = excluded.service_url, team_id = excluded.team_id,
           team_name = case when excluded.team_name = '' then c.team_name else excluded.team_name end,
           name = case when excluded.name = '' then c.name else excluded.name end`,
        [...at(where), channel, service, team, teamName, name],
      ),

    forgetChannels: (where, gone) =>
      db.run(`delete from channel_conversations where workspace_id = ${there} and (team_id = $3 or channel_id = $4)`, [
        ...at(where),
        gone.team ?? null,
        gone.channel ?? null,
      ]),

    offerFile: (where, externalId, { name, mimeType, content, keptUntil }) =>
      db.one(
        `insert into offered_files (workspace_id, external_id, name, mime_type, content, kept_until)
         select i.workspace_id, i.external_id, $4, $5, $6, $7 from identities i where i.workspace_id = ${there} and i.external_id = $3
         returning id`,
        [...at(where), externalId, name, mimeType, content, keptUntil.toString()],
        column('id', id),
      ),

    offeredFile: (where, externalId, fileId) =>
      db.one(
        `select name, mime_type, content, kept_until from offered_files where workspace_id = ${there} and external_id = $3 and id = $4`,
        [...at(where), externalId, fileId],
        fileRow,
      ),

    removeFile: (where, externalId, fileId) =>
      db.run(`delete from offered_files where workspace_id = ${there} and external_id = $3 and id = $4`, [
        ...at(where),
        externalId,
        fileId,
      ]),

    forgetFiles: (before) => db.count('delete from offered_files where kept_until < $1 returning 1', [before.toString()]),
  };
}
