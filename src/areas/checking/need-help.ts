import { type Act, type Answer, aboutTrial, notify, say } from '../../core/act.ts';
import { draftNamed, keepDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { platformIdOf, sentenceOf, textOf } from '../../core/form-values.ts';
import { meetNamed } from '../../core/named.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import { localeOf, type Person } from '../../domain/person.ts';
import { isOver } from '../../domain/term.ts';
import type { Trial } from '../../domain/trial.ts';
import { tellSentence } from '../asking/tell-initiative.ts';
import { notFound } from '../conversation/missed.ts';
import { askChosen } from '../inviting/ask-chosen.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds as termKinds } from '../term/messages.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { carriersOf, trialInMind } from './own-check-in.ts';
import { helpChoices, isFar, othersInCoordination, readableFrom, sayFromWhen, soonestOf, trialHelpers } from './who-can-help.ts';

// « J'ai besoin d'aide »: asks whom, and says when it can be read. « En parler de vive voix »: asks the pilot to come and talk.

const states = ['live', 'over'] as const;

type NamedHelp = Named<{ readonly trial: string; readonly draft?: string }>;

/** The form; words that follow are kept until somebody is chosen. */
export async function needHelp(
  act: Act,
  named?: Named<{ readonly trial: string; readonly draft?: string } | { readonly outside: string } | { readonly draft: string }>,
): Promise<Answer> {
  if (named && 'outside' in named) return askWhom(act, null, named.outside);
  const trial = named && 'trial' in named ? named.trial : undefined;
  const theirs = await trialInMind(act, named && (trial === undefined ? undefined : { trial }), states);
  // A card of a trial that they have left since names nothing of theirs.
  if (!theirs && trial) return notFound('any-trial');
  const said = sentenceOf(act.rest);
  const draft = said === '' ? (named && 'draft' in named && named.draft) || '' : await keepDraft(act, said);
  return askWhom(act, theirs?.trial ?? null, draft);
}

/** `trial`: null outside of any. */
async function askWhom(act: Act, trial: Trial | null, draft: string): Promise<Answer> {
  if (!trial && isOver(act.organisation, act.now)) return say(termKinds.termOver, draft === '' ? {} : { draft });
  const [people, words] = [await helpChoices(act, trial, act.person), (await draftNamed(act, draft))?.words ?? ''];
  const id = trial?.id ?? '';
  const about = draft === '' ? { trial: id } : { trial: id, draft };
  return {
    type: 'ask',
    form: filled(forms.help, { trial: id, draft, people, words }),
    otherwise: sayInWords(forms.help, about),
  };
}

/** One of those listed, in one press. */
export async function askHelpOf(
  act: Act,
  named?: Named<{ readonly trial: string; readonly whom: string; readonly draft: string }>,
): Promise<Answer> {
  if (named?.trial === '') return askListed(act, (await takeDraft(act, named.draft)) ?? '', named.whom);
  const theirs = await trialInMind(act, named, states);
  if (!theirs || !named) return notFound('any-trial');
  const receivers = await listed(act, theirs.trial, named.whom);
  if (receivers.length === 0) return notPossible(theirs.trial);
  const words = (await takeDraft(act, named.draft)) ?? '';
  return request(act, theirs.trial, receivers, { voice: false, words });
}

export async function helpFromForm(act: Act, named?: NamedHelp): Promise<Answer> {
  const outside = named?.trial === '';
  const theirs = outside ? null : await trialInMind(act, named, states);
  if (!outside && !theirs) return notFound('any-trial');
  const [whom, somebody, words] = [textOf(act.values.whom), platformIdOf(act.values.person), sentenceOf(textOf(act.values.words))];
  if (whom === '' && somebody === '') return { type: 'correct', errors: { person: 'person-missing' } };

  // Somebody they looked for is somebody they want.
  const chosen = somebody === '' ? null : await meetNamed(act, somebody);
  if (!theirs) {
    if (somebody !== '' && !chosen) return { type: 'correct', errors: { person: 'person-missing' } };
    await takeDraft(act, named?.draft ?? '');
    return chosen ? askSomebody(act, words, chosen) : askListed(act, words, whom);
  }
  const found = somebody === '' ? await listed(act, theirs.trial, whom) : [chosen];
  const receivers = found.flatMap((one) => (one && one.unreachableSince === null ? [one] : []));
  if (receivers.length === 0) return notPossible(theirs.trial);
  await takeDraft(act, named?.draft ?? '');
  return request(act, theirs.trial, receivers, { voice: false, words });
}

/** « En parler de vive voix »: the pilot, or who carries it with them and can be there sooner when the pilot is away for long. */
export async function talkInPerson(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await trialInMind(act, named, states);
  if (!theirs) return notFound('any-trial');
  const carriers = (await carriersOf(act, theirs.trial, act.person.id)).map(({ person }) => person).filter((one) => !one.unreachableSince);
  const [pilot] = carriers;
  if (!pilot) return askWhom(act, theirs.trial, '');
  const soonest = soonestOf(act, carriers) ?? pilot;
  return request(act, theirs.trial, [isFar(act, readableFrom(act, pilot)) ? soonest : pilot], { voice: true, words: '' });
}

async function listed(act: Act, trial: Trial, whom: string): Promise<readonly Person[]> {
  if (whom === 'coordination') return othersInCoordination(act, act.person);
  return (await trialHelpers(act, trial, act.person.id)).filter(({ id }) => id === whom);
}

function notPossible(trial: Trial): Answer {
  return say(kinds.helpNotPossible, { trial: trial.id });
}

/** Told to each, at their next good moment; the same request on the same day is one request. */
async function request(
  act: Act,
  trial: Trial,
  receivers: readonly Person[],
  { voice, words }: { readonly voice: boolean; readonly words: string },
): Promise<Answer> {
  const { tx, person, organisation, now } = act;
  const today = localDate(organisation, now).toZonedDateTime(organisation.zone).toInstant();
  const before = await tx.checkIns.helpRequestsSince(trial.id, today);
  const asked: string[] = [];
  for (const receiver of receivers) {
    const same = before.find((one) => one.fromId === person.id && one.toId === receiver.id && one.voice === voice && one.words === words);
    const id = same?.id ?? (await tx.checkIns.requestHelp({ trialId: trial.id, fromId: person.id, toId: receiver.id, voice, words }, now));
    asked.push(id);
    await notify(act, receiver, {
      kind: kinds.helpWanted,
      about: { request: id, trial: trial.id, from: person.id },
      subject: aboutTrial(trial.id),
      slot: id,
    });
  }
  // Somebody who asks for help is not silent.
  await tx.checkIns.forgiveSilences(trial.id, person.id);
  const { from, far } = sayFromWhen(act, receivers);
  return say(kinds.helpAsked, { requests: asked.join(','), from: from.join(','), far, trial: trial.id });
}

/** Outside of any trial: a volunteer, or who can read it first of the coordination, by name. */
async function askListed(act: Act, words: string, whom: string): Promise<Answer> {
  if (whom !== 'coordination') return askVolunteers(act, words);
  const coordination = (await othersInCoordination(act, act.person)).filter((one) => !one.unreachableSince);
  const soonest = soonestOf(act, coordination);
  return soonest ? askSomebody(act, words, soonest) : askVolunteers(act, words);
}

/** Nobody needs to say what for: « J'ai besoin d'aide » is a sentence. */
function orTheirCall({ person, organisation, saying }: Act, words: string): string {
  return words || (saying.words[localeOf(person, organisation)].buttons['need-help'] ?? '');
}

const askVolunteers = (act: Act, words: string) => tellSentence(act, orTheirCall(act, words), false, 'help');

/** Whom they chose reads their words and their name, at that person's next moment of work. */
async function askSomebody(act: Act, words: string, chosen: Person): Promise<Answer> {
  const told = await askVolunteers(act, words);
  // Once the bot has stopped here, nobody is asked.
  if (typeof told.about.initiative !== 'string') return told;
  const initiative = await act.tx.initiatives.lock(told.about.initiative);
  if (!initiative || (await act.tx.invitations.ofInitiative(initiative.id))) return told;
  await askChosen(act, initiative, chosen);
  return say(invitingKinds.personAsked, { of: 'listen', person: chosen.id });
}
