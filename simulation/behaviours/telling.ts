import { type Acting, buttonIn } from '../acting.ts';
import { addDays } from '../local-time.ts';
import type { Choices, Rules } from '../population.ts';
import { today } from '../town.ts';
import { type Behaviour, carriesSomething, oneOfTheirs, presses, pressIt, stillThere } from './behaviour.ts';

/** A sentence nobody else says, and how it is remembered once the bot has noted it. */
function newSentence({ me, town, in: saying }: Acting) {
  const tag = town.nextTag('idée');
  const sentence = saying(`On a commencé quelque chose ${tag}, avec les voisins`, `We started something ${tag}, with the neighbours`);
  return { tag, sentence, when: asOfNow({ me, town }) };
}

/** What counts for a promise, as it is when something is said: it may change before the answer is there. */
const asOfNow = ({ me, town }: Pick<Acting, 'me' | 'town'>) => ({ rules: { ...town.rules }, chosen: { ...me.chosen } });

function remember(
  { me, town }: Acting,
  { tag, sentence, when }: { tag: string; sentence: string; when: { rules: Rules; chosen: Choices } },
): void {
  town.tell(me, tag, sentence, when);
}

const tell: Behaviour = {
  name: 'tells an initiative',
  seeing: null,
  weight: 2.5,
  async act(acting) {
    const said = newSentence(acting);
    const how = acting.me.random.draw();
    if (how < 0.5) {
      await acting.command(said.sentence, 'initiative');
      remember(acting, said);
    } else if (how < 0.75) {
      await acting.say(
        `${acting.in('initiative', 'tell')} : ${said.sentence}`,
        (kind) => kind === 'initiativeNoted' && remember(acting, said),
      );
    } else if (how < 0.9) {
      const { form } = await acting.command('', 'initiative');
      if (form) await acting.submit(form, { sentence: said.sentence }, (kind) => kind === 'initiativeNoted' && remember(acting, said));
    } else {
      await acting.say(said.sentence, () => {
        acting.me.chosen.draft = said.sentence;
      });
    }
  },
};

const tellDraft: Behaviour = {
  name: 'tells what was not understood',
  seeing: 'tell-draft',
  weight: 0.6,
  async act(acting) {
    const words = acting.me.chosen.draft;
    const when = asOfNow(acting);
    const answer = await pressIt(acting);
    const tag = words === null ? null : (/\(idée \d+\)/.exec(words)?.[0] ?? null);
    if (words === null || tag === null || !buttonIn(answer?.card, 'withdraw')) return;
    acting.me.chosen.draft = null;
    remember(acting, { tag, sentence: words, when });
  },
};

const correct: Behaviour = {
  name: 'corrects their sentence',
  seeing: null,
  weight: 1.5,
  may: carriesSomething,
  async act(acting) {
    const told = oneOfTheirs(acting);
    const { form } = told ? await acting.press({ intent: 'correct', subject: told.id }) : { form: null };
    if (!told || !form) return;
    const sentence = acting.in(`On a corrigé quelque chose ${told.tag}, avec les voisines`, `We corrected something ${told.tag}, at last`);
    await acting.submit(form, { sentence }, (kind) => {
      if (kind !== 'initiativeCorrected') return;
      told.said.push(sentence);
      told.sentence = sentence;
    });
  },
};

const withdraw: Behaviour = {
  name: 'withdraws their sentence',
  seeing: null,
  weight: 0.5,
  may: carriesSomething,
  async act(acting) {
    const told = oneOfTheirs(acting);
    if (!told) return;
    await acting.press({ intent: 'withdraw', subject: told.id });
    acting.town.withdraw(told, acting.town.now);
  },
};

const setAside: Behaviour = {
  name: 'sets people aside',
  seeing: null,
  weight: 1,
  may: carriesSomething,
  async act(acting) {
    const told = oneOfTheirs(acting);
    const { form } = told ? await acting.press({ intent: 'set-aside', subject: told.id }) : { form: null };
    const others = [acting.town.somebodyElse(acting.me), acting.town.somebodyElse(acting.me)];
    if (!told || !form) return;
    await acting.submit(form, { people: others.map((one) => one.externalId) }, (kind) => {
      if (kind === 'setAsideNoted') told.setAside.set(acting.me, new Set(others));
    });
  },
};

