import type { Hands, OpenForm } from '../hands.ts';
import { addDays, localTime } from '../local-time.ts';
import { ORGANISATION_ZONE, type Tried } from '../town.ts';
import { type Behaviour, fills, isOneOf, openIt, presses, pressesOrSays, pressIt } from './behaviour.ts';

/** What people do with trials: they open them, agree or not, say what they notice, ask for help, stop, and say what was learnt. */

const parts = {
  hypothesis: 'Cela prend moins de temps',
  wayBack: 'On reprend comme avant',
  question: 'Combien de temps ?',
};

/** Somebody with an idea fills it in; in a year, some begin later, some last a week, some three months. */
async function open({ me, town, somebodyElse, submit, sendForMore }: Hands, first: OpenForm): Promise<void> {
  const isShort = ({ fields }: OpenForm) => fields.some(({ name }) => name === 'rest');
  const { random } = me;
  const today = localTime(ORGANISATION_ZONE, town.now).date;
  const form = isShort(first) ? await sendForMore(first, { ...parts, what: 'Un essai', endsOn: today, rest: 'specify' }) : first;
  if (!form || isShort(form)) return;
  const what = `On essaie autrement ${town.nextTag('essai')}`;
  const startsOn = town.exact ? (random.happens(0.6) ? today : addDays(today, random.whole(1, 12))) : addDays(today, 1);
  const wanted = addDays(startsOn, town.exact ? (random.pick([7, 14, 21, 30, 45, 60, 90]) ?? 30) : 149);
  // No trial ends after the bot itself does.
  const endsOn = town.until !== null && wanted > town.until ? town.until : wanted;
  if (endsOn < startsOn) return;
  const howMany = town.exact ? (random.pick([0, 1, 2, 2, 3, 4, 6, 8]) ?? 2) : random.whole(1, 3);
  const people = Array.from({ length: howMany }, () => somebodyElse().externalId);
  const other = town.exact && random.happens(0.3) ? somebodyElse() : null;
  const companion = other && !people.includes(other.externalId) ? other : null;
  const tried = town.try(me, what, startsOn, endsOn, companion);
  await submit(
    form,
    {
      ...parts,
      what,
      startsOn,
      endsOn,
      pilotUntil: random.happens(0.2) && town.exact && addDays(startsOn, 5) < endsOn ? addDays(startsOn, 5) : endsOn,
      gaps: random.happens(0.2) ? '1, 2, 3' : '2, 3, 5, 8, 13',
      offscreen: random.happens(0.1) && town.exact ? 'yes' : 'no',
      people: [...new Set(people)],
      ...(companion && { companion: companion.externalId }),
    },
    (kind) => isOneOf(kind, 'trialShown') && town.opened(tried),
  );
}

const opens: Behaviour = {
  name: 'opens a trial',
  seeing: null,
  weight: 0.35,
  async act(hands) {
    const form = await hands.ask(hands.in('test', 'trial'), 'trial-opened', { button: 'open-trial' });
    if (form) await open(hands, form);
  },
};

const triesAgain: Behaviour = {
  name: 'tries again differently',
  seeing: 'try-again',
  weight: 0.25,
  async act(hands) {
    const form = await openIt(hands, 'trial-opened');
    if (form) await open(hands, form);
  },
};

const notesAYes: Behaviour = {
  name: 'notes a yes said aloud to a trial',
  seeing: 'record-oral',
  weight: 0.6,
  async act(hands) {
    if (!hands.button()?.subject.startsWith('trial:')) return;
    const form = await openIt(hands, 'oral-recorded');
    const on = localTime(hands.me.zone, hands.town.now).date;
    if (form) await hands.submit(form, { on, how: 'Lue à voix haute, à la pause' });
  },
};

const takesAYesBack: Behaviour = {
  name: 'notes that a yes said aloud was taken back',
  seeing: 'take-back-oral',
  weight: 0.05,
  async act(hands) {
    if (hands.button()?.subject.startsWith('trial:')) await pressIt(hands);
  },
};

const writes: Behaviour = {
  name: 'answers a check-in',
  seeing: 'write-check-in',
  weight: 0.4,
  async act(hands) {
    const { me, town } = hands;
    const words = `Rien de spécial ${town.nextTag('note')}`;
    if (me.random.happens(0.15)) {
      if (!hands.button()) return;
      const one = town.notice(me, words);
      return hands.say(words, (kind) => {
        if (kind === 'checkInKept') town.kept(one);
        if (kind === 'notUnderstood') me.chosen.draft = words;
      });
    }
    const form = await openIt(hands, 'check-in-answered');
    if (!form) return;
    const one = town.notice(me, words, form.subject);
    const values = {
      words,
      ...(form.fields.some(({ name }) => name === 'weather')
        ? { weather: me.random.pick(['sunny', 'fair', 'rain', 'unsaid']) ?? 'fair' }
        : {}),
      forTeam: me.random.happens(0.1) ? 'team' : 'me',
      showing: me.random.happens(0.25) ? 'named' : 'unnamed',
    };
    await hands.submit(form, values, (kind) => isOneOf(kind, 'checkInKept', 'checkInLate') && town.kept(one));
  },
};

