import { addDays } from '../local-time.ts';
import { today } from '../town.ts';
import { type Behaviour, isOneOf } from './behaviour.ts';
import { inWords } from './time.ts';

/** What coordination does: it looks at what is stuck, changes settings, signs the frame. */

const isCoordinator: Behaviour['may'] = (me) => me.coordinator;

const look: Behaviour = {
  name: 'coordinates',
  seeing: null,
  weight: 10,
  may: isCoordinator,
  async act(hands) {
    await hands.command('coordination');
    const retry = hands.me.random.happens(0.2) ? hands.find('retry-stuck') : null;
    if (retry) await hands.press(retry);
  },
};

const changeSettings: Behaviour = {
  name: 'changes the settings',
  seeing: null,
  weight: 3,
  may: isCoordinator,
  async act(hands) {
    const { me, town } = hands;
    const button = hands.find('change-settings');
    const form = button && (await hands.open(button, 'settings-kept'));
    if (!form) return;
    const [workFrom, workUntil] = me.random.pick([
      ['09:00', '18:00'],
      ['08:30', '17:30'],
      ['09:00', '17:00'],
    ] as const) ?? ['09:00', '18:00'];
    const rules = {
      workFrom,
      workUntil,
      messagesAWeek: me.random.pick([2, 2, 3, 1]) ?? 2,
      answerDays: me.random.whole(2, 3),
      newsDays: me.random.pick([10, 10, 8, 15]) ?? 10,
      keepDays: me.random.pick([90, 60]) ?? 90,
      ceiling: me.random.whole(1, 2),
    };
    const { messagesAWeek, answerDays, newsDays, keepDays, ceiling } = rules;
    const numbers = Object.entries({ messagesAWeek, answerDays, newsDays, keepDays, ceiling }).map(([name, value]) => [
      name,
      String(value),
    ]);
    const isTaken = await hands.submit(form, {
      hours: `${workFrom} - ${workUntil}`,
      ...Object.fromEntries(numbers),
    });
    // They hold for everyone from now on, before the answer is there.
    if (isTaken) Object.assign(town.rules, rules);
  },
};

const signFrame: Behaviour = {
  name: 'signs the frame',
  seeing: null,
  weight: 60,
  may: isCoordinator,
  async act(hands) {
    const button = hands.find('write-frame');
    const form = button && (await hands.open(button, 'frame-kept'));
    const signed = {
      body: 'Chacun peut essayer.',
      contact: 'Poste 12',
      name: 'La directrice',
      position: 'Directrice générale',
      on: '2026-11-02',
    };
    if (form) await hands.submit(form, signed);
  },
};

/** « Jusqu'à quand suis-je en test ici ? », asked first, and again a month after the last day. */
const signTerm: Behaviour = {
  name: 'signs a term for the bot',
  seeing: 'change-settings',
  weight: 0.8,
  may: isCoordinator,
  async act(hands) {
    const { me, town } = hands;
    const until = addDays(today(town, me), 240);
    const day = inWords(until, me.locale);
    await hands.say(hands.in(`Vendange s’arrête le ${day}`, `Vendange stops on ${day}`), (kind) => {
      if (!isOneOf(kind, 'settingsKept')) return;
      town.until = until;
      town.count('terms signed');
    });
  },
};

export const coordinating: readonly Behaviour[] = [look, changeSettings, signFrame, signTerm];
