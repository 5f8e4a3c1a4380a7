import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Message } from 'slack-blocks-to-jsx';
import library from 'slack-blocks-to-jsx/dist/style.css';
import css from './slack.css';

export const style = `${library.replaceAll(':root', ':host')}\n${css}`;

export function draw(place, rendered, press) {
  const root = createRoot(place);
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  flushSync(() => root.render(createElement(Message, { blocks: rendered, name: 'Vendange', logo: '', theme, withoutWrapper: true })));
  const buttons = rendered.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  // The library draws buttons and leaves what they do to its user; they come in the order of the card.
  for (const [index, element] of [...place.querySelectorAll('button')].entries()) {
    const { action_id, value } = buttons[index] ?? {};
    if (action_id === undefined) continue;
    const intent = action_id.slice(0, action_id.lastIndexOf(':'));
    element.addEventListener('click', () => press({ intent, subject: JSON.parse(value).subject }));
  }
}
