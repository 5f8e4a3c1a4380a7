import { z } from 'zod';
import { count, flag, from, kept, nothing, text } from '../../core/about.ts';
import type { Placed } from '../../core/button.ts';
import { draftNamed } from '../../core/draft.ts';
import { allBesides, type Besides } from '../../core/incoming.ts';
import { kindsOf, type Row } from '../../core/kind.ts';
import { type NearMeaning, nearMeanings } from '../../core/near.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { tagged } from '../../core/subject.ts';
import { messageChanges } from '../../domain/message-change.ts';
import { replySaid } from '../../domain/spoken/replies.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { buttons as askingButtons, faces as askingFaces } from '../asking/buttons.ts';
import { buttons as bringingButtons } from '../bringing/buttons.ts';
import { buttons as checkingButtons } from '../checking/buttons.ts';
import { buttons as coordinationButtons } from '../coordination/buttons.ts';
import { buttons as digestButtons } from '../digest/buttons.ts';
import { buttons as endingButtons } from '../ending/buttons.ts';
import { buttons as invitingButtons } from '../inviting/buttons.ts';
import { buttons as libraryButtons } from '../library/buttons.ts';
import { buttons as meetingButtons } from '../meeting/buttons.ts';
import { buttons as timeButtons } from '../time/buttons.ts';
import { buttons as tryingButtons, faces as tryingFaces } from '../trying/buttons.ts';
import { buttons as volunteeringButtons } from '../volunteering/buttons.ts';
import { buttons } from './buttons.ts';
import { type ChangedMessage, changedMessage } from './changed-shown.ts';
import { type Asking, stillAsked } from './takes-words.ts';

