import type { Card } from '../cards/card.ts';
import { formatFor } from '../cards/format.ts';
import type { Scene } from '../core/act.ts';
import { cardOf, type News, unpromptedCard } from '../core/cards.ts';
import { compose } from '../core/compose.ts';
import { type Message, type MessageKind, message } from '../core/kinds.ts';
import type { Language } from '../core/languages.ts';
import { localDate } from '../domain/calendar.ts';
import { localeOf, type Person, workingTimeOf } from '../domain/person.ts';
import type { PostRef } from '../ports/chat-platform.ts';
import type { Delivery, Post, Workspace } from '../ports/ports.ts';
import { refreshedIn } from './channel.ts';

/** What a posted card shows now, and where it is; null when there is nothing to edit. */
export interface Refresh {
  readonly workspace: Workspace;
  readonly ref: PostRef;
  readonly card: Card;
  /** Nothing on it is current any more, and nobody need know that it was sent: it is forgotten once edited. */
  readonly forget: boolean;
  /** Everyone who is in a channel reads it. */
  readonly public: boolean;
}

export async function refreshed(scene: Scene, post: Post): Promise<Refresh | null> {
  if (post.channel !== null) return refreshedIn(scene, post);
  const person = await scene.tx.people.get(post.personId);
  if (!person || !post.ref) return null;

  const deliveries = await scene.tx.posts.deliveries(post.id);
  const news: News[] = [];
  for (const delivery of deliveries) news.push({ message: await shownNow(scene, person, delivery), delivery: delivery.id });
  const forget = deliveries.every((one, index) => one.kind === 'invitation' && news[index]?.message.kind === 'invitationOver');
  const [first] = news;
  const together = deliveries.some((one) => one.together.length > 0);
  const card = together && first ? cardOf(first.message, groupLanguage(scene)) : unpromptedCard(news, languageFor(scene, person));
  return { workspace: post.workspace, ref: post.ref, card, forget, public: false };
}

const linked = ['linkProposal', 'linkRequest', 'linkWaiting', 'linkRefused', 'accounts', 'linkOver'] as const;

/** What a question shows once it was answered, or is no longer asked: the first that is true. */
const givesWayTo: Partial<Record<MessageKind, readonly MessageKind[]>> = {
  // Whoever was introduced by this card finds there what became of it.
  introduction: ['introductionOver'],
  meeting: ['introductionOver'],
  storyBrought: ['storyProposal'],
  trialRequest: ['trialShown'],
  trialCarryRequest: ['trialShown'],
  agreementMissing: ['trialShown'],
  wayBackSoon: ['trialShown'],
  concludeTrial: ['evaluationReady'],
  trialNeedsCarrier: ['trialShown'],
  pilotStepsBack: ['trialShown'],
  checkIn: ['checkInKept', 'checkInLate', 'paceKept'],
  checkInReminder: ['checkInKept', 'checkInLate', 'paceKept'],
  checkInSilence: ['checkInKept', 'paceKept'],
  // What they chose about has changed since: they see it as it is now.
  agreementKept: ['storyProposal'],
  trialSharingKept: ['evaluationReady', 'trialShown'],
  linkProposal: linked,
  linkRequest: linked,
  linkWaiting: linked,
  linkRefused: linked,
};

/** What a delivery says, or what it gives way to; null when nothing of it is true any more. */
export async function trueNow(scene: Scene, person: Person, { kind, about }: Pick<Delivery, 'kind' | 'about'>): Promise<Message | null> {
  for (const one of [kind, ...(givesWayTo[kind] ?? [])]) {
    const found = await compose({ kind: one, about }, { ...scene, person });
    if (found) return found;
  }
  return null;
}

/** A message that is no longer true gives way to what is. */
async function shownNow(scene: Scene, person: Person, delivery: Delivery): Promise<Message> {
  const telling = { ...scene, person };
  const current = await trueNow(scene, person, delivery);
  if (current) return current;
  if (delivery.kind === 'notUnderstood') {
    // Told since, from this very card.
    const initiative = delivery.subject.match(/^initiative:(.+)$/)?.[1];
    const noted = initiative && (await compose({ kind: 'initiativeNoted', about: { initiative } }, telling));
    return noted || message('gone', {});
  }
  if (delivery.kind !== 'invitation' && delivery.kind !== 'personalRequest') return message('gone', {});
  return (await compose({ kind: 'invitationAccepted', about: delivery.about }, telling)) ?? message('invitationOver', {});
}

/** How this person reads: their language, their zone. */
export function languageFor({ organisation, now }: Pick<Scene, 'organisation' | 'now'>, person: Person): Language {
  const locale = localeOf(person, organisation);
  const working = workingTimeOf(person, organisation);
  return { locale, format: formatFor(locale, working.zone, localDate(working, now)) };
}

/** How a conversation between several people reads: the organisation's language and zone. */
export function groupLanguage({ organisation, now }: Pick<Scene, 'organisation' | 'now'>): Language {
  const { locale, zone } = organisation;
  return { locale, format: formatFor(locale, zone, localDate(organisation, now)) };
}
