import type { AuditAct } from '../domain/audit.ts';
import { localDate } from '../domain/calendar.ts';
import { TERRITORIES, type Territory } from '../domain/holidays.ts';
import { type Settings, settingsSchema } from '../domain/organisation.ts';
import { type Locale, workingTimeOf } from '../domain/person.ts';
import type { FormTrouble, Params } from '../messages/kinds.ts';
import { type Act, type Answer, say } from './context.ts';
import { textOf } from './tell-initiative.ts';

// Settings of the organisation, in chat: coordination changes them, anyone reads what was changed.

export async function showSettings(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say('coordinationOnly', {});
  return say('settings', await settingsFor(act));
}

export async function settingsFor({ tx, organisation }: Pick<Act, 'tx' | 'organisation'>): Promise<Params['settings']> {
  const { locale, territory, settings } = organisation;
  const { workFrom, workUntil, messagesAWeek, answerDays, newsDays, keepDays, ceiling, contacts } = settings;
  const frame = await tx.organisations.frame(organisation.id);
  const signed = frame !== null && frame.signed !== null;
  return {
    locale,
    territory,
    workFrom,
    workUntil,
    messagesAWeek,
    answerDays,
    newsDays,
    keepDays,
    ceiling,
    contacts: contacts.length,
    services: (await tx.services.all(organisation.id)).length,
    signed,
  };
}

export async function openSettings({ person, organisation }: Act): Promise<Answer> {
  if (!person.coordinator) return say('coordinationOnly', {});
  const { locale, territory, settings } = organisation;
  return { type: 'ask', form: { form: 'settings', params: { locale, territory, ...settings } }, otherwise: say('unknownAct', {}) };
}

export async function openContacts({ person, organisation }: Act): Promise<Answer> {
  if (!person.coordinator) return say('coordinationOnly', {});
  const lines = organisation.settings.contacts.map((one) => `${one.label} : ${one.reach}`).join('\n');
  return { type: 'ask', form: { form: 'contacts', params: { lines } }, otherwise: say('unknownAct', {}) };
}

const numbers = ['messagesAWeek', 'answerDays', 'newsDays', 'keepDays', 'ceiling'] as const;

export async function keepSettings(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say('coordinationOnly', {});
  const { organisation, values } = act;
  const before = organisation.settings;
  const errors: Record<string, FormTrouble> = {};
  const hours = textOf(values.hours)
    .replace(/\s+/g, '')
    .match(/^(\d{1,2})[h:](\d{2})?[-–à](\d{1,2})[h:](\d{2})?$/i);
  const [workFrom, workUntil] = [clockOf(hours?.[1], hours?.[2]), clockOf(hours?.[3], hours?.[4])];
  if (workFrom === null || workUntil === null || workFrom >= workUntil) errors.hours = 'hours-unclear';

  const parsed = settingsSchema.safeParse({
    ...before,
    ...Object.fromEntries(numbers.map((name) => [name, Number(textOf(values[name]))])),
  });
  if (!parsed.success) for (const issue of parsed.error.issues) errors[String(issue.path[0])] = 'number-out-of-range';
  if (!parsed.success || workFrom === null || workUntil === null || Object.keys(errors).length > 0) return { type: 'correct', errors };

  const after: Settings = { ...parsed.data, workFrom, workUntil };
  const locale: Locale = textOf(values.locale) === 'en' ? 'en' : 'fr';
  const territory: Territory = TERRITORIES.find((one) => one === textOf(values.territory)) ?? organisation.territory;
  await act.tx.organisations.changeSettings(organisation.id, { locale, territory, settings: after });
  for (const name of numbers) await log(act, name, String(before[name]), String(after[name]));
  await log(act, 'hours', `${before.workFrom}-${before.workUntil}`, `${workFrom}-${workUntil}`);
  await log(act, 'locale', organisation.locale, locale);
  await log(act, 'territory', organisation.territory, territory);
  return say('settingsKept', {});
}

export async function keepContacts(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say('coordinationOnly', {});
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
  await act.tx.organisations.audit(organisation.id, { personId: act.person.id, act: 'contacts', before: '', after: '' }, act.now);
  return say('settingsKept', {});
}

/** « Journal »: what coordination did, for anyone to read. */
export async function showAuditLog(act: Act): Promise<Answer> {
  return say('auditLog', { acts: await auditFor(act) });
}

export async function auditFor({
  tx,
  organisation,
  person,
}: Pick<Act, 'tx' | 'organisation' | 'person'>): Promise<Params['auditLog']['acts']> {
  const working = workingTimeOf(person, organisation);
  const acts = await tx.organisations.audited(organisation.id, 20);
  return acts.map(({ act, name, at, before, after }) => ({ act, name, on: localDate(working, at), before, after }));
}

export async function log(act: Act, what: AuditAct, before: string, after: string): Promise<void> {
  if (before === after) return;
  await act.tx.organisations.audit(act.organisation.id, { personId: act.person.id, act: what, before, after }, act.now);
}

function clockOf(hour: string | undefined, minute: string | undefined): string | null {
  const [h, m] = [Number(hour ?? Number.NaN), Number(minute ?? '0')];
  return h >= 0 && h <= 23 && m >= 0 && m <= 59 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : null;
}
