import { describe, expect, it } from 'vitest';
import { renderCard, renderForm } from '../../adapters/slack/cards.ts';
import {
  fromAction,
  fromCommand,
  fromHomeOpened,
  fromMention,
  fromMessage,
  fromShortcut,
  fromViewSubmission,
} from '../../adapters/slack/incoming.ts';
import { emojiIn, plainWords } from '../../adapters/slack/words.ts';
import { unnamed } from '../../src/core/unnamed.ts';

const bot = 'U0BOT';

const command = {
  command: '/initiative',
  text: 'On a réparé les vélos',
  team_id: 'T1',
  user_id: 'U1',
  trigger_id: '1.2.abc',
  channel_id: 'C1',
};

const event = (type: string, fields: Record<string, unknown> = {}, outside: Record<string, unknown> = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  api_app_id: 'A1',
  event_id: 'Ev1',
  ...outside,
  event: { type, user: 'U1', text: 'Bonjour', ts: '1.2', channel: 'D1', ...(type === 'message' ? { channel_type: 'im' } : {}), ...fields },
});

const drawn = renderCard({
  summary: 'Une invitation',
  blocks: [{ type: 'buttons', buttons: [{ label: 'Oui, volontiers', intent: 'accept-invitation', subject: 'inv-1' }] }],
}).blocks[0];
const button = drawn?.type === 'actions' ? drawn.elements[0] : undefined;

const action = (fields: Record<string, unknown> = {}, pressed: Record<string, unknown> = {}) => ({
  type: 'block_actions',
  team: { id: 'T1', domain: 'ville' },
  user: { id: 'U1', username: 'amina', team_id: 'T1' },
  container: { type: 'message', message_ts: '1.2', channel_id: 'D1' },
  actions: [{ ...button, block_id: 'b', action_ts: '5.6', ...pressed }],
  ...fields,
});

const modal = renderForm({
  title: 'Raconter',
  intro: [],
  fields: [],
  submit: 'Raconter',
  cancel: 'Annuler',
  intent: 'tell',
  subject: 'draft-1',
  notes: { missing: 'Il manque une réponse.', wrong: 'À revoir.', nowhere: 'Aucun canal.', more: 'La liste est trop longue.' },
});
const submission = (words: string, fields: Record<string, unknown> = {}) => ({
  type: 'view_submission',
  team: { id: 'T1', domain: 'ville' },
  user: { id: 'U1', name: 'amina' },
  trigger_id: `${Math.random()}`,
  view: { ...modal, id: 'V1', hash: 'h1', state: { values: { words: { words: { type: 'plain_text_input', value: words } } } } },
  ...fields,
});

const workplace = { team: { id: 'T1', domain: 'ville' }, user: { id: 'U1', team_id: 'T1' }, trigger_id: '9.9' };
const messageAction = (message: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
  ...workplace,
  type: 'message_action',
  callback_id: 'suggest-telling',
  channel: { id: 'C1', name: 'ecoles' },
  message_ts: '1.2',
  message: { type: 'message', ts: '1.2', ...message },
  ...fields,
});
/** Which message it was is not told. */
const anyMessage = expect.stringMatching(/^[\w-]{43}$/);

