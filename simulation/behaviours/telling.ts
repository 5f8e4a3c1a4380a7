import type { Answer, Heard } from '../answer.ts';
import type { Hands, OpenForm } from '../hands.ts';
import { addDays } from '../local-time.ts';
import { today, wishIn } from '../town.ts';
import { type Behaviour, carriesSomething, isOneOf, offers, oneOfTheirs, presses, pressIt } from './behaviour.ts';

/** This answer is about another sentence: what was said earlier may be answered late, or once more. */
const isOfAnother = (answer: Answer | null, tag: string) => answer !== null && !answer.words.includes(tag);

/** A sentence nobody else says. */
function newSentence({ town, in: saying }: Hands) {
  const tag = town.nextTag('idée');
  return {
    tag,
    sentence: saying(`On a commencé quelque chose ${tag}, avec les voisins`, `We started something ${tag}, with the neighbours`),
  };
}

const tell: Behaviour = {
  name: 'tells an initiative',
  seeing: null,
  weight: 2.5,
  async act(hands) {
    const { me, town } = hands;
    const { tag, sentence } = newSentence(hands);
    const how = me.random.draw();
    if (how < 0.5) {
      const told = town.tell(me, tag, sentence);
      const isNoted: Heard = (_kind, answer) => {
        // Only what was kept can be withdrawn.
        if (isOfAnother(answer, tag) || !offers(answer, 'withdraw')) return false;
        town.noted(told);
      };
      await hands.command(sentence, isNoted, { command: 'initiative' });
    } else if (how < 0.75) {
      // Of an idea or of a rule, its people say what became of it.
      const passes = me.random.happens(0.3);
      const told = town.tell(me, tag, sentence, true, passes);
      const about = me.random.happens(0.5) ? hands.in('y voir clair', 'see it clearly') : hands.in('une règle', 'a rule');
      const words = passes ? about : hands.in('initiative', 'tell');
      await hands.say(`${words} : ${sentence}`, (kind, answer) => {
        if (isOfAnother(answer, tag)) return false;
        if (isOneOf(kind, 'initiativeNoted')) town.noted(told);
      });
    } else if (how < 0.9) {
      await tellInForm(hands, await hands.ask('', 'tell', { command: 'initiative', button: 'open-tell' }), { tag, sentence });
    } else {
      await hands.say(sentence, () => {
        me.chosen.draft = sentence;
      });
    }
  },
};

async function tellInForm(
  { me, town, submit }: Hands,
  form: OpenForm | null,
  { tag, sentence }: { tag: string; sentence: string },
): Promise<void> {
  if (!form) return;
  const told = town.tell(me, tag, sentence, true);
  await submit(form, { sentence }, (kind) => isOneOf(kind, 'initiativeNoted') && town.noted(told));
}

const tellDraft: Behaviour = {
  name: 'tells what was not understood',
  seeing: 'tell-draft',
  weight: 0.6,
  async act(hands) {
    const { me, town } = hands;
    const [button, words] = [hands.button(), me.chosen.draft];
    if (!button) return;
    const tag = words === null ? null : (/\(idée \d+\)/.exec(words)?.[0] ?? null);
    await hands.press(button, (_kind, answer) => {
      if (words === null || tag === null || isOfAnother(answer, tag) || !offers(answer, 'withdraw')) return;
      me.chosen.draft = null;
      town.noted(town.tell(me, tag, words));
    });
  },
};

const correct: Behaviour = {
  name: 'corrects their sentence',
  seeing: null,
  weight: 1.5,
  may: carriesSomething,
  async act(hands) {
    const { told, button } = oneOfTheirs(hands, 'correct') ?? {};
    const form = button ? await hands.open(button, 'correct-sentence') : null;
    if (!told || !form) return;
    const sentence = hands.in(`On a corrigé quelque chose ${told.tag}, avec les voisines`, `We corrected something ${told.tag}, at last`);
    told.said.push(sentence);
    await hands.submit(form, { sentence }, (kind) => {
      if (isOneOf(kind, 'initiativeCorrected')) told.sentence = sentence;
    });
  },
};

const withdraw: Behaviour = {
  name: 'withdraws their sentence',
  seeing: null,
  weight: 0.5,
  may: carriesSomething,
  async act(hands) {
    const { told, button } = oneOfTheirs(hands, 'withdraw') ?? {};
    if (!told || !button) return;
    told.end = 'perhaps';
    await hands.press(button, () => hands.town.withdraw(told));
  },
};

