import { type Act, type Answer, aboutTrial, refreshLater } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import type { NamedStory } from '../../core/records.ts';
import type { ValueOf } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { awaitsVoice, carries, type Trial } from '../../domain/trial.ts';
import type { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { forms } from '../agreeing/forms.ts';
import { saidAloudIn } from '../agreeing/said-aloud.ts';
import { notFound } from '../conversation/missed.ts';
import { beginIfReady } from './begin-trial.ts';
import { carriedTrial } from './own-trial.ts';
import { showsTrial } from './show-trials.ts';

// People without a screen in a trial: its sheet is read aloud to them, and whoever carries it notes their yes. No name is kept.

/** What people without a screen say is about a story or a trial; in words, of whichever it can be. */
export type NamedOral = NamedStory | ValueOf<(typeof agreeingButtons)['recordOral']['about']>;

/** « Noter ce oui »: the form. Null: it is not of a trial. */
export async function openVoice(act: Act, named: NamedOral): Promise<Answer | null> {
  const found = await theirs(act, named, awaitsVoice);
  if (!found || 'type' in found) return found;
  const { id, version, what } = found;
  const today = localDate(workingTimeOf(act.person, act.organisation), act.now);
  return {
    type: 'ask',
    form: filled(forms.oral, { trial: id, version, what, today }),
    otherwise: sayInWords(forms.oral, { trial: id }),
  };
}

export async function voiceFromForm(act: Act, named: { readonly trial: string; readonly version: number }): Promise<Answer> {
  const found = await theirs(act, named, awaitsVoice);
  if (!found || 'type' in found) return found ?? notFound('trial');
  // What was read aloud is not what the trial says now.
  if (named.version !== found.version) return showsTrial(act, found.id);
  const { how, on, errors } = saidAloudIn(act);
  if (!on || Object.keys(errors).length > 0) return { type: 'correct', errors };

  await act.tx.trials.noteAloud(found.id, { version: found.version, saidOn: on, how });
  const trial = await act.tx.trials.get(found.id);
  await refreshLater(act, aboutTrial(found.id));
  if (trial) await beginIfReady(act, trial, act.person.id);
  return showsTrial(act, found.id);
}

/**
 * « Noter un accord retiré »: before it begins, their yes is awaited again; of a trial that lives, they take part no more, and it goes
 * on without them. Null: it is not of a trial.
 */
export async function takeBackVoice(act: Act, named: NamedOral): Promise<Answer | null> {
  const found = await theirs(act, named, ({ saidAloud }) => saidAloud !== null);
  if (!found || 'type' in found) return found;
  await act.tx.trials.takeBackAloud(found.id, found.state === 'live');
  await refreshLater(act, aboutTrial(found.id));
  return showsTrial(act, found.id, true);
}

/** The trial that is named, of those they carry in which people without a screen take part; in words, the latest that `is` so. */
async function theirs(act: Act, named: NamedOral, is: (trial: Trial) => boolean): Promise<Trial | Answer | null> {
  if (named !== undefined && !(named && 'trial' in named)) return null;
  const trial = named?.trial ?? (await latest(act, is));
  if (trial === undefined) return null;
  const carried = await carriedTrial(act, { trial }, ['asking', 'live']);
  return carried?.trial.offscreen ? carried.trial : notFound('trial');
}

async function latest({ tx, person }: Act, is: (trial: Trial) => boolean): Promise<string | undefined> {
  const all = await tx.trials.of(person.id);
  return all.find(({ trial, member }) => {
    const isOpen = trial.state === 'asking' || trial.state === 'live';
    return isOpen && trial.offscreen && carries(member.role) && member.agreed === trial.version && is(trial);
  })?.trial.id;
}