const evaluates: Behaviour = {
  name: 'says what a trial has changed',
  seeing: 'answer-evaluation',
  weight: 0.5,
  async act(hands) {
    const { me, town } = hands;
    const form = await openIt(hands, 'evaluation-answered');
    if (!form) return;
    const changed = `Moins d’attente ${town.nextTag('note')}`;
    const values = { question: 'Dix', changed, keep: 'Tout', public: '', named: me.random.happens(0.5) ? 'yes' : 'no' };
    const one = town.notice(me, changed, `evaluation ${form.subject}`);
    await hands.submit(form, values, (kind) => isOneOf(kind, 'evaluationKept') && town.kept(one, 'evaluations'));
  },
};

const concludes: Behaviour = {
  name: 'concludes a trial',
  seeing: 'conclude-trial',
  weight: 0.55,
  async act(hands) {
    const { me, town } = hands;
    const form = await openIt(hands, 'trial-concluded');
    if (!form) return;
    const learnt = `On en retient ceci, ${town.now}-${me.number}`;
    const follow = me.random.pick(['leave', 'again', 'practice']) ?? 'leave';
    const decision = follow === 'practice' ? { decider: 'La direction', decideBy: addDays(localTime(me.zone, town.now).date, 30) } : {};
    const tried = triedIn(hands, form.subject);
    const turn = tried ? ++tried.turns : 0;
    // Said by two of them within the hour, the answer to the first may come last.
    await hands.submit(form, { learnt, follow, ...decision }, (kind) => {
      if (!isOneOf(kind, 'conclusionKept') || !tried || turn <= (tried.learnt?.turn ?? 0)) return;
      tried.learnt = { words: learnt, turn };
      // Concluded anew, it may be proposed anew.
      tried.decidedAt = null;
      tried.people = new Map([[me, me.erasures]]);
    });
  },
};

const decides: Behaviour = {
  name: 'tells what was answered to a proposal',
  seeing: 'tell-decision',
  weight: 0.3,
  async act(hands) {
    const form = await openIt(hands, 'decision-told');
    if (!form) return;
    const answer = hands.me.random.happens(0.5) ? 'yes' : 'no';
    const tried = triedIn(hands, form.subject);
    await hands.submit(form, { answer, words: `Voici pourquoi, ${hands.town.now}` }, (kind) => {
      if (tried && isOneOf(kind, 'decisionReady')) tried.decidedAt = hands.town.now;
    });
  },
};

/** The trial that a button or a form is about: its id begins what it carries. */
function triedIn({ town }: Hands, subject: string): Tried | null {
  const [id = ''] = subject.split(':');
  return town.tried.find((one) => one.id === id) ?? null;
}

const stops: Behaviour = {
  name: 'stops a trial',
  seeing: 'stop-trial',
  weight: 0.06,
  async act(hands) {
    const button = hands.button();
    const card = button && (await hands.press(button));
    const tried = button && triedIn(hands, button.subject);
    if (tried && (await card?.next('conclude-trial'))) tried.stoppedAt ??= hands.town.now;
  },
};

const looks: Behaviour = {
  name: 'looks at the trials',
  seeing: null,
  weight: 3,
  async act(hands) {
    const card = await hands.command(hands.in('les tests', 'trials'));
    const one = await card.next('show-trial');
    if (!one || !hands.me.random.happens(0.3)) return;
    const shown = await hands.press(one);
    const join = await shown.next('ask-to-join');
    const asked = join && (await hands.press(join));
    const agree = await asked?.next('join-trial');
    if (agree) await hands.press(agree);
  },
};

export const trying: readonly Behaviour[] = [
  opens,
  triesAgain,
  pressesOrSays('agrees to a trial', 'join-trial', 0.75, 'd’accord', 'yes'),
  presses('would rather not try', 'decline', 0.1),
  fills('has a question about a trial', 'ask-about-trial', 0.05, 'trial-question-asked', () => ({ words: 'Et le jeudi ?' })),
  notesAYes,
  fills('notes what was said aloud of a trial', 'note-aloud', 0.1, 'aloud-noted', ({ town }, { fields }) => ({
    [fields.some(({ name }) => name === 'words') ? 'words' : 'public']: `On préfère le matin ${town.now}`,
  })),
  takesAYesBack,
  presses('begins with those who agreed', 'begin-with-those', 0.6),
  presses('gives a trial up', 'give-up-trial', 0.1),
  presses('says the weather', 'weather', 0.09),
  writes,
  fills('needs help with a trial', 'need-help', 0.04, 'help-asked', ({ somebodyElse }, { fields }) => {
    const [first] = fields.find((field) => field.name === 'whom')?.options ?? [];
    return { ...(first ? { whom: first.value } : { person: somebodyElse().externalId }), words: 'Je n’y arrive pas' };
  }),
  presses('would rather talk', 'talk-in-person', 0.04),
  presses('reads the log', 'learning-log', 0.05),
  stops,
  presses('leaves a trial', 'leave-trial', 0.05),
  presses('leads a trial that nobody carries', 'take-trial', 0.4),
  presses('hands a trial over', 'pass-trial', 0.3),
  evaluates,
  presses('says nothing of a trial', 'decline-evaluation', 0.1),
  presses('would rather talk of what it changed', 'talk-evaluation', 0.05),
  concludes,
  decides,
  presses('has no answer yet, or wants a text to send', 'practice-text', 0.2),
  fills('chooses who may hear of a trial', 'choose-trial-sharing', 0.2, 'trial-sharing-chosen', ({ me }) => ({
    audience: me.random.happens(0.7) ? 'organisation' : 'us',
    naming: 'team',
  })),
  looks,
];
