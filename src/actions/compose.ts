import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { localDate } from '../domain/calendar.ts';
import { type Person, workingTimeOf } from '../domain/person.ts';
import { type Message, type MessageKind, message, type Params, troubles } from '../messages/kinds.ts';
import type { Delivery } from '../ports.ts';
import type { Scene } from './context.ts';
import { stateFor } from './coordinate.ts';
import { answerBy } from './invite-harvester.ts';
import { itemsOf } from './show-initiative.ts';

/** A message is worded at the moment of sending, from what is true then. */
interface Telling extends Scene {
  readonly person: Person;
}

type Composer<K extends MessageKind> = (about: unknown, telling: Telling) => Promise<Params[K] | null>;

/**
 * What a delivery says now; null when it is no longer true (product.md, loop 3, point 5): it is then not sent, and
 * what shows it is edited.
 */
export async function compose(delivery: Pick<Delivery, 'kind' | 'about'>, telling: Telling): Promise<Message | null> {
  return composed(delivery.kind, delivery.about, telling);
}

async function composed<K extends MessageKind>(kind: K, about: unknown, telling: Telling): Promise<Message | null> {
  const composer: Composer<K> = composers[kind];
  const params = await composer(about, telling);
  return params && message<MessageKind>(kind, params);
}

const nothing = async () => ({});
const text = z.string();
const flag = z.boolean();
const count = z.number().int();
const date = z.iso.date().transform((iso) => Temporal.PlainDate.from(iso));
const moment = z.string().transform((iso) => Temporal.Instant.from(iso));

/** A message whose values are all kept with the delivery. */
const kept =
  <T>(schema: z.ZodType<T>) =>
  async (about: unknown): Promise<T> =>
    schema.parse(about);

const ofInitiative = z.object({ initiative: text });
const byHarvester = z.object({ initiative: text, harvester: text });
const ofInvitation = z.object({ invitation: text, initiative: text });
const ofPerson = z.object({ person: text });

