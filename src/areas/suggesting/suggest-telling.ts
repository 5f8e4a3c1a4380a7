import { type Act, type Answer, notify, plan, say } from '../../core/act.ts';
import { platformIdOf, sentenceOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { askToTell } from '../asking/tell-initiative.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds } from './messages.ts';

/**
 * « Inviter à raconter », on a message: its writer hears of it once for that message, at a good moment for them, and
 * chooses. The message itself is kept nowhere: it only fills the form in when they are its writer. A person who never met
 * the bot gets a record all the same, as its receiver: their hours, their budget and their "stop" hang on it.
 */
export async function suggestTelling(act: Act, named?: Named<{ readonly message: string }>): Promise<Answer> {
  const { tx, organisation, workspace, person, now } = act;
  const externalId = platformIdOf(act.values.writer);
  if (externalId === '') return say(kinds.nobodyToSuggest);

  const writer = await tx.people.meet(organisation.id, workspace.id, externalId, now);
  if (writer.id === person.id) return askToTell(sentenceOf(act.rest));
  if (writer.unreachableSince) return say(invitingKinds.personCannotBeAsked, { of: 'tell' });
  if (writer.name === '') await plan(act, 'describe-person', { person: writer.id }, now);
  const fresh = await notify(act, writer, {
    kind: kinds.tellSuggestion,
    about: { from: person.id },
    subject: '',
    slot: named?.message ?? '',
  });
  return fresh ? say(invitingKinds.personAsked, { of: 'tell', person: writer.id }) : say(kinds.alreadySuggested);
}
