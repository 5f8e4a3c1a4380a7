import { type Act, type Answer, say } from './context.ts';
import { withOwnInitiative } from './own-initiative.ts';

/** « Pas avec certaines personnes »: a private choice, kept as platform ids only. */
export async function chooseSetAside(act: Act): Promise<Answer> {
  return withOwnInitiative(act, 'set-aside', async (initiative) => ({
    type: 'ask',
    form: { form: 'setAside', params: { initiative: initiative.id } },
    otherwise: say('setAsideByButton', { initiative: initiative.id }, { initiative: initiative.id }),
  }));
}

export async function setAside(act: Act): Promise<Answer> {
  return withOwnInitiative(act, 'set-aside', async (initiative) => {
    const { people } = act.values;
    const chosen = [...new Set(typeof people === 'string' ? [people] : (people ?? []))].filter((one) => one !== '');
    await act.tx.initiatives.setAside(initiative.id, act.workspace.id, chosen);
    return say('setAsideNoted', { people: chosen.length }, { people: chosen.length });
  });
}
