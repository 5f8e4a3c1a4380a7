import { drawAhead } from './ahead.js';
import { el, post, receipt } from './dom.js';
import { openForm } from './forms.js';
import { drawGuide, reopenGuide } from './guide.js';
import { chooseLook, chosenLook } from './look.js';
import { createPane, directId, domId, placeTitle } from './panes.js';
import { fullMoment, translator } from './words.js';

const at = (id) => document.getElementById(id);

/** What the bot's side told last (Server-Sent Events); the page holds no truth of its own. */
let town = null;
let messages = [];
let outlook = [];
let lived = null;
let lang = 'fr';
let t = translator(lang);
/** How far the playground's clock is from this browser's, in milliseconds. */
let ahead = 0;
const panes = new Map();
const unread = new Map();

const view = {
  get town() {
    return town;
  },
  get messages() {
    return messages;
  },
  get outlook() {
    return outlook;
  },
  get lived() {
    return lived;
  },
  get settling() {
    return seeding;
  },
  get lang() {
    return lang;
  },
  get look() {
    return chosenLook();
  },
  t: (...args) => t(...args),
  speak: (spoken) => act('speak', spoken, { person: spoken.person, place: spoken.place }),
  press: ({ person, place, message, button: { intent, subject } }) =>
    act('press', { receipt: receipt(), person, place, message, intent, subject }, { person, place }),
  open: (opened) => act('open', opened, opened),
  choose: (chosen) => act('choose', chosen, chosen),
  move,
  write: (place, words) => enter(place, words),
  goToButton,
  addPerson: () => addPerson(),
  announce: (text) => announce(text),
  redraw: drawAll,
};

// What people do

/** False when nothing was taken: what was typed is then put back. */
async function act(path, asked, where) {
  try {
    const done = await post(path, asked);
    if (done.type === 'form') askFor(done.form, where);
    if (done.type === 'gone' || done.type === 'unknown-command') announce(t(done.type));
    return done.type !== 'gone' && done.type !== 'unknown-command';
  } catch {
    announce(t('broken'));
    return false;
  }
}

function askFor(form, { person, place }) {
  const speaker = town.people.find(({ id }) => id === person);
  const send = async (values, drawn) => {
    const { intent, subject } = form;
    const done = await post('submit', { receipt: drawn, person, place, intent, subject, values });
    if (done.type === 'form') askFor(done.form, { person, place });
    if (done.type === 'errors') return { errors: done.errors };
    if (done.type === 'failed') return { text: done.text };
    return null;
  };
  openForm(form, {
    people: town.people,
    channels: town.places.filter(({ kind }) => kind === 'channel'),
    lang: speaker?.locale ?? lang,
    t,
    send,
  });
}

async function move(to) {
  announce(t('moving'));
  at('clock-form').setAttribute('aria-busy', 'true');
  try {
    const { type } = await post('clock', to);
    announce(type === 'moved' ? t('nowIs', fullMoment(lang, town.zone, Date.now() + ahead)) : t(type));
  } catch {
    announce(t('broken'));
  }
  at('clock-form').removeAttribute('aria-busy');
}

function addPerson() {
  const yesNo = [
    { value: 'no', label: t('no') },
    { value: 'yes', label: t('yes') },
  ];
  const languages = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  const form = {
    title: t('addPerson'),
    intro: [],
    submit: t('addPerson'),
    cancel: t('cancel'),
    fields: [
      { type: 'short', name: 'name', label: t('personName'), required: true },
      { type: 'choice', name: 'locale', label: t('personLocale'), options: languages, value: lang, required: true },
      { type: 'choice', name: 'coordinator', label: t('personCoordinator'), options: yesNo, value: 'no', required: true },
    ],
  };
  const send = async ({ name, locale, coordinator }) => {
    if (name.trim() === '') return { errors: { name: t('nameMissing') } };
    const { id } = await post('people', { name, locale, coordinator: coordinator === 'yes' });
    added = directId(id);
    return null;
  };
  // Who was added is where one goes on.
  const leadsTo = () => panes.has(added) && enter(added);
  openForm(form, { people: [], channels: [], lang, t, send, leadsTo });
}

let added = '';

/** True while the example town settles: the guide waits for it. */
let seeding = false;

async function seed() {
  seeding = true;
  announce(t('seeding'));
  at('seed').setAttribute('aria-busy', 'true');
  await post('seed', { locale: lang }).catch(() => announce(t('broken')));
  at('seed').removeAttribute('aria-busy');
  seeding = false;
  announce('');
  drawAll();
  (document.querySelector('#guide button.primary') ?? at('conversations')).focus();
}

