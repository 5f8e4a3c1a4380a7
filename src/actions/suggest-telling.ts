import { type Act, type Answer, notify, plan, replaceWith, say } from './context.ts';
import { platformIdOf } from './form-values.ts';
import { askToTell, sentenceOf } from './tell-initiative.ts';

/**
 * « Inviter à raconter », on a message: its writer hears of it once for that message, at a good moment for them, and
 * chooses. The message itself is kept nowhere: it only fills the form in when they are its writer. Whoever never met
 * the bot gets a record all the same, as its receiver: their hours, their budget and their "stop" hang on it.
 */
export async function suggestTelling(act: Act): Promise<Answer> {
  const { tx, organisation, workspace, person, now } = act;
  const externalId = platformIdOf(act.values.writer);
  if (externalId === '') return say('nobodyToSuggest', {});

  const writer = await tx.people.meet(organisation.id, workspace.id, externalId, now);
  if (writer.id === person.id) return askToTell(sentenceOf(act.rest));
  if (writer.unreachableSince) return say('cannotSuggest', {});
  if (writer.name === '') await plan(act, 'describe-person', writer.id, now);
  const fresh = await notify(act, writer, { kind: 'tellSuggestion', about: { from: person.id }, subject: '', slot: act.subject });
  return fresh ? say('tellingSuggested', { name: writer.name }, { person: writer.id }) : say('alreadySuggested', {});
}

/** « Non merci »: nothing changes and nothing is kept. */
export async function declineSuggestion(): Promise<Answer> {
  return { ...replaceWith('suggestionDeclined', {}), untraced: true };
}