describe('What people do in Slack, in our words', () => {
  it.each([
    ['a command', fromCommand(command), 'command:1.2.abc', { type: 'command', command: 'initiative', text: 'On a réparé les vélos' }],
    [
      'a command without words',
      fromCommand({ ...command, command: '/vendange', text: undefined }),
      'command:1.2.abc',
      { type: 'command', command: 'vendange', text: '' },
    ],
    [
      'a command with « & »',
      fromCommand({ ...command, text: 'R&amp;D *vite* :grapes: @bao' }),
      'command:1.2.abc',
      { type: 'command', command: 'initiative', text: 'R&D *vite* 🍇 @bao' },
    ],
    ['a message', fromMessage(event('message'), bot), 'message:D1/1.2', { type: 'words', text: 'Bonjour' }],
    [
      'a message with a file',
      fromMessage(event('message', { subtype: 'file_share', text: '' }), bot),
      'message:D1/1.2',
      { type: 'words', text: '', besides: 'file' },
    ],
    [
      'a voice clip with words',
      fromMessage(event('message', { subtype: 'file_share', text: 'Voici', files: [{ subtype: 'slack_audio' }] }), bot),
      'message:D1/1.2',
      { type: 'words', text: 'Voici', besides: 'voice' },
    ],
    [
      'a message that is shared without a word',
      fromMessage(event('message', { text: '', attachments: [{ is_msg_unfurl: true }] }), bot),
      'message:D1/1.2',
      { type: 'words', text: '', besides: 'forward' },
    ],
    ['a mention', fromMention(event('app_mention', { text: `<@${bot}> aide` }), bot), 'message:D1/1.2', { type: 'words', text: 'aide' }],
    [
      'a mention further on',
      fromMention(event('app_mention', { text: `Dis, <@${bot}|vendange>: aide <@U2>` }), bot),
      'message:D1/1.2',
      { type: 'words', text: `Dis, aide ${unnamed.person}` },
    ],
    [
      'channels chosen by their names',
      fromMessage(event('message', { text: 'relier <#C1|> et <#G2|depot>, pas #C3' }), bot),
      'message:D1/1.2',
      { type: 'words', text: `relier #${unnamed.channel} et #depot, pas #C3`, channels: ['C1', 'G2'] },
    ],
    ['a press', fromAction(action()), 'action:D1/1.2:5.6:U1', { type: 'press', intent: 'accept-invitation', subject: 'inv-1' }],
    ['the home tab', fromHomeOpened(event('app_home_opened', { tab: 'home' })), 'event:Ev1', { type: 'home' }],
    [
      'a shortcut on a message',
      fromShortcut(messageAction({ user: 'U2', text: 'On a &amp; réparé' })),
      'shortcut:9.9',
      { type: 'shortcut', shortcut: 'suggest-telling', on: { id: anyMessage, writer: 'U2', text: 'On a & réparé' } },
    ],
    [
      'a shortcut on a message of an application',
      fromShortcut(messageAction({ user: 'U2', bot_id: 'B1', text: 'x' })),
      'shortcut:9.9',
      { type: 'shortcut', shortcut: 'suggest-telling', on: { id: anyMessage, writer: null, text: 'x' } },
    ],
    [
      'a shortcut on a message of somebody from elsewhere',
      fromShortcut(messageAction({ user: 'U2', team: 'T2', text: 'x' })),
      'shortcut:9.9',
      { type: 'shortcut', shortcut: 'suggest-telling', on: { id: anyMessage, writer: null, text: 'x' } },
    ],
    [
      'a press from an organisation-wide install',
      fromAction(action({ team: null })),
      'action:D1/1.2:5.6:U1',
      { type: 'press', intent: 'accept-invitation', subject: 'inv-1' },
    ],
    [
      'a form',
      fromViewSubmission(submission('Vélos :bike: :+1::skin-tone-3: :notre-logo:')),
      expect.stringMatching(/^view:[\w-]{43}$/),
      { type: 'submit', intent: 'tell', subject: 'draft-1', values: { words: 'Vélos 🚲 👍🏼 :notre-logo:' } },
    ],
  ])('%s', (_, incoming, receipt, said) => {
    expect(incoming).toMatchObject({ platform: 'slack', workspace: 'T1', receipt, person: { externalId: 'U1' }, said });
  });

  it('where they did it is known of channels alone, not of conversations between people', () => {
    const { place, ...elsewhere } = fromCommand(command) ?? {};
    expect(place).toBe('C1');
    expect(fromCommand({ ...command, channel_id: 'D1', channel_name: 'directmessage' })).toEqual(elsewhere);
    expect(fromCommand({ ...command, channel_id: 'C2', channel_name: 'mpdm-amina--bruno-1' })).toEqual(elsewhere);
    expect(fromMention(event('app_mention', { channel: 'G1' }), bot)?.place).toBe('G1');
    expect(fromMessage(event('message'), bot)).not.toHaveProperty('place');
    expect(fromAction(action())).not.toHaveProperty('place');
    expect(fromAction(action({ container: { type: 'message', message_ts: '1.2', channel_id: 'C1' } }))?.place).toBe('C1');
  });

  it.each([
    ['a press in a modal or on a home page', fromAction(action({ container: { type: 'view', view_id: 'V1' } })), 'action:V1:5.6:U1'],
    ['a shortcut', fromShortcut({ ...workplace, type: 'shortcut', callback_id: 'tell', action_ts: '5.6' }), 'shortcut:9.9'],
  ])('%s shows forms only: nothing stands beside it to answer in', (_, incoming, receipt) => {
    expect(incoming).toMatchObject({ receipt, person: { externalId: 'U1' }, shows: 'forms' });
  });
});

