import type { Block, Span } from '../../cards/card.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Besides } from '../../core/incoming.ts';
import type { NearMeaning } from '../../core/near.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import { wholeYes } from '../../core/words.ts';
import { heardAtMost } from '../../domain/spoken/plain-words.ts';
import { replySaid } from '../../domain/spoken/replies.ts';
import { runBy } from '../framing/en.ts';
import { termLine } from '../term/en.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { ConversationParams, HelpTopic } from './messages.ts';
import { missed } from './missed-en.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  showHelp: s('What I can do'),
  more: s('More'),
  notAnAnswer: s('It was not an answer'),
  keepMessage: s('Keep it'),
  followMessage: s('Edit it too'),
  talkInPerson: s('Talk about it'),
  decline: s('Rather not'),
  watchNoMore: s('Watch no more'),
  noThanks: s('No thanks'),
};

const phrases = {
  decline: ['rather not'],
  showHelp: ['help', 'help me', 'hello', 'hi', '?', 'what i can do', 'how does it work', 'i do not understand', 'can you help me', 'menu'],
  helpWithTrials: ['help trials', 'help trial'],
  helpWithDigests: ['help highlights'],
  helpVolunteers: ['help volunteers', 'help volunteer'],
  helpCoordination: ['help coordination', 'first steps', 'the first steps', 'my first steps'],
  notAnAnswer: ['it was not an answer', 'not an answer'],
  talkInPerson: ['talk about it', 'talk in person', 'talk about it in person', 'talk about the trial'],
  sayYes: wholeYes(
    ['ok', 'yes', 'yep', 'sure', 'of course'],
    ['ok', 'sure', 'of course', 'with pleasure', 'happy to', 'i would love to', 'that works'],
  ),
  listen: ['thanks', 'thank you', 'thanks a lot', 'many thanks', 'thank you very much', 'goodbye', 'bye', 'have a nice day'],
  sayNo: ['no', 'nope'],
  speakFrench: ['french'],
  speakEnglish: ['english', 'in english', 'speak english'],
};

/** What the words may mean besides an initiative. */
const or: Readonly<Record<NearMeaning, Block>> = {
  correct: small`Or a correction of your initiative? Use the button, or write "edit:" followed by the sentence.`,
  'accept-invitation': small`Is it a yes to this meeting? The button says so.`,
  'write-story': small`Or the story of a meeting? Use the button, or write "story:" followed by your text.`,
  'open-absence': small`Or an absence? I need its last day, and I am not sure of these dates. For example: "away until 12 December", "away next week".`,
  'open-hours': small`Or your working hours? I did not understand these hours. For example: "I work from 8:00 to 16:00".`,
  'open-trial': small`Or a trial? Use the button, or write "trial:" followed by what you are trying.`,
  explore: small`Or a search? Use the button, or write "stories:" followed by a few words.`,
  'need-help': small`Or a request for help with a trial? Use the button, or write "I need help:" followed by a few words.`,
  'show-help': small`Or a request for help? The button shows what I can do. For danger, violence or distress: "whom to turn to".`,
  'no-initiative': small`You have no initiative under way with me: your text changes nothing.`,
  'no-meeting': small`I cannot find a meeting under way that is yours: your text changes nothing.`,
  'no-check-in': small`I cannot find a check-in that you can answer: your text changes nothing.`,
  'no-trial': small`I cannot find a trial of yours: your text changes nothing.`,
  'no-story': small`I cannot find a story of yours: your text changes nothing.`,
  'no-service': small`I know no service of that name: your text changes nothing.`,
  'coordination-only': small`This is for coordination to set: your text changes nothing.`,
  'own-people': small`You are one of these people: you can talk without me.`,
  'no-people': small`I cannot see whom to ask: first open a story, a bud or a trial that is not yours.`,
  'no-question': small`I ask that question on the day I stop: your text does not answer it.`,
};

type Kept = ConversationParams['messageChanged']['kept'];
const inTheirHands = p`The story is already with the people it is about: I change nothing in it. Tell them what should be corrected.`;
const answerWithdrawn = p`You deleted your message. I took what it said out of your answer.`;
const answerDeleted = p`You deleted your message, but your answer may have been read, or has changed since. Do you wish to edit it?`;
const answerEdited = p`You edited your message, but your answer may have been read, or has changed since. Do you wish to edit it too?`;

