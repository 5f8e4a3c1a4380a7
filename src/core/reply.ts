import type { Card, Form } from '../cards/card.ts';
import type { Locale } from '../domain/organisation.ts';
import { localeOf } from '../domain/person.ts';
import type { PostRef } from '../ports/chat-platform.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  aboutKept,
  aboutLines,
  aboutLink,
  aboutStory,
  aboutTrial,
  answerByMessage,
  type Replaces,
  type Said as SaidAnswer,
} from './act.ts';
import { answerCard, cardOf, type Language, newsOf, troubleText } from './cards.ts';
import { numberedIn } from './chosen.ts';
import { aboutDraft } from './draft.ts';
import { formOf } from './form.ts';
import { hashOf } from './hash.ts';
import { type Incoming, isChange } from './incoming.ts';
import { type Message, type Telling, trueNow } from './kind.ts';
import { languageFor } from './language.ts';
import { keepShown } from './shown.ts';
import { threadName } from './thread.ts';

/** What the adapter does with what the core answered. */
export type Reply =
  /** Nothing to show now: it was already answered, or the answer is on its way as a message. */
  | { readonly type: 'nothing' /** The language of the person who acted, where they are known. */; readonly locale?: Locale }
  /** From a workspace that is not ours: nothing was recorded. */
  | { readonly type: 'refused'; readonly card: Card }
  | { readonly type: 'say'; readonly card: Card /** In the place of the card that was pressed. */; readonly replaces: Replaces }
  | { readonly type: 'ask'; readonly form: Form /** Where the form cannot be shown. */; readonly otherwise: Card }
  | {
      readonly type: 'correct';
      /** By field name. */
      readonly errors: Readonly<Record<string, string>>;
      /** Shown in the place of the form they sent, unless it cannot hold all of its words. */
      readonly next?: Form;
      /** They may choose among all the channels the bot is in: the form that came back does not prove it. */
      readonly listsChannels: boolean;
    }
  /** Nothing was recorded. `card` quotes what they typed, so that it is not lost. */
  | { readonly type: 'failed'; readonly card: Card; readonly reference: string };

/** Whether the adapter shows this answer itself; otherwise it leaves as a message of its own. */
export function isShownAtOnce({ said, shows }: Incoming, answer: Answer): boolean {
  if (answer.type === 'correct' || (answer.type === 'say' && (answer.unrecorded || answer.untraced))) return true;
  if (said.type === 'words' || said.type === 'submit' || said.type === 'home' || isChange(said)) return false;
  if (shows === 'replacements') return answer.type === 'say' && answer.replaces === true;
  return shows === undefined || (shows === 'forms' && answer.type === 'ask');
}

/** An answer that the adapter shows at once. */
export async function shown(answer: Answer, reader: Telling): Promise<Reply> {
  const language = languageFor(reader, reader.person);
  switch (answer.type) {
    case 'nothing':
      return { type: 'nothing', locale: language.locale };
    case 'say': {
      const told = await worded(answer, reader);
      if (!answer.unrecorded) await keepShown(reader, told);
      return { type: 'say', card: shownCard(answer, told, reader, language), replaces: answer.replaces };
    }
    case 'ask': {
      const { form, otherwise } = answer;
      return {
        type: 'ask',
        form: formOf(form, language),
        otherwise: shownCard(otherwise, await worded(otherwise, reader), reader, language),
      };
    }
    case 'correct':
      return {
        type: 'correct',
        listsChannels: reader.person.coordinator,
        ...(answer.next && { next: formOf(answer.next, language) }),
        errors: Object.fromEntries(Object.entries(answer.errors).map(([name, trouble]) => [name, troubleText(trouble, language.words)])),
      };
  }
}

/** An answer that the adapter shows has no delivery that « Plus » or a number could name: one is kept, unless no trace may be. */
function shownCard(answer: SaidAnswer, told: Message, reader: Telling, language: Language): Card {
  if (typeof answer.about.whole === 'string') return answerCard(newsOf(told, { id: '', about: answer.about }), language, reader.saying);
  if (answer.untraced || answer.unrecorded) return cardOf(told, language, null);
  const card = { kind: answer.kind.name, about: answer.about };
  const name = cardName(card);
  const more = () => {
    const [organisationId, personId] = [reader.organisation.id, reader.person.id];
    reader.tx.deliveries.keepShown({ ...card, name, subject: subjectOf(reader, answer), organisationId, personId, at: reader.now });
    return reader.saying.more({ shown: name });
  };
  return cardOf(told, language, numberedIn(told).length > 0 ? more() : more);
}

/** Equal for one kind about the same things, in any order. */
function cardName({ kind, about }: Pick<NewDelivery, 'kind' | 'about'>): string {
  return hashOf(JSON.stringify([kind, Object.entries(about).toSorted(([a], [b]) => (a < b ? -1 : 1))])).slice(0, 22);
}

/** What an answer says once the act is done. */
async function worded({ kind, about, read }: SaidAnswer, reader: Telling): Promise<Message> {
  if (read) return { kind, params: read(reader) };
  return (await trueNow({ kind: kind.name, about }, reader)) ?? reader.saying.changedMeanwhile();
}

/** An answer that leaves as a message of its own: to plain words, and to forms. */
export async function sent(
  act: Act,
  answer: Answer,
  { receipt, thread, unheard }: { receipt: string; thread: PostRef | undefined; unheard: SaidAnswer | null },
): Promise<Reply> {
  if (answer.type === 'correct' || answer.type === 'nothing') return shown(answer, act);

  const where = thread && { thread: threadName(thread) };
  // What was not heard is said before the answer, which stays the last thing said.
  for (const said of [...(unheard ? [unheard] : []), answer.type === 'ask' ? answer.otherwise : answer])
    await answerByMessage(act, {
      organisationId: act.organisation.id,
      kind: said.kind.name,
      about: { ...said.about, ...where },
      subject: subjectOf(act, said),
      slot: receipt,
      personId: act.person.id,
      within: act.workspace.id,
    });
  return { type: 'nothing', locale: localeOf(act.person, act.organisation) };
}

/** Whose change edits this answer, as long as it shows somebody's words. */
function subjectOf({ person }: Pick<Act, 'person'>, { about, kind }: SaidAnswer): string {
  if (typeof about.typed === 'string') return aboutDraft(person.id, about.typed);
  if (typeof about.story === 'string') return aboutStory(about.story);
  if (typeof about.initiative === 'string') return aboutInitiative(about.initiative);
  if (typeof about.draft === 'string') return aboutDraft(person.id, about.draft);
  if (typeof about.kept === 'string') return aboutKept(about.kept);
  if (typeof about.trial === 'string') return aboutTrial(about.trial);
  if (typeof about.lines === 'string') return aboutLines(about.lines);
  if (typeof about.link === 'string') return aboutLink(about.link);
  return kind.listsInitiatives ? aboutInitiativesOf(person.id) : '';
}
