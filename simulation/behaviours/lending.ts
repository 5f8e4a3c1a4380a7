import { addDays } from '../local-time.ts';
import { today, workingDayAfter } from '../town.ts';
import { type Behaviour, openIt } from './behaviour.ts';

/** What people who met agree on for a hand lent, and that it ends. */

const writeFiveLines: Behaviour = {
  name: 'writes the five lines',
  seeing: 'five-lines',
  weight: 0.15,
  async act(hands) {
    const { me, town } = hands;
    const form = await openIt(hands, 'five-lines-written');
    // They correct nothing: what they wrote is told from all the rest by its tag.
    if (!form || form.subject.startsWith('lines:')) return;
    const [what, date] = [`Tenir l’accueil ${town.nextTag('coup')}`, today(town, me)];
    // Sometimes too far away.
    const until = addDays(date, me.random.whole(1, 17));
    const lent = town.lend(me, what, until, workingDayAfter(me, date, 10));
    const words = { what, days: 'le mardi', told: 'nos équipes', holds: 'les consignes', waits: 'le courrier' };
    if (!(await hands.submit(form, { ...words, until }))) lent.refused = true;
  },
};

const dropLines: Behaviour = {
  name: 'says that the lines hold no more',
  seeing: 'drop-lines',
  weight: 0.05,
  async act(hands) {
    const button = hands.button();
    if (!button) return;
    const [lines = ''] = button.subject.split(':');
    hands.town.dropped.add(lines);
    const sure = await (await hands.press(button)).next('drop-lines');
    if (sure) await hands.press(sure);
  },
};

export const lending: readonly Behaviour[] = [writeFiveLines, dropLines];