const setAside: Behaviour = {
  name: 'sets people aside',
  seeing: null,
  weight: 1,
  may: carriesSomething,
  async act(hands) {
    const { told, button } = oneOfTheirs(hands, 'set-aside') ?? {};
    const form = button ? await hands.open(button, 'people-chosen') : null;
    const others = [hands.somebodyElse(), hands.somebodyElse()];
    if (!told || !form) return;
    await hands.submit(form, { people: others.map((one) => one.externalId) }, (kind) => {
      if (isOneOf(kind, 'setAsideNoted')) told.setAside.set(hands.me, new Set(others));
    });
  },
};

const askToCarry: Behaviour = {
  name: 'asks somebody to carry it too',
  seeing: null,
  weight: 3,
  may: carriesSomething,
  async act(hands) {
    const { button } = oneOfTheirs(hands, 'add-carrier') ?? {};
    const form = button ? await hands.open(button, 'carrier-added') : null;
    const [field = 'person'] = form?.fields.map(({ name }) => name) ?? [];
    if (form) await hands.submit(form, { [field]: hands.somebodyElse().externalId });
  },
};

const acceptCarrying: Behaviour = {
  name: 'carries it too',
  seeing: 'accept-carrying',
  weight: 0.6,
  async act(hands) {
    const { me, town } = hands;
    const [told, button] = [hands.about(), hands.button()];
    if (button?.subject.startsWith('trial:')) {
      const watched = town.tried.find(({ companion, what }) => companion === me && hands.reads().includes(what));
      if (watched) watched.watched = true;
      return void (await hands.press(button));
    }
    const wish = wishIn(town, hands.reads());
    wish?.yes.add(me);
    if (button && wish) return void (await hands.press(button));
    // The same button says that a story which somebody brought is theirs: of those, this town remembers nothing.
    if (!button || !told) return;
    await hands.press(button, (_kind, answer) => {
      const carries = answer !== null && (answer.words === '' || offers(answer, 'stop-carrying') !== null);
      if (told.end === 'no' && carries) town.carry(me, told);
    });
  },
};

const stopCarrying: Behaviour = {
  name: 'stops carrying it',
  seeing: null,
  weight: 0.4,
  may: carriesSomething,
  async act(hands) {
    const { told, button } = oneOfTheirs(hands, 'stop-carrying') ?? {};
    if (!told || !button) return;
    await hands.press(button, (_kind, answer) => {
      // The last of its people is offered to withdraw it instead.
      if (answer && !offers(answer, 'withdraw')) hands.town.stopCarrying(hands.me, told);
    });
  },
};

const suggest: Behaviour = {
  name: 'invites a colleague to tell',
  seeing: null,
  weight: 1.5,
  act: (hands) => hands.suggest(hands.somebodyElse(), 'Nous avons réparé la fontaine de la cour.'),
};

const tellWhenSuggested: Behaviour = {
  name: 'tells when a colleague suggests it',
  seeing: 'decline',
  weight: 0.4,
  async act(hands) {
    // The same button says no to a trial.
    if (hands.button()?.subject !== '') return;
    if (hands.me.random.happens(0.5)) return void (await pressIt(hands));
    const said = newSentence(hands);
    const button = hands.button() && hands.find('open-tell');
    if (button) await tellInForm(hands, await hands.open(button, 'tell'), said);
  },
};

/** « J'ai rencontré… »: a story nobody typed. */
const bring: Behaviour = {
  name: 'brings a story',
  seeing: null,
  weight: 0.6,
  may: (me) => me.chosen.volunteer === 'yes',
  async act(hands) {
    const { me, town } = hands;
    const form = await hands.ask(hands.in('j’ai rencontré', 'I met'), 'story-brought');
    if (!form) return;
    const body = `Trois matins ensemble, ${town.now}-${me.number}`;
    const people = me.random.happens(0.7) ? [hands.somebodyElse().externalId] : [];
    await hands.submit(
      form,
      { sentence: `Le jardin de l’école ${town.now}-${me.number}`, title: 'Le jardin', body, people },
      (kind, answer) => {
        const button = offers(answer, 'record-oral');
        if (!isOneOf(kind, 'storyBroughtKept') || !button || me.random.happens(0.5)) return;
        const saidOn = addDays(today(town, me), -1);
        const values = { on: saidOn, how: 'Lu à voix haute, au dépôt', audience: 'organisation', naming: 'none', names: '', vintage: 'no' };
        town.toCome.add(town.now + 3_600_000, async () => {
          const oral = await hands.open(button, 'oral-recorded');
          if (oral) await hands.submit(oral, values);
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
  presses('declines to carry it, or says that a story is not theirs', 'decline-carrying', 0.2),
  stopCarrying,
  suggest,
  tellWhenSuggested,
  bring,
];
