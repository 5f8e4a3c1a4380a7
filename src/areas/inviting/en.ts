import type { Block, Span } from '../../cards/card.ts';
import { about, p, quote, s, t } from '../../cards/en/typography.ts';
import { onWorkingTime } from '../../cards/en/working-time.ts';
import type { Format } from '../../cards/format.ts';
import { briefly, person } from '../../cards/words.ts';
import type { Labels, Reasons, Worded, WordedKinds } from '../../core/words.ts';
import type { Purpose } from '../../domain/purpose.ts';
import { purposeWords } from '../meeting/purposes-en.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { ChatWith } from './chats-for.ts';
import type { AskedTo, InvitingParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  acceptInvitation: s('Yes, gladly'),
  declineInvitation: s('Not this time'),
  keepWaiting: s('Keep waiting'),
  talkToCoordination: s('Talk to coordination'),
  choosePerson: s('Talk to someone I choose'),
};

const phrases = {
  acceptInvitation: ['yes gladly', 'gladly', 'with pleasure'],
  declineInvitation: ['not this time', 'pass', 'i pass'],
  keepWaiting: ['wait', 'keep waiting', 'wait for news'],
  talkToCoordination: ['talk to coordination'],
  choosePerson: ['talk to someone i choose', 'someone i choose'],
};

function chatsWith(people: readonly ChatWith[]): readonly Block[] {
  if (people.length === 0) return [];
  const firstLine = 'Hello! Vendange is putting us in touch about an initiative. When could we talk about it?';
  return [{ type: 'chats', chats: people.map(({ name, externalId }) => ({ label: `Write to ${name}`, with: externalId, firstLine })) }];
}

/** Who would like to talk, of what. */
function wish(from: string, of: string, purpose: Purpose): readonly Span[] {
  return of === ''
    ? t`${person(from)} ${purposeWords[purpose].wish}`
    : t`${person(from)} has read “${briefly(of)}” and ${purposeWords[purpose].wish}`;
}

/** With what to begin, where there are questions. */
function begin(purpose: Purpose): readonly Block[] {
  const { questions } = purposeWords[purpose];
  return questions ? [p`To begin, if it helps:`, questions] : [];
}

/** Of somebody whom they chose. */
const asked: Readonly<Record<AskedTo, (them: Omit<InvitingParams['personAsked'], 'of'>, f: Format) => Worded>> = {
  listen: ({ name }) => ({
    summary: s('Asked.'),
    body: [
      name === ''
        ? p`I will ask that person, in their next working hours. They will read your sentence and your name. I will give you their answer, and never ask them why.`
        : p`I will ask ${person(name)}, in their next working hours. They will read your sentence and your name. I will give you their answer, and never ask them why.`,
    ],
  }),
  carry: ({ name, people, tellsOn }, f) => ({
    summary: s('Asked.'),
    body: [
      people > 1
        ? p`I will ask these ${people} people, each on their own, in their next working hours. Each answers for themself.`
        : name === ''
          ? p`I will ask that person, in their next working hours. Nothing changes until they have said yes.`
          : p`I will ask ${person(name)}, in their next working hours. Nothing changes until they have said yes.`,
      ...(tellsOn === null ? [] : [p`On ${f.day(tellsOn)}, I tell you who agrees, and nothing else.`]),
    ],
  }),
  tell: ({ name }) => ({
    summary: s('All right, I will suggest it.'),
    body: [
      name === ''
        ? p`Thank you. If they receive my messages, I will suggest, in their next working hours, that they tell this initiative, and say that the idea comes from you.`
        : p`Thank you. If ${person(name)} receives my messages, I will suggest, in their next working hours, that they tell this initiative, and say that the idea comes from you.`,
      p`I have not kept their message. What follows is theirs: I will not tell you what they choose.`,
    ],
  }),
};

const cannotBeAsked: Readonly<Record<AskedTo, Worded>> = {
  listen: {
    summary: s('I cannot write to that person.'),
    body: [
      p`I cannot ask that person: it is you, they already carry this initiative, or they do not receive my messages. You can choose someone else.`,
    ],
  },
  carry: {
    summary: s('I cannot ask that person.'),
    body: [p`I cannot ask that person: they already carry this initiative, they were already asked, or they do not receive my messages.`],
  },
  tell: {
    summary: s('I cannot suggest it to them.'),
    body: [p`I cannot write to this person. You can talk to them directly; I have kept nothing of their message.`],
  },
};

