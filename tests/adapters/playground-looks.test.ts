import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { renderCard as shown } from '../../adapters/playground/cards.ts';
import { cardShown } from '../../adapters/playground/looks.ts';
import { registry } from '../../src/areas/all.ts';
import { formatFor } from '../../src/cards/format.ts';
import { cardOf } from '../../src/core/cards.ts';
import { renderings } from '../../src/playing.ts';
import { startPlayground } from '../support/playground.ts';
import { messages } from '../unit/messages/samples.ts';

const format = formatFor('fr', 'Europe/Paris', Temporal.PlainDate.from('2026-11-19'));

describe('What the page shows as another platform would', () => {
  it.each(messages.map((message) => [message.kind, message] as const))('is what that platform would be sent: %s', (_, message) => {
    const card = cardOf(message, { locale: 'fr', format, words: registry.words.fr }, null);
    // Channels of the town have names, not ids: those of Slack mean nothing there.
    if (JSON.stringify(card).includes('"channel":')) return expect(shown(card).blocks.length).toBeGreaterThan(0);

    const again = cardShown(shown(card).blocks);

    expect(renderings.slack(again, 'message')).toEqual(renderings.slack(card, 'message'));
    // The page does not keep which buttons open a form: they look the same.
    expect(faces(renderings.teams(again))).toEqual(faces(renderings.teams({ ...card, summary: 'Vendange' })));
  });
});

/** The body of an Adaptive Card, of buttons only what is seen. */
function faces(content: { readonly body: readonly unknown[] }): unknown {
  return JSON.parse(JSON.stringify(content.body, (key, value: unknown) => (key === 'actions' ? titles(value) : value)));
}

function titles(actions: unknown): unknown {
  return Array.isArray(actions) ? actions.map(({ title, style }) => ({ title, style })) : actions;
}

describe('The page asks for it', () => {
  const headers = { 'content-type': 'application/json' };
  const ask = (url: string, body: unknown, origin = url) =>
    fetch(`${url}/playground/look`, { method: 'POST', headers: { ...headers, origin }, body: JSON.stringify(body) });
  const looked = { look: 'teams', as: 'message', blocks: [{ type: 'paragraph', line: [{ text: 'Bonjour', as: 'said' }] }] };

  it('and nobody else, in words that are understood', async () => {
    const { url } = await startPlayground();

    const answer = await ask(url, looked);
    expect(await answer.json()).toMatchObject({ type: 'look', rendered: { type: 'AdaptiveCard', body: [{ type: 'RichTextBlock' }] } });
    expect((await ask(url, { ...looked, look: 'minitel' })).status).toBe(400);
    expect((await ask(url, looked, 'https://ailleurs.example')).status).toBe(403);
  });

  it('with the libraries that draw it, from this machine alone', async () => {
    const { url } = await startPlayground();

    for (const look of ['slack', 'teams']) {
      const script = await fetch(`${url}/playground/looks/${look}.js`);

      expect(script.headers.get('content-type')).toContain('javascript');
      expect(await script.text()).toMatch(/export\s*\{/);
    }
    expect((await fetch(`${url}/playground/looks/minitel.js`)).ok).toBe(false);
  });
});
