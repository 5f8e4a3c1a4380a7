import type { Act, Answer } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { textOf } from '../../core/form-values.ts';
import { allowanceOf } from '../../domain/person.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { askMoreRarely } from '../checking/choose-pace.ts';
import { trialInMind } from '../checking/own-check-in.ts';
import type { NamedMessage } from './buttons.ts';
import { type FewerChoice, fewerChoices } from './fewer.ts';
import { forms } from './forms.ts';
import { canComeBackIn, laterNextWeek, laterTomorrow, stopEverything, stopKind, stopSubject, theirDelivery } from './quieten.ts';
import { oneAWeek, threeAWeek, twoAWeek } from './rhythm.ts';

// « Moins de messages »: one form for what can be put off, made rarer or stopped (P38). Each choice can be said in words too.

const done: Readonly<Record<FewerChoice, (act: Act, named: NamedMessage) => Promise<Answer>>> = {
  tomorrow: laterTomorrow,
  'next-week': laterNextWeek,
  rarer: async (act, named) => askMoreRarely(act, trialOf(await theirDelivery(act, named))),
  subject: stopSubject,
  kind: stopKind,
  one: oneAWeek,
  two: twoAWeek,
  three: threeAWeek,
  everything: stopEverything,
};

/** About the message that the button names, or the last one that came; on their page, about all of them. */
export async function offerFewer(act: Act, named?: NamedMessage): Promise<Answer> {
  const delivery = await theirDelivery(act, named);
  const choices = await choicesFor(act, delivery);
  const about = { delivery: delivery?.id ?? 'all' };
  return { type: 'ask', form: filled(forms.fewer, { ...about, choices }), otherwise: sayInWords(forms.fewer, about) };
}

export async function keepFewer(act: Act, named?: NamedMessage): Promise<Answer> {
  const chosen = fewerChoices.find((one) => one === textOf(act.values.what));
  return chosen ? done[chosen](act, named) : { type: 'correct', errors: { what: 'choice-missing' } };
}

/** What they chose already is not offered again; nor what would not come back in time to be answered. */
async function choicesFor(act: Act, delivery: Delivery | null): Promise<readonly FewerChoice[]> {
  const aWeek = allowanceOf(act.person, act.organisation);
  const offered: Readonly<Record<FewerChoice, boolean>> = {
    tomorrow: delivery !== null && (await canComeBackIn(act, delivery, 1)),
    'next-week': delivery !== null && (await canComeBackIn(act, delivery, 7)),
    rarer: (await paceOf(act, delivery)) === 'each',
    subject: delivery !== null && delivery.subject !== '',
    kind: delivery !== null,
    one: aWeek !== 1,
    two: aWeek !== 2,
    three: aWeek !== 3,
    everything: true,
  };
  return fewerChoices.filter((one) => offered[one]);
}

/** How often they are asked about the trial of a check-in; null of any other message. */
async function paceOf(act: Act, delivery: Delivery | null) {
  const trial = trialOf(delivery);
  return trial === null ? null : ((await trialInMind(act, trial))?.member.pace ?? null);
}

function trialOf(delivery: Delivery | null): { readonly trial: string } | null {
  const { checkIn, trial } = delivery?.about ?? {};
  return typeof checkIn === 'string' && typeof trial === 'string' ? { trial } : null;
}
