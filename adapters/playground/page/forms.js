import { drawBlocks } from './cards.js';
import { el, receipt } from './dom.js';

const dialog = document.getElementById('dialog');
/** What had the focus before the dialog opened. */
let returnTo = null;

/**
 * Opens a form; `send(values, receipt)` resolves with null when it was taken, or with what is wrong: `{ errors }` by field
 * name, or `{ text }`. Another form may take the place of one that was sent; `leadsTo` is where one goes once it was taken.
 */
export function openForm(form, { people, channels, lang, t, send, leadsTo }) {
  if (!dialog.open) returnTo = document.activeElement;
  const fields = form.fields.map((field) => drawField(field, people, channels));
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  // The same words sent twice (a slow answer, a double click) are one act; corrected, they are another.
  let sent = { content: '', receipt: '' };
  let goesOn;

  const submit = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map(({ name, read }) => [name, read()]));
    const content = JSON.stringify(values);
    if (sent.content !== content) sent = { content, receipt: receipt() };
    for (const field of fields) field.correct('');
    trouble.textContent = '';
    const wrong = await send(values, sent.receipt).catch(() => ({ text: t('broken') }));
    if (wrong === null) return close(leadsTo);
    trouble.textContent = wrong.text ?? '';
    for (const field of fields) field.correct(wrong.errors?.[field.name] ?? '');
    fields.find(({ name }) => wrong.errors?.[name])?.focus();
  };
  const close = (goOn) => {
    goesOn = goOn;
    if (filled.isConnected) dialog.close();
  };

  const filled = el(
    'form',
    { method: 'dialog', class: 'fill', novalidate: true, onsubmit: submit, lang },
    el('h2', { id: 'dialog-title' }, form.title),
    drawBlocks(form.intro),
    form.fields.some(({ required }) => required) ? el('p', { class: 'small' }, t('starred')) : null,
    fields.map(({ element }) => element),
    trouble,
    el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'submit', class: 'primary' }, form.submit),
      el('button', { type: 'button', onclick: () => close() }, form.cancel),
    ),
  );
  dialog.replaceChildren(filled);
  dialog.onclose = () => {
    dialog.replaceChildren();
    if (goesOn) goesOn();
    else if (returnTo?.isConnected) returnTo.focus();
  };
  if (!dialog.open) dialog.showModal();
  fields[0]?.focus();
}

function drawField(field, people, channels) {
  const id = `field-${field.name}`;
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const hint = field.hint ? el('p', { id: hintId, class: 'small' }, field.hint) : null;
  const error = el('p', { id: errorId, class: 'trouble' });
  const describedBy = hint ? `${hintId} ${errorId}` : errorId;
  const { control, focusable, read } = controlFor(field, id, describedBy, people, channels);
  const correct = (text) => {
    error.textContent = text;
    for (const one of focusable) one.setAttribute('aria-invalid', text === '' ? 'false' : 'true');
  };
  const head = control.tagName === 'FIELDSET' ? null : el('label', { for: id }, named(field));
  const element = el('div', { class: 'field' }, head, control.tagName === 'FIELDSET' ? null : hint, control, error);
  if (control.tagName === 'FIELDSET' && hint) control.querySelector('legend').after(hint);
  return { name: field.name, element, read, correct, focus: () => focusable[0]?.focus() };
}

/** A required field bears a star, which controls say by `required`. */
function named({ label, required }) {
  return required ? [label, el('span', { 'aria-hidden': 'true' }, '\u00a0*')] : [label];
}

const noChoice = { value: '', label: '—' };

function controlFor(field, id, describedBy, people, channels) {
  const common = { id, name: field.name, 'aria-describedby': describedBy, required: field.required };
  switch (field.type) {
    case 'short':
      return single(el('input', { ...common, type: 'text', placeholder: field.placeholder, value: field.value, autocomplete: 'off' }));
    case 'long':
      return single(el('textarea', { ...common, rows: 4, placeholder: field.placeholder, value: field.value }));
    case 'date':
      return single(el('input', { ...common, type: 'date', value: field.value }));
    case 'choice':
      return field.options.length > 10
        ? single(
            el('select', { ...common, value: field.value }, options(field.required ? field.options : [noChoice, ...field.options], field)),
          )
        : several(field, id, describedBy, field.options, 'radio', (chosen) => chosen[0] ?? '');
    case 'person': {
      const all = people.map((person) => ({ value: person.id, label: person.name }));
      return field.several
        ? several(field, id, describedBy, all, 'checkbox', (chosen) => chosen)
        : single(el('select', common, options([noChoice, ...all], field)));
    }
    case 'channels': {
      const all = channels.map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
      return several(field, id, describedBy, all, 'checkbox', (chosen) => chosen);
    }
  }
  return single(el('input', common));
}

function options(all, field) {
  return all.map(({ value, label }) => el('option', { value, selected: value === field.value }, label));
}

function single(control) {
  return { control, focusable: [control], read: () => control.value };
}

function several(field, id, describedBy, all, type, value) {
  const inputs = all.map((one, index) =>
    el('input', { type, id: `${id}-${index}`, name: field.name, value: one.value, checked: one.value === field.value }),
  );
  const control = el(
    'fieldset',
    { 'aria-describedby': describedBy },
    el('legend', {}, named(field)),
    all.map((one, index) => el('div', { class: 'choice' }, inputs[index], el('label', { for: `${id}-${index}` }, one.label))),
  );
  return { control, focusable: inputs, read: () => value(inputs.filter((one) => one.checked).map((one) => one.value)) };
}