const askToCarry: Behaviour = {
  name: 'asks somebody to carry it too',
  seeing: null,
  weight: 3,
  may: carriesSomething,
  async act(acting) {
    const told = oneOfTheirs(acting);
    const { form } = told ? await acting.press({ intent: 'add-carrier', subject: told.id }) : { form: null };
    if (form) await acting.submit(form, { person: acting.town.somebodyElse(acting.me).externalId });
  },
};

const acceptCarrying: Behaviour = {
  name: 'carries it too',
  seeing: 'accept-carrying',
  weight: 0.6,
  async act(acting) {
    const { me, town, seen } = acting;
    const asked = seen?.news.filter(({ kind }) => kind === 'carryRequest') ?? [];
    const [only] = asked;
    const answer = asked.length === 1 ? await pressIt(acting) : null;
    const told = town.toldOf(only?.initiative ?? null);
    if (told && told.end === 'no' && (buttonIn(answer?.card, 'stop-carrying') || (answer && !answer.card))) town.carry(me, told);
  },
};

const stopCarrying: Behaviour = {
  name: 'stops carrying it',
  seeing: null,
  weight: 0.4,
  may: carriesSomething,
  async act(acting) {
    const told = oneOfTheirs(acting);
    if (!told) return;
    const answer = await acting.press({ intent: 'stop-carrying', subject: told.id });
    // The last of its people is offered to withdraw it instead.
    if (!buttonIn(answer.card, 'withdraw')) acting.town.stopCarrying(acting.me, told);
  },
};

const suggest: Behaviour = {
  name: 'invites a colleague to tell',
  seeing: null,
  weight: 1.5,
  async act(acting) {
    await acting.onMessage(acting.town.somebodyElse(acting.me), 'Nous avons réparé la fontaine de la cour.');
  },
};

const tellWhenSuggested: Behaviour = {
  name: 'tells when a colleague suggests it',
  seeing: 'decline-suggestion',
  weight: 0.4,
  async act(acting) {
    if (acting.me.random.happens(0.5)) return void (await pressIt(acting));
    const said = newSentence(acting);
    const { form } = (stillThere(acting) && (await acting.press({ intent: 'open-tell', subject: '' }))) || { form: null };
    if (form) await acting.submit(form, { sentence: said.sentence }, (kind) => kind === 'initiativeNoted' && remember(acting, said));
  },
};

/** « J'ai rencontré… »: a story nobody typed. */
const bring: Behaviour = {
  name: 'brings a story',
  seeing: null,
  weight: 0.6,
  may: (me) => me.chosen.volunteer === 'yes',
  async act(acting) {
    const { me, town } = acting;
    const { form } = await acting.command(acting.in('j’ai rencontré', 'I met'));
    if (!form) return;
    const body = `Trois matins ensemble, ${town.now}-${me.number}`;
    const people = me.random.happens(0.7) ? [town.somebodyElse(me).externalId] : [];
    await acting.submit(
      form,
      { sentence: `Le jardin de l’école ${town.now}-${me.number}`, title: 'Le jardin', body, people },
      (kind, card) => {
        const button = buttonIn(card, 'record-oral');
        if (kind !== 'storyBroughtKept' || !button || me.random.happens(0.5)) return;
        const saidOn = addDays(today(town, me), -1);
        const values = { on: saidOn, how: 'Lu à voix haute, au dépôt', audience: 'organisation', naming: 'none', names: '', vintage: 'no' };
        town.toCome.add(town.now + 3_600_000, async () => {
          const oral = await acting.press(button);
          if (oral.form) await acting.submit(oral.form, values);
        });
      },
    );
  },
};

export const telling: readonly Behaviour[] = [
  tell,
  tellDraft,
  presses('drops what was not understood', 'drop-draft', 0.2),
  correct,
  withdraw,
  setAside,
  askToCarry,
  acceptCarrying,
  presses('declines to carry it', 'decline-carrying', 0.2),
  presses('says that a story is not theirs', 'not-own-story', 0.2),
  stopCarrying,
  suggest,
  tellWhenSuggested,
  bring,
];
