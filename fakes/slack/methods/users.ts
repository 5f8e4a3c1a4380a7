import { type Fields, isYes } from '../json.ts';
import { SlackError, type Team, type User } from '../model.ts';
import { type Method, needed, page, type Request } from './method.ts';

const usersRead = (): string => 'users:read';

export const userMethods: Readonly<Record<string, Method>> = {
  'auth.test': { run: authTest },
  'users.info': { scope: usersRead, run: info },
  'users.list': { scope: usersRead, run: list },
  'users.lookupByEmail': { scope: () => 'users:read.email', run: lookupByEmail },
  'dnd.info': { scope: () => 'dnd:read', run: dndInfo },
};

function authTest({ team }: Request): Fields {
  return {
    ok: true,
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: 'vendange',
    team_id: team.id,
    user_id: team.bot,
    bot_id: team.botId,
    ...(team.enterprise && { enterprise_id: team.enterprise }),
    is_enterprise_install: false,
  };
}

function info({ world, team, args }: Request): Fields {
  const id = needed(args, 'user');
  const user = world.user(team.id, id) ?? world.stranger(team.id, id);
  if (!user) throw new SlackError('user_not_found');
  return { ok: true, user: userFields(user, team, isYes(args.include_locale)) };
}

function list({ world, team, args }: Request): Fields {
  const { items, cursor } = page(world.users(team.id), args, 1000);
  return {
    ok: true,
    members: items.map((user) => userFields(user, team, isYes(args.include_locale))),
    response_metadata: { next_cursor: cursor },
  };
}

/** Deactivated people are not found by their address (terraform-provider-slack#251 quotes the documentation). */
function lookupByEmail({ world, team, args }: Request): Fields {
  const email = needed(args, 'email').toLowerCase();
  const user = world.users(team.id).find((candidate) => candidate.email?.toLowerCase() === email && !candidate.deleted);
  if (!user) throw new SlackError('users_not_found');
  return { ok: true, user: userFields(user, team, false) };
}

/** The user object of a deactivated account has neither zone, locale nor top-level names. */
function userFields(user: User, team: Team, withLocale: boolean): Fields {
  const offset = (): number => {
    const part = new Intl.DateTimeFormat('en', { timeZone: user.tz, timeZoneName: 'longOffset' })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName');
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(part?.value ?? '') ?? [];
    return Number(`${sign}1`) * (Number(hours) * 3600 + Number(minutes) * 60);
  };
  return {
    id: user.id,
    team_id: user.team,
    name: user.id.toLowerCase(),
    deleted: user.deleted,
    is_bot: user.is_bot,
    is_app_user: false,
    ...(user.team !== team.id && { is_stranger: false }),
    updated: 0,
    ...(!user.deleted && { real_name: user.real_name, tz: user.tz, tz_label: user.tz, tz_offset: offset() }),
    ...(!user.deleted && withLocale && { locale: user.locale }),
    profile: {
      real_name: user.real_name,
      display_name: user.display_name ?? '',
      ...(user.first_name !== undefined && { first_name: user.first_name }),
      ...(user.email !== undefined && team.scopes.has('users:read.email') && { email: user.email }),
      team: user.team,
    },
  };
}

/** Details of a snooze are only told about oneself. Without do-not-disturb both times are 1. */
function dndInfo({ world, team, args }: Request): Fields {
  const user = world.user(team.id, needed(args, 'user'));
  if (!user) throw new SlackError('user_not_found');
  return { ok: true, dnd_enabled: user.dnd !== undefined, next_dnd_start_ts: user.dnd?.start ?? 1, next_dnd_end_ts: user.dnd?.end ?? 1 };
}
