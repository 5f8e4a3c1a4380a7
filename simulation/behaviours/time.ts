import type { Hands } from '../hands.ts';
import { addDays } from '../local-time.ts';
import { hoursOf } from '../population.ts';
import { today } from '../town.ts';
import { type Behaviour, isOneOf } from './behaviour.ts';

/** When and how often people may be written to, as they say it: hours, absences, budgets, later, stop. */

const months = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

export function inWords(date: string, locale: 'fr' | 'en'): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}${locale === 'fr' && day === 1 ? 'er' : ''} ${months[locale][(month ?? 1) - 1]} ${year}`;
}

const goAway: Behaviour = {
  name: 'says they will be away',
  seeing: null,
  weight: 5,
  async act(hands) {
    const { me, town, in: saying } = hands;
    const { random, locale } = me;
    const now = today(town, me);
    const from = addDays(now, random.happens(0.2) && town.exact ? 0 : random.whole(1, town.exact ? 20 : 6));
    // In a year, three weeks in summer for many; otherwise some days.
    const until = addDays(from, random.happens(0.2) && town.exact ? random.whole(14, 24) : random.whole(0, town.exact ? 6 : 3));
    const noted = () => void me.chosen.absences.push({ from, until, since: town.exact ? town.now : town.now + 1 });
    const how = random.draw();
    if (how < 0.3) {
      await hands.command(`absence ${from} ${until}`, noted, { insists: true });
    } else if (how < 0.5) {
      const form = await hands.ask(saying('absence', 'away'), 'note-absence');
      if (form) await hands.submit(form, { from, until }, (kind) => isOneOf(kind, 'absenceNoted') && noted());
    } else {
      const [first, last] = [inWords(from, locale), inWords(until, locale)];
      const words =
        from === now
          ? saying(`absent jusqu’au ${last}`, `away until ${last}`)
          : saying(`je serai en congés du ${first} au ${last}`, `I will be away from ${first} to ${last}`);
      await hands.say(words, (kind) => isOneOf(kind, 'absenceNoted') && noted());
    }
  },
};

const comeBack: Behaviour = {
  name: 'is back',
  seeing: null,
  weight: 1,
  may: (me) => me.chosen.absences.length > 0,
  async act(hands) {
    const { me, town } = hands;
    const now = today(town, me);
    const back = () => {
      const yesterday = addDays(now, -1);
      me.chosen.absences = me.chosen.absences.flatMap(({ from, until, since }) =>
        from < now ? [{ from, until: until < now ? until : yesterday, since }] : [],
      );
    };
    await hands.say(hands.in('je suis de retour', 'forget my absences'), back);
  },
};

const rhythms = [
  { days: [1, 2, 3, 4], fr: 'du lundi au jeudi', en: 'Monday to Thursday' },
  { days: [1, 2, 4, 5], fr: 'lundi, mardi, jeudi et vendredi', en: 'Monday, Tuesday, Thursday and Friday' },
  { days: [2, 3, 4, 5], fr: 'sauf le lundi', en: 'except Monday' },
  { days: [1, 3, 5], fr: 'le lundi, le mercredi et le vendredi', en: 'Monday, Wednesday and Friday' },
] as const;
const hours = [
  ['07:30', '15:30'],
  ['08:00', '12:30'],
  ['10:00', '19:00'],
  ['13:00', '17:15'],
] as const;

const chooseHours: Behaviour = {
  name: 'says when they work',
  seeing: null,
  weight: 1.2,
  async act(hands) {
    const { me, town } = hands;
    const week = me.random.pick(rhythms) ?? rhythms[0];
    const [from, until] = me.random.pick(hours) ?? hours[0];
    const kept = () => Object.assign(me.chosen, { days: week.days, from, until });
    const span = hands.in(`de ${from.replace(':', ' h ')} à ${until.replace(':', ' h ')}`, `from ${from} to ${until}`);
    const how = me.random.draw();
    if (how < 0.3) {
      const form = await hands.ask(hands.in('mes horaires', 'my hours'), 'hours-chosen');
      const values = { days: hands.in(week.fr, week.en), hours: `${from} - ${until}` };
      if (form) await hands.submit(form, values, (kind) => isOneOf(kind, 'hoursKept') && kept());
    } else if (how < 0.5) {
      // Hours alone: days stay as they were.
      const own = () => Object.assign(me.chosen, { from, until });
      if (hoursOf(me, town.rules).from !== from)
        await hands.say(`${hands.in('mes horaires :', 'my hours:')} ${span}`, (kind) => isOneOf(kind, 'hoursKept') && own());
    } else {
      await hands.say(
        `${hands.in('mes horaires :', 'my hours:')} ${hands.in(week.fr, week.en)} ${span}`,
        (kind) => isOneOf(kind, 'hoursKept') && kept(),
      );
    }
  },
};

const chooseBudget: Behaviour = {
  name: 'says how many messages a week',
  seeing: null,
  weight: 1.2,
  async act(hands) {
    const aWeek = hands.me.random.whole(1, 3);
    const kept = () => {
      hands.me.chosen.messagesAWeek = aWeek;
    };
    const words = hands.in(
      `${['un', 'deux', 'trois'][aWeek - 1]} message${aWeek > 1 ? 's' : ''} par semaine`,
      `${aWeek} message${aWeek > 1 ? 's' : ''} a week`,
    );
    await hands.say(words, (kind) => isOneOf(kind, 'budgetKept') && kept());
  },
};

const receivesFewer: Behaviour = {
  name: 'asks for fewer messages',
  seeing: 'fewer-messages',
  weight: 0.07,
  async act(hands) {
    if (hands.me.random.happens(0.3)) return hands.say(hands.in('demain', 'tomorrow'));
    const button = hands.button();
    const form = button && (await hands.open(button, 'fewer-chosen'));
    // How many a week is said in words (`chooseBudget`), and everything stops so as well.
    const offered = form?.fields.flatMap(({ options }) => options ?? []).filter(({ value }) => !elsewhere.has(value)) ?? [];
    const chosen = hands.me.random.pick(offered);
    if (form && chosen) await hands.submit(form, { what: chosen.value });
  },
};

const elsewhere: ReadonlySet<string> = new Set(['one', 'two', 'three', 'everything']);

const stop: Behaviour = {
  name: 'stops messages',
  seeing: 'fewer-messages',
  weight: 0.005,
  act: stopEverything,
};

async function stopEverything(hands: Hands): Promise<void> {
  await hands.say('stop', (kind) => {
    if (isOneOf(kind, 'stopped')) hands.me.chosen.stoppedEverything = true;
  });
}

const startAgain: Behaviour = {
  name: 'receives messages again',
  seeing: null,
  weight: 2,
  may: (me) => me.chosen.stoppedEverything,
  async act(hands) {
    // What leaves from now on, they wanted.
    hands.me.chosen.stoppedEverything = false;
    await hands.say(hands.in('reprendre les messages', 'resume messages'));
  },
};

export const time: readonly Behaviour[] = [goAway, comeBack, chooseHours, chooseBudget, receivesFewer, stop, startAgain];