// Where one is

/** A phone shows the list of conversations, or the one that the address names; the way back is the browser's too. */
const narrow = matchMedia('(max-width: 40rem)');
const openedId = () => location.hash.slice(1);

function showOpened() {
  const pane = [...panes.values()].find(({ element }) => element.id === openedId());
  const before = document.querySelector('.pane.opened');
  before?.classList.remove('opened');
  pane?.element.classList.add('opened');
  document.body.classList.toggle('in-one', Boolean(pane));
  if (!narrow.matches || before === (pane?.element ?? null)) return;
  if (pane) {
    pane.showLatest();
    pane.element.scrollIntoView();
  } else at('places').querySelector(`[href="#${before.id}"]`)?.focus();
}

/** Goes where somebody writes, with these words in the box. */
function enter(place, words) {
  const box = at(`${domId(place)}-text`);
  if (words !== undefined) box.value = words;
  reveal(place);
  // What is answered there begins below the guide, which stays in sight.
  const pane = box.closest('.pane');
  if (!narrow.matches) pane.style.scrollMarginTop = `${at('guide').offsetHeight + at('places').offsetHeight + 20}px`;
  pane.scrollIntoView();
  box.focus();
}

function reveal(place) {
  if (!narrow.matches || openedId() === domId(place)) return;
  location.hash = domId(place);
  showOpened();
}

function goToButton(message, intent) {
  reveal(message.place);
  const shown = document.querySelector(`[data-message="${message.id}"]`);
  const to = shown?.querySelector(`button[data-intent="${intent}"]`) ?? shown;
  to?.scrollIntoView({ block: 'center' });
  to?.focus();
}

// What is shown

let clearing;
function announce(text) {
  const status = at('status');
  status.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    status.textContent = '';
  }, 8_000);
}

function drawAll() {
  if (!town) return;
  drawPanes();
  drawPlaces();
  drawClock();
  drawAhead(outlook, view);
  drawGuide(view);
  const nobody = town.people.length === 0;
  at('welcome').hidden = !nobody;
  at('ahead').hidden = nobody;
  at('places').hidden = nobody;
  document.querySelector('.skip').href = nobody ? '#conversations' : '#places';
  document.body.classList.toggle('nobody', nobody);
}

const order = { direct: 0, group: 1, channel: 2 };

function drawPanes() {
  const holder = at('panes');
  if (town.people.length === 0) return;
  for (const place of [...town.places].sort((a, b) => order[a.kind] - order[b.kind])) {
    const known = panes.get(place.id);
    if (known) {
      known.setPeople();
      continue;
    }
    const pane = createPane(place, view);
    panes.set(place.id, pane);
    // Conversations that open later find their place: people, groups, channels.
    const next = [...holder.children].find((one) => order[one.dataset.kind] > order[place.kind]) ?? null;
    pane.element.dataset.kind = place.kind;
    pane.element.dataset.place = place.id;
    holder.insertBefore(pane.element, next);
    watching.observe(pane.element);
    for (const message of messages.filter((one) => one.place === place.id)) pane.show(message);
  }
  showOpened();
}

const aboutOf = ({ kind, people }) => (kind === 'direct' ? (town.people.find(({ id }) => id === people[0])?.about ?? '') : '');

function drawPlaces() {
  const links = [...at('panes').children].map((pane) => {
    const place = town.places.find(({ id }) => id === pane.dataset.place);
    const count = unread.get(place.id) ?? 0;
    const name = place.kind === 'direct' ? placeTitle(place, view).split(' ')[0] : placeTitle(place, view);
    return el(
      'a',
      { href: `#${pane.id}`, class: count > 0 ? 'fresh' : '' },
      name,
      el('span', { class: 'small about' }, aboutOf(place)),
      count > 0
        ? el(
            'span',
            { class: 'count' },
            el('span', { 'aria-hidden': 'true' }, String(count)),
            el('span', { class: 'unseen' }, ` ${t('unread', count)}`),
          )
        : null,
    );
  });
  const nav = at('places');
  const focused = nav.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  nav.replaceChildren(...links, el('a', { href: '#ahead' }, t('ahead')));
  if (focused) nav.querySelector(`a[href="${CSS.escape(focused).replace('\\#', '#')}"]`)?.focus();
}

