import { type Act, type Answer, say } from '../../core/act.ts';
import { sentenceOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { justUs } from '../../domain/agreement.ts';
import { foldedName } from '../../domain/service.ts';
import { kinds as servicesKinds } from '../services/messages.ts';
import { agreed, storyTheyRead } from './agree.ts';

/**
 * « Mon service : voirie »: to this service, without names and not in print, unless they choose otherwise. Nothing but the
 * agreement remembers it, and it opens nothing to anyone who says it.
 */
export async function shareWithService(
  act: Act,
  named?: Named<{ readonly story: string; readonly version: number; readonly service: string }>,
): Promise<Answer> {
  const { tx, organisation } = act;
  const services = await tx.services.all(organisation.id);
  const said = foldedName(sentenceOf(act.rest));
  const chosen = named
    ? services.find((one) => one.id === named.service)
    : said === '' && services.length === 1
      ? services[0]
      : services.find((one) => foldedName(one.name) === said);
  const { story, otherwise } = await storyTheyRead(act, named);
  if (!story) return otherwise;
  if (services.length === 0) return say(servicesKinds.noServices);
  const { id } = story;
  if (!chosen) return say(servicesKinds.whichService, { story: id, initiative: story.initiativeId });
  return agreed(act, story, { ...justUs, audience: 'service', service: chosen.id });
}
