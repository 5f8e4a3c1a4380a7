import type { Offered } from '../answer.ts';
import type { Hands } from '../hands.ts';
import { wishIn } from '../town.ts';
import { type Behaviour, presses, pressesOrSays, pressIt } from './behaviour.ts';

/** What volunteers do: they join, answer invitations, meet, write what was said, and hand over. */

const join: Behaviour = {
  name: 'becomes a volunteer',
  seeing: null,
  weight: 1.5,
  // One in eight people would.
  may: (me) => me.chosen.volunteer === 'no' && me.number % 8 === 0,
  async act({ me, command, in: saying }) {
    me.chosen.volunteer = 'yes';
    await command(saying('volontaire', 'I volunteer'), () => {}, { insists: true });
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

const saysYes = pressesOrSays('says yes to an invitation', 'accept-invitation', 0.6, 'Oui, volontiers', 'yes gladly');

const accept: Behaviour = {
  ...saysYes,
  async act(hands) {
    const { me, town } = hands;
    wishIn(town, hands.reads())?.yes.add(me);
    for (const name of town.handedOver.keys()) if (name.startsWith(`${me.number} `)) town.handedOver.delete(name);
    await saysYes.act(hands);
  },
};

const pauseInstead: Behaviour = {
  name: 'answers an invitation with a pause',
  seeing: 'pause-harvest',
  weight: 0.03,
  async act(hands) {
    if (hands.me.chosen.volunteer === 'yes' && (await pressIt(hands))) hands.me.chosen.volunteer = 'paused';
  },
};

const writeStory: Behaviour = {
  name: 'writes the story',
  seeing: 'write-story',
  weight: 0.6,
  async act(hands) {
    const { me, town } = hands;
    const told = hands.about();
    const tag = town.nextTag('récit');
    const body = `Ce que nous nous sommes dit ${tag}, autour d'un café`;
    const button = hands.button();
    if (!button) return;
    // Where no id is known yet, a form that may be about another meeting could not be told from this one's.
    const blind = town.exact ? ['words', 'command'] : ['words'];
    const how = me.random.pick(button.intent === 'write-story' ? [...blind, 'button', 'button', 'button'] : blind);
    if (how === 'words') {
      town.written.push({ writer: me, tag, text: body });
      return hands.say(`${hands.in('récit', 'story')} : ${body}`);
    }
    const form =
      how === 'command' ? await hands.ask(hands.in('récit', 'story'), 'story-written') : await hands.open(button, 'story-written');
    if (!form) return;
    town.written.push({ writer: me, tag, text: body });
    // In words, the form of whichever meeting is theirs is opened: it may be another than the one of the card.
    const isAboutIt = told !== null && (told.id === form.subject || !town.exact);
    const title = `Ce qui a été tenté ${isAboutIt ? told.tag : ''}`.trim();
    await hands.submit(form, { title, body }, (kind) => {
      // One of its people reads at once what they wrote themself.
      const isKept = kind === 'storyKept' || (kind === 'storyProposal' && told?.passes === true);
      if (isKept && isAboutIt && told.end === 'no') told.story = { title, body };
    });
  },
};

/** « Passer la main »: nothing is asked of them about that meeting any more. */
export async function handsOver(hands: Hands, button: Offered | null): Promise<void> {
  const { me, town } = hands;
  if (!button) return;
  await hands.press(button, (_kind, answer) => {
    // Where there is no meeting of theirs, nothing was handed over.
    if (/Je demande à quelqu|asking somebody else|ask somebody else/.test(answer?.words ?? ''))
      town.handedOver.set(`${me.number} ${button.subject}`, town.now);
  });
}

const handOver: Behaviour = {
  name: 'hands over',
  seeing: 'hand-over',
  weight: 0.06,
  act: (hands) => handsOver(hands, hands.button()),
};

export const listening: readonly Behaviour[] = [
  join,
  pause,
  resume,
  leave,
  accept,
  pressesOrSays('passes on an invitation', 'decline-invitation', 0.2, 'pas cette fois', 'not this time'),
  pauseInstead,
  writeStory,
  presses('has not met yet', 'not-yet', 0.2),
  handOver,
];
