import { el, post } from './dom.js';

/*
 * A card as Slack or Teams would show it. The library that draws it is asked for when it is first needed. It draws in a
 * tree of its own (shadow DOM), so that neither its style nor the page's reaches the other.
 */

export const LOOKS = ['plain', 'slack', 'teams'];
const memory = 'vendange-look';

/** As this browser remembers it. */
export const chosenLook = () => (LOOKS.includes(localStorage.getItem(memory)) ? localStorage.getItem(memory) : 'plain');
export const chooseLook = (look) => localStorage.setItem(memory, look);

/**
 * An element where the card appears, `plain` in its place until it does, and if it cannot. `press` is called with the
 * intent and the subject of a button.
 */
export function drawLook({ look, as, blocks, plain, press, failed }) {
  const host = el('div', { class: 'look', 'data-look': look }, plain);
  show(host, { look, as, blocks, press }).catch(() => failed());
  return host;
}

async function show(host, { look, as, blocks, press }) {
  const [{ draw, style }, { rendered }] = await Promise.all([import(`/playground/looks/${look}.js`), post('look', { look, as, blocks })]);
  const hadFocus = host.contains(document.activeElement);
  const index = [...host.querySelectorAll('button')].indexOf(document.activeElement);
  const root = host.attachShadow({ mode: 'open', delegatesFocus: false });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const place = el('div', { class: 'card' });
  root.append(place);
  draw(place, rendered, press);
  host.replaceChildren();
  host.dataset.drawn = 'yes';
  if (hadFocus) root.querySelectorAll('button')[index]?.focus();
}
