import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { localDate } from '../../domain/calendar.ts';
import { concluders } from '../../domain/evaluation.ts';
import { officeTimeOf, workingTimeOf } from '../../domain/person.ts';
import { carries, lastMorning, type Trial, takingPart } from '../../domain/trial.ts';
import { type EndingParams, trialActs } from '../../messages/params/ending.ts';
import { answersAt, concludedOf, practiceTextOf, stopsOf } from '../conclude.ts';
import { keptOf, talkAskedOf } from '../evaluate.ts';
import { trialsMeant } from '../own-trial.ts';
import { pageAt } from '../show-initiative.ts';
import { asDrawn, type Composers, count, date, flag, kept, nothing, type Telling, text } from './composer.ts';

const ofTrial = z.object({ trial: text });
const ofDay = z.object({ endsOn: date });

export const ending: Composers<EndingParams> = {
  wayBackSoon: async (about, telling) => {
    const part = await theirPart(about, telling);
    if (part?.trial.state !== 'live') return null;
    const { id, what, wayBack, endsOn } = part.trial;
    return { trial: id, what, wayBack, endsOn, carries: carries(part.member.role) };
  },
  trialOver: async (about, telling) => {
    const part = await theirPart(about, telling);
    const on = part && stopsOn(part.trial, telling);
    if (!part || !on) return null;
    const { id, what, wayBack, question, state, conclusion } = part.trial;
    const today = localDate(workingTimeOf(telling.person, telling.organisation), telling.now);
    const from = Temporal.PlainDate.compare(on, today);
    const own = await telling.tx.evaluations.own(id, telling.person.id);
    return {
      trial: id,
      what,
      wayBack,
      question,
      on,
      when: from === 0 ? 'today' : from > 0 ? 'ahead' : 'past',
      answering: conclusion ? 'closed' : own ? 'answered' : 'open',
      concludes: state === 'over' && !conclusion && concluders(part.trial, part.members).includes(part.member),
    };
  },
  trialStopped: async (about, telling) => {
    const part = await theirPart(about, telling);
    if (!part?.trial.endedOn) return null;
    return { trial: part.trial.id, what: part.trial.what, wayBack: part.trial.wayBack, on: part.trial.endedOn };
  },
  whichTrial: async (about, telling) => {
    const { act, among } = z.object({ act: z.enum(trialActs), among: asDrawn }).parse(about);
    const meant = await trialsMeant(telling, act);
    const drawn = among ?? meant.map((one) => one.trial);
    const items = drawn.map((trial) => ({ trial, what: meant.find((one) => one.trial === trial)?.what ?? null }));
    return items.every((one) => one.what === null) ? null : { act, items };
  },
  stopsOnItsDay: async (_, telling) => stopsOf(telling),

  trialLeft: nothing,
  lastInTrial: named,
  trialMemberLeft: async (about, telling) => {
    const part = await whileLive(about, telling);
    return part && carries(part.member.role)
      ? { trial: part.trial.id, what: part.trial.what, few: z.object({ few: flag }).parse(about).few }
      : null;
  },
  trialCarrierLeft: async (about, telling) => {
    const part = await whileLive(about, telling);
    if (!part || !carries(part.member.role)) return null;
    const { person, pilots } = z.object({ person: text, pilots: flag }).parse(about);
    return {
      trial: part.trial.id,
      what: part.trial.what,
      name: await nameOf(person, telling),
      pilots: pilots && part.member.role === 'pilot',
    };
  },
  trialNeedsCarrier: async (about, telling) => {
    const part = await whileLive(about, telling);
    if (!part || part.member.role === 'pilot') return null;
    const { trial, members } = part;
    const pilot = members.find((one) => one.role === 'pilot');
    if (members.some((one) => carries(one.role)) && !trial.handingOver) return null;
    return { trial: trial.id, what: trial.what, by: pilot?.person.name ?? '', endsOn: trial.endsOn };
  },
  trialTaken: async (about, telling) => {
    const part = await whileLive(about, telling);
    return part?.member.role === 'pilot' ? { trial: part.trial.id, what: part.trial.what, endsOn: part.trial.endsOn } : null;
  },
  trialCarriedBy: async (about, telling) => {
    const part = await whileLive(about, telling);
    const pilot = part?.members.find((one) => one.role === 'pilot' && one.personId === z.object({ person: text }).parse(about).person);
    return part && pilot ? { trial: part.trial.id, what: part.trial.what, name: pilot.person.name } : null;
  },
  trialCarriedAlready: nothing,
  pilotStepsBack: async (about, telling) => {
    const part = await whileLive(about, telling);
    if (part?.member.role !== 'pilot' || part.trial.handingOver) return null;
    const { id, what, pilotUntil, endsOn } = part.trial;
    if (Temporal.PlainDate.compare(pilotUntil, endsOn) >= 0) return null;
    return { trial: id, what, until: pilotUntil, endsOn, second: part.members.find((one) => one.role === 'carrier')?.person.name ?? '' };
  },
  relayOffered: named,
  relayAlone: named,
  pilotStays: kept(ofDay),

  evaluationInWords: async (about, telling) => {
    const part = await theirPart(about, telling);
    return part && { trial: part.trial.id, question: part.trial.question };
  },
  evaluationKept: async (about, telling) => {
    const part = await theirPart(about, telling);
    return part && keptOf(telling, part.trial, z.object({ from: count.optional(), at: count.optional() }).parse(about));
  },
  evaluationDeclined: kept(ofTrial),
  evaluationWithdrawn: kept(ofTrial),
  evaluationClosed: kept(ofTrial),
  talkAsked: async (about, telling) => {
    const part = await theirPart(about, telling);
    return part && talkAskedOf(telling, part.trial, telling.person.id);
  },
  talkWanted: async (about, telling) => {
    const part = await theirPart(about, telling);
    const name = part && carries(part.member.role) ? await nameOf(z.object({ person: text }).parse(about).person, telling) : '';
    return part && name !== '' ? { trial: part.trial.id, what: part.trial.what, name } : null;
  },
  aloudInWords: kept(ofTrial),
  aloudNoted: kept(z.object({ trial: text, note: text })),
  aloudRemoved: nothing,
  evaluationAnswers: async (about, telling) => {
    const part = await theirPart(about, telling);
    const { at } = z.object({ at: count }).parse(about);
    return part && concluders(part.trial, part.members).includes(part.member) ? answersAt(telling, part.trial, at) : null;
  },

  concludeTrial: async (about, telling) => {
    const part = await theirPart(about, telling);
    const { again } = z.object({ again: flag }).parse(about);
    if (!part?.trial.endedOn || part.trial.conclusion) return null;
    const asked = concluders(part.trial, part.members);
    if (!asked.includes(part.member)) return null;
    return { trial: part.trial.id, what: part.trial.what, on: part.trial.endedOn, again, carried: asked.some((one) => carries(one.role)) };
  },
  concludeInWords: kept(ofTrial),
  onlyCarriersConclude: nothing,
  notOverYet: kept(ofDay),
  conclusionKept: async (about, telling) => {
    const part = await theirPart(about, telling);
    const ready = part && concludedOf(part.trial);
    return ready && { ...ready, first: z.object({ first: flag }).parse(about).first };
  },
  evaluationReady: async (about, telling) => {
    const part = await theirPart(about, telling);
    const ready = part && concludedOf(part.trial);
    return ready && { ...ready, corrects: concluders(part.trial, part.members).includes(part.member) };
  },
  wholeEvaluation: async (about, telling) => {
    const part = await theirPart(about, telling);
    const { at } = z.object({ at: count }).parse(about);
    return part?.trial.conclusion ? { trial: part.trial.id, ...pageAt(part.trial.conclusion.learnt, at) } : null;
  },
  practiceText: async (about, telling) => {
    const part = await theirPart(about, telling);
    return part && practiceTextOf(part.trial);
  },
};

