import type { Hands } from '../hands.ts';
import { today, type Wish, workingDayAfter } from '../town.ts';
import { type Behaviour, isOneOf } from './behaviour.ts';
import { handsOver } from './listening.ts';

/** What people ask of others besides telling: help, to talk about what they read, to gather around a problem; and who keeps an hour for it. */

/** Nothing of it is kept after so many working days; of the rest, another invariant of the store's rows knows until when. */
const keptFor = { help: 10, table: 20 } as const;

function wish({ me, town }: Hands, purpose: Wish['purpose'], chosen: readonly Wish['by'][]): Wish {
  const keptUntil = purpose === 'same' ? '9999-12-31' : workingDayAfter(me, today(town, me), keptFor[purpose]);
  const one: Wish = { tag: town.nextTag('demande'), purpose, by: me, keptUntil, chosen: new Set(chosen), yes: new Set(), over: null };
  town.wishes.push(one);
  return one;
}

const needHelp: Behaviour = {
  name: 'needs help',
  seeing: null,
  weight: 0.8,
  async act(hands) {
    const form = await hands.ask(hands.in('besoin d’aide', 'i need help'), 'help-asked', { button: 'need-help' });
    const offered = form?.fields.flatMap(({ options }) => options ?? []).map(({ value }) => value) ?? [];
    // In a trial, they ask its people: `needs help with a trial`.
    if (!form || !offered.includes('volunteer')) return;
    const person = hands.me.random.happens(0.4) ? hands.somebodyElse() : null;
    const { tag } = wish(hands, 'help', person ? [person] : []);
    const whom = hands.me.random.pick(offered) ?? 'volunteer';
    await hands.submit(form, { ...(person ? { person: person.externalId } : { whom }), words: `Le logiciel de paie ${tag}` });
  },
};

/** « En parler avec ces personnes », under a story of the library. */
const talkAboutIt: Behaviour = {
  name: 'asks to talk about what they read',
  seeing: null,
  weight: 1.5,
  async act(hands) {
    const list = await hands.command(hands.in('récits', 'stories'));
    const one = await list.next('read-story');
    const ask = one && (await (await hands.press(one)).next('open-tell'));
    const form = ask?.subject.startsWith('story:') ? await hands.open(ask, 'tell') : null;
    if (!form) return;
    const { tag } = wish(hands, 'same', []);
    await hands.submit(form, { sentence: `Comment avez-vous convaincu l’atelier ${tag} ?` });
  },
};

/** « Réunir », or « revenir sur ce que nous avons vécu »: people are chosen, and each answers alone. */
const gather: Behaviour = {
  name: 'gathers people',
  seeing: null,
  weight: 1,
  async act(hands) {
    const { me, town } = hands;
    const looksBack = me.random.happens(0.4);
    const words = looksBack ? hands.in('revenir sur', 'look back on') : hands.in('réunir', 'bring together');
    const form = await hands.ask(words, 'tell', { button: 'open-tell' });
    if (!form) return;
    const chosen = [...new Set([hands.somebodyElse(), hands.somebodyElse(), hands.somebodyElse()])];
    const people = chosen.map(({ externalId }) => externalId);
    if (looksBack) {
      const tag = town.nextTag('idée');
      const sentence = `La nuit de neige ${tag}`;
      const told = town.tell(me, tag, sentence, true);
      await hands.submit(form, { sentence, purpose: 'look-back', people }, (kind) => isOneOf(kind, 'initiativeNoted') && town.noted(told));
      return;
    }
    const { tag } = wish(hands, 'table', chosen);
    await hands.submit(form, {
      sentence: `Les remplacements du mercredi ${tag}`,
      purpose: 'table',
      people: me.random.happens(0.7) ? people : [],
    });
  },
};

const keepsAnHour: Behaviour = {
  name: 'keeps an hour for those who gather people',
  seeing: null,
  weight: 0.5,
  async act({ me, town, say, in: saying }) {
    const day = me.random.pick(['lundi Monday', 'mardi Tuesday', 'jeudi Thursday']) ?? 'jeudi Thursday';
    const [french, english] = day.split(' ');
    town.keeping.set(me, town.now);
    await say(saying(`je réserve le ${french} de 11 h à 12 h`, `I reserve ${english} from 11:00 to 12:00`));
  },
};

const keepsNone: Behaviour = {
  name: 'keeps no hour any more',
  seeing: null,
  weight: 3,
  may: (me, town) => town.keeping.has(me),
  async act({ me, town, say, in: saying }) {
    const since = town.keeping.get(me);
    await say(saying('je ne réserve plus', 'I no longer reserve'), () => {
      // What shows it is edited soon after.
      town.toCome.add(town.now + 6 * 3_600_000, async () => {
        if (town.keeping.get(me) === since) town.keeping.delete(me);
      });
    });
  },
};

/** « Je pars »: what they carry, one thing at a time, is offered to somebody else. */
const leaves: Behaviour = {
  name: 'says that they leave',
  seeing: null,
  weight: 0.5,
  async act(hands) {
    const card = await hands.command(hands.in('je pars', 'I am leaving'));
    const meeting = await card.next('hand-over');
    if (meeting) return handsOver(hands, meeting);
    const add = await card.next('add-carrier');
    const form = add && (await hands.open(add, 'carrier-added'));
    if (form) return void (await hands.submit(form, { [form.fields[0]?.name ?? 'person']: hands.somebodyElse().externalId }));
    const trial = (await card.next('pass-trial')) ?? (await card.next('leave-harvest'));
    if (trial?.intent === 'leave-harvest') hands.me.chosen.volunteer = 'no';
    if (trial) await hands.press(trial);
  },
};

/** « Votre récit : vit-il encore ? » */
const saysAlive: Behaviour = {
  name: 'says whether their story lives on',
  seeing: 'story-alive',
  weight: 0.25,
  async act({ me, town, button, press }) {
    const shown = button();
    if (!shown) return;
    const [story = '', says] = shown.subject.split(':');
    await press(shown, () => {
      if (says === 'never') town.alive.never.add(me);
      else if (says === 'rests') town.alive.resting.set(story, town.now);
      else town.alive.resting.delete(story);
    });
  },
};

export const asking: readonly Behaviour[] = [needHelp, talkAboutIt, gather, keepsAnHour, keepsNone, leaves, saysAlive];
