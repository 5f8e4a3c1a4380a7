import type { Block, Span } from '../../cards/card.ts';
import { wholeOf } from '../../cards/en/calling.ts';
import { about, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { briefly, channelsOf, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, Worded, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { Purpose } from '../../domain/purpose.ts';
import type { faces } from './buttons.ts';
import type { forms as areaForms, MeetingForms } from './forms.ts';
import type { buttons as areaButtons, kinds, MeetingParams } from './messages.ts';
import { purposeWords } from './purposes-en.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  handOver: s('Pass it on'),
  writeStory: s('Write the story'),
  metWriteStory: s('Yes, write the story'),
  notYet: s('Not yet'),
  leaveIt: s('We would rather leave it there'),
  askAnother: s('Ask someone else'),
  enough: s('We talked, that is enough'),
  sayEnough: s('Yes, that is enough'),
  correctStory: s('Correct the story'),
};

const phrases = {
  handOver: ['pass it on', 'hand over'],
  writeStory: [
    'story',
    'the story',
    'write the story',
    'yes write the story',
    'the meeting took place',
    'it is done',
    'we met',
    'we have met',
  ],
  notYet: ['not yet'],
  leaveIt: ['leave it there', 'we would rather leave it there'],
  askAnother: ['ask someone else', 'someone else'],
  enough: ['we talked that is enough', 'that is enough', 'that was enough', 'it is settled'],
  sayEnough: ['yes that is enough'],
  correctStory: ['correct the story'],
};

export const namings: Record<MeetingParams['agreementKept']['naming'], string> = {
  names: 'by name',
  team: 'as a team',
  none: 'without names',
};

/** “the whole city”, or one service. */
export const forWhom = (serviceName: string | null, f: Format): readonly Span[] =>
  serviceName === null ? t`${wholeOf(f)}` : t`the service "${said(serviceName)}", management included`;

export const unheard = p`For now, no channel is bound to this service: nobody would read it there.`;

/** What was posted before is edited now, and what cannot be. */
export const postedBefore = (places: readonly string[]) =>
  p`It was posted in ${channelsOf(places)}: my messages there follow your choices, at the pace the platform allows. I cannot take back what others have copied, printed or exported.`;

const left: Readonly<Record<MeetingParams['left']['of'], Worded>> = {
  initiative: {
    summary: s('Noted.'),
    body: [p`Noted: you no longer carry this initiative. Nothing will be told of it in your name.`],
  },
  trial: {
    summary: s('Noted.'),
    body: [p`Noted: you no longer take part, and you do not have to say why. Thank you for trying.`],
  },
};

/** Nothing of an initiative is said. */
const carried = (what: string): readonly Span[] => (what === '' ? t`your initiative` : t`the trial "${briefly(what)}"`);

const lastCarrier = (sentence: string): Worded => ({
  summary: s('Nobody else carries it.'),
  body: [about(sentence), p`Nobody else carries this initiative. To leave it, withdraw it: I will then erase it.`],
});
const lastInTrial = (what: string): Worded => ({
  summary: s('Nobody else takes part.'),
  body: [p`Nobody else takes part in the trial "${said(what)}". To leave it, stop it.`],
});
const relayAlone = (what: string): Worded => ({
  summary: s('Nobody else takes part.'),
  body: [p`Nobody else takes part in the trial "${said(what)}": there is nobody I can offer it to.`],
});
/** With what to begin, where there are questions. */
function begin(purpose: Purpose): readonly Block[] {
  const { questions } = purposeWords[purpose];
  return questions ? [p`To begin:`, questions] : [];
}

const messages: WordedKinds<MeetingParams> = {
  meeting: ({ people, harvester, sentence, purpose, newsOn }, f) => ({
    summary: s('A meeting begins here.'),
    body: [
      p`${f.people(people)}, meet ${person(harvester)}. ${person(harvester)}, meet ${f.people(people)}.`,
      quote(sentence),
      p`This meeting is yours. I do not read this conversation.`,
      ...begin(purpose),
      p`${purposeWords[purpose].after} I will ask for news on ${f.day(newsOn)}.`,
    ],
    details: [p`For anything delicate, speaking is better than writing.`],
  }),
  meetingNews: ({ people, again }, f) => ({
    summary: s('Were you able to meet?'),
    body: [
      p`Were you able to meet ${f.people(people)}?`,
      p`If so, a few lines are enough to keep what was said. You can also write it here: "story: …"`,
      ...(again ? [small`This is my only reminder.`] : []),
    ],
  }),
  howItWent: ({ sentence, purpose, again, keptUntil }, f) => ({
    summary: s('How is it going?'),
    body: [
      about(sentence),
      p`Did you talk? ${purposeWords[purpose].became}`,
      p`Without an answer, I erase your sentence on ${f.day(keptUntil)}.`,
      ...(again ? [small`This is my only reminder: no answer is an answer too.`] : []),
    ],
  }),
  notYetNoted: ({ on }, f) => ({ summary: s('All right, no hurry.'), body: [p`All right, no hurry. I will ask again on ${f.day(on)}.`] }),
  noNews: ({ harvester }) => ({
    summary: s('I have no news of your meeting.'),
    body: [
      p`I have no news of the meeting with ${person(harvester)}. It happens; it says nothing about your initiative.`,
      p`Would you like me to ask another volunteer, to wait a little longer, or to leave it there?`,
    ],
  }),
  noNewsNoted: () => ({
    summary: s('All right.'),
    body: [p`All right, I will wait a little longer. You can write to the volunteer directly.`],
  }),
  onlyItsPeople: ({ asked }) => ({
    summary: s('It is for the people concerned to say.'),
    body: [
      asked
        ? p`It is for the people who carry this initiative to say that it is enough: I am asking them.`
        : p`Only the people who carry this initiative can say that it rests. You can pass it on.`,
    ],
  }),
  enoughAsked: ({ sentence, by }) => ({
    summary: s('Is that enough?'),
    body: [
      about(sentence),
      by === ''
        ? p`You talked, and that is enough?`
        : p`${person(by)} thinks that you talked, and that it may be enough. It is for you to say.`,
      p`If so, I erase your sentence and the meeting, from my memory and from the messages I can edit. There will be no story, and it cannot be undone.`,
      ...(by === '' ? [] : [small`Without an answer from you, nothing changes.`]),
    ],
  }),
  agreed: ({ sentence, purpose, people }, f) => ({
    summary: people.length === 0 ? s('I have no yes for now.') : s('Who agrees'),
    body:
      people.length === 0
        ? [about(sentence), p`I have no yes for now. It says nothing about your request. If one comes, this message will say so.`]
        : [
            about(sentence),
            people.length === 1
              ? p`${f.people(people)} agrees. Propose a time to them.`
              : p`${f.people(people)} agree. Propose a time to them.`,
            ...begin(purpose),
          ],
  }),
  searchingAgain: ({ newsBy }, f) => ({
    summary: s('Noted.'),
    body: [p`Noted: I am asking someone else. You will hear from me by ${f.day(newsBy)} at the latest.`],
  }),

  storyKept: ({ people }, f) => ({
    summary: s('Thank you for this story.'),
    body: [
      p`Thank you. I offer this story to ${f.people(people)}, and to nobody else. Each person chooses who may hear it, and how they appear.`,
    ],
  }),
  storyAlready: () => ({
    summary: s('The story is there already.'),
    body: [p`The story of this meeting is already written. Those who carry the initiative can correct it.`],
  }),
  storyProposal: ({ version, kind, author, title, body, several }) => ({
    summary: kind === 'story' ? s('Here is the story of your meeting.') : s('Your initiative rests.'),
    body: [
      kind === 'bud'
        ? p`Your initiative rests: it is a bud, a result like any other. Here is what I keep of it. Nobody else has read it.`
        : author === ''
          ? p`Here is the story of your initiative. Nobody else has read it.`
          : p`Here is the story of your meeting, written by ${person(author)}${version > 1 ? ' and edited since' : ''}. Nobody else has read it.`,
      p`${said(title)}`,
      ...(body === '' ? [] : [quote(body)]),
      p`Who may hear it? Without an answer from you, it stays between you.`,
      ...(several ? [p`When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`] : []),
      p`You can change your mind: I will edit my messages, but not copies already made.`,
    ],
  }),
  storyChanged: ({ title, body }) => ({
    summary: s('The story has just changed.'),
    body: [
      p`The story changed while you were answering: I have not kept your choice. Here is today's version.`,
      p`${said(title)}`,
      ...(body === '' ? [] : [quote(body)]),
    ],
  }),
  agreementKept: ({ audience, serviceName, naming: how, several, heard, places, named }, f) => ({
    summary: s('Your choices are kept.'),
    body: [
      audience === 'us'
        ? p`Your choices are kept: this story stays between you.`
        : p`Your choices are kept: for ${forWhom(serviceName, f)}, ${{ bold: namings[how] }}.`,
      ...(named.length === 0 ? [] : [p`The text still says: ${f.people(named)}. “Correct the story” takes it out.`]),
      ...(heard ? [] : [unheard]),
      ...(places.length > 0 ? [postedBefore(places)] : []),
      ...(several && audience !== 'us'
        ? [p`When there are several of you, the most discreet choice prevails: it waits until everyone has answered.`]
        : []),
      small`You can change your mind at any time. Even without names, people may recognise you.`,
    ],
  }),
  storyRefused: ({ asked }) => ({
    summary: asked ? s('Erase this story?') : s('No story.'),
    body: [
      asked
        ? p`The story “${said(asked.title)}” is told to others. “No story” erases it for everyone, and I cannot give it back. “Just us” keeps it for the people concerned.`
        : p`Understood: no story. I have erased it from my memory and from the messages I can edit. Backups keep it for a while.`,
    ],
  }),
  storyTakenBack: () => ({
    summary: s('A story was withdrawn.'),
    body: [
      p`Someone concerned would rather there were no story. It is a free decision. I have erased it from my memory and from the messages I can edit. Backups keep it for a while.`,
    ],
  }),

  carryRequest: ({ from, sentence, purpose }) => {
    if (purpose === 'look-back')
      return {
        summary: s('You are invited to look back together.'),
        body: [
          p`${person(from)} proposes to look back together, for an hour, on:`,
          quote(sentence),
          p`Not to judge: to keep what helped. Nothing of it will be shared without your agreement.`,
        ],
      };
    if (purpose === 'table')
      return {
        summary: s('You are invited to meet.'),
        body: [
          p`${person(from)} would like to bring a few people together, for an hour, about:`,
          quote(sentence),
          p`You are one of them. Each person answers for themself, and nobody sees the answers of the others.`,
        ],
      };
    return {
      summary: s('You are invited to carry an initiative with others.'),
      body: [
        p`${person(from)} invites you to carry this initiative with others:`,
        quote(sentence),
        p`Carrying it means following where it is, correcting it, and giving your agreement before anything is told. You can leave whenever you like.`,
      ],
    };
  },
  carryAccepted: ({ sentence, purpose, agreed }) => {
    if (agreed)
      return {
        summary: s('Noted.'),
        body: [
          p`Thank you. ${person(agreed.with)} will know that you agree, and propose a time:`,
          quote(sentence),
          p`Nothing to prepare. "Not this time" is still possible, with no reason to give.`,
        ],
      };
    return purpose === 'look-back'
      ? {
          summary: s('Noted.'),
          body: [
            p`Thank you. You will look back on it together, for an hour:`,
            quote(sentence),
            p`The story, if there is one, will be yours too: nothing of it will be shared without your agreement.`,
          ],
        }
      : {
          summary: s('You carry this initiative.'),
          body: [p`Thank you. You now carry this initiative with others:`, quote(sentence)],
        };
  },
  left: ({ of }) => left[of],
  lastOne: (one) => ('trial' in one ? (one.relay ? relayAlone : lastInTrial)(one.what) : lastCarrier(one.sentence)),
  joined: ({ of, name, what }) => ({
    summary: s('Someone joins you.'),
    body: [
      of === 'tester'
        ? p`${person(name)} now takes part in the trial "${briefly(what)}".`
        : p`${person(name)} now carries ${carried(what)} with you.`,
    ],
  }),
  carrierLeft: ({ name, what, pilots }) => ({
    summary: s('Someone has left.'),
    body: [
      p`${name === '' ? 'Someone' : person(name)} no longer carries ${carried(what)} with you. It is a free decision.`,
      ...(pilots
        ? [p`It goes on, and you now lead it. You can hand it over, or stop it whenever you like.`]
        : what === ''
          ? []
          : [p`It goes on.`]),
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  meeting: s('because you are going to meet'),
  meetingNews: s('because you said yes to a meeting'),
  noNews: s('because you carry an initiative'),
  enoughAsked: s('because you carry an initiative'),
  howItWent: s('because you asked for a meeting'),
  storyProposal: s('because this initiative is yours'),
  storyTakenBack: s('because this story concerned you'),
  carryRequest: s('because someone thought of you'),
  agreed: s('because you chose these people'),
  joined: s('because you carry this initiative or trial'),
  carrierLeft: s('because you carry this initiative or trial'),
};

const forms: WordedForms<MeetingForms> = {
  story: () => ({
    title: s('Write the story'),
    intro: [p`A few lines are enough. The people concerned will read it before anyone else, and choose.`],
    submit: s('Offer it'),
    cancel: s('Close'),
    fields: {
      title: { label: s('A title') },
      body: {
        label: s('What was done, with whom, what made it possible'),
        hint: s("Please leave out names of users or children, and anything about anyone's health."),
      },
    },
  }),
  correctStory: () => ({
    title: s('Correct the story'),
    intro: [p`Everyone concerned will be asked again.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      title: { label: s('A title') },
      body: { label: s('The story'), hint: s("Please leave out names of users or children, and anything about anyone's health.") },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  story: () => ({
    summary: s('Writing the story'),
    body: [
      p`A few lines are enough: what was done, with whom, what made it possible. Write "story:" here followed by your text, or use the button.`,
    ],
  }),
  correctStory: () => ({
    summary: s('Correct the story'),
    body: [p`To correct it, write here "correct the story:" followed by the whole text. "Read all" shows you all of it.`],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
