import { el } from './dom.js';
import { directId } from './panes.js';

/*
 * From a sentence to a booklet, a chapter after the other. Where one is follows from what has happened, however it was done:
 * what the bot's own records say (`view.lived`), and what is on the page.
 */

const memory = 'vendange-guide';
const passedOver = 'vendange-guide-skipped';

/** What this browser remembers: whether the guide is closed, and which chapters are left out. */
const isClosed = () => localStorage.getItem(memory) === 'closed';
const skipped = () => JSON.parse(localStorage.getItem(passedOver) ?? '[]');
const skip = (chapter) => localStorage.setItem(passedOver, JSON.stringify([...skipped(), chapter]));
export function reopenGuide() {
  localStorage.removeItem(memory);
  localStorage.removeItem(passedOver);
}

const first = ({ name }) => name.split(' ')[0];

/** The latest message of somebody's own conversation that bears this button, and whose it is. */
function awaited({ town, messages }, intent) {
  for (const message of messages.toReversed()) {
    const bears = message.blocks.some(({ buttons = [] }) => buttons.some((button) => button.intent === intent));
    const person = town.people.find(({ id }) => message.place === directId(id));
    if (bears && person) return { message, person, intent };
  }
  return null;
}

/** The example town comes with a meeting of its own. */
const metIn = ({ town }) => town.places.find(({ id, kind }) => kind === 'group' && id !== 'group:chloe+david') ?? null;

/** Each with what ends it, and what to do next until then. */
const chapters = {
  meeting: {
    done: (view) => metIn(view) !== null || view.lived.written,
    next: (view, { teller, answerer }) => {
      const invitation = awaited(view, 'accept-invitation');
      if (invitation) return goTo(view, 'Answer', invitation);
      if (view.outlook.some(({ what }) => what === 'invite-harvester')) return move(view, 'Wait', 'morning');
      return propose(view, 'Tell', teller ?? answerer);
    },
  },
  story: {
    done: ({ lived }) => lived.shared,
    next: (view, { answerer }) => {
      if (!view.lived.written) return propose(view, 'Write', answerer);
      const story = awaited(view, 'choose-sharing');
      return story ? goTo(view, 'Agree', story) : move(view, 'Read', 'morning');
    },
  },
  trial: {
    done: ({ lived }) => lived.tried,
    next: (view, { teller }) => {
      if (!view.lived.planned) return propose(view, 'Try', teller);
      const request = awaited(view, 'join-trial');
      return request ? goTo(view, 'Join', request) : move(view, 'Begin', 'morning');
    },
  },
  digest: {
    done: ({ lived }) => lived.posted,
    next: (view) => {
      if (view.lived.subscribed) return move(view, 'Week', 'week');
      const coordinator = view.town.people.find((person) => person.coordinator);
      return coordinator ? propose(view, 'Subscribe', coordinator) : step(view, 'Coordinator', [], view.addPerson);
    },
  },
  booklet: {
    done: ({ messages }) => messages.some(({ files }) => files.some(({ name }) => /^(?:millesime|vintage)-/.test(name))),
    next: (view, { teller, answerer }) => {
      if (view.lived.vintage === null) return propose(view, 'Print', teller);
      if (view.outlook.some(({ what }) => what === 'make-vintage')) return move(view, 'Booklet', 'morning');
      return propose(view, 'Ask', answerer, String(view.lived.vintage));
    },
  },
};

/** `where` tells apart two steps that are worded alike. */
function step({ t }, name, values, act, where = '') {
  return { title: t(`guide${name}`, ...values), text: t(`guide${name}Text`), label: t(`guide${name}Do`, ...values), act, where };
}
const propose = (view, name, person, ...more) =>
  step(view, name, [first(person)], () => view.write(directId(person.id), view.t(`guide${name}Words`, ...more)), person.id);
const move = (view, name, to) => step(view, name, [], () => view.move({ to }));
const goTo = (view, name, { message, person, intent }) =>
  step(view, name, [first(person)], () => view.goToButton(message, intent), message.id);

let drawn = '';

/** Draws the guide where it stands; hidden once closed, or when nobody is there yet. */
export function drawGuide(view) {
  const { t, town, lived, announce } = view;
  if (view.settling || !lived) return;
  const guide = document.getElementById('guide');
  const nobody = town.people.length === 0;
  document.getElementById('show-guide').hidden = nobody || !isClosed();
  guide.hidden = nobody || isClosed();
  if (guide.hidden) {
    guide.dataset.key = '';
    return guide.replaceChildren();
  }

  const left = skipped();
  const all = Object.entries(chapters).map(([name, { done, next }]) => ({ name, next, done: done(view) }));
  const now = all.find(({ name, done }) => !done && !left.includes(name));
  const next = now?.next(view, playersOf(view));
  const key = JSON.stringify([all, now?.name, next?.title, next?.where, view.lang]);
  if (guide.dataset.key === key) return;
  const hadFocus = guide.contains(document.activeElement);
  guide.dataset.key = key;

  const close = () => {
    localStorage.setItem(memory, 'closed');
    view.redraw();
    document.getElementById('show-guide').focus();
  };
  const pass = () => {
    skip(now.name);
    drawGuide(view);
    (guide.querySelector('button.primary') ?? guide.querySelector('h2')).focus();
  };
  guide.replaceChildren(
    el(
      'div',
      { class: 'guide-head' },
      el('h2', { id: 'guide-title', tabindex: -1 }, next ? t('guide') : t('guideDone')),
      el('button', { type: 'button', class: 'quiet', onclick: close }, t('guideClose')),
    ),
    drawChapters(all, now, next, t),
    next ? drawStep(next, pass, t) : el('p', {}, t('guideDoneText')),
  );
  if (drawn && next && drawn !== next.title) announce(next.title);
  drawn = next?.title ?? '';
  // A person who follows the guide by keyboard finds its next step under their fingers.
  if (hadFocus) (guide.querySelector('button.primary') ?? guide.querySelector('h2')).focus();
}

/** Whoever told and whoever met them; before that, those of the example town. */
function playersOf(view) {
  const { people } = view.town;
  const named = (id) => people.find((one) => one.id === id);
  const [told, answered] = metIn(view)?.people ?? [];
  return { teller: named(told) ?? named('amina') ?? people[0], answerer: named(answered) ?? named('bruno') ?? people.at(-1) };
}

/** The chapter where one is bears the name of its step. */
function drawChapters(all, now, next, t) {
  return el(
    'ol',
    {},
    all.map(({ name, done }, index) => {
      const current = name === now?.name;
      const mark = done ? el('span', { class: 'unseen' }, ` (${t('stepDone')})`) : null;
      return el(
        'li',
        { class: current ? 'current' : done ? 'passed' : '', 'aria-current': current ? 'step' : null, 'data-step': index + 1 },
        current ? next.title : t(`chapter-${name}`),
        mark,
      );
    }),
  );
}

function drawStep({ text, label, act }, pass, t) {
  return el(
    'div',
    { class: 'step' },
    el('p', {}, text),
    el('button', { type: 'button', class: 'primary', onclick: act }, label),
    el('button', { type: 'button', class: 'quiet', onclick: pass }, t('guideSkip')),
  );
}
