import { cardOf, type News, newsOf, unpromptedCard } from '../core/cards.ts';
import { compose, type Message, type Scene, trueNow } from '../core/kind.ts';
import { groupLanguage, languageFor } from '../core/language.ts';
import type { Person } from '../domain/person.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Post } from '../ports/posts.ts';
import { refreshedIn } from './channel.ts';
import type { Refresh } from './sending.ts';

/** Null when there is nothing to edit. */
export async function refreshed(scene: Scene, post: Post): Promise<Refresh | null> {
  if (post.channel !== null) return refreshedIn(scene, post);
  const person = await scene.tx.people.get(post.personId);
  if (!person || !post.ref) return null;

  const deliveries = await scene.tx.posts.deliveries(post.id);
  const news: News[] = [];
  for (const delivery of deliveries) news.push(newsOf(await shownNow(scene, person, delivery), delivery));
  const forget = deliveries.every((one, index) => {
    const as = scene.saying.kind(one.kind)?.forgottenAs;
    return as !== undefined && news[index]?.message.kind.name === as;
  });
  const [first] = news;
  const together = deliveries.some((one) => one.together.length > 0);
  const card =
    together && first
      ? cardOf(first.message, groupLanguage(scene), scene.saying.more({ delivery: first.delivery }))
      : unpromptedCard(news, languageFor(scene, person), scene.saying);
  return { workspace: post.workspace, ref: post.ref, card, forget, public: false };
}

/** A message that is no longer true gives way to what is. */
async function shownNow(scene: Scene, person: Person, delivery: Delivery): Promise<Message> {
  const telling = { ...scene, person };
  const current = await trueNow(delivery, telling);
  if (current) return current;
  const next = scene.saying.kind(delivery.kind)?.becomes?.(delivery);
  return (next && (await compose(next, telling))) || scene.saying.gone();
}
