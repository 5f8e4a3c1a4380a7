import { whyNotNow } from '../population.ts';
import { type Invariant, unprompted } from './invariant.ts';

/** Answers and promises that are sent even to somebody who said « stop » (P42). */
const promised: ReadonlySet<string> = new Set([
  'introduction',
  'nobodyFound',
  'chosenUnavailable',
  'handedOver',
  'meeting',
  'noNews',
  'restedByPeople',
  'storyProposal',
  'oralAgain',
  'oralTakenBackElsewhere',
  'storyTakenBack',
  'volunteerGone',
  'meetingCalledOff',
  'coordinationWanted',
  'trialQuestion',
  'trialBegins',
  'agreementMissing',
  'trialServiceGone',
  'trialNotBegun',
  'wayBackSoon',
  'trialOver',
  'talkWanted',
  'evaluationReady',
  'helpWanted',
  'voiceWanted',
  'serviceGone',
]);

/** Nobody is written to outside their hours, their days and their presence, nor after « stop ». */
export const inTheirTime = (): Invariant => ({
  name: 'in their time',
  async check({ town, received }) {
    return received.flatMap((one) => {
      const news = unprompted(one);
      const [first] = news;
      if (!first) return [];
      return one.to.flatMap((citizen) => {
        const why = whyNotNow(citizen, town.rules, one.at);
        const stopped = citizen.chosen.stoppedEverything ? news.filter(({ kind }) => !promised.has(kind)) : [];
        return [
          ...(why ? [{ citizen: citizen.number, kind: first.kind, what: `was written to, and ${why}` }] : []),
          ...stopped.map(({ kind }) => ({ citizen: citizen.number, kind, what: 'was written to after they said stop' })),
        ];
      });
    });
  },
});