it('A link that unfolds beside the words that hold it is nothing more than these words', () => {
  const attachments = [{ is_msg_unfurl: true, from_url: 'https://exemple.fr' }];

  expect(fromMessage(event('message', { text: 'Voir <https://exemple.fr>', attachments, files: null }), bot)?.said).toEqual({
    type: 'words',
    text: 'Voir https://exemple.fr',
  });
});

describe('What is not for us', () => {
  it.each([
    ['another command', fromCommand({ ...command, command: '/poll' })],
    ['another shortcut', fromShortcut({ ...workplace, type: 'shortcut', callback_id: 'theirs' })],
    ['another shortcut on a message', fromShortcut(messageAction({}, { callback_id: 'theirs' }))],
    ['the messages tab', fromHomeOpened(event('app_home_opened', { tab: 'messages' }))],
    ['nothing', fromCommand(undefined)],
    ['our own message', fromMessage(event('message', { bot_id: 'B1' }), bot)],
    ['an edited message', fromMessage(event('message', { subtype: 'message_changed', user: undefined }), bot)],
    ['a deleted message', fromMessage(event('message', { subtype: 'message_deleted' }), bot)],
    ['a message in a channel', fromMessage(event('message', { channel_type: 'channel' }), bot)],
    ['a message in a group conversation', fromMessage(event('message', { channel_type: 'mpim' }), bot)],
    ['Slackbot', fromMessage(event('message', { user: 'USLACKBOT' }), bot)],
    ['a mention taken for a message', fromMessage(event('app_mention'), bot)],
    ['a bot that mentions us', fromMention(event('app_mention', { bot_id: 'B9' }), bot)],
    ['ourselves', fromMention(event('app_mention', { user: bot }), bot)],
    ['a button we did not draw', fromAction(action({}, { value: 'x' }))],
    ['an action of another kind', fromAction(action({}, { type: 'static_select' }))],
    ['no action', fromAction(action({ actions: [] }))],
    [
      'a modal we did not draw',
      fromViewSubmission(submission('x', { view: { id: 'V1', callback_id: 'theirs', private_metadata: '', state: { values: {} } } })),
    ],
    ['a closed modal', fromViewSubmission({ ...submission('x'), type: 'view_closed' })],
  ])('%s', (_, incoming) => {
    expect(incoming).toBeNull();
  });
});

