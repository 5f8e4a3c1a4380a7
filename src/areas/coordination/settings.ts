import { type Act, type Answer, publishHomesLater, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, sentenceOf, textOf } from '../../core/form-values.ts';
import { localDate } from '../../domain/calendar.ts';
import { TERRITORIES, type Territory } from '../../domain/holidays.ts';
import { callings, type Locale, organisationNameAtMost, runByAtMost, type Settings, settingsSchema } from '../../domain/organisation.ts';
import { mayEndOn } from '../../domain/term.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { kinds as framingKinds } from '../framing/messages.ts';
import { log, note } from './audit.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// Settings of the organisation, in chat: coordination changes them, anyone reads what was changed.

export async function showSettings(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(kinds.coordinationOnly);
  return say(framingKinds.settings);
}

export async function openSettings({ person, organisation }: Act): Promise<Answer> {
  if (!person.coordinator) return say(kinds.coordinationOnly);
  const { name, locale, territory, settings } = organisation;
  return {
    type: 'ask',
    form: filled(forms.settings, { locale, territory, ...settings, name }),
    otherwise: say(conversationKinds.unknownAct),
  };
}

export async function openContacts({ person, organisation }: Act): Promise<Answer> {
  if (!person.coordinator) return say(kinds.coordinationOnly);
  const lines = organisation.settings.contacts.map((one) => `${one.label} : ${one.reach}`).join('\n');
  return { type: 'ask', form: filled(forms.contacts, { lines }), otherwise: say(conversationKinds.unknownAct) };
}

const runBy = ['controller', 'legalBasis', 'dataContact'] as const;
const numbers = ['messagesAWeek', 'answerDays', 'newsDays', 'keepDays', 'ceiling'] as const;

export async function keepSettings(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(kinds.coordinationOnly);
  const { organisation, values } = act;
  const before = organisation.settings;
  const errors: Record<string, FormTrouble> = {};
  const hours = textOf(values.hours)
    .replace(/\s+/g, '')
    .match(/^(\d{1,2})[h:](\d{2})?[-–à](\d{1,2})[h:](\d{2})?$/i);
  const [workFrom, workUntil] = [clockOf(hours?.[1], hours?.[2]), clockOf(hours?.[3], hours?.[4])];
  if (workFrom === null || workUntil === null || workFrom >= workUntil) errors.hours = 'hours-unclear';

  const name = sentenceOf(textOf(values.name).trim().replace(/\s+/g, ' ').slice(0, organisationNameAtMost));
  if (name === '') errors.name = 'name-empty';
  const today = localDate(organisation, act.now);
  const chosen = dayOf(values.until);
  const until = chosen?.toString() ?? before.until;
  if (chosen && until !== before.until && !mayEndOn(chosen, today)) errors.until = 'term-out-of-range';

  const parsed = settingsSchema.safeParse({
    ...before,
    // One that was not changed goes on following the configuration.
    ...(name !== organisation.name && { name }),
    ...Object.fromEntries(numbers.map((name) => [name, Number(textOf(values[name]))])),
    ...Object.fromEntries(runBy.map((name) => [name, sentenceOf(textOf(values[name])).slice(0, runByAtMost)])),
    digestByAnyone: values.digestByAnyone === undefined ? before.digestByAnyone : values.digestByAnyone === 'yes',
    called: callings.find((one) => one === textOf(values.called)) ?? before.called,
  });
  if (!parsed.success) for (const issue of parsed.error.issues) errors[String(issue.path[0])] = 'number-out-of-range';
  if (!parsed.success || workFrom === null || workUntil === null || Object.keys(errors).length > 0) return { type: 'correct', errors };

  const renewed = until === before.until ? {} : { until, erasedOn: null };
  const after: Settings = { ...parsed.data, workFrom, workUntil, ...renewed };
  const locale: Locale = textOf(values.locale) === 'en' ? 'en' : 'fr';
  const territory: Territory = TERRITORIES.find((one) => one === textOf(values.territory)) ?? organisation.territory;
  await act.tx.organisations.changeSettings(organisation.id, { locale, territory, settings: after });
  for (const name of numbers) await log(act, name, String(before[name]), String(after[name]));
  await log(act, 'name', organisation.name, name);
  await log(act, 'until', before.until ?? '', until ?? '');
  if (until !== before.until) await publishHomesLater(act);
  await log(act, 'called', before.called, after.called);
  if (after.digestByAnyone !== before.digestByAnyone) await note(act, after.digestByAnyone ? 'digest-by-anyone' : 'digest-by-coordination');
  await log(
    act,
    'runBy',
    runBy
      .map((name) => before[name])
      .filter(said)
      .join(' · '),
    runBy
      .map((name) => after[name])
      .filter(said)
      .join(' · '),
  );
  await log(act, 'hours', `${before.workFrom}-${before.workUntil}`, `${workFrom}-${workUntil}`);
  await log(act, 'locale', organisation.locale, locale);
  await log(act, 'territory', organisation.territory, territory);
  return say(framingKinds.settingsKept);
}

export async function keepContacts(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(kinds.coordinationOnly);
  const lines = textOf(act.values.lines)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const contacts = lines.map((line) => {
    const colon = line.indexOf(':');
    return { label: line.slice(0, Math.max(colon, 0)).trim(), reach: line.slice(colon + 1).trim() };
  });
  if (contacts.some((one) => one.label === '' || one.reach === '')) return { type: 'correct', errors: { lines: 'contacts-unclear' } };

  const { organisation } = act;
  const { locale, territory, settings } = organisation;
  await act.tx.organisations.changeSettings(organisation.id, { locale, territory, settings: { ...settings, contacts } });
  await note(act, 'contacts');
  return say(framingKinds.settingsKept);
}

/** « Journal »: what coordination did, for anyone to read. */
export async function showAuditLog(): Promise<Answer> {
  return say(framingKinds.auditLog);
}

const said = (words: string) => words !== '';

function clockOf(hour: string | undefined, minute: string | undefined): string | null {
  const [h, m] = [Number(hour ?? Number.NaN), Number(minute ?? '0')];
  return h >= 0 && h <= 23 && m >= 0 && m <= 59 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : null;
}
