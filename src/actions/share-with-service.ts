import { justUs } from '../domain/agreement.ts';
import { foldedName } from '../domain/service.ts';
import { agreed, unreadBy } from './agree.ts';
import { type Act, type Answer, say } from './context.ts';
import { partOf } from './subjects.ts';
import { sentenceOf } from './tell-initiative.ts';
import { theirStory } from './write-story.ts';

/**
 * « Mon service : voirie »: to this service, without names and not in print, unless they choose otherwise. Nothing but the
 * agreement remembers it, and it opens nothing to whoever says it.
 */
export async function shareWithService(act: Act): Promise<Answer> {
  const { tx, organisation } = act;
  const services = await tx.services.all(organisation.id);
  const pressed = partOf(act.subject, 2);
  const said = foldedName(sentenceOf(act.rest));
  const chosen =
    pressed !== ''
      ? services.find((one) => one.id === pressed)
      : said === '' && services.length === 1
        ? services[0]
        : services.find((one) => foldedName(one.name) === said);
  const story = await theirStory(act);
  if (!story) return say('storyGone', {});
  const unread = await unreadBy(act, story);
  if (unread) return unread;
  if (services.length === 0) return say('noServices', {});
  const { id, version } = story;
  if (!chosen) return say('whichService', { story: id, version, services }, { story: id, initiative: story.initiativeId });
  return agreed(act, story, { ...justUs, audience: 'service', service: chosen.id });
}
