import { type Act, type Answer, aboutInitiative, refreshLater, replaceUnlessPosted, type Said, say, sayFrom } from '../../core/act.ts';
import { aboutDraft, draftName, forgetDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords, sayInWordsFrom } from '../../core/form-in-words.ts';
import { askingTrouble, sentenceOf, severalOf, textOf } from '../../core/form-values.ts';
import { meetNamed } from '../../core/named.ts';
import type { NamedDraft } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { type Initiative, promisesInTurn } from '../../domain/initiative.ts';
import { type Person, workingTimeOf } from '../../domain/person.ts';
import { type Purpose, purposes, ruleOf } from '../../domain/purpose.ts';
import { isOver } from '../../domain/term.ts';
import { askEach } from '../agreeing/ask-each.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { askChosen } from '../inviting/ask-chosen.ts';
import { sayTermOver } from '../term/after-term.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { keepingFor } from './who-keeps-time.ts';

/** `/initiative …`: keeps one sentence, and plans what is promised (P1, P2). */
export async function tellInitiative(act: Act): Promise<Answer> {
  const sentence = sentenceOf(act.rest);
  if (sentence === '') return askToTell('');
  return { ...(await tellSentence(act, sentence, act.inPublic, 'tell')), nothingDue: true };
}

/** The form's sentence. */
export async function tellFromForm(act: Act): Promise<Answer> {
  const sentence = sentenceOf(textOf(act.values.sentence));
  if (sentence === '') return { type: 'correct', errors: { sentence: 'sentence-empty' } };
  const purpose = purposes.find((one) => one === textOf(act.values.purpose) && ruleOf(one).asks !== 'its-people') ?? 'tell';
  const chosen = severalOf(act.values.people);
  if (chosen.length === 0) return tellSentence(act, sentence, false, purpose);
  return tellTo(act, sentence, purpose, chosen);
}

/** « Avec qui ? »: those whom they chose are asked by name. */
async function tellTo(act: Act, sentence: string, purpose: Purpose, chosen: readonly string[]): Promise<Answer> {
  const each = ruleOf(purpose).chosen === 'each';
  const trouble = chosen.length > 1 && !each ? 'person-alone' : await askingTrouble(act, chosen);
  if (trouble) return { type: 'correct', errors: { people: trouble } };
  const people: Person[] = [];
  for (const one of chosen) people.push(...[await meetNamed(act, one)].flatMap((person) => person ?? []));
  const [person] = people;
  if (!person) return { type: 'correct', errors: { people: 'person-missing' } };

  const initiative = await toldNow(act, sentence, purpose);
  if (each) await askEach(act, initiative, chosen);
  // Sent again, it is asked once.
  else if (!(await act.tx.invitations.ofInitiative(initiative.id))) await askChosen(act, initiative, person);
  return notedOf(act, initiative, { inPublic: false, chosen: true });
}

/** The form; where the button says so, it also asks what for. */
export async function openTellForm(_: Act, named?: Named<{ readonly purpose: Purpose } | { readonly message: string }>): Promise<Answer> {
  return named && 'purpose' in named ? askToMeet(named.purpose) : askToTell('');
}

/** « Demander une rencontre »: the form, which also asks what for. */
export async function askMeeting(): Promise<Answer> {
  return askToMeet('tell');
}

/** « Y voir clair : … », « une règle : … », « revenir sur : … », « réunir : … »: the sentence, or the form. */
const meetingFor =
  (purpose: Purpose) =>
  async (act: Act): Promise<Answer> => {
    const sentence = sentenceOf(act.rest);
    return sentence === '' ? askToMeet(purpose) : tellSentence(act, sentence, act.inPublic, purpose);
  };

export const seeClear = meetingFor('clear');
export const ruleInTheWay = meetingFor('rule');
export const lookBack = meetingFor('look-back');
export const bringTogether = meetingFor('table');

/** The acts that begin with a sentence. */
export const tells: ReadonlySet<unknown> = new Set([tellInitiative, seeClear, ruleInTheWay, lookBack, bringTogether]);

const askToMeet = (purpose: Purpose): Answer => ({
  type: 'ask',
  form: filled(forms.tell, { sentence: '', purpose }),
  otherwise: sayInWords(forms.tell, { asks: true, purpose }),
});

