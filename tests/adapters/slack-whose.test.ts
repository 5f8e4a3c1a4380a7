import { describe, expect, it } from 'vitest';
import { isOurs } from '../../adapters/slack/whose.ts';

const home = { team: 'T1', enterprise: 'E1' };

/** Every kind of payload Slack delivers, from somebody of this workspace, met in ours. */
const payloads: Readonly<Record<string, (theirs: string, more?: object) => object>> = {
  command: (theirs) => ({ command: '/initiative', team_id: theirs, user_id: 'U1' }),
  'press on a message': (theirs) => ({ type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs } }),
  'press on a page': (theirs) => ({
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: 'U1', team_id: theirs },
    view: { app_installed_team_id: 'T1' },
  }),
  'form, by the workspace of the person': (theirs) => ({
    type: 'view_submission',
    team: { id: theirs },
    user: { id: 'U1' },
    view: { app_installed_team_id: 'T1' },
  }),
  'form, by the person': (theirs) => ({ type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs }, view: {} }),
  'form closed': (theirs) => ({ type: 'view_closed', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs }, view: {} }),
  'shortcut anywhere': (theirs) => ({ type: 'shortcut', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs } }),
  'shortcut on a message': (theirs) => ({ type: 'message_action', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs } }),
  'choice that is looked up': (theirs) => ({ type: 'block_suggestion', team: { id: 'T1' }, user: { id: 'U1', team_id: theirs } }),
  message: (theirs) => ({ type: 'event_callback', team_id: 'T1', event: { type: 'message', user_team: theirs } }),
  'mention, by its team': (theirs) => ({ type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', team: theirs } }),
  'mention, by its source': (theirs) => ({ type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', source_team: theirs } }),
  'edited message': (theirs) => ({
    type: 'event_callback',
    team_id: 'T1',
    event: { type: 'message', subtype: 'message_changed', message: { user_team: theirs } },
  }),
  'deleted message': (theirs) => ({
    type: 'event_callback',
    team_id: 'T1',
    event: { type: 'message', subtype: 'message_deleted', previous_message: { user_team: theirs } },
  }),
  'home page': (theirs) => ({ type: 'event_callback', team_id: theirs, event: { type: 'app_home_opened' } }),
};

describe.each(Object.entries(payloads))('Whose person: %s', (_, from) => {
  it('of our workspace: ours', () => {
    expect(isOurs(from('T1'), home)).toBe(true);
    expect(isOurs(from('T1'), { team: 'T1', enterprise: null })).toBe(true);
  });

  it('of another workspace, or of another Grid: not ours', () => {
    expect(isOurs(from('T9'), home)).toBe(false);
    expect(isOurs(from('E9'), home)).toBe(false);
    expect(isOurs(from('E1'), { team: 'T1', enterprise: null })).toBe(false);
  });

  it('of another installation: not ours', () => {
    expect(isOurs(from('T1'), { team: 'T2', enterprise: 'E1' })).toBe(false);
  });
});

it('somebody said to be of our Grid as a whole is ours; of another of its workspaces, not', () => {
  const pressed = { type: 'block_actions', team: { id: 'T1', enterprise_id: 'E1' }, enterprise: { id: 'E1' } };

  expect(isOurs({ ...pressed, user: { id: 'U1', team_id: 'E1' } }, home)).toBe(true);
  expect(isOurs({ ...pressed, user: { id: 'U1', team_id: 'T2' } }, home)).toBe(false);
  // The Grid that a payload names itself proves nothing.
  expect(isOurs({ ...pressed, enterprise: { id: 'E9' }, user: { id: 'U1', team_id: 'E9' } }, home)).toBe(false);
});

it('in a shared channel, whoever does not say where they are from is not ours; elsewhere they are', () => {
  const said = { type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', user: 'U1' } };

  expect(isOurs({ ...said, is_ext_shared_channel: true }, home)).toBe(false);
  expect(isOurs({ ...said, is_ext_shared_channel: true, event: { ...said.event, user_team: 'T1' } }, home)).toBe(true);
  expect(isOurs({ ...said, is_ext_shared_channel: false }, home)).toBe(true);
});

it('what names nothing, or something else than an id, is not ours', () => {
  for (const body of [
    undefined,
    null,
    'T1',
    {},
    { type: 'block_actions', user: { id: 'U1' } },
    { team: { id: 'T1' }, user: { team_id: 1 } },
  ])
    expect(isOurs(body, home)).toBe(false);
});
