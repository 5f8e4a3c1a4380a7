import { type Act, type Answer, publishHomesLater, say } from '../../core/act.ts';
import { localDate } from '../../domain/calendar.ts';
import { daySaid } from '../../domain/spoken/dates.ts';
import { mayEndOn } from '../../domain/term.ts';
import { log } from '../coordination/audit.ts';
import { kinds as coordinationKinds } from '../coordination/messages.ts';
import { kinds as framingKinds } from '../framing/messages.ts';
import { kinds } from './messages.ts';

/** « Vendange s'arrête le 30 juin »: coordination says until when the bot is on trial here, again once it is over too. */
export async function setTerm(act: Act): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  if (!person.coordinator) return say(coordinationKinds.coordinationOnly);
  const today = localDate(organisation, now);
  const day = daySaid(act.rest, today);
  if (!day || !mayEndOn(day, today)) return say(kinds.term, { ask: 'unclear' });
  const { locale, territory, settings } = organisation;
  const until = day.toString();
  await tx.organisations.changeSettings(organisation.id, { locale, territory, settings: { ...settings, until, erasedOn: null } });
  await log(act, 'until', settings.until ?? '', until);
  if (until !== settings.until) await publishHomesLater(act);
  return say(framingKinds.settingsKept);
}