/** « Oui, la raconter »: the words the bot had not understood become an initiative. */
export async function tellDraft(act: Act, named?: NamedDraft): Promise<Answer> {
  const { tx, person } = act;
  const draft = await tx.people.draft(person.id);
  if (!draft || (named !== undefined && named?.draft !== draftName(draft))) return say(conversationKinds.nothingPending);
  if (isOver(act.organisation, act.now)) return sayTermOver(act, draft.words);
  await tx.people.forgetDraft(person.id);
  const answer = await tellSentence(act, draft.words, draft.inPublic, 'tell');
  // The card that was pressed now says what the answer says; answered in words, it has served.
  const asked = aboutDraft(person.id, draftName(draft));
  await tx.heard.becomes(asked, aboutInitiative(String(answer.about.initiative)));
  if (named) await tx.deliveries.reassign(asked, aboutInitiative(String(answer.about.initiative)));
  else await refreshLater(act, asked);
  const { keeps: _, ...told } = answer;
  return { ...told, replaces: true };
}

export async function dropDraft(act: Act, named?: NamedDraft): Promise<Answer> {
  const draft = await act.tx.people.draft(act.person.id);
  if (!draft || (named !== undefined && named?.draft !== draftName(draft))) return say(conversationKinds.nothingPending);
  await forgetDraft(act, draft);
  return replaceUnlessPosted(conversationKinds.draftDropped);
}

/** The form, with what it begins with. */
export function askToTell(sentence: string): Answer {
  return {
    type: 'ask',
    form: filled(forms.tell, { sentence, purpose: null }),
    otherwise: sayInWordsFrom(forms.tell, { sentence, asks: false, purpose: 'tell', of: '' }),
  };
}

/**
 * Keeps one sentence, and what it entails.
 * @param inPublic others have read the sentence already, and whose it is
 * @param item what was read, where its people are asked
 */
export async function tellSentence(
  act: Act,
  sentence: string,
  inPublic: boolean,
  purpose: Purpose,
  item: string | null = null,
): Promise<Said> {
  if (isOver(act.organisation, act.now)) return sayTermOver(act, sentence);
  return notedOf(act, await toldNow(act, sentence, purpose, item), { inPublic, chosen: false });
}

/** Told again while nothing has left, it is the same. */
async function toldNow(act: Act, sentence: string, purpose: Purpose, item: string | null = null): Promise<Initiative> {
  const held = act.held ?? (await act.tx.initiatives.held(act.person.id, sentence));
  if (held.same?.purpose === purpose && held.same.item === item) return held.same;
  const inTurn = item === null || !(await act.tx.initiatives.isAsked(item));
  return tellAnew(act, { sentence, purpose, item, inTurn }, held.count);
}

async function notedOf(
  act: Act,
  initiative: Initiative,
  { inPublic, chosen }: { readonly inPublic: boolean; readonly chosen: boolean },
): Promise<Said> {
  const about = { initiative: initiative.id, ...(inPublic && { inPublic }), ...(chosen && { chosen }) };
  const keeping = await keepingFor(act, initiative.purpose, chosen);
  return { ...sayFrom(kinds.initiativeNoted, about, { initiative, inPublic, chosen, keeping }), keeps: aboutInitiative(initiative.id) };
}

function tellAnew(
  { tx, now, organisation, person }: Act,
  told: Pick<Initiative, 'sentence' | 'purpose' | 'item' | 'inTurn'>,
  held: number,
): Initiative {
  const { searchEndsAt, erasedAt, ...promises } = promisesInTurn(
    workingTimeOf(person, organisation),
    organisation.settings,
    now,
    held,
    told.purpose,
  );
  const agenda = [
    { what: 'invite-harvester', subject: '<id>', notBefore: promises.heldUntil },
    // While it waits for its turn, nothing is promised; and those who are chosen are not looked for.
    ...(told.inTurn && ruleOf(told.purpose).asks !== 'chosen' ? [{ what: 'end-search', subject: '<id>', notBefore: searchEndsAt }] : []),
    { what: 'erase-unmet', subject: '<id>', notBefore: erasedAt },
  ];
  return tx.initiatives.tell({ organisationId: organisation.id, personId: person.id, ...told }, now, { ...promises, agenda });
}
