import { daysBetween, localTime } from '../local-time.ts';
import type { Received, Town } from '../town.ts';
import { asFirstSaid, type Broken, broken, type Invariant, unprompted } from './invariant.ts';

/** Days: a story is asked about once a year, each person about one in a month, and of one that rests only what was on its way. */
const [aYear, aMonth, onItsWay] = [360, 27, 14] as const;

/** « Votre récit : vit-il encore ? »: once a year a story, one at a time, never of one that rests nor after « ne plus me demander ». */
export function storiesAsleep(): Invariant {
  const asked = new Map<string, { readonly on: string; readonly slot: string }>();
  let questions = 0;

  const check = (town: Town, one: Received): Broken[] => {
    const [reader] = one.to;
    if (!reader) return [];
    const on = localTime(reader.zone, one.at).date;
    return unprompted(one).flatMap(({ kind, about, slot: whole }) => {
      if (kind !== 'storyAlive') return [];
      const [[story = ''], slot] = [about, asFirstSaid(whole)];
      questions += 1;
      const who = `${reader.number} ${reader.erasures}`;
      const again = (name: string, days: number) => {
        const before = asked.get(name);
        asked.set(name, { on, slot });
        // Put off, the very same question comes again.
        return before !== undefined && before.slot !== slot && daysBetween(before.on, on) < days;
      };
      const resting = town.alive.resting.get(story);
      return [
        ...(again(`${who} ${story}`, aYear) ? [broken(reader, kind, `was asked again of ${story} within a year`)] : []),
        ...(again(who, aMonth) ? [broken(reader, kind, 'was asked about a second story within a month')] : []),
        ...(town.alive.never.has(reader) ? [broken(reader, kind, 'was asked, and wanted never to be')] : []),
        ...(resting !== undefined && one.at - resting > onItsWay * 86_400_000
          ? [broken(reader, kind, `was asked of ${story}, which rests`)]
          : []),
      ];
    });
  };
  return {
    name: 'stories are left to rest',
    figures: () => ({ 'stories asked whether they live on': questions }),
    check: async ({ town, received }) => received.flatMap((one) => check(town, one)),
  };
}
