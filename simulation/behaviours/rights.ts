import type { Heard } from '../answer.ts';
import type { Hands } from '../hands.ts';
import { type Behaviour, isOneOf } from './behaviour.ts';

/** What people do with what is held about them. */

/** They ask for all of it; with what becomes of the asking. */
function asks({ me, town }: Hands): Heard {
  const one: (typeof town.exported)[number] = { by: me, known: 'unsure' };
  town.exported.push(one);
  return () => {
    one.known = 'sure';
  };
}

const look: Behaviour = {
  name: 'looks at their data',
  seeing: null,
  weight: 0.6,
  async act(hands) {
    const card = await hands.command(hands.in('mes données', 'my data'));
    const button = await card.next('export-data');
    if (button && hands.me.random.happens(0.2)) await hands.press(button, asks(hands));
  },
};

const exportThem: Behaviour = {
  name: 'asks for their data',
  seeing: null,
  weight: 0.1,
  act: async (hands) => void (await hands.command(hands.in('exporter', 'export my data'), asks(hands), { insists: true })),
};

/** A zone does not tell Alsace from the rest of the mainland: they say it, once. */
const sayWhere: Behaviour = {
  name: 'says where they work',
  seeing: null,
  weight: 20,
  may: (me) => me.chosen.territory !== me.livesIn,
  async act(hands) {
    const { me } = hands;
    const form = await hands.ask(hands.in('corriger mes données', 'correct my data'), 'data-corrected');
    if (!form) return;
    const values = { name: me.name, firstName: me.firstName, locale: me.locale, territory: me.livesIn };
    await hands.submit(form, values, (kind) => {
      if (isOneOf(kind, 'dataCorrected')) me.chosen.territory = me.livesIn;
    });
  },
};

const erase: Behaviour = {
  name: 'erases themselves',
  seeing: null,
  weight: 0.06,
  may: (me) => !me.coordinator,
  async act(hands) {
    const { me, town } = hands;
    const how = me.random.draw();
    if (how < 0.3) {
      const one = town.leave(me);
      const words =
        how < 0.15
          ? hands.in('oui tout effacer', 'yes erase everything')
          : hands.in('oui tout effacer récits compris', 'yes erase everything stories included');
      const isErased: Heard = (_kind, answer) => {
        if (!/Tout est effacé|Everything is erased/.test(answer?.words ?? '')) return false;
        town.left(one);
      };
      return void (await hands.command(words, isErased, { insists: true }));
    }
    const card = await hands.command(hands.in('effacer mes données', 'erase my data'));
    const button = await card.next('erase-confirm');
    if (!button) return;
    const cancel = me.random.happens(0.2) ? await card.next('erase-cancel') : null;
    if (cancel) return void (await hands.press(cancel));
    const one = town.leave(me);
    await hands.press(button, () => town.left(one));
  },
};

export const rights: readonly Behaviour[] = [look, exportThem, sayWhere, erase];
