import { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import { addWorkingDays, localDate } from '../../domain/calendar.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { answerBy, lastAnswerDay } from '../../domain/invitation.ts';
import { allowanceOf, type Person, workingTimeOf } from '../../domain/person.ts';
import type { Invitation } from '../../ports/invitations.ts';

/** Until when they may answer; null: its people would hear too late that nobody was found. */
export async function timeToAnswer(
  scene: Pick<Scene, 'tx' | 'organisation'>,
  { chosen }: Pick<Invitation, 'chosen'>,
  initiative: Initiative,
  person: Person,
  sentAt: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { organisation } = scene;
  const last = chosen ? null : await lastDayFor(scene, initiative, sentAt);
  return answerBy(workingTimeOf(person, organisation), organisation.settings.answerDays, sentAt, last);
}

/** The last day on which an answer may be waited for; null when its people were promised no other news. */
export async function lastDayFor(
  { tx, organisation }: Pick<Scene, 'tx' | 'organisation'>,
  { id, state, newsBy, heldUntil }: Initiative,
  at: Temporal.Instant,
): Promise<Temporal.PlainDate | null> {
  if (state === 'patient') return null;
  const unread = (await tx.initiatives.readers(id)).length === 0;
  const since = unread && Temporal.Instant.compare(at, heldUntil) > 0 ? at : heldUntil;
  const days = (await tx.initiatives.carriers(id)).map((one) => {
    const working = { ...workingTimeOf(one, organisation), absences: [] };
    const last = lastAnswerDay(working, allowanceOf(one, organisation), newsBy);
    // However soon the news is due, somebody is asked, and has a working day: nobody was found only where somebody was looked for.
    const first = addWorkingDays(working, localDate(working, since), 1);
    return first && Temporal.PlainDate.compare(last, first) < 0 ? first : last;
  });
  return days.sort(Temporal.PlainDate.compare)[0] ?? null;
}