const notHeard: Readonly<Record<Besides, Block>> = {
  voice: p`I do not listen to voice messages, and I kept nothing of yours. Write to me what you wanted to say: one sentence is enough.`,
  file: p`I open neither files nor pictures, and I kept nothing of yours. Write to me what you wanted to say: one sentence is enough.`,
  forward: p`I do not read forwarded messages, and I kept nothing of this one. Write to me in your own words what you wanted to say: one sentence is enough.`,
};

const onlyWords: Readonly<Record<Besides, Block>> = {
  voice: p`I only read words: I did not keep the voice message that came with them.`,
  file: p`I only read words: I did not keep what is attached to them.`,
  forward: p`I only read your words: I did not keep the forwarded message.`,
};

/** What became of what was kept of a message that they deleted. */
const withdrawn: Readonly<Record<Kept, Block>> = {
  initiative: p`You deleted your message. I withdrew the initiative: nobody had read it.`,
  draft: p`You deleted your message. I no longer ask you anything about this sentence.`,
  'check-in': answerWithdrawn,
  evaluation: answerWithdrawn,
  story: inTheirHands,
  told: inTheirHands,
};

const deleted: Readonly<Record<Kept, Block>> = {
  initiative: p`You deleted your message, but the initiative is still there: it was read or edited, or you had chosen who may hear it. Do you wish to withdraw it?`,
  draft: withdrawn.draft,
  'check-in': answerDeleted,
  evaluation: answerDeleted,
  story: p`You deleted your message, but the version of the story it proposed is still there. Do you wish there to be no story?`,
  told: inTheirHands,
};

const edited: Readonly<Record<Kept, Block>> = {
  initiative: p`You edited your message, but the initiative was read, or edited since. Do you wish to edit it too?`,
  draft: withdrawn.draft,
  'check-in': answerEdited,
  evaluation: answerEdited,
  story: p`You edited your message. Do you wish to propose this version of the story? Everyone will be asked again.`,
  told: inTheirHands,
};

const helpLines: Readonly<Record<HelpTopic, (about: ConversationParams['help']) => readonly (readonly Span[])[]>> = {
  everything: () => [
    t`"initiative We mended the school's bicycles": tell, and a volunteer comes and talks about it with you`,
    t`"ask for a meeting": to see it clearly, to be helped, about a rule; with a volunteer, or someone you choose`,
    t`"stories library", "the trials", "vintage": read what people were willing to share`,
    t`"whom to turn to": danger, violence, harassment, distress`,
  ],
  trials: () => [
    t`"trial: …": try something with others, with an end date`,
    t`"my trials", "the trials": yours, and those of everybody`,
    t`"my check-in: …": say what you notice; "learning log": what was noted there`,
    t`"I need help", "talk about it"`,
    t`"conclude the trial": what was learnt, and what follows`,
  ],
  digests: ({ coordinator }) => [
    t`The highlights tell a channel what colleagues were willing to share.`,
    t`In a channel, mention me with "highlights": the latest, and how to receive them`,
    ...(coordinator ? [t`"highlights" here: all channels that receive them, their days, their pauses`] : []),
  ],
  volunteers: ({ harvester }) => [
    harvester ? t`"break", "I am back", "stop volunteering": your place among the volunteers` : t`"volunteer": listen to those who tell`,
    t`"story: …": write down what came of the meeting, after it`,
    t`"harvest notebook": a page to print, for a meeting away from a screen`,
    t`"I met…": bring the story of a meeting that took place without me`,
  ],
  coordination: ({ coordinator }) => [
    ...(coordinator
      ? [
          t`"coordination": what waits, and what could not leave`,
          t`"settings", "services", "highlights", "frame", "audit log": those of your organisation`,
          t`First steps, one a week: find three volunteers; tell an initiative yourself; subscribe a channel to the highlights; try with a team`,
        ]
      : [t`These words are for the people of coordination. "Who are you?" says who looks after me here.`]),
  ],
};

