import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { registry } from '../../src/areas/all.ts';
import type { Said } from '../../src/core/incoming.ts';
import { chance } from '../../support/random.ts';
import { formNames, phrasesSaid } from '../support/areas.ts';
import { garbageSubjects } from '../support/hostile-presses.ts';
import { type Blow, strike, watchEveryTable } from './attack.ts';
import { knownIn, leaks, type Stranger, tiedTo, wrongs } from './rules.ts';
import { strangersOf } from './strangers.ts';
import { everythingOffered, targetsOf } from './targets.ts';
import { filledIn, hostileTown } from './town.ts';

// Every kind of stranger presses every button and submits every form, on the records of others, in every state: nothing of others
// changes, nobody reads what is not for them, and every answer is one. Buttons and forms are those there are: a new one is attacked by
// being there. `npm run test:hostile` tries them all; without it, a few of each, those that are nearest to the stranger first.

const everything = process.env.VENDANGE_HOSTILE === 'all';
const seed = Number(process.env.HOSTILE_SEED ?? 1);
/** Of what a button or a form can be about: records that name the stranger already, and others. */
const [nearAtMost, farAtMost] = everything ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] : [2, 1];
const phrasesAtMost = everything ? Number.POSITIVE_INFINITY : 12;

test(
  'strangers press every button, submit every form and say every phrase: nothing of others changes or shows',
  async () => {
    const town = await hostileTown();
    const { house } = town;
    const known = await knownIn(town);
    await watchEveryTable(house);
    const offered = await house.undone(() => everythingOffered(town, known));
    expect(house.reports, 'surprises among those who live there').toEqual([]);
    const strangers = await strangersOf(town, known);
    const chances = chance(seed);
    const counts = { presses: 0, forms: 0, phrases: 0, buttons: [...registry.buttons.keys()].length, neverShown: 0 };
    const found = new Map<string, string>();
    counts.neverShown = [...registry.buttons.keys()].filter((one) => !offered.buttons.has(one)).length;
    expect(
      formNames.filter((name) => !offered.forms.has(name)),
      'forms that nobody of the town is shown: give somebody a reason to open them',
    ).toEqual([]);

    const attack = async (stranger: Stranger, said: Said, act: { intent: string; subject: string }) => {
      const blow = await strike(house, stranger.who, said);
      for (const fault of faultsOf(blow)) {
        const what = `${stranger.name}: ${act.intent}: ${fault.what}`;
        if (!found.has(what)) found.set(what, `about ${JSON.stringify(act.subject)}: ${fault.facts}`);
      }
      function faultsOf(one: Blow): { what: string; facts: string }[] {
        return [
          ...(one.reply.type === 'failed' || one.reports.length > 0 ? [{ what: 'answers sorry', facts: one.reports.join('\n') }] : []),
          ...(stranger.isKnown === (one.reply.type === 'refused')
            ? [{ what: 'is taken for whom they are not', facts: one.reply.type }]
            : []),
          ...wrongs(one, stranger, known, act).map((change) => ({ what: `changes ${change.table}`, facts: JSON.stringify(change) })),
          ...leaks(one, stranger, town.secrets).map((words) => ({ what: 'shows what is not theirs to read', facts: words })),
        ];
      }
    };

    for (const stranger of strangers) {
      const near = await tiedTo(house, stranger, known);
      const some = (targets: readonly string[]) => {
        const shuffled = chances.shuffled([...targets]);
        const isNear = (one: string) => near.some((id) => one.includes(id));
        return [...shuffled.filter(isNear).slice(0, nearAtMost), ...shuffled.filter((one) => !isNear(one)).slice(0, farAtMost)];
      };
      await house.undone(async () => {
        for (const intent of [...registry.buttons.keys()]) {
          const crafted = ['', ...garbageSubjects];
          const odd = everything ? crafted : chances.shuffled(crafted).slice(0, 1);
          for (const subject of new Set([...some(targetsOf(offered.buttons.get(intent) ?? new Set(), known)), ...odd])) {
            await attack(stranger, { type: 'press', intent, subject }, { intent, subject });
            counts.presses += 1;
          }
        }
        for (const [intent, { form, subjects }] of offered.forms) {
          for (const subject of some(targetsOf(subjects, known))) {
            for (const variant of everything ? ([0, 1] as const) : [chances.happens(0.5) ? (1 as const) : (0 as const)]) {
              await attack(stranger, { type: 'submit', intent, subject, values: filledIn(form, variant) }, { intent, subject });
              counts.forms += 1;
            }
          }
        }
        for (const text of chances.shuffled([...phrasesSaid]).slice(0, phrasesAtMost)) {
          // A person who erases themself in words takes with them what the button takes.
          const intent = /^(?:oui tout effacer|yes erase everything)/.test(text) ? 'erase-confirm' : text;
          await attack(stranger, { type: 'words', text }, { intent, subject: '' });
          counts.phrases += 1;
        }
        const message = { id: randomUUID(), writer: town.account('third').externalId, text: 'On a planté des vignes' };
        await attack(stranger, { type: 'home' }, { intent: 'home', subject: '' });
        await attack(stranger, { type: 'shortcut', shortcut: 'tell', on: null }, { intent: 'tell', subject: '' });
        await attack(stranger, { type: 'shortcut', shortcut: 'suggest-telling', on: message }, { intent: 'suggest-telling', subject: '' });
      });
    }

    process.stdout.write(
      `${counts.presses} presses of ${counts.buttons} buttons (${counts.neverShown} never shown here), ${counts.forms} submissions of ${offered.forms.size} forms, ` +
        `${counts.phrases} phrases, by ${strangers.length} kinds of strangers, on ${known.records.size} records in ${town.states.length} states.\n`,
    );
    expect([...found].map(([what, facts]) => `${what}, ${facts}`)).toEqual([]);
  },
  everything ? 3_600_000 : 600_000,
);