/** What is said of working time leaves less room. */
const signed = (f: Format) => f.frameSignedOn !== null;

const messages: WordedKinds<InvitingParams> = {
  invitation: ({ firstName, sentence, purpose, before, answerBy }, f) => ({
    summary: s('Someone awaits a conversation.'),
    body: [
      firstName === '' ? p`Hello. ${purposeWords[purpose].opening}` : p`Hello ${person(firstName)}. ${purposeWords[purpose].opening}`,
      quote(sentence),
      p`Allow about an hour${onWorkingTime(f)}, before ${f.day(before)}. ${purposeWords[purpose].effort}`,
      signed(f)
        ? p`"Not this time" is enough, no reason needed. Its people see that you read the sentence, not your answer. Without news on the evening of ${f.day(answerBy)}, I ask elsewhere.`
        : p`"Not this time" is an answer like any other, no reason needed. Your name is among those who have read the sentence; your answer is not. Without news on the evening of ${f.day(answerBy)}, I ask someone else.`,
    ],
    details: [p`If you say yes, you will learn who it comes from, and can still pass it on.`],
  }),
  invitationPassed: () => ({ summary: s('Understood.'), body: [p`Understood. I will ask someone else.`] }),
  invitationOver: () => ({
    summary: s('This proposal is no longer open.'),
    body: [p`This proposal is no longer open. There is nothing for you to do.`],
  }),
  invitationAccepted: ({ people, sentence, purpose, newsBy, chats }, f) => ({
    summary: s('Thank you. Here is who is waiting for you.'),
    body: [
      p`Thank you. This sentence comes from ${f.people(people)}:`,
      quote(sentence),
      p`A coffee, a call, a visit: this meeting is yours. Suggest a moment before ${f.day(newsBy)}.`,
      ...begin(purpose),
      p`${purposeWords[purpose].after}`,
      ...chatsWith(chats),
    ],
  }),
  personalRequest: ({ firstName, from, of, sentence, purpose, answerBy }, f) => ({
    summary: s('Someone would like to talk with you.'),
    body: [
      firstName === '' ? p`Hello. ${wish(from, of, purpose)}` : p`Hello ${person(firstName)}. ${wish(from, of, purpose)}`,
      quote(sentence),
      of === ''
        ? p`Allow about an hour${onWorkingTime(f)}.${signed(f) ? '' : ` ${purposeWords[purpose].effort}`}`
        : p`If you say yes, they will know you are one of its people. ${purposeWords[purpose].effort}`,
      of === ''
        ? p`"Not this time" is an answer like any other. Without news by the evening of ${f.day(answerBy)}, I will simply say that it is not possible for now.`
        : p`"Not this time" is an answer like any other. Without news by the evening of ${f.day(answerBy)}, I ask someone else.`,
    ],
    ...(of === '' && signed(f) && { details: [p`${purposeWords[purpose].effort}`] }),
  }),
  introduction: ({ harvester, sentence, purpose, chats }) => ({
    summary: purpose === 'same' ? s('Someone would talk about it with you.') : s('A volunteer would like to meet you.'),
    body: [
      p`${person(harvester)} would like to talk with you about your ${purposeWords[purpose].noun}, and now knows your name.`,
      quote(sentence),
      p`A coffee, a call, a visit: this meeting is yours. ${person(harvester)} will suggest a moment; you can also write first.`,
      p`${purposeWords[purpose].after}`,
      ...chatsWith(chats),
    ],
    details: [p`For anything delicate, speaking is better than writing.`, ...begin(purpose)],
  }),
  introductionOver: ({ outcome }) => {
    switch (outcome) {
      case 'rests':
        return {
          summary: s('Your initiative is resting.'),
          body: [p`You preferred to leave it there. Your initiative is resting: it is a bud, a result like any other.`],
        };
      case 'told':
        return {
          summary: s('The story of your meeting is written.'),
          body: [p`This meeting took place, and its story is written. Only those of you who carry this initiative choose who may hear it.`],
        };
      case 'over':
        return { summary: s('This meeting is over.'), body: [p`This meeting is over. There is nothing for you to do.`] };
    }
  },
  nobodyFound: ({ of, sentence, purpose, keptUntil }, f) => ({
    summary: of === 'chosen' ? s('It is not possible for now.') : s('I have found nobody for now.'),
    body: [
      about(sentence),
      ...(of === 'chosen'
        ? [p`The person you chose is not available for now. It says nothing about your ${purposeWords[purpose].noun}, or about you.`]
        : [
            p`I have found nobody who can meet you for now, and I would rather tell you. It says nothing about your ${purposeWords[purpose].noun}.`,
            p`Your sentence is published nowhere. Coordination knows that an initiative is waiting; they have not read it.`,
          ]),
      p`What would you prefer?`,
    ],
    after: [p`Without an answer from you, I keep your sentence until ${f.day(keptUntil)}, then erase it.`],
  }),
  handedOver: ({ harvester, newsBy }, f) => ({
    summary: s('Your meeting changes hands.'),
    body: [
      p`${person(harvester)} is passing your initiative on. It says nothing about it, or about you.`,
      p`I am asking someone else. You will hear from me by ${f.day(newsBy)} at the latest.`,
    ],
  }),
  handOverNoted: () => ({
    summary: s('Understood.'),
    body: [p`Understood, thank you. I will tell the people concerned, and ask someone else.`],
  }),
  meetingCalledOff: ({ why }) => {
    switch (why) {
      case 'withdrawn':
        return {
          summary: s('A meeting will not take place.'),
          body: [
            p`The initiative you had said yes to has just been withdrawn. It is a free decision, with no reason to give. Thank you for offering to listen.`,
          ],
        };
      case 'gathering':
        return {
          summary: s('A meeting will not take place.'),
          body: [
            p`The meeting you had said yes to will not take place: the request has just been withdrawn. It is a free decision, with no reason to give. Thank you.`,
          ],
        };
      case 'rests':
        return {
          summary: s('An initiative rests.'),
          body: [
            p`The people you were to meet would rather leave it there. It is a bud: a result like any other. Thank you for listening.`,
          ],
        };
      case 'enough':
        return {
          summary: s('Your meeting was enough.'),
          body: [
            p`The people you met say that it was enough. I have erased their sentence and the meeting; only the date on which I asked you remains. Thank you for listening.`,
          ],
        };
      case 'another':
        return {
          summary: s('A meeting will not take place.'),
          body: [
            p`Without news of your meeting, the people concerned would rather I asked someone else. It says nothing about you. Thank you for offering to listen.`,
          ],
        };
    }
  },
  keepWaiting: ({ keptUntil }, f) => ({
    summary: s('All right, I will wait with you.'),
    body: [
      p`All right, I will wait with you. As soon as someone can listen, I will ask them. Without a meeting by ${f.day(keptUntil)}, I will erase your sentence.`,
    ],
  }),
  coordinationAsked: ({ reached }) => ({
    summary: reached ? s('I am telling coordination.') : s('There is no coordination yet.'),
    body: reached
      ? [
          p`I am telling them. Coordination will know that you wish to speak with them, not what you wrote. They will read my message in their working time.`,
        ]
      : [p`Your organisation has no coordination team yet. I keep your sentence, and go on looking for someone.`],
  }),
  personAsked: ({ of, ...them }, f) => asked[of](them, f),
  personCannotBeAsked: ({ of }) => cannotBeAsked[of],
  coordinationWanted: ({ name }) => ({
    summary: s('Someone wishes to speak with you.'),
    body: [
      name === ''
        ? p`Someone wishes to speak with you about an initiative that is waiting.`
        : p`${person(name)} wishes to speak with you about an initiative that is waiting.`,
      p`I do not show you their sentence: it is for them to tell you what they want. Write to them, or drop by.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  invitation: s('because you are a volunteer'),
  personalRequest: s('because someone wishes to talk about it with you'),
  introduction: s('because you carry an initiative'),
  nobodyFound: s('because you carry an initiative'),
  handedOver: s('because you carry an initiative'),
  meetingCalledOff: s('because you said yes to a meeting'),
  coordinationWanted: s('because you are part of coordination'),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms: {} };