const messages: WordedKinds<ConversationParams> = {
  help: (params, f) => ({
    summary: s('What I can do'),
    body: [
      ...(params.topic === 'everything' ? [p`Hello, I am Vendange.`] : []),
      list(helpLines[params.topic](params)),
      ...(params.topic === 'everything'
        ? [
            small`The rest: "help trials", "help highlights", "help volunteers", "help coordination". At any time: "my initiatives", "my data", "away until 12 December", "stop", "français"${params.several ? ', "link my accounts"' : ''}.`,
            ...termLine(f),
            ...runBy(f),
            small`With /vendange, or in words in our conversation. I rate nobody and report to nobody.`,
          ]
        : []),
    ],
  }),
  notUnderstood: ({ words, near }) => ({
    summary: words === '' || replySaid(words) ? s('I may not have understood.') : s('Shall I note this as an initiative?'),
    body:
      words === ''
        ? [p`I am listening. To tell an initiative, one sentence is enough; to know what I can do, say "help".`]
        : [
            replySaid(words) ? p`I may not have understood.` : p`Shall I note this as an initiative?`,
            quote(words),
            ...(near === null ? [] : [or[near]]),
            ...(words.length > heardAtMost ? [small`Your text is long: I keep all of it, without looking for what it asks.`] : []),
            ...(replySaid(words) ? [small`To make it an initiative: "initiative:" followed by your sentence.`] : []),
            small`I keep this text for one working day, for you alone. To know what I can do: "help".`,
          ],
  }),
  whichAnswer: ({ words, items }) => ({
    summary: s('Which question are you answering?'),
    body: [
      p`My last message asked several questions. Which one are you answering?`,
      quote(words),
      numbered(
        items.map(({ asks, what }) =>
          asks === 'check-in'
            ? t`The check-in of the trial "${{ said: what, max: 80 }}"`
            : t`The evaluation of the trial "${{ said: what, max: 80 }}"`,
        ),
      ),
      small`I keep this text for you alone.`,
    ],
  }),
  severalQuestions: () => ({
    summary: s('Which question are you answering?'),
    body: [p`My last message asked several questions. Answer with the button of one or the other: nothing changes until then.`],
  }),
  messageChanged: ({ change, kept, words }) => ({
    summary: s(change === 'edited' ? 'You edited your message.' : 'You deleted your message.'),
    body: [
      change === 'edited' ? edited[kept] : change === 'deleted' ? deleted[kept] : withdrawn[kept],
      ...(words === '' || kept === 'told' ? [] : [quote(words)]),
      ...(change === 'withdrawn' ? [small`I keep this text for seven days, for you alone.`] : []),
    ],
  }),
  messageLeft: () => ({ summary: s('All right, nothing changes.'), body: [p`All right, nothing changes.`] }),
  declined: () => ({ summary: s('Understood.'), body: [p`Understood. I keep no trace of it.`] }),
  draftDropped: () => ({ summary: s('Forgotten.'), body: [p`Forgotten. I have kept nothing.`] }),
  unheard: ({ besides, words }) => ({
    summary: s('I only read words.'),
    body: [words ? onlyWords[besides] : notHeard[besides]],
  }),
  nothingPending: () => ({
    summary: s('I have no question waiting.'),
    body: [p`I have no question waiting for you. To know what I can do, say "help".`],
  }),
  localeChosen: () => ({ summary: s('All right, in English.'), body: [p`All right, I will speak English with you.`] }),
  unknownAct: () => ({
    summary: s('This button no longer works.'),
    body: [p`This button no longer works. Say "help" to see what I can do; nothing has changed.`],
  }),
  sorry: ({ reference, words }) => ({
    summary: s('Something went wrong on my side.'),
    body: [
      p`Something went wrong on my side, and I could record nothing. Please try again in a moment. If it goes on, give coordination this reference: ${{ bold: reference }}.`,
      ...(words === null || words.trim() === ''
        ? []
        : [p`Your text, so that nothing is lost:`, { type: 'quote' as const, spans: [{ said: words }] }]),
    ],
  }),
  notConnected: () => ({
    summary: s('I am not connected to this workspace.'),
    body: [p`I am not connected to this workspace: I have recorded nothing. Talk to me from your organisation's own workspace.`],
  }),
  changedMeanwhile: () => ({
    summary: s('This has changed meanwhile.'),
    body: [p`This changed before I could answer. Ask me again to see where it stands.`],
  }),
  gone: () => ({
    summary: s('This message is no longer current.'),
    body: [p`This message is no longer current. There is nothing for you to do.`],
  }),
  merged: ({ count }) => ({
    summary: s(`${count} pieces of news, in one message`),
    body: [p`So as not to disturb you several times, here are ${count} pieces of news in one message.`],
  }),
};

/** Everything this area says in English. */
export const en = { messages: { ...messages, ...missed }, buttons, phrases, because: {}, forms: {} };
