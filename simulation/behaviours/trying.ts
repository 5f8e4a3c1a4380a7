import type { Button, FieldValues, Form } from '../../src/cards/card.ts';
import { type Acting, buttonIn } from '../acting.ts';
import { addDays, localTime } from '../local-time.ts';
import { ORGANISATION_ZONE, type Tried } from '../town.ts';
import { type Behaviour, presses, pressIt, stillThere } from './behaviour.ts';

/** What people do with trials: they open them, agree or not, say what they notice, ask for help, stop, and say what was learnt. */

/** The form of a trial, filled in by somebody who has an idea; some begin later, some last a week, some three months. */
function filledIn({ me, town }: Acting, form: Form): { values: FieldValues; what: string; startsOn: string; endsOn: string } {
  const { random } = me;
  const today = localTime(ORGANISATION_ZONE, town.now).date;
  const what = `On essaie autrement ${town.nextTag('essai')}`;
  const startsOn = random.happens(0.6) ? today : addDays(today, random.whole(1, 12));
  const endsOn = addDays(startsOn, random.pick([7, 14, 21, 30, 45, 60, 90]) ?? 30);
  const people = Array.from({ length: random.pick([0, 1, 2, 2, 3, 4, 6, 8]) ?? 2 }, () => town.somebodyElse(me).externalId);
  const values = {
    ...Object.fromEntries(form.fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : ''])),
    what,
    hypothesis: 'Cela prend moins de temps',
    wayBack: 'On reprend comme avant',
    question: 'Combien de temps ?',
    startsOn,
    endsOn,
    pilotUntil: random.happens(0.2) ? addDays(startsOn, 5) : endsOn,
    gaps: random.happens(0.2) ? '1, 2, 3' : '2, 3, 5, 8, 13',
    people: [...new Set(people)],
  };
  return { values, what, startsOn, endsOn };
}

async function open(acting: Acting, form: Form): Promise<void> {
  const { me, town } = acting;
  const { values, what, startsOn, endsOn } = filledIn(acting, form);
  await acting.submit(form, values, (kind) => {
    if (kind === 'trialShown') town.try(me, what, startsOn, endsOn);
  });
}

const opens: Behaviour = {
  name: 'opens a trial',
  seeing: null,
  weight: 0.35,
  async act(acting) {
    const { form } = await acting.press({ intent: 'open-trial', subject: '' });
    if (form) await open(acting, form);
  },
};

const triesAgain: Behaviour = {
  name: 'tries again differently',
  seeing: 'try-again',
  weight: 0.25,
  async act(acting) {
    const answer = await pressIt(acting);
    if (answer?.form) await open(acting, answer.form);
  },
};

const agrees: Behaviour = {
  name: 'agrees to a trial',
  seeing: 'join-trial',
  weight: 0.75,
  async act(acting) {
    if (!stillThere(acting)) return;
    if (acting.me.random.happens(0.15)) await acting.say(acting.in('d’accord', 'yes'));
    else await pressIt(acting);
  },
};

const asksAQuestion: Behaviour = {
  name: 'has a question about a trial',
  seeing: 'ask-about-trial',
  weight: 0.05,
  async act(acting) {
    const answer = await pressIt(acting);
    if (answer?.form) await acting.submit(answer.form, { words: 'Et le jeudi ?' });
  },
};

const writes: Behaviour = {
  name: 'answers a check-in',
  seeing: 'write-check-in',
  weight: 0.4,
  async act(acting) {
    const { me, town } = acting;
    const words = `Rien de spécial ${town.nextTag('note')}`;
    if (me.random.happens(0.15)) {
      await acting.say(words, (kind) => {
        if (kind === 'checkInKept') town.notice(me, words);
        if (kind === 'notUnderstood') me.chosen.draft = words;
      });
      return;
    }
    const { form } = (await pressIt(acting)) ?? {};
    if (!form) return;
    const values = {
      words,
      ...(form.fields.some(({ name }) => name === 'weather')
        ? { weather: me.random.pick(['sunny', 'fair', 'rain', 'unsaid']) ?? 'fair' }
        : {}),
      forTeam: me.random.happens(0.1) ? 'team' : 'me',
      showing: me.random.pick(['five', 'five', 'unnamed', 'named']) ?? 'five',
    };
    await acting.submit(form, values, (kind) => {
      if (kind === 'checkInKept' || kind === 'checkInLate') town.notice(me, words);
    });
  },
};

const needsHelp: Behaviour = {
  name: 'needs help with a trial',
  seeing: 'need-help',
  weight: 0.04,
  async act(acting) {
    const answer = await pressIt(acting);
    const whom = answer?.form?.fields.find((field) => field.name === 'whom');
    const first = whom?.type === 'choice' ? whom.options[0]?.value : undefined;
    const chosen: FieldValues = first === undefined ? { person: acting.town.somebodyElse(acting.me).externalId } : { whom: first };
    if (answer?.form) await acting.submit(answer.form, { ...chosen, words: 'Je n’y arrive pas' });
  },
};

