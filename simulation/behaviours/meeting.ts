import type { Offered } from '../answer.ts';
import type { Hands } from '../hands.ts';
import { type Allowed, type Told, wishIn } from '../town.ts';
import { type Behaviour, fills, isOneOf, openIt, presses } from './behaviour.ts';

/** What the people of an initiative choose: when nobody was found, when no news comes, when a story is there. */

const leaveIt: Behaviour = {
  name: 'lets it rest',
  seeing: 'leave-it',
  weight: 0.05,
  async act(hands) {
    const told = hands.about();
    const button = hands.button();
    if (!button) return;
    const card = await hands.press(button);
    if (told?.end === 'no' && hands.town.exact && (await card.next('choose-sharing'))) told.story = { title: null, body: '' };
  },
};

/** « On s'est parlé, cela suffit »: everything goes, once they have confirmed it. A volunteer can only ask them. */
const enough: Behaviour = {
  name: 'says that it was enough',
  seeing: 'enough',
  weight: 0.1,
  async act(hands) {
    const told = hands.about();
    const button = hands.button();
    if (!button) return;
    // Asked already, they confirm it.
    if (button.subject.endsWith(':sure')) {
      if (told) await confirm(hands, told, button);
      else await isOver(hands, button);
      return;
    }
    const confirms = await (await hands.press(button)).next('enough');
    if (told && confirms) await confirm(hands, told, confirms);
    else if (confirms) await isOver(hands, confirms);
  },
};

async function confirm(hands: Hands, told: Told, button: Offered): Promise<void> {
  if (told.end === 'no') told.end = 'perhaps';
  await hands.press(button, (kind) => kind === 'initiativeWithdrawn' && hands.town.withdraw(told));
}

/** « C'est réglé », « on s'est parlé, cela suffit »: of something else than telling. */
async function isOver(hands: Hands, button: Offered): Promise<void> {
  const wish = wishIn(hands.town, hands.reads());
  await hands.press(button, (_kind, answer) => {
    if (wish?.by === hands.me && /cela suffit|that is enough/.test(answer?.words ?? '')) wish.over ??= hands.town.now;
  });
}

/** What they allow of a version of a story; the bot may hear it. */
function allow({ me, town }: Hands, of: Allowed['of'], choice: string): Allowed {
  const one: Allowed = { by: me, of, choice, known: 'unsure' };
  town.allowed.push(one);
  return one;
}

/** Of two answers to one question, the one that the bot took last holds. */
function isAllowed({ town }: Hands, one: Allowed): void {
  one.known = 'sure';
  town.allowed.splice(town.allowed.indexOf(one), 1);
  town.allowed.push(one);
}

const chooseSharing: Behaviour = {
  name: 'chooses who may hear the story',
  seeing: 'choose-sharing',
  weight: 0.55,
  async act(hands) {
    const { me, town } = hands;
    const told = hands.about();
    if (me.random.happens(0.1)) return inWords(hands);
    const form = await openIt(hands, 'sharing-chosen');
    if (!form) return;
    const of = versionIn(form.subject);
    const audience = me.random.happens(0.6) ? 'organisation' : 'us';
    const naming = me.random.pick(['names', 'team', 'none']) ?? 'none';
    const carried = told?.carriers.has(me);
    const one = allow(hands, of, audience === 'us' ? 'us none false' : `${audience} ${naming} false`);
    await hands.submit(form, { audience, naming }, (kind) => {
      if (!isOneOf(kind, 'agreementKept')) return;
      isAllowed(hands, one);
      // A person who stopped carrying it before the answer came has taken back what they allowed.
      const stays = told?.carriers.has(me) === carried;
      if (town.exact && stays && told?.end === 'no' && told.story)
        told.agreed.set(me, { version: of.version, audience, naming, vintage: false });
    });
  },
};

/** Of whichever story they were asked about. */
async function inWords(hands: Hands): Promise<void> {
  const { me, town } = hands;
  if (!hands.button()) return;
  const everyone = me.random.happens(0.5);
  allow(hands, null, everyone ? 'organisation none false' : 'us none false');
  for (const told of town.told) told.agreed.delete(me);
  await hands.say(everyone ? hands.in('à toute l’organisation', 'the whole organisation') : hands.in('entre nous', 'just us'));
}

function versionIn(subject: string): { story: string; version: number } {
  const [story = '', version] = subject.split(':');
  return { story, version: Number(version) };
}

const keepBetweenUs: Behaviour = {
  name: 'keeps the story between us',
  seeing: 'keep-between-us',
  weight: 0.15,
  async act(hands) {
    const button = hands.button();
    if (!button) return;
    hands.about()?.agreed.delete(hands.me);
    const one = allow(hands, versionIn(button.subject), 'us none false');
    await hands.press(button, () => isAllowed(hands, one));
  },
};

const correctStory: Behaviour = {
  name: 'corrects the story',
  seeing: 'correct-story',
  weight: 0.08,
  async act(hands) {
    const { me, town } = hands;
    const told = hands.about();
    const form = await openIt(hands, 'story-corrected');
    if (!form || !told) return;
    const text = { title: `Ce que nous avons tenté ${told.tag}`, body: `Nous l’avons relu, ${town.now}-${me.number}.` };
    await hands.submit(form, text, (kind) => {
      if (kind === 'storyProposal' && told.end === 'no') told.story = text;
    });
  },
};

const refuseStory: Behaviour = {
  name: 'wants no story',
  seeing: 'refuse-story',
  weight: 0.03,
  async act(hands) {
    const told = hands.about();
    const button = hands.button();
    if (!button) return;
    const [id = ''] = button.subject.split(':');
    hands.town.refused.add(id);
    // Of a story that others may read, it is asked once more.
    const card = await hands.press(button);
    const sure = await card.next('refuse-story');
    if (sure) await hands.press(sure);
    if (told) Object.assign(told, { story: null }).agreed.clear();
  },
};

export const meeting: readonly Behaviour[] = [
  presses('waits', 'keep-waiting', 0.4),
  presses('keeps it off paper', 'keep-off-paper', 0.3),
  presses('talks to coordination', 'talk-to-coordination', 0.2),
  fills('asks somebody of their choice', 'choose-person', 0.25, 'people-chosen', ({ somebodyElse }) => ({
    person: somebodyElse().externalId,
  })),
  presses('asks somebody else', 'ask-another', 0.4),
  leaveIt,
  enough,
  chooseSharing,
  keepBetweenUs,
  correctStory,
  refuseStory,
];
