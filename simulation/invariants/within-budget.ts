import { has } from '../kinds.ts';
import { daysBetween, localTime } from '../local-time.ts';
import type { Citizen } from '../population.ts';
import type { Received } from '../town.ts';
import { type Invariant, unprompted } from './invariant.ts';

/** At most one message nobody asked for on a day, and as many in seven days as they chose; several merged are one. */
export function withinBudget(): Invariant {
  /** The last days on which each was written to, since they last erased themselves. */
  const days = new Map<string, string[]>();
  /** Said again for want of certainty, where nobody can look, the beginning of a meeting counts once. */
  const begun = new Set<string>();
  let counted = 0;
  let merged = 0;

  const counts = (one: Received, citizen: Citizen) => {
    const news = unprompted(one).filter(({ kind }) => !has(kind, 'uncounted'));
    // To a volunteer, the beginning of a meeting answers their "yes".
    return news.length > 0 && !(one.together && news.every(({ harvester }) => harvester === citizen));
  };
  return {
    name: 'within their budget',
    figures: () => ({ 'unprompted messages': counted, 'of which merged': merged }),
    async check({ town, received }) {
      const broken = [];
      for (const one of received) {
        const [first] = unprompted(one);
        // A copy of which the bot is unsure counts in nobody's budget (P40).
        if (!first || !one.known) continue;
        if (one.together && begun.has(first.id)) continue;
        if (one.together) begun.add(first.id);
        if (one.news.length > 1) merged += 1;
        for (const citizen of one.to.filter((each) => counts(one, each))) {
          counted += 1;
          const today = localTime(citizen.zone, one.at).date;
          const who = `${citizen.number} ${citizen.erasures}`;
          const before = (days.get(who) ?? []).filter((day) => daysBetween(day, today) < 7);
          const allowed = citizen.chosen.messagesAWeek ?? town.rules.messagesAWeek;
          if (before.includes(today)) broken.push({ citizen: citizen.number, kind: first.kind, what: `was written to twice on ${today}` });
          if (before.length + 1 > allowed) {
            broken.push({
              citizen: citizen.number,
              kind: first.kind,
              what: `was written to on ${[...before, today].join(', ')}, and chose ${allowed} a week`,
            });
          }
          days.set(who, [...before, today]);
        }
      }
      return broken;
    },
  };
}
