import { el } from './dom.js';
import { domId } from './panes.js';

/*
 * The first minute: say it, move the clock, answer. Where one is follows from what has happened, however it was done.
 */

const memory = 'vendange-guide';

/** 'open', 'done' or 'closed', as this browser remembers it. */
export const guideState = () => localStorage.getItem(memory) ?? 'open';
const remember = (state) => localStorage.setItem(memory, state);
export const reopenGuide = () => remember('open');

/** An invitation that waits for an answer: its message and its button. */
function openInvitation(messages) {
  return messages.find((message) => buttonsOf(message).some(({ intent }) => intent === 'accept-invitation')) ?? null;
}

const buttonsOf = (message) => message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

function stepOf({ town, messages, outlook }) {
  if (openInvitation(messages)) return 3;
  if (outlook.some(({ what }) => what === 'invite-harvester')) return 2;
  return town.people.length > 0 ? 1 : 0;
}

let reached = 0;
let drawn = 0;

/** Draws the guide where it stands; hidden once closed, or when nobody is there yet. */
export function drawGuide(view) {
  const { t, town, messages, move, redraw, announce } = view;
  const guide = document.getElementById('guide');
  const step = stepOf(view);
  if (view.settling) return;
  if (reached === 3 && step < 3 && guideState() === 'open') remember('done');
  reached = Math.max(reached === 3 ? 0 : reached, step);
  const state = guideState();
  const hidden = state === 'closed' || town.people.length === 0;
  document.getElementById('show-guide').hidden = !hidden || town.people.length === 0;
  guide.hidden = hidden;
  if (hidden) return guide.replaceChildren();

  const done = state === 'done';
  const key = JSON.stringify([done, step, view.lang, town.people.length]);
  if (guide.dataset.key === key) return;
  const hadFocus = guide.contains(document.activeElement);
  guide.dataset.key = key;

  const teller = town.people.find(({ id }) => id === 'amina') ?? town.people[0];
  const invitation = openInvitation(messages);
  const answerer =
    town.people.find(({ id }) => id === (invitation ? invitation.place.slice('direct:'.length) : 'bruno')) ?? town.people.at(-1);
  const first = ({ name }) => name.split(' ')[0];
  const steps = [
    {
      title: t('guide1', first(teller)),
      text: t('guide1Text'),
      label: t('guide1Do', first(teller)),
      act: () => propose(teller, t('guideSentence')),
    },
    { title: t('guide2'), text: t('guide2Text'), label: t('guide2Do'), act: () => move({ to: 'morning' }) },
    { title: t('guide3', first(answerer)), text: t('guide3Text'), label: t('guide3Do'), act: () => goToButton(invitation) },
  ];
  const now = steps[step - 1];
  const close = () => {
    remember('closed');
    redraw();
    document.getElementById('show-guide').focus();
  };
  guide.replaceChildren(
    el(
      'div',
      { class: 'guide-head' },
      el('h2', { id: 'guide-title', tabindex: -1 }, done ? t('guideDone') : t('guide')),
      el('button', { type: 'button', class: 'quiet', onclick: close }, t('guideClose')),
    ),
    ...(done ? [drawDone(t, move)] : [drawSteps(steps, step, t), ...(now ? [drawStep(now)] : [])]),
  );
  if (drawn && drawn !== step && !done && now) announce(`${step}. ${now.title}`);
  drawn = step;
  // A person who follows the guide by keyboard finds its next step under their fingers.
  if (hadFocus) (guide.querySelector('button.primary') ?? guide.querySelector('h2')).focus();
}

function drawDone(t, move) {
  const onclick = () => move({ to: 'week' });
  return el('div', { class: 'step' }, el('p', {}, t('guideDoneText')), el('button', { type: 'button', onclick }, t('week')));
}

function drawSteps(steps, step, t) {
  return el(
    'ol',
    {},
    steps.map(({ title }, index) => {
      const [current, passed] = [index + 1 === step, index + 1 < step];
      const mark = passed ? el('span', { class: 'unseen' }, ` (${t('stepDone')})`) : null;
      return el(
        'li',
        { class: current ? 'current' : passed ? 'passed' : '', 'aria-current': current ? 'step' : null, 'data-step': index + 1 },
        title,
        mark,
      );
    }),
  );
}

function drawStep({ text, label, act }) {
  return el('div', { class: 'step' }, el('p', {}, text), el('button', { type: 'button', class: 'primary', onclick: act }, label));
}

function propose(person, sentence) {
  const box = document.getElementById(`${domId(`direct:${person.id}`)}-text`);
  box.value = sentence;
  box.scrollIntoView({ block: 'center' });
  box.focus();
}

function goToButton(invitation) {
  const button = document.querySelector(`[data-message="${invitation.id}"] button[data-intent="accept-invitation"]`);
  button?.scrollIntoView({ block: 'center' });
  button?.focus();
}
