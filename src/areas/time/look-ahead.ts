import { Temporal } from 'temporal-polyfill';
import type { Card } from '../../cards/card.ts';
import { unpromptedCard } from '../../core/cards.ts';
import { compose, dueOf, type Scene } from '../../core/kind.ts';
import { languageFor } from '../../core/language.ts';
import type { Core } from '../../core/perform.ts';
import { receiverOf } from '../../core/receiver.ts';
import { id as aRecord } from '../../core/subject.ts';
import { judge } from '../../domain/etiquette.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import type { Tx } from '../../ports/store.ts';

/** Something that will happen by itself, as things stand now. */
export type Ahead =
  | {
      readonly type: 'message';
      /** As the etiquette stands now; it is asked again when the message leaves. */
      readonly at: Temporal.Instant;
      readonly to: readonly string[];
      /** With why it comes. */
      readonly card: Card;
    }
  | {
      readonly type: 'task';
      readonly at: Temporal.Instant;
      readonly what: string;
      /** The initiative or the person it is about, when it is about one. */
      readonly about: { readonly sentence: string } | { readonly person: string } | null;
    };

const atMost = 25;

/**
 * What the bot is about to say and do. It shows everyone's words and names: for the playground, where one person plays
 * everyone, and for nothing else. Nothing it does stays.
 */
export async function lookAhead({ store, clock, draw, areas }: Core, organisationId: string): Promise<readonly Ahead[]> {
  const now = clock.now();
  let ahead: readonly Ahead[] = [];
  const done = new Error('Looked ahead: what composing a message may have written is rolled back.');
  await store
    .transaction(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      if (organisation) ahead = [...(await messages({ tx, now, draw, saying: areas, organisation })), ...(await tasks(tx, organisationId))];
      throw done;
    })
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
  return [...ahead].sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
}

async function messages(scene: Scene): Promise<readonly Ahead[]> {
  const waiting = await scene.tx.deliveries.upcoming(scene.organisation.id, atMost);
  const ahead: Ahead[] = [];
  for (const delivery of waiting) {
    const one = await messageAhead(scene, delivery);
    if (one) ahead.push(one);
  }
  return ahead;
}

/** Null when it is no longer true, or too late: it will not be said. */
async function messageAhead(scene: Scene, delivery: Delivery): Promise<Ahead | null> {
  const person = await scene.tx.people.get(delivery.personId);
  if (!person) return null;
  const due = Temporal.Instant.compare(delivery.notBefore, scene.now) > 0 ? delivery.notBefore : scene.now;
  const verdict = judge(dueOf(scene, delivery), await receiverOf(scene, person), due);
  const message = verdict.type === 'drop' ? null : await compose(delivery, { ...scene, person });
  if (!message) return null;
  const others = await Promise.all(delivery.together.map((id) => scene.tx.people.get(id)));
  return {
    type: 'message',
    at: verdict.type === 'wait' ? verdict.until : due,
    to: [person, ...others].flatMap((one) => (one ? [one.name] : [])),
    card: unpromptedCard([{ message, delivery: delivery.id }], languageFor(scene, person), scene.saying),
  };
}

async function tasks(tx: Tx, organisationId: string): Promise<readonly Ahead[]> {
  const appointments = await tx.agenda.upcoming(organisationId, atMost);
  return Promise.all(
    appointments.map(async ({ what, subject, notBefore }): Promise<Ahead> => {
      const id = aRecord.read(subject);
      const initiative = id && (await tx.initiatives.get(id));
      const person = id && !initiative && (await tx.people.get(id));
      const about = initiative ? { sentence: initiative.sentence } : person ? { person: person.name } : null;
      return { type: 'task', at: notBefore, what, about };
    }),
  );
}
