import type { FormTrouble } from '../messages/kinds.ts';
import { type Act, type Answer, say } from './context.ts';
import { dayOf, isNoDay } from './form-values.ts';
import { sentenceOf, textOf } from './tell-initiative.ts';

// The frame: the organisation's own signed words (P5). Shown to nobody before.

/** « Cadre »: to anyone once it is signed; to coordination as a draft before. */
export async function showFrame({ tx, organisation, person }: Act): Promise<Answer> {
  const frame = await tx.organisations.frame(organisation.id);
  if (frame?.signed) {
    const { body, contact, signed } = frame;
    return say('frame', { body, contact, ...signed });
  }
  if (!frame || !person.coordinator) return say('noFrame', { coordinator: person.coordinator }, { coordinator: person.coordinator });
  return say('frameDraft', { body: frame.body, contact: frame.contact, missing: true });
}

export async function openFrame({ tx, organisation, person }: Act): Promise<Answer> {
  if (!person.coordinator) return say('coordinationOnly', {});
  const frame = await tx.organisations.frame(organisation.id);
  return {
    type: 'ask',
    form: { form: 'frame', params: { body: frame?.body ?? '', contact: frame?.contact ?? '', signed: frame?.signed ?? null } },
    otherwise: say('noFrame', { coordinator: true }, { coordinator: true }),
  };
}

/** Signed when it has a name, a position and a date; kept as a draft otherwise. */
export async function keepFrame({ tx, now, organisation, person, values }: Act): Promise<Answer> {
  if (!person.coordinator) return say('coordinationOnly', {});
  const body = sentenceOf(textOf(values.body));
  const contact = sentenceOf(textOf(values.contact));
  const errors: Record<string, FormTrouble> = {};
  if (body === '') errors.body = 'sentence-empty';
  if (contact === '') errors.contact = 'contact-missing';
  if (isNoDay(values.on)) errors.on = 'date-missing';
  if (isNoDay(values.committeeOn)) errors.committeeOn = 'date-missing';
  if (Object.keys(errors).length > 0) return { type: 'correct', errors };

  const [name, position] = [sentenceOf(textOf(values.name)), sentenceOf(textOf(values.position))];
  const [on, committeeOn] = [dayOf(values.on), dayOf(values.committeeOn)];
  const signed = name !== '' && position !== '' && on ? { name, position, on, committeeOn } : null;
  const before = await tx.organisations.frame(organisation.id);
  await tx.organisations.keepFrame(organisation.id, { body, contact, signed });
  const act = signed ? 'frame-signed' : before?.signed ? 'frame-taken-back' : 'frame-written';
  await tx.organisations.audit(organisation.id, { personId: person.id, act, before: '', after: '' }, now);
  return signed ? say('frameSigned', {}) : say('frameDraft', { body, contact, missing: true });
}

/** « Retirer le cadre »: kept as a draft, shown to nobody. */
export async function takeFrameBack({ tx, now, organisation, person }: Act): Promise<Answer> {
  if (!person.coordinator) return say('coordinationOnly', {});
  const frame = await tx.organisations.frame(organisation.id);
  if (!frame?.signed) return say('noFrame', { coordinator: true }, { coordinator: true });
  await tx.organisations.keepFrame(organisation.id, { ...frame, signed: null });
  await tx.organisations.audit(organisation.id, { personId: person.id, act: 'frame-taken-back', before: '', after: '' }, now);
  return say('frameTakenBack', {});
}
