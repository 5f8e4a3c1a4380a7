import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';
import { addDays } from '../local-time.ts';
import type { Citizen } from '../population.ts';
import type { Town } from '../town.ts';
import { type Acts, buttonsOf, type Doing, did, sureOf, withButton } from './doing.ts';

/** Trials that people open, agree to and answer about; those who may erase themselves one day take no part. */
export function startTrials(slack: FakeSlack, random: Chance, doing: Doing, town: Town, people: readonly Citizen[]): Acts {
  const answered = new Set<string>();

  async function open(me: Citizen): Promise<boolean> {
    if (!people.includes(me)) return false;
    const person = slack.person(me.externalId);
    const form = await doing.form(me.externalId, { intent: 'trial-opened', subject: '' }, async () => {
      const before = person.ephemerals().length;
      await doing.command(me.externalId, 'test');
      // Where the form cannot be opened at once, a card offers it.
      const card = person
        .ephemerals()
        .slice(before)
        .find((one) => buttonsOf(one.blocks).some(({ intent }) => intent === 'open-trial'));
      if (card && !person.view()) await doing.press(me.externalId, card, 'open-trial');
    });
    if (!form) return true;
    const date = (days: number) => addDays(new Date(town.now).toISOString().slice(0, 10), days);
    const one = town.try(me, `On essaie autrement ${town.nextTag('essai')}`, date(1), date(150), 'unsure');
    const entries = {
      what: one.what,
      hypothesis: 'Cela prend moins de temps',
      wayBack: 'On reprend comme avant',
      question: 'Combien de temps ?',
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      pilotUntil: one.endsOn,
      people: random
        .shuffled(people.filter((other) => other !== me))
        .slice(0, random.whole(1, 3))
        .map(({ externalId }) => externalId),
    };
    return did(doing.submit(me.externalId, form, entries, sureOf(one)));
  }

  async function agree({ externalId: id }: Citizen): Promise<boolean> {
    const card = random.pick(withButton(slack.person(id), 'join-trial'));
    return card !== undefined && did(doing.press(id, card, 'join-trial', random.happens(0.2)));
  }

  async function notice(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const card = withButton(slack.person(id), 'write-check-in')
      .filter(({ ts }) => !answered.has(`${id} ${ts}`))
      .at(-1);
    const asked = card && buttonsOf(card.blocks).find(({ intent }) => intent === 'write-check-in');
    if (!card || !asked) return false;
    answered.add(`${id} ${card.ts}`);
    const wanted = { intent: 'check-in-answered', subject: asked.subject };
    const form = await doing.form(id, wanted, () => doing.press(id, card, 'write-check-in'));
    if (!form) return true;
    const one = town.notice(me, `Rien de spécial ${town.nextTag('note')}`, 'check-ins', 'unsure');
    return did(doing.submit(id, form, { words: one.words, showing: 'five' }, sureOf(one)));
  }

  return {
    openTrial: { weight: 4, run: open },
    agreeToTrial: { weight: 12, run: agree },
    notice: { weight: 20, run: notice },
  };
}
