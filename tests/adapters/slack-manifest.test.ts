import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromCommand, fromHomeOpened, fromMention, fromMessage, fromShortcut } from '../../adapters/slack/incoming.ts';
import manifest from '../../adapters/slack/manifest.json' with { type: 'json' };

const readme = readFileSync(new URL('../../adapters/slack/README.md', import.meta.url), 'utf8');
const scopes = manifest.oauth_config.scopes.bot;
const events = manifest.settings.event_subscriptions.bot_events;
const commands = manifest.features.slash_commands;
const shortcuts = manifest.features.shortcuts;
const urls = [
  ...commands.map(({ url }) => url),
  manifest.settings.event_subscriptions.request_url,
  manifest.settings.interactivity.request_url,
];

describe('The manifest', () => {
  it('declares only commands that are understood', () => {
    for (const { command } of commands) {
      expect(fromCommand({ command, text: '', team_id: 'T1', user_id: 'U1', trigger_id: '1' }), command).not.toBeNull();
    }
  });

  it('declares only shortcuts that are understood, under names that Slack shows whole', () => {
    const acted = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1' };
    const on = { channel: { id: 'C1' }, message_ts: '1.2', message: { user: 'U2', text: 'x' } };
    const types = { global: 'shortcut', message: 'message_action' };

    expect(shortcuts.map(({ type }) => type)).toEqual(['global', 'message']);
    for (const { name, type, callback_id, description } of shortcuts) {
      const payload = { ...acted, ...on, type: type === 'global' ? types.global : types.message, callback_id };
      expect(fromShortcut(payload), callback_id).not.toBeNull();
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(readme).toContain(`«\u00a0${name}\u00a0»`);
    }
  });

  it('subscribes to what is read, and to the end of the installation', () => {
    const delivered = (type: string) => ({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'E1',
      event: { type, channel_type: 'im', user: 'U1', text: 'x' },
    });

    expect(fromMessage(delivered('message'), 'U0BOT')).not.toBeNull();
    expect(fromMention(delivered('app_mention'), 'U0')).not.toBeNull();
    const opened = { type: 'app_home_opened', tab: 'home', user: 'U1' };
    expect(fromHomeOpened({ ...delivered('app_home_opened'), event: opened })).not.toBeNull();
    expect(events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  });

  it('asks for few permissions, each justified in the README, none to read what people say to one another', () => {
    const table = readme.split('## Les autorisations demandées')[1]?.split('\n## ')[0] ?? '';
    const justified = [...table.matchAll(/^\| `([\w:.]+)` +\|/gm)].map(([, scope]) => scope);

    expect(justified.toSorted()).toEqual(scopes.toSorted());
    expect(scopes.filter((scope) => /^(?:mpim|channels|groups):history$|email/.test(scope))).toEqual([]);
    for (const event of events) expect(table).toContain(`\`${event}\``);
  });

  it('sends everything to one address, to be replaced, as many times as the README says', () => {
    expect(new Set(urls)).toEqual(new Set(['https://VOTRE-ADRESSE/slack/events']));
    expect(urls).toHaveLength(4);
    expect(readme).toContain('les quatre `VOTRE-ADRESSE`');
  });

  it('lets people write to the bot, and does not pretend that it is always there', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(manifest.features.bot_user.always_online).toBe(false);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
  });

  it('fits in what Slack shows', () => {
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(175);
  });

  it('is written, like its README, with the spaces French asks for and without midpoints', () => {
    for (const text of [readme, JSON.stringify(manifest)]) {
      expect(text.match(/.{20} [:;!?»](?!\w)/g) ?? []).toEqual([]);
      expect(text.match(/« .{20}/g) ?? []).toEqual([]);
      expect(text).not.toContain('·');
    }
  });
});
