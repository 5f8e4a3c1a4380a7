import { buttonIn } from '../acting.ts';
import { nothingChosen, territoryOf } from '../population.ts';
import type { Behaviour } from './behaviour.ts';

/** What people do with what is held about them. */

const look: Behaviour = {
  name: 'looks at their data',
  seeing: null,
  weight: 0.6,
  async act(acting) {
    const answer = await acting.command(acting.in('mes données', 'my data'));
    const button = buttonIn(answer.card, 'export-data');
    if (button && acting.me.random.happens(0.2)) await acting.press(button);
  },
};

/** A zone does not tell Alsace from the rest of the mainland: they say it, once. */
const sayWhere: Behaviour = {
  name: 'says where they work',
  seeing: null,
  weight: 20,
  may: (me) => me.chosen.territory !== me.livesIn,
  async act(acting) {
    const { me } = acting;
    const { form } = await acting.command(acting.in('corriger mes données', 'correct my data'));
    if (!form) return;
    const values = { name: me.name, firstName: me.firstName, locale: me.locale, territory: me.livesIn };
    await acting.submit(form, values, (kind) => {
      if (kind === 'dataCorrected') me.chosen.territory = me.livesIn;
    });
  },
};

const erase: Behaviour = {
  name: 'erases themselves',
  seeing: null,
  weight: 0.06,
  may: (me) => !me.coordinator,
  async act(acting) {
    const { me, town } = acting;
    const answer = await acting.command(acting.in('effacer mes données', 'erase my data'));
    const button = buttonIn(answer.card, 'erase-confirm');
    if (!button) return;
    if (me.random.happens(0.2)) return void (await acting.press({ intent: 'erase-cancel', subject: '' }));
    await acting.press(button);
    town.count('erasures');
    me.left = true;
    me.erasures += 1;
    me.chosen = { ...nothingChosen(), territory: territoryOf(me.livesIn) };
    town.forget(me);
    town.gone.push({ by: me, known: 'sure' });
    me.goneAt = town.now;
  },
};

export const rights: readonly Behaviour[] = [look, sayWhere, erase];
