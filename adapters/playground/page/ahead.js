import { drawBlocks } from './cards.js';
import { el } from './dom.js';
import { listOf, shortMoment } from './words.js';

/** What is to come: when, to whom, what, and why. What was unfolded stays so. */
export function drawAhead(outlook, { t, lang, town }) {
  const list = document.getElementById('ahead-list');
  const unfolded = new Set([...list.querySelectorAll('details[open]')].map((one) => one.dataset.key));
  const focused = list.contains(document.activeElement) ? document.activeElement.closest('details')?.dataset.key : undefined;
  list.replaceChildren(
    ...outlook.map((one) => {
      const key = JSON.stringify([one.type, one.to, one.what, one.says.fr]);
      const when = el('time', { datetime: new Date(one.at).toISOString() }, shortMoment(lang, town.zone, one.at));
      if (one.type === 'task') return el('li', { class: 'task' }, when, el('p', {}, one.says[lang]));
      return el(
        'li',
        {},
        when,
        el('p', {}, el('strong', {}, t('aheadTo', listOf(lang, one.to))), ' ', el('span', { lang: one.lang }, one.says[lang])),
        el(
          'details',
          { 'data-key': key, open: unfolded.has(key) },
          el('summary', {}, t('aheadRead')),
          el('div', { class: 'preview', lang: one.lang }, drawBlocks(one.blocks)),
        ),
      );
    }),
  );
  if (focused)
    [...list.querySelectorAll('details')]
      .find((one) => one.dataset.key === focused)
      ?.querySelector('summary')
      .focus();
  document.getElementById('ahead-empty').hidden = outlook.length > 0;
}
