import { asFields, asList, asText, type Fields } from '../json.ts';
import { SlackError } from '../model.ts';
import { type Method, needed, type Request } from './method.ts';

const filesWrite = (): string => 'files:write';

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { scope: filesWrite, run: reserve },
  'files.completeUploadExternal': { scope: filesWrite, run: complete },
};

function reserve({ world, team, args }: Request): Fields {
  const length = Number(needed(args, 'length'));
  if (!Number.isInteger(length) || length <= 0) throw new SlackError('invalid_arguments');
  const id = world.nextId('F');
  world.files.set(id, { id, team: team.id, name: needed(args, 'filename'), length, content: undefined, shared: undefined });
  return { ok: true, upload_url: `${world.origin}/upload/${id}`, file_id: id };
}

/** Only now does anybody see the files. A person's id will not do for the conversation (slackapi/bolt-js#2115). */
function complete({ world, team, args }: Request): Fields {
  const wanted = asList(args.files).map((file) => world.files.get(asText(asFields(file).id) ?? ''));
  if (wanted.length === 0) throw new SlackError('invalid_arguments');
  const place = needed(args, 'channel_id');
  if (!/^[CGDZ]/.test(place)) throw new SlackError('invalid_arguments');
  const channel = world.reachable(team, place);
  if (!channel.members.has(team.bot)) throw new SlackError('not_in_channel');
  const files = wanted.map((file) => {
    if (!file || file.team !== team.id || file.content === undefined || file.shared) throw new SlackError('file_not_found');
    return file;
  });
  for (const file of files) file.shared = { channel: channel.id, at: world.clock() };
  const text = asText(args.initial_comment) ?? '';
  world.post(
    { team: team.id, channel: channel.id, author: team.bot, via: 'files.completeUploadExternal' },
    { text, blocks: [], mrkdwn: true },
  );
  return { ok: true, files: files.map(({ id, name }) => ({ id, title: name })) };
}
