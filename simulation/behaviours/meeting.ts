import { type Acting, buttonIn } from '../acting.ts';
import type { Told } from '../town.ts';
import { type Behaviour, presses, pressIt, stillThere } from './behaviour.ts';

/** What the people of an initiative choose: when nobody was found, when no news comes, when a story is there. */

const askSomebody: Behaviour = {
  name: 'asks somebody of their choice',
  seeing: 'choose-person',
  weight: 0.25,
  async act(acting) {
    const answer = await pressIt(acting);
    if (answer?.form) await acting.submit(answer.form, { person: acting.town.somebodyElse(acting.me).externalId });
  },
};

const leaveIt: Behaviour = {
  name: 'lets it rest',
  seeing: 'leave-it',
  weight: 0.05,
  async act(acting) {
    const { town, button } = acting;
    const told = town.toldOf(button?.subject ?? null);
    const answer = await pressIt(acting);
    if (told?.end === 'no' && buttonIn(answer?.card, 'choose-sharing')) told.story = { title: null, body: '' };
  },
};

/** Which of what they carry a message with a story is about. */
function toldIn({ town, seen }: Acting): Told | null {
  const [only, ...others] = seen?.news.filter(({ kind }) => kind === 'storyProposal') ?? [];
  return others.length === 0 ? town.toldOf(only?.initiative ?? null) : null;
}

const chooseSharing: Behaviour = {
  name: 'chooses who may hear the story',
  seeing: 'choose-sharing',
  weight: 0.55,
  async act(acting) {
    const { me } = acting;
    const told = toldIn(acting);
    const answer = await pressIt(acting);
    const version = Number(answer?.form?.subject.split(':')[1]);
    if (!answer?.form || !told) return;
    const audience = me.random.happens(0.6) ? 'organisation' : 'us';
    const naming = me.random.pick(['names', 'team', 'none']) ?? 'none';
    const vintage = me.random.happens(0.3);
    const carried = told.carriers.has(me);
    await acting.submit(answer.form, { audience, naming, vintage: vintage ? 'yes' : 'no' }, (kind) => {
      // Whoever stopped carrying it before the answer came has taken back what they allowed.
      const stays = told.carriers.has(me) === carried;
      if (kind === 'agreementKept' && stays && told.end === 'no' && told.story) told.agreed.set(me, { version, audience, naming, vintage });
    });
  },
};

const keepBetweenUs: Behaviour = {
  name: 'keeps the story between us',
  seeing: 'keep-between-us',
  weight: 0.15,
  async act(acting) {
    toldIn(acting)?.agreed.delete(acting.me);
    await pressIt(acting);
  },
};

const correctStory: Behaviour = {
  name: 'corrects the story',
  seeing: 'correct-story',
  weight: 0.08,
  async act(acting) {
    const { me, town } = acting;
    const told = toldIn(acting);
    const answer = await pressIt(acting);
    if (!answer?.form || !told) return;
    const text = { title: `Ce que nous avons tenté ${told.tag}`, body: `Nous l’avons relu, ${town.now}-${me.number}.` };
    await acting.submit(answer.form, text, (kind) => {
      if (kind === 'storyProposal' && told.end === 'no') told.story = text;
    });
  },
};

const refuseStory: Behaviour = {
  name: 'wants no story',
  seeing: 'refuse-story',
  weight: 0.03,
  async act(acting) {
    const told = toldIn(acting);
    if (!told || !stillThere(acting)) return;
    await pressIt(acting);
    told.story = null;
    told.agreed.clear();
  },
};

export const meeting: readonly Behaviour[] = [
  presses('waits', 'keep-waiting', 0.4),
  presses('talks to coordination', 'talk-to-coordination', 0.2),
  askSomebody,
  presses('asks somebody else', 'ask-another', 0.4),
  presses('waits for news', 'wait-for-news', 0.3),
  leaveIt,
  chooseSharing,
  keepBetweenUs,
  correctStory,
  refuseStory,
];
