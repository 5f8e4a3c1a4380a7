import { describe, expect, test } from 'vitest';
import { activeMarkup, checkBlocks, checkView, visibleText } from '../../fakes/slack/blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: object = {}) => ({ type: 'button', text: plain('Oui'), action_id: 'yes', ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Quoi ?'), element, ...more });
const option = (value: string) => ({ text: plain(value), value });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const view = (more: object = {}) => ({ type: 'modal', title: plain('Titre'), blocks: [], ...more });

describe('limits', () => {
  test('an ordinary card passes', () => {
    const card = [
      { type: 'header', text: plain('Bonjour') },
      { type: 'section', text: mrkdwn('*Une* initiative'), accessory: button() },
      rich(
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'On a réparé', style: { bold: true } }] },
        { type: 'rich_text_quote', elements: [{ type: 'user', user_id: 'U1' }] },
        { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'un' }] }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'deux' }] },
      ),
      { type: 'divider' },
      { type: 'actions', elements: [button(), button({ action_id: 'no', value: 'x'.repeat(2000), style: 'danger' })] },
      { type: 'context', elements: [plain('Pourquoi ce message ?')] },
    ];

    expect(checkBlocks(card, 'message')).toEqual([]);
  });

  test.for<[string, object[], string]>([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
    [
      'a long section',
      [{ type: 'section', text: mrkdwn('x'.repeat(3001)) }],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty text', [{ type: 'section', text: plain('') }], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'eleven fields',
      [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      [{ type: 'section', fields: [plain('x'.repeat(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    ['a section of nothing', [{ type: 'section' }], 'must define either `fields` or `text` [json-pointer:/blocks/0]'],
    ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], 'must be plain_text [json-pointer:/blocks/0/text/type]'],
    [
      'a long header',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'eleven context texts',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '26 buttons',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` })) }],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a long button',
      [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a long value',
      [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long action id',
      [{ type: 'actions', elements: [button({ action_id: 'x'.repeat(256) })] }],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'an action id twice',
      [{ type: 'actions', elements: [button(), button()] }],
      '`action_id` "yes" already exists for this block [json-pointer:/blocks/0]',
    ],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    ['an unknown block', [{ type: 'nonsense' }], 'unsupported type: nonsense [json-pointer:/blocks/0]'],
    ['an unknown property', [{ type: 'divider', colour: 'red' }], 'invalid additional property: colour [json-pointer:/blocks/0]'],
    [
      'an empty rich text',
      [rich({ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] })],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'an unknown rich element',
      [rich({ type: 'rich_text_section', elements: [{ type: 'blink', text: 'x' }] })],
      'unsupported type: blink [json-pointer:/blocks/0/elements/0/elements/0]',
    ],
  ])('%s is refused', ([, blocks, problem]) => {
    expect(checkBlocks(blocks, 'message')).toEqual([problem]);
  });

  test.for<[string, object, string]>([
    ['a long title', view({ title: plain('x'.repeat(25)) }), 'must be less than 25 characters [json-pointer:/view/title/text]'],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'an input without submit',
      view({ blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'long metadata',
      view({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    ['a long callback id', view({ callback_id: 'x'.repeat(256) }), 'must be less than 256 characters [json-pointer:/view/callback_id]'],
    [
      '101 blocks',
      view({ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    ['an unknown property', view({ submit_disabled: true }), 'invalid additional property: submit_disabled [json-pointer:/view]'],
    ['a Home with a title', { type: 'home', title: plain('x'), blocks: [] }, 'invalid additional property: title [json-pointer:/view]'],
  ])('a view with %s is refused', ([, bad, problem]) => {
    expect(checkView(bad)).toEqual([problem]);
  });

  test.for<[string, object, string]>([
    [
      'max_length',
      { type: 'plain_text_input', max_length: 3001 },
      'must be an integer from 1 to 3000 [json-pointer:/blocks/0/element/max_length]',
    ],
    [
      'an initial value that is too long',
      { type: 'plain_text_input', max_length: 3, initial_value: 'quatre' },
      'must be less than 4 characters [json-pointer:/blocks/0/element/initial_value]',
    ],
    [
      'a placeholder',
      { type: 'plain_text_input', placeholder: plain('x'.repeat(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/element/placeholder/text]',
    ],
    [
      '101 options',
      { type: 'static_select', options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) },
      'no more than 100 items allowed [json-pointer:/blocks/0/element/options]',
    ],
    [
      'eleven radio buttons',
      { type: 'radio_buttons', options: Array.from({ length: 11 }, (_, n) => option(`${n}`)) },
      'no more than 10 items allowed [json-pointer:/blocks/0/element/options]',
    ],
    [
      'an option that is too long',
      { type: 'static_select', options: [{ text: plain('x'.repeat(76)), value: 'v' }] },
      'must be less than 76 characters [json-pointer:/blocks/0/element/options/0/text/text]',
    ],
    [
      'an initial option from elsewhere',
      { type: 'radio_buttons', options: [option('a')], initial_option: option('b') },
      'must be one of the options [json-pointer:/blocks/0/element/initial_option]',
    ],
    [
      'a day that does not exist',
      { type: 'datepicker', initial_date: '2027-02-29' },
      'must be a valid date in YYYY-MM-DD format [json-pointer:/blocks/0/element/initial_date]',
    ],
    ['a button', button(), 'unsupported type: button in input [json-pointer:/blocks/0/element]'],
  ])('an input with %s is refused', ([, element, problem]) => {
    expect(checkBlocks([input(element)], 'modal')).toEqual([problem]);
  });
});

describe('reading', () => {
  test('a person reads words and [buttons], without the markup', () => {
    const blocks = [
      { type: 'section', text: mrkdwn('*Une* initiative de <@U1> &amp; co, <https://x.test|ici>') },
      rich(
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '*tel quel* &amp;' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'dit-elle' }] },
      ),
      { type: 'actions', elements: [button(), button({ text: plain('Non'), action_id: 'no' })] },
    ];

    expect(visibleText(blocks)).toBe('Une initiative de @U1 & co, ici\n1. *tel quel* &amp;\ndit-elle\n[Oui] [Non]');
  });

  test('literal text never acts', () => {
    const words = '<!channel> <@U1> *gras* `code` > cité https://x.test';
    const blocks = [
      { type: 'section', text: plain(words) },
      rich({ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }),
    ];

    expect(activeMarkup({ text: 'Une nouvelle.', blocks })).toEqual([]);
    expect(activeMarkup([{ type: 'section', text: mrkdwn('&lt;!channel&gt; a*b*c 2 * 3 * 4 snake_case_name R&amp;D') }])).toEqual([]);
  });

  test.for<[string, string[]]>([
    ['<!channel> <!here>', ['<!channel>', '<!here>']],
    ['<@U1> <#C1|general>', ['<@U1>', '<#C1|general>']],
    ['<https://x.test|ici>', ['<https://x.test|ici>']],
    ['voir https://x.test/a_b_c', ['https://x.test/a_b_c']],
    ['*gras* _penché_ ~barré~ `code`', ['`code`', '*gras*', '_penché_', '~barré~']],
    ['bonjour\n&gt; cité', ['&gt; cité']],
    ['bonjour\n> cité', ['> cité']],
    ['@channel', ['@channel']],
  ])('%s acts in mrkdwn', ([text, active]) => {
    expect(activeMarkup([{ type: 'section', text: mrkdwn(text) }])).toEqual(active);
    expect(activeMarkup({ text })).toEqual(active);
  });

  test('without formatting, mentions still act', () => {
    expect(activeMarkup({ text: '*gras* <!here>', mrkdwn: false })).toEqual(['<!here>']);
  });

  test('elements of rich text that act are named', () => {
    const elements = [
      { type: 'user', user_id: 'U1' },
      { type: 'broadcast', range: 'here' },
      { type: 'link', url: 'https://x.test', text: 'ici' },
    ];

    expect(activeMarkup([rich({ type: 'rich_text_section', elements })])).toEqual(['user U1', 'broadcast here', 'link https://x.test']);
  });
});
