import { drawBlocks } from './cards.js';
import { el, receipt } from './dom.js';
import { drawLook } from './look.js';
import { listOf, shortMoment } from './words.js';

/*
 * One pane for each conversation: what was said there, and where to speak as one of its people. `view` is what `main.js`
 * knows: the town, the language, and how to act.
 */

export const domId = (place) => `place-${place.replace(/[^\w-]/g, '-')}`;
export const directId = (person) => `direct:${person}`;
const firstName = (person) => person.name.split(' ')[0];

export function placeTitle(place, { town, lang }) {
  const names = place.people.flatMap((id) => town.people.find((one) => one.id === id)?.name ?? []);
  if (place.kind === 'channel') return `#${place.name}`;
  if (place.kind === 'group') return listOf(lang, [...names.map((name) => name.split(' ')[0]), 'Vendange']);
  return names[0] ?? '';
}

export function createPane(place, view) {
  const { t, lang } = view;
  const id = domId(place.id);
  const person = place.kind === 'direct' ? personOf(view, place.people[0]) : null;
  const about = person ? person.about : t(place.kind === 'group' ? 'groupAbout' : 'channelAbout');
  const speaker = person ? null : el('select', { id: `${id}-as` });
  const drawn = new Map();

  const speakerId = () => person?.id ?? speaker.value;
  const box = el('textarea', { id: `${id}-text`, rows: 2, placeholder: t(place.kind === 'direct' ? 'placeholder' : 'placeholderShared') });
  const log = el('div', { class: 'log', role: 'log', tabindex: 0, 'aria-labelledby': `${id}-title` });
  const empty = el('p', { class: 'small empty' }, t('empty'));
  log.append(empty);

  // Their own page, in the place of the conversation.
  const home =
    person && el('div', { class: 'home', tabindex: 0, role: 'region', 'aria-label': t('homeOf', firstName(person)), hidden: true });
  const toHome =
    person && el('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false', onclick: () => toggleHome() }, t('home'));
  const drawHome = () => {
    const page = view.town.homes[person.id];
    const press = (button) => view.press({ person: person.id, place: place.id, message: null, button });
    const key = JSON.stringify(page ?? null);
    if (home.dataset.key === key) return;
    const hadFocus = home.contains(document.activeElement);
    home.dataset.key = key;
    home.lang = page?.lang ?? lang;
    home.replaceChildren(...(page ? drawCard(page.blocks, 'home', view, press) : [el('p', { class: 'small' }, t('homeEmpty'))]));
    if (hadFocus) home.focus();
  };
  const toggleHome = () => {
    const open = home.hidden;
    home.hidden = !open;
    log.hidden = open;
    toHome.setAttribute('aria-pressed', String(open));
    if (!open) return;
    drawHome();
    view.open({ receipt: receipt(), person: person.id, place: place.id });
  };
  const tell = () => view.choose({ receipt: receipt(), person: person.id, place: place.id, message: null });

  const label = el('label', { for: `${id}-text`, class: 'unseen' });
  const relabel = () => {
    const current = personOf(view, speakerId());
    label.textContent = t('writeAs', current ? firstName(current) : '');
  };
  const speak = async (event) => {
    event?.preventDefault();
    const text = box.value.trim();
    if (text === '') return box.focus();
    box.value = '';
    const taken = await view.speak({ receipt: receipt(), person: speakerId(), place: place.id, text });
    if (!taken) box.value = text;
    box.focus();
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) speak(event);
  });
  speaker?.addEventListener('change', relabel);

  const element = el(
    'section',
    { class: `pane ${place.kind}`, id, 'aria-labelledby': `${id}-title`, tabindex: -1 },
    el(
      'header',
      {},
      el('a', { class: 'back', href: '#places', 'aria-label': t('back') }, el('span', { 'aria-hidden': 'true' }, '‹')),
      el('span', { class: 'badge', 'aria-hidden': 'true' }, person ? person.name.charAt(0) : place.kind === 'channel' ? '#' : '⁂'),
      el('div', {}, el('h2', { id: `${id}-title` }, placeTitle(place, view)), about === '' ? null : el('p', { class: 'small' }, about)),
      toHome,
    ),
    log,
    home,
    el(
      'form',
      { class: 'composer', onsubmit: speak },
      speaker && el('div', { class: 'as' }, el('label', { for: `${id}-as` }, t('speakAs')), speaker),
      el('div', { class: 'write' }, label, box, el('button', { type: 'submit', class: 'send' }, t('send'))),
      person && el('button', { type: 'button', class: 'quiet menu', onclick: tell }, t('tell')),
    ),
  );

  /** Those who may speak here. */
  const setPeople = () => {
    if (speaker) {
      const all = place.kind === 'group' ? place.people.flatMap((one) => personOf(view, one) ?? []) : view.town.people;
      const chosen = speaker.value;
      speaker.replaceChildren(...all.map((one) => el('option', { value: one.id, selected: one.id === chosen }, one.name)));
    }
    relabel();
    if (home && !home.hidden) drawHome();
  };
  setPeople();

  const show = (message) => {
    empty.remove();
    const before = drawn.get(message.id);
    const hadFocus = before?.contains(document.activeElement) ?? false;
    const after = drawMessage(message, place, view, speakerId);
    drawn.set(message.id, after);
    if (before) before.replaceWith(after);
    else if (message.thread && drawn.has(message.thread)) lastOfThread(drawn.get(message.thread)).after(after);
    else log.append(after);
    // The person who pressed a button that gave way stays where they were.
    if (hadFocus) after.focus();
    if (!before) showLatest(after);
  };

  /** The beginning of what was just said, not its end. */
  const showLatest = (latest = log.lastElementChild) => {
    log.scrollTop = latest.offsetTop - log.offsetTop - 8;
  };

  return { element, show, showLatest, setPeople };
}

