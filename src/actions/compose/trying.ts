import { z } from 'zod';
import { isShared } from '../../domain/agreement.ts';
import { allAgreed, carries, takingPart } from '../../domain/trial.ts';
import { type FormTrouble, isFormTrouble } from '../../messages/kinds.ts';
import type { TryingParams } from '../../messages/params/trying.ts';
import { placesOf } from '../agree.ts';
import { aboutTrial } from '../context.ts';
import { openTrialFor } from '../open-trials.ts';
import { sharingSaid } from '../shared-story.ts';
import { versionOfPart } from '../shared-trial.ts';
import { pageAt } from '../show-initiative.ts';
import { listedFor, trialsOf, wholeTrialOf } from '../show-trials.ts';
import { namesBeside, namesOf, openRequest, requestFor, shownTrial, trialShownTo } from '../trial-view.ts';
import { type Composers, count, kept, moment, nothing, type Telling, text } from './composer.ts';

const ofTrial = z.object({ trial: text });
const ofRequest = z.object({ trial: text, version: count, from: text });

export const trying: Composers<TryingParams> = {
  trialInWords: kept(
    z.object({
      missing: text.default('').transform((names): readonly FormTrouble[] => names.split(',').filter(isFormTrouble)),
      draft: text.default(''),
    }),
  ),
  noTrial: nothing,
  trialShown: async (about, telling) => trialShownTo(telling, ofTrial.parse(about).trial, telling.person.id),
  wholeTrial: async (about, telling) => {
    const { trial: id, at } = z.object({ trial: text, at: count }).parse(about);
    const { trial, member } = await theirs(id, telling);
    return trial && member ? { trial: id, ...pageAt(wholeTrialOf(trial), at) } : null;
  },
  trialRequest: async (about, telling) => requestFor(telling, ofRequest.parse(about), telling.person.id),
  trialChanged: async (about, telling) => {
    const request = await openRequest(telling, ofRequest.parse(about), telling.person.id);
    return request && { ...shownTrial(request.trial), from: request.from };
  },
  trialDeclined: nothing,
  trialRequestOver: nothing,
  trialCarryRequest: async (about, telling) => {
    const request = await openRequest(telling, ofRequest.parse(about), telling.person.id);
    if (!request || carries(request.member.role)) return null;
    const { trial, from } = request;
    return { trial: trial.id, what: trial.what, from, endsOn: trial.endsOn };
  },
  trialCarrierJoined: async (about, telling) => {
    const { trial: id, person } = z.object({ trial: text, person: text }).parse(about);
    const { trial } = await theirs(id, telling);
    const joined = trial && (await telling.tx.trials.members(id)).find((one) => one.personId === person && carries(one.role));
    return trial && joined ? { trial: id, name: joined.person.name, what: trial.what } : null;
  },
  trialPeopleByButton: kept(ofTrial),
  trialPeopleAsked: async (about, { tx }) => {
    const { trial, asked } = z.object({ trial: text, asked: text }).parse(about);
    const ids = asked.split(',').filter((one) => one !== '');
    const people = [];
    for (const one of ids) people.push((await tx.people.get(one)) ?? { name: '' });
    return { trial, people: namesOf(people), any: ids.length > 0 };
  },
  trialQuestionInWords: nothing,
  trialQuestionAsked: async (about, { tx }) => {
    const { pilot, readFrom } = z.object({ pilot: text, readFrom: moment.optional() }).parse(about);
    return { pilot: pilot === '' ? '' : ((await tx.people.get(pilot))?.name ?? ''), readFrom: readFrom ?? null };
  },
  trialQuestion: async (about, { tx }) => {
    const asked = await tx.trials.question(z.object({ question: text }).parse(about).question);
    const trial = asked && (await tx.trials.get(asked.trialId));
    return trial && { trial: trial.id, from: (await tx.people.get(asked.personId))?.name ?? '', what: trial.what, words: asked.words };
  },
  trialBegins: async (about, telling) => {
    const { trial, member } = await theirs(ofTrial.parse(about).trial, telling);
    if (trial?.state !== 'live' || member?.agreed !== trial.version) return null;
    return { ...shownTrial(trial), with: namesBeside(takingPart(trial, await telling.tx.trials.members(trial.id)), telling.person.id) };
  },
  agreementMissing: async (about, telling) => {
    const { trial, member } = await theirs(ofTrial.parse(about).trial, telling);
    if (trial?.state !== 'asking' || !member || !carries(member.role)) return null;
    if (allAgreed(trial, await telling.tx.trials.members(trial.id))) return null;
    const { id, what, startsOn, endsOn } = trial;
    return { trial: id, what, startsOn, endsOn };
  },
  trialGivenUp: nothing,
  trialNotBegun: async (about, telling) => {
    const { trial } = await theirs(ofTrial.parse(about).trial, telling);
    return trial?.state === 'given-up' ? { what: trial.what } : null;
  },
  trialSheetComing: nothing,
  trialSharingKept: async (about, telling) => {
    const chosen = await theirChoice(about, telling);
    if (!chosen) return null;
    const { trial, part, mine } = chosen;
    return { trial: trial.id, part, ...(await sharingSaid(telling, mine)), places: await placesOf(telling, aboutTrial(trial.id)) };
  },
  trialServiceGone: async (about, telling) => {
    const chosen = await theirChoice(about, telling);
    // They have chosen again since.
    if (chosen?.mine.audience !== 'service' || isShared(chosen.mine)) return null;
    const { trial, part, mine } = chosen;
    return { trial: trial.id, version: mine.version, part, what: trial.what };
  },
  openTrial: async (about, telling) => openTrialFor(telling, ofTrial.parse(about).trial, telling.person),
  trialTesterJoined: async (about, telling) => {
    const { trial: id, person } = z.object({ trial: text, person: text }).parse(about);
    const { trial } = await theirs(id, telling);
    const joined = trial && takingPart(trial, await telling.tx.trials.members(id)).find((one) => one.personId === person);
    return trial && joined ? { trial: id, name: joined.person.name, what: trial.what } : null;
  },
  trials: async (_, telling) => listedFor(telling),
  homeTrials: async (_, telling) => ({ mine: await trialsOf(telling) }),
};

async function theirs(id: string, { tx, person }: Telling) {
  const trial = await tx.trials.get(id);
  const member = trial && (await tx.trials.members(id)).find((one) => one.personId === person.id);
  return member ? { trial, member } : { trial: null, member: null };
}

/** What they allow of what it says now. */
async function theirChoice(about: unknown, telling: Telling) {
  const { trial: id, part } = z.object({ trial: text, part: z.enum(['trial', 'evaluation']) }).parse(about);
  const { trial } = await theirs(id, telling);
  const mine = trial && (await telling.tx.trials.agreements(id, part)).find((one) => one.personId === telling.person.id);
  return trial && mine?.version === versionOfPart(trial, part) ? { trial, part, mine } : null;
}
