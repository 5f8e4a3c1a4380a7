import { type Act, type Answer, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { severalOf } from '../../core/form-values.ts';
import type { NamedInitiative } from '../../core/records.ts';
import { forms } from '../choosing/forms.ts';
import { passOn } from '../inviting/invite-harvester.ts';
import { kinds } from './messages.ts';
import { withOwnInitiative } from './own-initiative.ts';

const setAsideAtMost = 100;

/** « Pas avec certaines personnes »: a private choice, kept as platform ids only. */
export async function chooseSetAside(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'set-aside', async (initiative) => ({
    type: 'ask',
    form: filled(forms.people, { of: 'set-aside', record: initiative.id, role: null }),
    otherwise: sayInWords(forms.people, { initiative: initiative.id }),
  }));
}

export async function setAside(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'set-aside', async (initiative) => {
    const chosen = severalOf(act.values.people);
    if (chosen.length > setAsideAtMost) return { type: 'correct', errors: { people: 'set-aside-too-many' } };
    await act.tx.initiatives.setAside(initiative.id, act.workspace.id, chosen, act.person.id);
    const invitation = await act.tx.invitations.ofInitiative(initiative.id);
    const identity = invitation && (await act.tx.people.identity(invitation.personId, act.workspace.id));
    // Asked already, they may have read the sentence: they will not learn the name.
    if (invitation && !invitation.chosen && identity && chosen.includes(identity.externalId)) {
      await passOn(act, invitation);
    }
    return say(kinds.setAsideNoted, { people: chosen.length });
  });
}