/** The trial, and their place among those who take part; null when they do not. */
export async function theirPart(about: unknown, { tx, person }: Telling) {
  const trial = await tx.trials.get(ofTrial.parse(about).trial);
  const members = trial ? takingPart(trial, await tx.trials.members(trial.id)) : [];
  const member = members.find((one) => one.personId === person.id);
  return trial && member ? { trial, member, members } : null;
}

async function whileLive(about: unknown, telling: Telling) {
  const part = await theirPart(about, telling);
  return part?.trial.state === 'live' ? part : null;
}

async function named(about: unknown, telling: Telling) {
  const part = await theirPart(about, telling);
  return part && { trial: part.trial.id, what: part.trial.what };
}

/** Empty when they are known no more. */
async function nameOf(person: string, { tx }: Telling): Promise<string> {
  return person === '' ? '' : ((await tx.people.get(person))?.name ?? '');
}

/** The day it stopped; of a live one, its last, from the morning on which that is said. */
function stopsOn(trial: Trial, { organisation, now }: Telling): Temporal.PlainDate | null {
  if (trial.state === 'over') return trial.endedOn;
  const office = officeTimeOf(organisation);
  const said = trial.state === 'live' && Temporal.PlainDate.compare(localDate(office, now), lastMorning(trial, office)) >= 0;
  return said ? trial.endsOn : null;
}
