import { type Behaviour, presses, pressIt, stillThere } from './behaviour.ts';

/** What volunteers do: they join, answer invitations, meet, write what was said, and hand over. */

const join: Behaviour = {
  name: 'becomes a volunteer',
  seeing: null,
  weight: 1.5,
  // One in eight people would.
  may: (me) => me.chosen.volunteer === 'no' && me.number % 8 === 0,
  async act({ me, command, in: saying }) {
    await command(saying('volontaire', 'I volunteer'));
    me.chosen.volunteer = 'yes';
  },
};

const pause: Behaviour = {
  name: 'pauses',
  seeing: null,
  weight: 0.3,
  may: (me) => me.chosen.volunteer === 'yes',
  async act({ me, say, in: saying }) {
    await say(saying('je fais une pause', 'I am taking a break'));
    me.chosen.volunteer = 'paused';
  },
};

const resume: Behaviour = {
  name: 'comes back from a pause',
  seeing: null,
  weight: 4,
  may: (me) => me.chosen.volunteer === 'paused',
  async act({ me, say, in: saying }) {
    await say(saying('je reprends', 'I am back'));
    me.chosen.volunteer = 'yes';
  },
};

const leave: Behaviour = {
  name: 'is no longer a volunteer',
  seeing: null,
  weight: 0.1,
  may: (me) => me.chosen.volunteer !== 'no',
  async act({ me, command, in: saying }) {
    await command(saying('ne plus être volontaire', 'no longer a volunteer'));
    me.chosen.volunteer = 'no';
  },
};

const sayYes: Behaviour = {
  name: 'says yes to an invitation',
  seeing: 'accept-invitation',
  weight: 0.6,
  async act(acting) {
    if (!stillThere(acting)) return;
    if (acting.me.random.happens(0.2)) await acting.say(acting.in('Oui, volontiers', 'yes gladly'));
    else await pressIt(acting);
  },
};

const sayNo: Behaviour = {
  name: 'passes on an invitation',
  seeing: 'decline-invitation',
  weight: 0.2,
  async act(acting) {
    if (!stillThere(acting)) return;
    if (acting.me.random.happens(0.2)) await acting.say(acting.in('pas cette fois', 'not this time'));
    else await pressIt(acting);
  },
};

const pauseInstead: Behaviour = {
  name: 'answers an invitation with a pause',
  seeing: 'pause-harvest',
  weight: 0.03,
  async act(acting) {
    if (acting.me.chosen.volunteer === 'yes' && (await pressIt(acting))) acting.me.chosen.volunteer = 'paused';
  },
};

const writeStory: Behaviour = {
  name: 'writes the story',
  seeing: 'write-story',
  weight: 0.6,
  async act(acting) {
    const { town, button, me } = acting;
    const told = town.toldOf(button?.subject ?? null);
    const answer = await pressIt(acting);
    if (!answer?.form) return;
    const text = { title: `Ce qui a été tenté ${told?.tag ?? ''}`.trim(), body: `Nous avons parlé une heure, ${town.now}-${me.number}.` };
    await acting.submit(answer.form, text, (kind) => {
      if (kind === 'storyKept' && told?.end === 'no') told.story = text;
    });
  },
};

export const listening: readonly Behaviour[] = [
  join,
  pause,
  resume,
  leave,
  sayYes,
  sayNo,
  pauseInstead,
  writeStory,
  presses('has not met yet', 'not-yet', 0.2),
  presses('hands over', 'hand-over', 0.06),
];