/** What is on the screen is read. */
const watching = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      target.dataset.seen = isIntersecting ? 'yes' : 'no';
      if (isIntersecting && unread.delete(target.dataset.place)) drawPlaces();
    }
  },
  { threshold: 0.3 },
);

function drawClock() {
  const now = Date.now() + ahead;
  at('now').dateTime = new Date(now).toISOString();
  at('now').textContent = fullMoment(lang, town.zone, now);
  at('clock-form').hidden = !town.movable;
  at('clock-fixed').hidden = town.movable;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: town.zone }).format(now);
  at('clock-date').min = today;
}

function speakPage(to) {
  lang = to;
  t = translator(lang);
  localStorage.setItem('vendange-lang', lang);
  document.documentElement.lang = lang;
  document.title = t('title');
  for (const one of document.querySelectorAll('[data-t]')) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll('[data-label]')) one.setAttribute('aria-label', t(one.dataset.label));
  for (const one of document.querySelectorAll('[data-lang]')) one.setAttribute('aria-pressed', String(one.dataset.lang === lang));
  redrawPanes();
}

/** What is being typed stays. */
function redrawPanes() {
  const typed = new Map([...document.querySelectorAll('#panes textarea, #panes select')].map((one) => [one.id, one.value]));
  panes.clear();
  at('panes').replaceChildren();
  drawAll();
  for (const [id, value] of typed) if (at(id)) at(id).value = value;
}

// What arrives

function listen() {
  const source = new EventSource('/playground/events');
  let lost = false;
  const setTown = ({ messages: all, ...rest }) => {
    if (!town) lang = localStorage.getItem('vendange-lang') ?? rest.locale;
    town = rest;
    ahead = rest.now - Date.now();
  };
  source.addEventListener('hello', ({ data }) => {
    const hello = JSON.parse(data);
    const first = town === null;
    setTown(hello);
    messages = hello.messages;
    if (lost) announce(t('found'));
    lost = false;
    // After a restart of the bot, everything is drawn anew from what it kept.
    if (first || document.activeElement === document.body) speakPage(lang);
    else {
      drawAll();
      for (const message of messages) panes.get(message.place)?.show(message);
    }
    document.body.dataset.ready = 'yes';
  });
  source.addEventListener('town', ({ data }) => {
    setTown(JSON.parse(data));
    drawAll();
  });
  source.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    const index = messages.findIndex(({ id }) => id === message.id);
    if (index < 0) messages.push(message);
    else messages[index] = message;
    const pane = panes.get(message.place);
    pane?.show(message);
    if (index < 0 && message.from === null && pane?.element.dataset.seen === 'no') {
      unread.set(message.place, (unread.get(message.place) ?? 0) + 1);
      drawPlaces();
    }
    drawGuide(view);
  });
  source.addEventListener('lived', ({ data }) => {
    lived = JSON.parse(data);
    drawGuide(view);
  });
  source.addEventListener('outlook', ({ data }) => {
    outlook = JSON.parse(data);
    drawAhead(outlook, view);
    drawGuide(view);
  });
  source.onerror = () => {
    if (!lost) announce(t('lost'));
    lost = true;
  };
}

for (const button of document.querySelectorAll('[data-lang]')) button.addEventListener('click', () => speakPage(button.dataset.lang));
for (const button of document.querySelectorAll('[data-move]')) button.addEventListener('click', () => move({ to: button.dataset.move }));
at('clock-form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (at('clock-date').value !== '') move({ to: 'date', date: at('clock-date').value });
});
at('look').value = chosenLook();
at('look').addEventListener('change', () => {
  chooseLook(at('look').value);
  redrawPanes();
});
// Slack's look is drawn for one or the other.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawPanes);
at('add-person').addEventListener('click', addPerson);
at('seed').addEventListener('click', seed);
at('show-guide').addEventListener('click', () => {
  reopenGuide();
  drawAll();
  at('guide-title').focus();
});
// A link to a conversation leads to where one writes; on a phone, where the keyboard would hide it, to what was said.
at('places').addEventListener('click', (event) => {
  const target = event.target.closest('a') && at(event.target.closest('a').getAttribute('href').slice(1));
  if (!target) return;
  const box = narrow.matches ? null : target.querySelector('.write textarea');
  setTimeout(() => (box ?? target).focus({ preventScroll: true }));
});
window.addEventListener('hashchange', showOpened);
setInterval(() => town && drawClock(), 5_000);
listen();
