import { z } from 'zod';
import { type Composers, count, kept, moment, nothing, type Telling, text } from '../../core/composer.ts';
import { isSilent } from '../../domain/check-in.ts';
import type { TrialMember } from '../../domain/trial.ts';
import { keptOf, nextOn, ofTrial, readBy, since } from './check-in-shown.ts';
import { askedOf, helpChoices, wordsOfDraft } from './need-help.ts';
import { isLive } from './open-check-in.ts';
import { checkInFor, type TheirCheckIn } from './own-check-in.ts';
import type { CheckingParams } from './params.ts';
import { logOf } from './read-learning-log.ts';

const ofCheckIn = z.object({ checkIn: text });
const inTrial = z.object({ trial: text });

export const checking: Composers<CheckingParams> = {
  checkIn: async (about, telling) => {
    const asked = await openQuestion(about, telling);
    if (!asked) return null;
    const { theirs, member } = asked;
    return {
      ...ofTrial(theirs.trial),
      ...readBy(theirs),
      checkIn: theirs.checkIn.id,
      since: await since(telling, theirs),
      nextOn: await nextOn(telling, theirs),
      teamAnswered: forTeam(theirs),
      pace: member.pace,
    };
  },
  checkInReminder: async (about, telling) => {
    const asked = await openQuestion(about, telling);
    return asked && !forTeam(asked.theirs) ? { ...ofTrial(asked.theirs.trial), checkIn: asked.theirs.checkIn.id } : null;
  },
  checkInSilence: async (about, telling) => {
    const asked = await openQuestion(about, telling);
    const next = asked && (await nextOn(telling, asked.theirs));
    if (!asked || !next || asked.member.pace !== 'each') return null;
    const { trial, checkIn } = asked.theirs;
    const before = (await telling.tx.checkIns.theirs(trial.id, telling.person.id)).slice(0, -1);
    return isSilent(before) ? { ...ofTrial(trial), checkIn: checkIn.id, nextOn: next } : null;
  },
  checkInLate: async (about, telling) => {
    const theirs = await checkInFor(telling, ofCheckIn.parse(about).checkIn);
    if (!theirs?.checkIn.closedAt || theirs.mine.answeredAt) return null;
    return { ...ofTrial(theirs.trial), checkIn: theirs.checkIn.id };
  },
  checkInKept: async (about, telling) => {
    const { checkIn, undo } = ofCheckIn.extend({ undo: text.optional() }).parse(about);
    const theirs = await checkInFor(telling, checkIn);
    if (!theirs?.mine.answeredAt) return null;
    // Edited since, it is an answer for sure.
    const doubtful = undo !== undefined && Number(undo.split(':')[2]) === theirs.mine.words.length;
    return keptOf(telling, theirs, doubtful ? undo : null);
  },
  checkInInWords: async (about, telling) => {
    const theirs = await checkInFor(telling, ofCheckIn.parse(about).checkIn);
    return theirs && { ...ofTrial(theirs.trial), checkIn: theirs.checkIn.id };
  },
  checkInTakenBack: theTrial,
  noCheckIn: nothing,
  checkInCannotWait: kept(z.object({ checkIn: text, until: moment })),
  paceKept: async (about, telling) => {
    const { tx, person } = telling;
    const trial = await tx.trials.get(inTrial.parse(about).trial);
    const member = trial && (await tx.trials.members(trial.id)).find((one) => one.personId === person.id);
    return member && trial.state === 'live' ? { ...ofTrial(trial), pace: member.pace } : null;
  },
  notTakingPart: nothing,

  helpInWords: async (about, telling) => {
    const { trial: id, draft } = inTrial.extend({ draft: text.default('') }).parse(about);
    const trial = await telling.tx.trials.get(id);
    if (!trial) return null;
    const [people, words] = [await helpChoices(telling, trial, telling.person), await wordsOfDraft(telling, telling.person, draft)];
    return draft !== '' && words === '' ? null : { ...ofTrial(trial), people, words, draft };
  },
  helpAsked: async (about, telling) => {
    const { trial: id, requests } = inTrial.extend({ requests: text }).parse(about);
    const [trial, asked] = [await telling.tx.trials.get(id), await askedOf(telling, requests.split(','))];
    return trial && asked && { ...ofTrial(trial), ...asked };
  },
  helpNotPossible: theTrial,
  helpWanted: async (about, telling) => {
    const wanted = await helpWanted(about, telling);
    return wanted && { ...ofTrial(wanted.trial), from: wanted.from.name, words: wanted.words };
  },
  voiceWanted: async (about, telling) => {
    const wanted = await helpWanted(about, telling);
    return wanted && { ...ofTrial(wanted.trial), from: wanted.from.name };
  },

  learningLog: async (about, telling) => {
    const { trial: id, at } = inTrial.extend({ at: count }).parse(about);
    const trial = await telling.tx.trials.get(id);
    return trial && logOf(telling, trial, at);
  },
};

/** A question that may still be asked: of a trial that lives, to somebody who takes part and has not answered. */
async function openQuestion(about: unknown, telling: Telling): Promise<{ theirs: TheirCheckIn; member: TrialMember } | null> {
  const theirs = await checkInFor(telling, ofCheckIn.parse(about).checkIn);
  const member = theirs?.people.find((one) => one.personId === telling.person.id);
  if (!theirs || !member || member.pace === 'none') return null;
  const { trial, checkIn, mine } = theirs;
  return !checkIn.closedAt && isLive(telling, trial) && !mine.answeredAt ? { theirs, member } : null;
}

/** Somebody else has answered for the team. */
function forTeam({ members, mine }: TheirCheckIn): boolean {
  return members.some((one) => one.forTeam && one.answeredAt !== null && one.personId !== mine.personId);
}

async function theTrial(about: unknown, { tx }: Telling) {
  const trial = await tx.trials.get(inTrial.parse(about).trial);
  return trial && ofTrial(trial);
}

async function helpWanted(about: unknown, { tx, person }: Telling) {
  const request = await tx.checkIns.helpRequest(z.object({ request: text }).parse(about).request);
  const [trial, from] = [request && (await tx.trials.get(request.trialId)), request && (await tx.people.get(request.fromId))];
  return request?.toId === person.id && trial && from ? { trial, from, words: request.words } : null;
}