describe('A receipt', () => {
  it('is the same when Slack delivers the same thing again', () => {
    const again = { event_id: 'Ev2' };
    const written = fromMessage(event('message', { text: `<@${bot}> aide` }), bot);
    // One message, told of as words, as a mention, and as a mention once more since it was edited.
    for (const other of [
      fromMention(event('app_mention', { text: `<@${bot}> aide` }, again), bot),
      fromMention(event('app_mention', { text: `<@${bot}> aide`, edited: { user: 'U1', ts: '3.0' } }, { event_id: 'Ev3' }), bot),
    ])
      expect(other).toEqual(written);
    expect(fromMessage(event('message', { ts: '1.3' }), bot)?.receipt).not.toBe(fromMessage(event('message'), bot)?.receipt);
    expect(fromMessage(event('message', { channel: 'D2' }), bot)?.receipt).not.toBe(fromMessage(event('message'), bot)?.receipt);
    expect(fromMessage(event('message'), bot)?.receipt).toBe(fromMessage(event('message'), bot)?.receipt);
    expect(fromAction(action())?.receipt).toBe(fromAction(action())?.receipt);
  });

  it('is another when somebody presses again, or somebody else does', () => {
    const first = fromAction(action())?.receipt;

    expect(fromAction(action({}, { action_ts: '5.7' }))?.receipt).not.toBe(first);
    expect(fromAction(action({ user: { id: 'U2' } }))?.receipt).not.toBe(first);
    expect(fromAction(action({ container: { message_ts: '1.2', channel_id: 'D2' } }))?.receipt).not.toBe(first);
  });

  it('of a form sent again after a late answer is the same, of a corrected one another, and says nothing of the words', () => {
    const first = fromViewSubmission(submission('Vélos'))?.receipt;

    expect(fromViewSubmission(submission('Vélos'))?.receipt).toBe(first);
    expect(fromViewSubmission(submission('Vélos bleus'))?.receipt).not.toBe(first);
    expect(first).not.toContain('Vélos');
  });
});

describe('Words as people saw them', () => {
  it.each([
    ['R&amp;D &lt;vite&gt;', 'R&D <vite>'],
    ['&amp;lt;', '&lt;'],
    ['merci <@U123|bao> et <@U123>', `merci @bao et ${unnamed.person}`],
    ['dans <#C1|général> ou <#C1>', `dans #général ou #${unnamed.channel}`],
    ['<!here> <!channel> <!everyone|everyone> <!subteam^S1|@accueil>', '@here @channel everyone @accueil'],
    ['<!date^1392734382^{date}|18 février 2014>', '18 février 2014'],
    ['<https://exemple.fr/a?b=1&amp;c=2>', 'https://exemple.fr/a?b=1&c=2'],
    ['<http://exemple.fr|exemple.fr>', 'http://exemple.fr'],
    ['<https://exemple.fr|le guide>', 'le guide (https://exemple.fr)'],
    ['<mailto:a@exemple.fr|a@exemple.fr>', 'a@exemple.fr'],
    ['<tel:0102030405|01 02 03 04 05>', '0102030405'],
    ['à 10:30:15', 'à 10:30:15'],
  ])('%s', (text, seen) => {
    expect(plainWords(text)).toBe(seen);
  });

  it('emoji are those that Slack drew', () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'emoji', name: 'grapes', unicode: '1f347' },
              { type: 'emoji', name: 'flag-fr', unicode: '1f1eb-1f1f7' },
              { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fc', skin_tone: 3 },
              { type: 'emoji', name: 'broken', unicode: 'zz' },
              { type: 'emoji', name: 'too_new_for_the_table', unicode: '1f6dd' },
              { type: 'emoji', name: 'notre-logo' },
            ],
          },
        ],
      },
    ];

    expect(plainWords(':grapes: :flag-fr: :wave::skin-tone-3: :broken: :notre-logo: :too_new_for_the_table:', emojiIn(blocks))).toBe(
      '🍇 🇫🇷 👋🏼 :broken: :notre-logo: 🛝',
    );
    expect(plainWords(':grapes: <https://exemple.fr/:100:/|:open_book: le guide>')).toBe('🍇 📖 le guide (https://exemple.fr/:100:/)');
    expect(fromMessage(event('message', { text: 'Vive :grapes:', blocks }), bot)?.said).toEqual({ type: 'words', text: 'Vive 🍇' });
  });
});
