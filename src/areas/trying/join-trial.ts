import { type Act, type Answer, aboutTrial, notify, refreshLater, replaceWith, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { NamedTrial } from '../../core/records.ts';
import { trialAt, wasShown } from '../../core/shown.ts';
import type { Named } from '../../core/subject.ts';
import { nextGoodMoment } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { notFound } from '../conversation/missed.ts';
import { notUnderstood } from '../conversation/not-understood.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { beginIfReady } from './begin-trial.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { type TheirTrial, theirTrial } from './own-trial.ts';
import { askedBy, showsTrial, showTrial } from './show-trials.ts';
import { tellCarriers } from './trial-people.ts';

/** « D'accord »: to the version that was on the screen. Said by the last one, on its first day or later, it begins. */
export async function joinTrial(act: Act, named?: Named<{ readonly trial: string; readonly version: number }>): Promise<Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live']);
  if (!theirs) return replaceWith(invitingKinds.invitationOver);
  const { trial } = theirs;
  if (named && named.version !== trial.version) {
    const from = await askedBy(act, trial, act.person.id);
    return replaceWith(kinds.trialChanged, { trial: trial.id, version: trial.version, from });
  }
  if (!named && theirs.member.agreed !== trial.version && !(await wasShown(act, trialAt(trial.id, trial.version))))
    return showTrial(act, { trial: trial.id });
  const joins = trial.state === 'live' && theirs.member.agreed !== trial.version;
  await act.tx.trials.agree(trial.id, act.person.id, trial.version);
  if (joins) await tellCarriers(act, trial, 'tester');
  await refreshLater(act, aboutTrial(trial.id));
  await beginIfReady(act, trial, act.person.id);
  return showsTrial(act, trial.id, true);
}

/** « J'ai une question »: in a short form, or « question : … »; it goes to its pilot, who answers in person. */
export async function askAboutTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live']);
  const words = sentenceOf(act.rest);
  // A question about something else.
  if (!theirs) return words === '' ? notFound('trial') : notUnderstood({ ...act, rest: act.typed });
  if (words !== '') return asked(act, theirs, words);
  const about = { trial: theirs.trial.id };
  return { type: 'ask', form: filled(forms.trialQuestion, about), otherwise: sayInWords(forms.trialQuestion) };
}

export async function trialQuestionFromForm(act: Act, named?: NamedTrial): Promise<Answer> {
  const words = sentenceOf(textOf(act.values.words));
  if (words === '') return { type: 'correct', errors: { words: 'sentence-empty' } };
  const theirs = await theirTrial(act, named, ['asking', 'live']);
  return theirs ? asked(act, theirs, words) : notFound('trial');
}

async function asked(act: Act, { trial, member }: TheirTrial, words: string): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const pilot = (await tx.trials.members(trial.id)).find((one) => one.role === 'pilot')?.person;
  if (!pilot || pilot.id === person.id) return notFound('trial');
  const question = await tx.trials.keepQuestion({ trialId: trial.id, personId: person.id, words }, now);
  await notify(act, pilot, {
    kind: kinds.trialQuestion,
    about: { trial: trial.id, question, from: person.id },
    subject: aboutTrial(trial.id),
    slot: question,
  });
  const readFrom = nextGoodMoment(workingTimeOf(pilot, organisation), now);
  const known = member.agreed === trial.version || (await askedBy(act, trial, person.id)) !== '';
  return say(kinds.trialQuestionAsked, {
    trial: trial.id,
    pilot: known ? pilot.id : '',
    ...(readFrom ? { readFrom: readFrom.toString() } : {}),
  });
}