/** What help is asked about; `everything`: four lines, which lead to the others. */
const helpTopics = ['everything', 'trials', 'digests', 'volunteers', 'coordination'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** Conversation: help, misunderstandings, surprises. */
export interface ConversationParams {
  /** `several`: the organisation is in several places. */
  help: { topic: HelpTopic; harvester: boolean; coordinator: boolean; several: boolean };
  /** `draft` tells these words from others the person wrote before or after; `near`, what they may mean besides an initiative. */
  notUnderstood: { words: string; draft: string; near: NearMeaning | null };
  /** Words that several questions of one message may have asked for. */
  whichAnswer: {
    words: string;
    draft: string;
    items: readonly Asking[];
  };
  severalQuestions: Record<string, never>;
  /** Somebody edited or deleted a message of which something was kept. */
  messageChanged: ChangedMessage;
  messageLeft: Record<string, never>;
  /** Of whatever they were asked, a no: nothing is kept of it. */
  declined: Record<string, never>;
  draftDropped: Record<string, never>;
  /** `words`: they were heard, without what came with them. */
  unheard: { besides: Besides; words: boolean };
  nothingPending: Record<string, never>;
  localeChosen: Record<string, never>;
  unknownAct: Record<string, never>;
  sorry: { reference: string; words: string | null };
  notConnected: Record<string, never>;
  changedMeanwhile: Record<string, never>;
  gone: Record<string, never>;
  merged: { count: number };
}

/** The button of each meaning; a form can begin with the words that were kept. */
const offered: Readonly<Record<NearMeaning, ((draft: string) => Placed) | null>> = {
  correct: (draft) => askingButtons.correct({ draft }),
  'accept-invitation': () => invitingButtons.acceptInvitation(),
  'write-story': (draft) => meetingButtons.writeStory({ draft }),
  'open-absence': (draft) => timeButtons.openAbsence({ draft }),
  'open-hours': () => timeButtons.openHours(),
  'open-trial': (draft) => tryingButtons.openTrial({ draft }),
  explore: () => libraryButtons.explore(),
  'need-help': (draft) => checkingButtons.needHelp({ draft }),
  'show-help': () => buttons.showHelp(),
  'no-initiative': null,
  'no-meeting': null,
  'no-check-in': null,
  'no-trial': null,
  'no-story': null,
  'no-service': null,
  'coordination-only': null,
  'no-people': null,
  'own-people': null,
  'no-question': null,
};

/** Where what was kept of a deleted message is changed, once others may have read it. */
const changes: Readonly<Record<Exclude<ChangedMessage['kept'], 'told'>, (changed: ChangedMessage) => Placed>> = {
  initiative: ({ id }) => askingButtons.withdraw({ initiative: id }),
  draft: ({ id }) => askingButtons.dropDraft({ draft: id }),
  'check-in': ({ id }) => checkingButtons.writeCheckIn({ checkIn: id }),
  evaluation: ({ id }) => endingButtons.answerEvaluation({ trial: id }),
  story: ({ id, version }) => agreeingButtons.refuseStory(version === undefined ? { story: id } : { story: id, version }),
};

/** What this area says. */
export const kinds = kindsOf<ConversationParams>()({
  help: {
    now: kept(
      z.object({
        topic: z.enum(helpTopics).default('everything'),
        harvester: flag,
        coordinator: flag,
        several: flag.default(false),
      }),
    ),
    buttons: (params) => [helpButtons(params)],
    equal: ({ topic }) => topic === 'everything',
    samples: helpTopics.flatMap((topic) =>
      [true, false].flatMap((harvester) => [true, false].map((coordinator) => ({ topic, harvester, coordinator, several: harvester }))),
    ),
  },
  notUnderstood: {
    now: from(
      z.object({ draft: text.default(''), near: z.enum(nearMeanings).optional().catch(undefined) }),
      async ({ draft, near }, telling) => {
        if (draft === '') return { words: '', draft, near: null };
        const kept = await draftNamed(telling, draft);
        return kept && { words: kept.words, draft, near: near ?? null };
      },
    ),
    buttons: (params) =>
      params.words === ''
        ? [[askingButtons.openTell()]]
        : [
            [
              askingButtons.whomToTurnTo({ draft: params.draft }),
              ...(replySaid(params.words) ? [] : [askingButtons.tellDraft({ draft: params.draft })]),
              ...nearButton(params.near, params.draft),
              askingButtons.dropDraft({ draft: params.draft }),
            ],
          ],
    // Told since, from this very card.
    becomes: ({ subject, about }) => {
      const told = tagged('initiative', anInitiative).read(subject);
      return told && { kind: 'initiativeNoted', about: about.inPublic === true ? { ...told, inPublic: true } : told };
    },
    samples: [
      { words: '', draft: '', near: null },
      { words: sample.long, draft: '1', near: null },
      { words: 'Oui, lundi ?', draft: '1', near: null },
      ...nearMeanings.map((near) => ({ words: sample.long, draft: '1', near })),
    ],
  },
  whichAnswer: {
    now: from(z.object({ draft: text, questions: text }), async ({ draft, questions }, telling) => {
      const kept = await draftNamed(telling, draft);
      return kept && { words: kept.words, draft, items: await stillAsked(telling, questions.split(',')) };
    }),
    buttons: ({ draft, items }) => [
      [
        ...items.map(({ asks, id, what }, index) =>
          asks === 'check-in'
            ? checkingButtons.writeCheckIn({ checkIn: id, draft }, String(index + 1), what)
            : endingButtons.answerEvaluation({ trial: id, draft }, String(index + 1), what),
        ),
        askingButtons.dropDraft({ draft }),
      ],
    ],
    samples: [
      {
        words: sample.long,
        draft: '1',
        items: [
          { asks: 'check-in', id: sample.id, what: sample.long },
          { asks: 'evaluation', id: sample.id, what: sample.written },
        ],
      },
    ],
  },
  severalQuestions: { now: nothing },
  messageChanged: {
    samples: messageChanges.flatMap((change) =>
      (['initiative', 'draft', 'check-in', 'evaluation', 'story', 'told'] as const).map((kept) => ({
        message: 'a-digest',
        change,
        kept,
        id: sample.id,
        words: change === 'deleted' ? '' : sample.long,
      })),
    ),
    now: from(z.object({ message: text, change: z.enum(messageChanges) }), ({ message, change }, telling) =>
      changedMessage(telling, message, change),
    ),
    buttons: (params) => {
      if (params.kept === 'told') return [];
      const keeps = buttons.keepMessage({ message: params.message });
      if (params.change === 'withdrawn') return [[keeps]];
      return [[params.change === 'edited' ? buttons.followMessage({ message: params.message }) : changes[params.kept](params), keeps]];
    },
  },
  messageLeft: { now: nothing },
  declined: { now: nothing },
  draftDropped: { now: nothing },
  unheard: {
    now: kept(z.object({ besides: z.enum(allBesides), words: flag })),
    samples: allBesides.flatMap((besides) => [true, false].map((words) => ({ besides, words }))),
  },
  nothingPending: { now: nothing },
  localeChosen: { now: nothing },
  unknownAct: { now: nothing },
  sorry: {
    now: from(z.object({ reference: text }), async (about) => ({ reference: about.reference, words: null })),
    samples: [
      { reference: 'a1b2c3d4', words: null },
      { reference: 'a1b2c3d4', words: sample.long },
    ],
  },
  notConnected: { now: nothing },
  changedMeanwhile: { now: nothing },
  gone: { now: nothing },
  merged: { now: kept(z.object({ count })), samples: [{ count: 2 }, { count: 4 }] },
});

function helpButtons({ topic, harvester, coordinator }: ConversationParams['help']): Row {
  switch (topic) {
    case 'everything':
      return [askingButtons.openTell(), askingFaces.askMeeting(), libraryButtons.explore(), askingButtons.whomToTurnTo()];
    case 'trials':
      return [tryingButtons.openTrial(), tryingFaces.myTrials()];
    case 'digests':
      return coordinator ? [digestButtons.digests()] : [];
    case 'volunteers':
      return harvester
        ? [bringingButtons.bringStory(), volunteeringButtons.pauseHarvest()]
        : [volunteeringButtons.becomeHarvester(), bringingButtons.bringStory()];
    case 'coordination':
      return coordinator ? [coordinationButtons.settings()] : [];
  }
}

function nearButton(near: NearMeaning | null, draft: string): readonly Placed[] {
  const button = near && offered[near];
  return button ? [button(draft)] : [];
}
