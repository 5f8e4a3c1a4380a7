import { localDate } from '../domain/calendar.ts';
import { localeOf, type Person, workingTimeOf } from '../domain/person.ts';
import type { Card } from '../messages/card.ts';
import { type Language, type News, unpromptedCard } from '../messages/cards.ts';
import { formatFor } from '../messages/format.ts';
import { type Message, message } from '../messages/kinds.ts';
import type { PostRef } from '../platform.ts';
import type { Delivery, Post, Workspace } from '../ports.ts';
import { compose } from './compose.ts';
import { plan, type Scene } from './context.ts';

/** Something a posted card shows has changed: it will be edited as soon as possible. */
export async function refreshLater(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, subject: string): Promise<void> {
  for (const post of await scene.tx.posts.showing(subject)) {
    await plan(scene, 'refresh-posts', post, scene.now);
  }
}

/** What a posted card shows now, and where it is; null when there is nothing to edit. */
export interface Refresh {
  readonly workspace: Workspace;
  readonly ref: PostRef;
  readonly card: Card;
  /** Nothing on it is current any more, and nobody need know that it was sent: it is forgotten once edited. */
  readonly forget: boolean;
}

export async function refreshed(scene: Scene, post: Post): Promise<Refresh | null> {
  const person = await scene.tx.people.get(post.personId);
  if (!person || !post.ref) return null;

  const deliveries = await scene.tx.posts.deliveries(post.id);
  const news: News[] = [];
  for (const delivery of deliveries) news.push({ message: await shownNow(scene, person, delivery), delivery: delivery.id });
  const forget = deliveries.every((one, index) => one.kind === 'invitation' && news[index]?.message.kind === 'invitationOver');
  return { workspace: post.workspace, ref: post.ref, card: unpromptedCard(news, languageFor(scene, person)), forget };
}

/** A message that is no longer true gives way to what is. */
async function shownNow(scene: Scene, person: Person, delivery: Delivery): Promise<Message> {
  const telling = { ...scene, person };
  const current = await compose(delivery, telling);
  if (current) return current;
  if (delivery.kind !== 'invitation' && delivery.kind !== 'personalRequest') return message('gone', {});
  return (await compose({ kind: 'invitationAccepted', about: delivery.about }, telling)) ?? message('invitationOver', {});
}

/** How this person reads: their language, their zone. */
export function languageFor({ organisation, now }: Pick<Scene, 'organisation' | 'now'>, person: Person): Language {
  const locale = localeOf(person, organisation);
  const working = workingTimeOf(person, organisation);
  return { locale, format: formatFor(locale, working.zone, localDate(working, now)) };
}
