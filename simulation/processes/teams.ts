import type { TeamsShown } from '../../fakes/teams/people.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import type { Chance } from '../../support/random.ts';
import type { Citizen } from '../population.ts';
import type { Told, Town } from '../town.ts';

/** Those of a town who are in Teams: they tell, listen, correct themselves. */
export interface TeamsStream {
  begin(): Promise<void>;
  /** Each does something, at the same time. */
  burst(): Promise<void>;
  /** Who was not answered says it again. */
  again(): Promise<void>;
}

/** With what they typed: they say it again. */
const apology = /rien pu enregistrer/;

export function startTeamsStream(teams: FakeTeams, random: Chance, town: Town): TeamsStream {
  const people = town.citizens.filter(({ platform }) => platform === 'teams');
  for (const { externalId: id, name, firstName, zone } of people) teams.addUser({ id, name, givenName: firstName, zone, locale: 'fr-FR' });
  const volunteers = people.slice(0, Math.ceil(people.length / 3));
  /** What nobody has answered yet, of each. */
  const unanswered = new Map<Citizen, Told | 'volunteering'>();

  const person = ({ externalId }: Citizen) => teams.person(externalId);
  const screen = (me: Citizen) => [...person(me).messages(), ...person(me).ephemerals()].filter(({ fromBot }) => fromBot);
  const isAnswered = (me: Citizen, waits: Told | 'volunteering') =>
    screen(me).some(
      ({ visible }) => visible.includes(waits === 'volunteering' ? 'bienvenue dans l’équipe' : waits.tag) && !apology.test(visible),
    );

  async function tell(me: Citizen): Promise<void> {
    const tag = town.nextTag('idée');
    const sentence = `On a planté des haies ${tag}`;
    // Said until it is answered: in the end it is there.
    const one = Object.assign(town.tell(me, tag, sentence, { rules: town.rules, chosen: me.chosen, known: 'unsure', awaitsNote: true }), {
      known: 'sure',
    } as const);
    unanswered.set(me, one);
    await person(me).dm(`initiative ${sentence}`);
  }

  async function withdraw(me: Citizen, card: TeamsShown, one: Told): Promise<void> {
    one.end = 'perhaps';
    const { body } = await person(me).press(card, 'Retirer');
    // What failed is said instead; and what leaves at the same instant may have left before.
    if (body.includes('C’est noté.')) town.withdraw(one, town.now + 1);
  }

  async function act(me: Citizen): Promise<void> {
    if (unanswered.has(me)) return;
    if (volunteers.includes(me) && random.happens(0.3)) return void (await person(me).dm(random.pick(['oui', 'passe']) ?? 'oui'));
    const mine = town.told.filter(({ teller, end }) => teller === me && end === 'no');
    const one = random.happens(0.25) ? random.pick(mine) : undefined;
    const card = one && screen(me).find(({ visible, buttons }) => visible.includes(one.tag) && buttons.includes('Retirer'));
    if (one && card) return withdraw(me, card, one);
    if (random.happens(0.35)) await tell(me);
  }

  return {
    async begin() {
      await Promise.all(
        volunteers.map(async (me) => {
          unanswered.set(me, 'volunteering');
          me.chosen.volunteer = 'yes';
          await person(me).dm('volontaire');
        }),
      );
    },
    async burst() {
      await Promise.all(people.map(act));
    },
    async again() {
      await Promise.all(
        [...unanswered].map(async ([me, waits]) => {
          if (isAnswered(me, waits)) return unanswered.delete(me);
          return person(me).again();
        }),
      );
    },
  };
}
