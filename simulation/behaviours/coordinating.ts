import type { FieldValues, Form } from '../../src/cards/card.ts';
import type { Behaviour } from './behaviour.ts';

/** What coordination does: it looks at what is stuck, changes settings, signs the frame. */

const isCoordinator: Behaviour['may'] = (me) => me.coordinator;

const look: Behaviour = {
  name: 'coordinates',
  seeing: null,
  weight: 10,
  may: isCoordinator,
  async act(acting) {
    await acting.command('coordination');
    if (acting.me.random.happens(0.2)) await acting.press({ intent: 'retry-stuck', subject: '' });
  },
};

const changeSettings: Behaviour = {
  name: 'changes the settings',
  seeing: null,
  weight: 3,
  may: isCoordinator,
  async act(acting) {
    const { me, town } = acting;
    const { form } = await acting.press({ intent: 'change-settings', subject: '' });
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
    const { troubles } = await acting.submit(form, {
      ...asShown(form),
      hours: `${workFrom} - ${workUntil}`,
      ...Object.fromEntries(numbers),
    });
    // They hold for everyone from now on, before the answer is there.
    if (troubles.length === 0) Object.assign(town.rules, rules);
  },
};

const signFrame: Behaviour = {
  name: 'signs the frame',
  seeing: null,
  weight: 1,
  may: isCoordinator,
  async act(acting) {
    const { form } = await acting.press({ intent: 'write-frame', subject: '' });
    const signed = {
      body: 'Chacun peut essayer.',
      contact: 'Poste 12',
      name: 'La directrice',
      position: 'Directrice générale',
      on: '2026-11-02',
    };
    if (form) await acting.submit(form, { ...asShown(form), ...signed });
  },
};

/** A form sent as it came. */
function asShown(form: Form): FieldValues {
  return Object.fromEntries(form.fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : '']));
}

export const coordinating: readonly Behaviour[] = [look, changeSettings, signFrame];
