import { type Act, type Answer, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, isNoDay, sentenceOf, textOf } from '../../core/form-values.ts';
import { note } from '../coordination/audit.ts';
import { kinds as coordinationKinds } from '../coordination/messages.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// The frame: the organisation's own signed words (P5). Shown to nobody before.

/** « Cadre »: to anyone once it is signed; to coordination as a draft before. */
export async function showFrame({ tx, organisation, person }: Act): Promise<Answer> {
  const frame = await tx.organisations.frame(organisation.id);
  if (frame?.signed) {
    return say(kinds.frame);
  }
  if (!frame || !person.coordinator) return say(kinds.noFrame, { coordinator: person.coordinator });
  return say(kinds.frameDraft);
}

export async function openFrame({ tx, organisation, person }: Act): Promise<Answer> {
  if (!person.coordinator) return say(coordinationKinds.coordinationOnly);
  const frame = await tx.organisations.frame(organisation.id);
  return {
    type: 'ask',
    form: filled(forms.frame, { body: frame?.body ?? '', contact: frame?.contact ?? '', signed: frame?.signed ?? null }),
    otherwise: say(kinds.noFrame, { coordinator: true }),
  };
}

/** Signed when it has a name, a position and a date; kept as a draft otherwise. */
export async function keepFrame(act: Act): Promise<Answer> {
  const { tx, organisation, person, values } = act;
  if (!person.coordinator) return say(coordinationKinds.coordinationOnly);
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
  const what = signed ? 'frame-signed' : before?.signed ? 'frame-taken-back' : 'frame-written';
  await note(act, what, signed ? `${name}, ${position}` : '');
  return signed ? say(kinds.frameSigned) : say(kinds.frameDraft);
}

/** « Retirer le cadre »: kept as a draft, shown to nobody. */
export async function takeFrameBack(act: Act): Promise<Answer> {
  const { tx, organisation, person } = act;
  if (!person.coordinator) return say(coordinationKinds.coordinationOnly);
  const frame = await tx.organisations.frame(organisation.id);
  if (!frame?.signed) return say(kinds.noFrame, { coordinator: true });
  await tx.organisations.keepFrame(organisation.id, { ...frame, signed: null });
  await note(act, 'frame-taken-back');
  return say(kinds.frameTakenBack);
}
