import { Temporal } from 'temporal-polyfill';
import { aboutInitiative, aboutInitiativesOf, notify, plan, refreshLater, unplan } from '../../core/act.ts';
import type { Scene, UnpromptedKind } from '../../core/kind.ts';
import { aReadItem } from '../../core/records.ts';
import { isWorkingDay, localDate, nextWorkingMorning } from '../../domain/calendar.ts';
import { hasRoom, isSilenced } from '../../domain/etiquette.ts';
import { type Candidate, type Choice, chooseHarvester } from '../../domain/harvester.ts';
import { type Initiative, type InitiativeState, promisesFor } from '../../domain/initiative.ts';
import { answerBy } from '../../domain/invitation.ts';
import { allowanceOf, type Person, workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import type { Volunteer } from '../../ports/harvesters.ts';
import type { Invitation } from '../../ports/invitations.ts';
import { tellItsPeople } from '../asking/its-people.ts';
import { kinds as checkingKinds } from '../checking/messages.ts';
import { keptItemRead, lockItem } from '../library/read-item.ts';
import { kinds } from './messages.ts';
import { lastDayFor, timeToAnswer } from './time-to-answer.ts';

/** What asks somebody whether they would meet. */
export const requests = [kinds.invitation.name, kinds.personalRequest.name, checkingKinds.helpWanted.name];

/** States in which somebody is being looked for. */
const looking: ReadonlySet<InitiativeState> = new Set(['held', 'searching', 'patient']);

/** Agenda: asks the available volunteer who was solicited longest ago (P6). */
export async function inviteHarvester(scene: Scene, { initiative: initiativeId }: { readonly initiative: string }): Promise<void> {
  const { tx, now } = scene;
  const held = await tx.initiatives.lock(initiativeId);
  if (!held || !looking.has(held.state)) return;
  if (Temporal.Instant.compare(now, held.heldUntil) < 0) return plan(scene, 'invite-harvester', { initiative: held.id }, held.heldUntil);
  const initiative = held.inTurn ? held : await turnOf(scene, held);
  if (!initiative) return plan(scene, 'invite-harvester', { initiative: held.id }, nextMorning(scene));
  if (initiative.state === 'held') await tx.initiatives.setState(initiative.id, 'searching');
  if (ruleOf(initiative.purpose).asks === 'chosen' || (await tx.invitations.ofInitiative(initiative.id))) return;

  const choice = await chosenAlone(scene, initiative);
  if (choice.type === 'chosen') {
    // A volunteer who erases themself meanwhile is gone: another is chosen, at once.
    const chosen = await tx.people.lock(choice.personId);
    if (chosen) await invite(scene, initiative, chosen, false);
    else await plan(scene, 'invite-harvester', { initiative: initiative.id }, now);
    return;
  }
  if (choice.type === 'nobody' && initiative.state !== 'patient') return tellNobodyFound(scene, initiative);
  await plan(scene, 'invite-harvester', { initiative: initiative.id }, nextMorning(scene));
}

/** The people of what was read are asked for nobody else now: days are promised from here. Null: it waits on. */
async function turnOf(scene: Scene, held: Initiative): Promise<Initiative | null> {
  const { tx, now, organisation } = scene;
  const item = aReadItem.read(held.item ?? '');
  if (item) await lockItem(scene, item);
  const carriers = await tx.initiatives.carriers(held.id);
  const [first] = carriers;
  if (!first || !(await tx.initiatives.isNext(held.id))) return null;
  const promises = promisesFor(workingTimeOf(first, organisation), organisation.settings, now, held.purpose);
  await tx.initiatives.takeTurn(held.id, { ...promises, heldUntil: now });
  await plan(scene, 'end-search', { initiative: held.id }, promises.searchEndsAt);
  await plan(scene, 'erase-unmet', { initiative: held.id }, promises.erasedAt);
  await refreshLater(scene, aboutInitiative(held.id));
  for (const { id } of carriers) await refreshLater(scene, aboutInitiativesOf(id));
  return tx.initiatives.get(held.id);
}

/** Many searches find everybody busy, and need not wait for one another to know it; somebody is chosen by one at a time. */
async function chosenAlone(scene: Scene, initiative: Initiative): Promise<Choice> {
  const { tx, organisation } = scene;
  const asks = askedFor(initiative);
  const last = await lastDayFor(scene, initiative, scene.now);
  let drawn: number | undefined;
  const draw = () => {
    drawn ??= scene.draw();
    return drawn;
  };
  const choose = async () => {
    const candidates = asks ? await askable(scene, initiative) : await tx.harvesters.candidates(organisation.id, initiative.id);
    return chooseHarvester(
      candidates.map((one) => candidate(scene, one, kindOf(initiative, false), last)),
      draw,
    );
  };
  // The people of one thing that was read: no other search chooses among them for the same.
  if (asks) return choose();
  const alone = await tx.harvesters.searchAlone(organisation.id, { waits: false });
  const choice = await choose();
  if (alone || choice.type !== 'chosen') return choice;
  await tx.harvesters.searchAlone(organisation.id, { waits: true });
  return choose();
}

/** Whom the bot asks by itself: the people of what was read, rather than volunteers. */
const askedFor = ({ purpose }: Pick<Initiative, 'purpose'>) => ruleOf(purpose).asks === 'its-people';

const isVolunteers = (initiative: Initiative, { chosen }: Pick<Invitation, 'chosen'>) => !chosen && !askedFor(initiative);

/** What asks: volunteers read the sentence without the name. */
function kindOf(initiative: Initiative, chosen: boolean) {
  if (chosen && initiative.purpose === 'help') return checkingKinds.helpWanted;
  return chosen || askedFor(initiative) ? kinds.personalRequest : kinds.invitation;
}

/** The people of what was read, as long as those who ask may read it. */
async function askable(scene: Scene, initiative: Initiative): Promise<readonly Volunteer[]> {
  const [first] = await scene.tx.initiatives.carriers(initiative.id);
  const read = first && (await keptItemRead(scene, first, initiative.item));
  return read ? scene.tx.harvesters.peopleOf(scene.organisation.id, initiative.id) : [];
}

/** Somebody who was asked as one of the people of what was read may have left it, or it was taken back. */
export async function isStillAsked(scene: Scene, initiative: Initiative, { chosen, personId }: Invitation): Promise<boolean> {
  return chosen || !askedFor(initiative) || (await askable(scene, initiative)).some((one) => one.personId === personId);
}

/** Sends one person the sentence, without the name, or with it when the teller chose them. */
export async function invite(scene: Scene, initiative: Initiative, person: Person, chosen: boolean): Promise<void> {
  const invitation = await scene.tx.invitations.add({
    organisationId: scene.organisation.id,
    initiativeId: initiative.id,
    personId: person.id,
    chosen,
  });
  if (isVolunteers(initiative, invitation)) await scene.tx.harvesters.solicited(person.id, scene.now);
  await notify(scene, person, {
    kind: kindOf(initiative, chosen),
    about: { invitation: invitation.id, initiative: initiative.id },
    subject: aboutInitiative(initiative.id),
    slot: invitation.id,
    // Someone chosen on the first day waits for the first morning as well.
    from: Temporal.Instant.compare(initiative.heldUntil, scene.now) > 0 ? initiative.heldUntil : scene.now,
  });
}

/** When an invitation has left: its reader is listed, and silence will be an answer. */
export async function invitationLeft(scene: Scene, { about, personId }: Delivery, sentAt: Temporal.Instant): Promise<void> {
  if (typeof about.invitation !== 'string' || typeof about.initiative !== 'string') return;
  const invitation = await scene.tx.invitations.lock(about.invitation);
  const initiative = await scene.tx.initiatives.lock(about.initiative);
  const person = invitation && (await scene.tx.people.get(invitation.personId));
  // As the card that left says: nobody had read it then.
  const answered = initiative && person && (await timeToAnswer(scene, invitation, initiative, person, sentAt));
  // Read, even when it was answered or passed on before it was known to have left.
  if (initiative) await scene.tx.initiatives.addReader(initiative.id, personId, sentAt);
  if (!person) return;
  if (initiative && isVolunteers(initiative, invitation)) await scene.tx.harvesters.solicited(person.id, sentAt);
  if (invitation.state !== 'leaving') return;

  const by = answered ?? nextMorning(scene);
  await scene.tx.invitations.sent(invitation.id, by);
  await plan(scene, 'expire-invitation', { invitation: invitation.id }, by);
}

/** An invitation that does not leave is passed on. */
export async function invitationUnsent(scene: Scene, { about }: Delivery): Promise<void> {
  const waiting = typeof about.invitation === 'string' ? await scene.tx.invitations.lock(about.invitation) : null;
  if (waiting?.state === 'leaving') await passOn(scene, waiting);
}

/** Agenda: no answer within the working days given; it moves on, kindly. */
export async function expireInvitation(scene: Scene, { invitation: invitationId }: { readonly invitation: string }): Promise<void> {
  const invitation = await scene.tx.invitations.lock(invitationId);
  if (!invitation) return;
  await passOn(scene, invitation);
}

/** An invitation ends without a "yes": no trace of why, and another volunteer is asked. */
export async function passOn(scene: Scene, invitation: Invitation): Promise<void> {
  const { tx, now } = scene;
  await endInvitation(scene, invitation);

  const initiative = await tx.initiatives.lock(invitation.initiativeId);
  if (!initiative) return;
  if (!invitation.chosen) return plan(scene, 'invite-harvester', { initiative: initiative.id }, now);

  await tx.initiatives.setState(initiative.id, 'waiting');
  await tellItsPeople(scene, initiative.id, {
    kind: kinds.nobodyFound,
    about: { initiative: initiative.id, of: 'chosen' },
    slot: invitation.id,
  });
}

export async function endInvitation(scene: Scene, invitation: Invitation): Promise<void> {
  const { tx } = scene;
  await tx.invitations.remove(invitation.id);
  await unplan({ tx }, 'expire-invitation', { invitation: invitation.id });
  await tx.deliveries.cancel(aboutInitiative(invitation.initiativeId), requests);
  await refreshLater(scene, aboutInitiative(invitation.initiativeId));
}

/** Agenda: early enough before the promised day, the person who told it hears that nobody was found, once nobody may say yes any more. */
export async function endSearch(scene: Scene, { initiative: initiativeId }: { readonly initiative: string }): Promise<void> {
  const initiative = await scene.tx.initiatives.lock(initiativeId);
  if (!initiative || (initiative.state !== 'searching' && initiative.state !== 'held')) return;
  if (await scene.tx.invitations.ofInitiative(initiative.id))
    return plan(scene, 'end-search', { initiative: initiative.id }, nextMorning(scene));
  await tellNobodyFound(scene, initiative);
}

async function tellNobodyFound(scene: Scene, initiative: Initiative): Promise<void> {
  await scene.tx.initiatives.setState(initiative.id, 'waiting');
  await tellItsPeople(scene, initiative.id, {
    kind: kinds.nobodyFound,
    about: { initiative: initiative.id },
    // A search that starts anew, after a volunteer handed over, may end the same way.
    slot: `${initiative.id}:${initiative.newsBy}`,
  });
}

/** A volunteer, or somebody asked as they are, as the rule sees them at this instant. */
function candidate(scene: Scene, volunteer: Volunteer, kind: UnpromptedKind, last: Temporal.PlainDate | null): Candidate {
  const { person } = volunteer;
  const unavailable =
    volunteer.paused || person.unreachableSince !== null || isSilenced({ kind: kind.name, subject: '' }, volunteer.silences);
  // A search looks at every volunteer: no more is asked of those who cannot be chosen.
  if (unavailable || volunteer.full || volunteer.concerned || volunteer.setAside || volunteer.asked)
    return { ...volunteer, unavailable, busy: volunteer.full };
  const working = workingTimeOf(person, scene.organisation);
  const today = localDate(working, scene.now);
  const away = working.absences.some((absence) => absence.from <= today.toString() && today.toString() <= absence.until);
  const receiver = { working, allowance: allowanceOf(person, scene.organisation), spent: volunteer.spent };
  const busy = away || (isWorkingDay(working, today) && !hasRoom(receiver, scene.now));
  return { ...volunteer, unavailable, busy: busy || answerBy(working, scene.organisation.settings.answerDays, scene.now, last) === null };
}

/** The organisation's next working morning: the pace at which an unavailable team is looked at again. */
function nextMorning({ organisation, now }: Pick<Scene, 'organisation' | 'now'>): Temporal.Instant {
  const { settings } = organisation;
  const working = {
    zone: organisation.zone,
    territory: organisation.territory,
    days: settings.workDays,
    from: settings.workFrom,
    until: settings.workUntil,
    absences: [],
    holidayOverrides: settings.holidayOverrides,
  };
  return nextWorkingMorning(working, now) ?? now.add({ hours: 24 });
}