const composers: { readonly [K in MessageKind]: Composer<K> } = {
  initiativeNoted: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return (
      initiative && { initiative: initiative.id, sentence: initiative.sentence, from: initiative.heldUntil, newsBy: initiative.newsBy }
    );
  },
  initiativeCorrected: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    if (!initiative) return null;
    const readers = await tx.initiatives.readers(initiative.id);
    return { initiative: initiative.id, sentence: initiative.sentence, readBefore: readers.length > 0 };
  },
  initiativeWithdrawn: kept(z.object({ readBefore: flag })),
  tellInWords: async () => ({ sentence: '' }),
  whoHasRead: async (about, { tx, person, organisation }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    if (!initiative) return null;
    const working = workingTimeOf(person, organisation);
    const readers = (await tx.initiatives.readers(initiative.id)).map((reader) => ({
      name: reader.name,
      on: localDate(working, reader.readAt),
    }));
    return { initiative: initiative.id, sentence: initiative.sentence, readers };
  },
  fullSentence: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return initiative && { sentence: initiative.sentence };
  },
  setAsideNoted: kept(z.object({ people: count })),
  setAsideByButton: kept(ofInitiative),
  whomToTurnTo: async (_, { organisation }) => ({ contacts: organisation.settings.contacts }),
  myInitiatives: async (about, telling) => {
    const { initiative } = z.object({ initiative: text.optional() }).parse(about);
    const items = await itemsOf(telling);
    return { items: initiative === undefined ? items : items.filter((one) => one.initiative === initiative) };
  },
  whichInitiative: async (about, telling) => {
    const { act } = z.object({ act: z.enum(['withdraw', 'correct', 'who-has-read', 'set-aside']) }).parse(about);
    return { act, items: (await itemsOf(telling)).slice(0, 10) };
  },
  subjectGone: nothing,
  noInitiative: nothing,

  invitation: async (about, telling) => {
    const open = await openInvitation(about, telling);
    if (!open) return null;
    const { invitation, initiative } = open;
    const { person, organisation, now } = telling;
    const by = invitation.answerBy ?? answerBy(telling, person, now);
    return {
      invitation: invitation.id,
      initiative: initiative.id,
      firstName: person.firstName,
      sentence: initiative.sentence,
      before: initiative.newsBy,
      answerBy: localDate(workingTimeOf(person, organisation), by),
    };
  },
  personalRequest: async (about, telling) => {
    const open = await openInvitation(about, telling);
    if (!open) return null;
    const { invitation, initiative } = open;
    const { tx, person, organisation, now } = telling;
    const [teller] = await tx.initiatives.carriers(initiative.id);
    const by = invitation.answerBy ?? answerBy(telling, person, now);
    return {
      invitation: invitation.id,
      initiative: initiative.id,
      firstName: person.firstName,
      from: teller?.name ?? '',
      sentence: initiative.sentence,
      answerBy: localDate(workingTimeOf(person, organisation), by),
    };
  },
  invitationPassed: nothing,
  invitationOver: nothing,
  invitationAccepted: async (about, { tx, person }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    const invitation = initiative && (await tx.invitations.ofInitiative(initiative.id));
    if (!initiative || invitation?.state !== 'accepted' || invitation.personId !== person.id) return null;
    const carriers = await tx.initiatives.carriers(initiative.id);
    return { initiative: initiative.id, people: carriers.map((one) => one.name), sentence: initiative.sentence, newsBy: initiative.newsBy };
  },
  introduction: async (about, { tx }) => {
    const { initiative: id, harvester: harvesterId } = byHarvester.parse(about);
    const initiative = await tx.initiatives.get(id);
    const invitation = initiative && (await tx.invitations.ofInitiative(id));
    if (!initiative || invitation?.state !== 'accepted' || invitation.personId !== harvesterId) return null;
    const harvester = await tx.people.get(harvesterId);
    return harvester && { initiative: initiative.id, harvester: harvester.name, sentence: initiative.sentence };
  },
  nobodyFound: stillWaiting,
  chosenUnavailable: stillWaiting,
  handedOver: async (about, { tx }) => {
    const { initiative: id, harvester: harvesterId } = byHarvester.parse(about);
    const initiative = await tx.initiatives.get(id);
    const harvester = initiative && (await tx.people.get(harvesterId));
    return initiative && harvester && { initiative: initiative.id, harvester: harvester.name, newsBy: initiative.newsBy };
  },
  handOverNoted: nothing,
  meetingCalledOff: nothing,
  keepWaiting: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return initiative && { keptUntil: initiative.keptUntil };
  },
  coordinationAsked: kept(z.object({ reached: flag })),
  personAsked: async (about, { tx }) => ({ name: (await tx.people.get(ofPerson.parse(about).person))?.name ?? '' }),
  personCannotBeAsked: kept(ofInitiative),
  coordinationWanted: async (about, { tx }) => {
    const person = await tx.people.get(ofPerson.parse(about).person);
    return person && { name: person.name };
  },

  harvesterWelcome: kept(z.object({ already: flag })),
  harvesterLeft: kept(z.object({ was: flag })),
  harvestPaused: nothing,
  harvestResumed: nothing,
  notHarvester: nothing,

  absenceNoted: kept(z.object({ from: date, until: date })),
  absenceUnclear: async () => ({ words: '' }),
  absenceForgotten: kept(z.object({ any: flag })),
  later: kept(z.object({ delivery: text, nextWeek: flag })),
  postponed: kept(z.object({ until: moment })),
  tooLateToPostpone: nothing,
  whatToStop: kept(z.object({ delivery: text })),
  stopped: kept(z.object({ scope: z.enum(['subject', 'kind', 'everything']), promised: flag })),
  messagesResumed: kept(z.object({ aWeek: count })),

  help: kept(z.object({ harvester: flag, coordinator: flag })),
  notUnderstood: async (_, { tx, person }) => ({ words: (await tx.people.draft(person.id)) ?? '' }),
  draftDropped: nothing,
  nothingPending: nothing,
  localeChosen: nothing,
  unknownAct: nothing,
  sorry: async (about) => ({ reference: z.object({ reference: text }).parse(about).reference, words: null }),
  notConnected: nothing,
  gone: nothing,
  merged: kept(z.object({ count })),

  coordinationOnly: nothing,
  coordinationState: async (_, telling) => (telling.person.coordinator ? stateFor(telling) : null),
  technicalTrouble: async (about, { person }) => (person.coordinator ? z.object({ trouble: z.enum(troubles) }).parse(about) : null),
  retried: kept(z.object({ messages: count })),
};

/** Buttons that choose what follows are shown only while there is something to choose. */
async function stillWaiting(about: unknown, { tx }: Telling) {
  const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
  return initiative?.state === 'waiting' ? { initiative: initiative.id, keptUntil: initiative.keptUntil } : null;
}

async function openInvitation(about: unknown, { tx, person }: Telling) {
  const invitation = await tx.invitations.get(ofInvitation.parse(about).invitation);
  if (!invitation || invitation.state === 'accepted' || invitation.personId !== person.id) return null;
  const initiative = await tx.initiatives.get(invitation.initiativeId);
  return initiative && { invitation, initiative };
}
