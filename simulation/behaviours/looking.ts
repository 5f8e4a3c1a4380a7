import { type Behaviour, carriesSomething, oneOfTheirs } from './behaviour.ts';

/** People look: where things are, what is to come, who the bot is. */

const asks = (name: string, weight: number, french: string, english: string): Behaviour => ({
  name,
  seeing: null,
  weight,
  async act(hands) {
    const words = hands.in(french, english);
    if (hands.me.random.happens(0.15)) await hands.say(words);
    else await hands.command(words);
  },
});

const whoHasRead: Behaviour = {
  name: 'asks who has read',
  seeing: null,
  weight: 4,
  may: carriesSomething,
  async act(hands) {
    const { button } = oneOfTheirs(hands, 'who-has-read') ?? {};
    if (button) await hands.press(button);
  },
};

const openHome: Behaviour = {
  name: 'opens their page',
  seeing: null,
  weight: 1.5,
  // One in ten people has found it.
  may: (me) => me.number % 10 === 3,
  act: (hands) => hands.openHome(),
};

const speaks: Behaviour = {
  name: 'is not understood',
  seeing: null,
  weight: 0.5,
  async act(hands) {
    await hands.say(hands.in('La machine à café du deuxième étage fuit', 'The coffee machine on the second floor leaks'), () => {
      hands.me.chosen.draft = null;
    });
  },
};

/** The words do not say which story: the town no longer expects any to rest. */
const livesOn: Behaviour = {
  name: 'says that their story lives on',
  seeing: null,
  weight: 0.5,
  async act(hands) {
    hands.town.alive.resting.clear();
    await hands.command(hands.in('il vit encore', 'it is still alive'));
  },
};

export const looking: readonly Behaviour[] = [
  asks('looks at their initiatives', 10, 'mes initiatives', 'my initiatives'),
  asks('asks what is to come', 6, 'à venir', 'what will you tell me'),
  asks('asks for help', 4, 'aide', 'help'),
  asks('asks for their rhythm', 3, 'mon rythme', 'my pace'),
  asks('asks whom to turn to', 2, 'ce n’est pas ici', 'whom to turn to'),
  asks('reads the frame', 2, 'cadre', 'the frame'),
  asks('says that their story rests', 0.5, 'il se repose', 'it is resting'),
  livesOn,
  asks('reads the log', 1, 'journal', 'audit'),
  whoHasRead,
  openHome,
  speaks,
];