const evaluates: Behaviour = {
  name: 'says what a trial has changed',
  seeing: 'answer-evaluation',
  weight: 0.5,
  async act(acting) {
    const { me, town } = acting;
    const answer = await pressIt(acting);
    if (!answer?.form) return;
    const changed = `Moins d’attente ${town.nextTag('note')}`;
    const values = { question: 'Dix', changed, keep: 'Tout', public: '', named: me.random.happens(0.5) ? 'yes' : 'no' };
    await acting.submit(answer.form, values, (kind) => {
      if (kind === 'evaluationKept') town.notice(me, changed, 'evaluations');
    });
  },
};

const concludes: Behaviour = {
  name: 'concludes a trial',
  seeing: 'conclude-trial',
  weight: 0.55,
  async act(acting) {
    const { me, town } = acting;
    const { form } = (await pressIt(acting)) ?? {};
    if (!form) return;
    const learnt = `On en retient ceci, ${town.now}-${me.number}`;
    const follow = me.random.pick(['leave', 'again', 'practice']) ?? 'leave';
    const decision = follow === 'practice' ? { decider: 'La direction', decideBy: addDays(localTime(me.zone, town.now).date, 30) } : {};
    const tried = triedIn(acting, acting.button);
    const turn = tried ? ++tried.turns : 0;
    // Said by two of them within the hour, the answer to the first may come last.
    await acting.submit(form, { learnt, follow, ...decision }, (kind) => {
      if (kind !== 'conclusionKept' || !tried || turn <= (tried.learnt?.turn ?? 0)) return;
      tried.learnt = { words: learnt, turn };
      tried.people = new Map([[me, me.erasures]]);
    });
  },
};

/** The trial that a button is about: its id begins what the button carries. */
function triedIn({ town }: Acting, button: Button | null): Tried | null {
  const [id = ''] = button?.subject.split(':') ?? [];
  return town.tried.find((one) => one.id === id) ?? null;
}

const stops: Behaviour = {
  name: 'stops a trial',
  seeing: 'stop-trial',
  weight: 0.06,
  async act(acting) {
    const answer = await pressIt(acting);
    const tried = answer && triedIn(acting, acting.button);
    if (tried && buttonIn(answer.card, 'conclude-trial')) tried.stoppedAt ??= acting.town.now;
  },
};

const chooseSharing: Behaviour = {
  name: 'chooses who may hear of a trial',
  seeing: 'choose-trial-sharing',
  weight: 0.2,
  async act(acting) {
    const answer = await pressIt(acting);
    const audience = acting.me.random.happens(0.7) ? 'organisation' : 'us';
    if (answer?.form) await acting.submit(answer.form, { audience, naming: 'team', vintage: 'no' });
  },
};

const looks: Behaviour = {
  name: 'looks at the trials',
  seeing: null,
  weight: 3,
  async act(acting) {
    const { card } = await acting.command(acting.in('les tests', 'trials'));
    const open = buttonIn(card, 'show-open-trial');
    if (!open || !acting.me.random.happens(0.3)) return;
    const shown = await acting.press(open);
    const join = buttonIn(shown.card, 'ask-to-join');
    const asked = join && (await acting.press(join));
    const agree = buttonIn(asked?.card, 'join-trial');
    if (agree) await acting.press(agree);
  },
};

export const trying: readonly Behaviour[] = [
  opens,
  triesAgain,
  agrees,
  presses('would rather not try', 'decline-trial', 0.1),
  asksAQuestion,
  presses('begins with those who agreed', 'begin-with-those', 0.6),
  presses('gives a trial up', 'give-up-trial', 0.1),
  presses('carries a trial with others', 'accept-trial-carrying', 0.6),
  presses('finds it sunny', 'weather-sunny', 0.15),
  presses('finds it fair', 'weather-fair', 0.1),
  presses('finds it rainy', 'weather-rain', 0.08),
  presses('finds it stormy', 'weather-storm', 0.04),
  writes,
  needsHelp,
  presses('would rather talk', 'talk-in-person', 0.04),
  presses('wants fewer check-ins', 'pace-rarer', 0.05),
  presses('wants no more check-ins', 'pace-none', 0.1),
  presses('goes on being asked', 'pace-each', 0.3),
  presses('reads the log', 'learning-log', 0.05),
  stops,
  presses('leaves a trial', 'leave-trial', 0.05),
  presses('leads a trial that nobody carries', 'take-trial', 0.4),
  presses('hands a trial over', 'pass-trial', 0.3),
  presses('stays its pilot', 'stay-pilot', 0.4),
  evaluates,
  presses('says nothing of a trial', 'decline-evaluation', 0.1),
  presses('would rather talk of what it changed', 'talk-evaluation', 0.05),
  concludes,
  chooseSharing,
  looks,
];