function personOf({ town }, id) {
  return town.people.find((one) => one.id === id) ?? null;
}

/** As the page shows it, or as the platform that was chosen would. */
function drawCard(blocks, as, { look, t, announce }, press) {
  const plain = drawBlocks(blocks, press);
  if (look === 'plain' || blocks.length === 0) return plain;
  return [drawLook({ look, as, blocks, plain, press, failed: () => announce(t('lookFailed')) })];
}

function drawMessage(message, place, view, speakerId) {
  const { t, lang, town } = view;
  const person = personOf(view, message.from);
  const reader = personOf(view, message.to);
  const choose = (id) => view.choose({ receipt: receipt(), person: speakerId(), place: place.id, message: id });
  const press = (button) => view.press({ person: reader?.id ?? speakerId(), place: place.id, message: message.id, button });
  const notes = [shortMoment(lang, town.zone, message.at), reader && t('onlyTo', firstName(reader)), message.edited && t('edited')].filter(
    Boolean,
  );
  return el(
    'article',
    {
      class: `message ${person ? 'theirs' : 'bots'}${message.thread ? ' reply' : ''}`,
      'data-message': message.id,
      'data-thread': message.thread,
      tabindex: -1,
    },
    el('p', { class: 'who' }, el('strong', {}, person ? person.name : 'Vendange'), ' ', el('span', { class: 'small' }, notes.join(' · '))),
    el(
      'div',
      { class: 'body', lang: message.lang },
      message.text === '' ? null : el('p', { class: 'typed' }, el('bdi', {}, message.text)),
      drawCard(message.blocks, 'message', view, press),
      message.files.map(({ name }, index) =>
        el('p', {}, el('a', { href: `/playground/files/${message.id}/${index}`, download: name }, t('download', name))),
      ),
    ),
    // As in a platform's menu on a message.
    person && place.kind === 'channel' && !message.to
      ? el('button', { type: 'button', class: 'quiet menu', onclick: () => choose(message.id) }, t('suggest'))
      : null,
  );
}

function lastOfThread(root) {
  let last = root;
  while (last.nextElementSibling?.dataset.thread === root.dataset.message) last = last.nextElementSibling;
  return last;
}
