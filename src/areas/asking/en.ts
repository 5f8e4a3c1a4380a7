import { momentInWords } from '../../cards/en/hours.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { briefly, person, platformName } from '../../cards/words.ts';
import type { Labels, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { frameQuoted } from '../../domain/frame.ts';
import { purposes, ruleOf } from '../../domain/purpose.ts';
import { runBy } from '../framing/en.ts';
import { purposeWords } from '../meeting/purposes-en.ts';
import type { faces } from './buttons.ts';
import type { AskingForms, forms as areaForms } from './forms.ts';
import type { AskingParams, buttons as areaButtons } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  openTell: s('Tell an initiative'),
  askMeeting: s('Ask for a meeting'),
  tellDraft: s('Yes, tell it'),
  dropDraft: s('No, forget this text'),
  whoHasRead: s('Who has read my sentence?'),
  setAside: s('Not with certain people'),
  correct: s('Edit'),
  withdraw: s('Withdraw'),
  whomToTurnTo: s('Whom to turn to'),
  myInitiatives: s('My initiatives'),
  showInitiative: s('See this initiative'),
  askStoryPeople: s('Talk about it with the people of this story'),
  askItsPeople: s('Talk about it with these people'),
};

const phrases = {
  openTell: ['tell', 'tell an initiative'],
  tellDraft: ['yes tell it'],
  dropDraft: ['forget it', 'forget this text'],
  whoHasRead: ['who has read', 'who has read my sentence', 'who read it'],
  setAside: ['not with certain people', 'not with'],
  correct: ['edit', 'correct'],
  withdraw: ['withdraw', 'withdraw it', ...['withdraw', 'remove', 'delete', 'cancel'].map((verb) => `${verb} my initiative`)],
  whomToTurnTo: ['contacts', 'danger', 'violence', 'whom to turn to', 'who to turn to', 'harassment', 'distress'],
  myInitiatives: ['my initiatives', 'my initiative'],
  tellInitiative: ['initiative'],
  tellAfterColon: ['tell', 'an initiative', 'my initiative', 'our initiative'],
  askMeeting: ['ask for a meeting', 'i would like a meeting'],
  seeClear: ['see it clearly', 'see clearly', 'i would like to see it clearly'],
  ruleInTheWay: ['a rule', 'a rule that gets in the way', 'a rule in the way'],
  bringTogether: ['bring together', 'bring people together', 'i would like to bring people together'],
  lookBack: ['look back on', 'look back on what we lived through'],
  askItsPeople: [
    'talk about it with these people',
    'talk about it with the people of this story',
    'talk about it with the people of this bud',
    'talk about it with the people of this trial',
    'talk about it with them',
    'talk with these people',
    'meet these people',
  ],
};

type Listed = AskingParams['myInitiatives']['items'][number];

const states: Record<Listed['state'], (whom: string) => string> = {
  held: () => 'kept until the next working morning, nobody has received it',
  searching: (whom) => `I am looking for ${whom}`,
  waiting: () => 'I have found nobody for now',
  patient: (whom) => `I am still looking for ${whom}, without disturbing you`,
  accepted: () => 'a meeting is being prepared',
  told: () => 'a meeting took place',
};

const stateOf = ({ state, purpose }: Listed) =>
  state === 'accepted' && ruleOf(purpose).asks === 'chosen' ? 'I have told you who agrees' : states[state](purposeWords[purpose].whom);

const act = (which: AskingParams['whichInitiative']['act']) =>
  ({ withdraw: 'withdraw', correct: 'edit', 'who-has-read': 'follow', 'set-aside': 'keep from certain people' })[which];

const actWords: Record<AskingParams['whichInitiative']['act'], string> = {
  withdraw: 'withdraw',
  correct: 'edit',
  'who-has-read': 'who has read',
  'set-aside': 'not with certain people',
};

/** Whom the bot asks, when, and what each of them sees. */
function whomIAsk(
  { purpose, from, newsBy, inPublic, chosen, keeping }: Omit<AskingParams['initiativeNoted'], 'sentence' | 'frame'>,
  f: Format,
) {
  const [{ asks, waits, chosen: whom }, { asked, expect }] = [ruleOf(purpose), purposeWords[purpose]];
  if (from === null || asks === 'its-people') {
    return [
      from === null
        ? p`They are being asked another question: yours waits for its turn. This message will say from when I ask ${asked}.`
        : p`From ${f.moment(from)}, I ask these people, one at a time, ${asked}. You will have an answer by ${f.day(newsBy)} at the latest.`,
      p`${expect} Where their names are not told, you learn none until one of them says yes.`,
    ];
  }
  const kept = t`${inPublic ? 'I publish nothing else' : 'Nothing is published'}, and nothing leaves before ${f.moment(from)}.`;
  if (asks === 'chosen') {
    return chosen
      ? [
          p`${kept} Then I ask each person you chose ${asked}. They will read the sentence and your name, answer for themselves, and nobody will see the answers of the others.`,
          p`On ${f.day(newsBy)}, I tell you who agrees, and nothing else. I do not tell your management. ${expect}`,
        ]
      : [
          p`I ask nobody anything until you have chosen. Whom would you like to bring together? Each person will answer for themself, and nobody will see the answers of the others.`,
          ...(keeping.length === 0
            ? []
            : [
                p`Keeping time for this: ${keeping.flatMap((one, index) => t`${index === 0 ? '' : '; '}${person(one.name)}, ${momentInWords(one)}`)}.`,
              ]),
          p`I do not tell your management. ${expect}`,
        ];
  }
  if (chosen && whom === 'one') {
    return [
      waits
        ? p`${kept} Then I ask the person of your choice ${asked}. They will read the sentence and your name.`
        : p`I ask the person of your choice, at their next moment of work, ${asked}. They will read the sentence and your name.`,
      p`Without a yes from them, I will tell you, and you will choose what comes next. I do not tell your management. ${expect}`,
    ];
  }
  return [
    waits
      ? p`${kept} Then I ask a volunteer, and another one if need be, ${asked}; ${inPublic ? 'I show them the sentence, and not whose it is,' : 'they will see the sentence, not your name,'} until they have said yes. You will have an answer by ${f.day(newsBy)} at the latest.`
      : p`I ask a volunteer, at their next moment of work, ${asked}. They will see the sentence, not your name until they have said yes. You will have an answer by ${f.day(newsBy)} at the latest.`,
    ...(whom === 'one'
      ? []
      : [
          chosen
            ? p`I also ask each person you chose. They will read the sentence and your name, and answer for themselves.`
            : p`Who lived it with you? With "With whom?", I ask them too; each answers for themself.`,
        ]),
    p`I do not tell your management; if one of them is a volunteer, you can set them aside. ${expect}`,
  ];
}

const messages: WordedKinds<AskingParams> = {
  initiativeNoted: ({ sentence, frame, inPublic, ...noted }, f) => ({
    summary: s('Noted, thank you.'),
    body: [
      p`Noted, thank you.`,
      quote(sentence),
      ...(inPublic
        ? [
            p`Where you mentioned me, everyone could read this sentence and your name, and I cannot take it back from there. I do not answer there. From here on, let us talk in private.`,
          ]
        : []),
      ...whomIAsk({ ...noted, inPublic }, f),
      ...(frame?.signed
        ? [
            small`“${{ said: frameQuoted(frame.body) }}” ${person(frame.signed.name)}, ${{ said: frame.signed.position }}, ${f.day(frame.signed.on)}. The whole text: "frame".`,
          ]
        : []),
      ...runBy(f),
    ],
  }),
  initiativeCorrected: ({ sentence, readBefore }) => ({
    summary: s('Corrected.'),
    body: [
      p`Corrected:`,
      quote(sentence),
      ...(readBefore ? [p`Someone may have read the earlier version. The message they received is edited.`] : []),
    ],
  }),
  initiativeWithdrawn: ({ readBefore, enough, sentence }) => ({
    summary: enough ? s('Noted.') : s('Withdrawn.'),
    body: [
      enough
        ? p`Noted: you talked, and that is enough. I have erased the meeting and your sentence from my memory and from the messages I can edit. Backups keep them for a while.`
        : p`${sentence === null ? t`Withdrawn.` : t`Withdrawn: “${briefly(sentence)}”.`} I have erased it from my memory and from the messages I can edit. Backups keep it for a while.`,
      ...(readBefore && !enough ? [p`What was already read or copied, I cannot erase.`] : []),
    ],
  }),
  whoHasRead: ({ sentence, readers }) => ({
    summary: s('Who has read your sentence'),
    body: [
      quote(sentence),
      readers.length === 0
        ? p`Apart from you, nobody has read it.`
        : list(readers.map((name) => t`${name === '' ? 'Someone' : person(name)}`)),
      small`Coordination, as such, cannot open your sentence. Whoever administers the server technically could.`,
    ],
  }),
  setAsideNoted: ({ people }) => ({
    summary: s('Noted.'),
    body: [
      people === 0
        ? p`Noted: nobody is set aside for this initiative.`
        : people === 1
          ? p`Noted. I will not offer this initiative to that person. They will not know.`
          : p`Noted. I will not offer this initiative to those ${people} people. They will not know.`,
    ],
  }),
  whomToTurnTo: ({ contacts, platform }) => ({
    summary: s('Whom to turn to'),
    body: [
      p`Initiatives are told here. For danger, violence, harassment, distress or an alert, people whose job it is will answer you:`,
      ...(contacts.length === 0
        ? [
            p`Your organisation has not yet given me its contacts. Occupational health, the staff social worker or a staff representative can listen to you.`,
          ]
        : [list(contacts.map((one) => t`${{ said: one.label }}: ${{ said: one.reach }}`))]),
      list([
        t`Emergency: 15 (health), 17 (police), 18 (fire and rescue), 112 anywhere in Europe, 114 by text message`,
        t`Distress, suicidal thoughts: 3114, day and night`,
        t`Violence against women: 3919, day and night`,
      ]),
      platform === 'playground'
        ? small`I keep no trace of this request. What we wrote to each other stays displayed in this playground.`
        : small`I keep no trace of this request. What we wrote to each other stays in the history of ${platformName(platform)}.`,
    ],
  }),
  myInitiatives: ({ items }, f) => ({
    summary: s('Your initiatives'),
    body:
      items.length === 0
        ? [p`You have no initiative under way with me. To tell one, a sentence is enough: "/initiative We have…"`]
        : [
            p`Your initiatives:`,
            (items.length > 1 ? numbered : list)(
              items.map((one) =>
                one.harvester !== null
                  ? t`“${briefly(one.sentence)}”: a meeting is being prepared with ${person(one.harvester)}`
                  : !one.inTurn
                    ? t`“${briefly(one.sentence)}”: it waits for its turn`
                    : one.state !== 'held' && one.state !== 'searching'
                      ? t`“${briefly(one.sentence)}”: ${stateOf(one)}`
                      : t`“${briefly(one.sentence)}”: ${stateOf(one)}. News by ${f.day(one.newsBy)} at the latest`,
              ),
            ),
            small`In words: "who has read", "edit: …", "withdraw".`,
          ],
  }),
  whichInitiative: (params) => ({
    summary: s('Which initiative do you mean?'),
    body: [
      ...(params.items.some((one) => one.sentence === null)
        ? []
        : [p`You have several initiatives under way. Which one would you like to ${act(params.act)}?`]),
      numbered(
        params.items.map((one) => (one.sentence === null ? t`Withdrawn, or you no longer carry it.` : t`“${briefly(one.sentence)}”`)),
      ),
      ...(params.items.some((one) => one.sentence === null)
        ? [p`For another one, tell me again in words: "${actWords[params.act]}".`]
        : []),
    ],
  }),
  itsPeopleNotAsked: ({ why }) =>
    why === 'theirs'
      ? {
          summary: s('You are one of them.'),
          body: [p`You are one of these people: you can talk without me. Nothing is asked.`],
        }
      : {
          summary: s('With the people of which story?'),
          body: [
            p`With which people? First open a story, a bud or a trial ("stories", then "read 2"); then say: "talk about it with these people: …"`,
          ],
        },
};

const forms: WordedForms<AskingForms> = {
  tell: ({ purpose, of }) => ({
    title: of ? s('Talk about it') : purpose === null ? s('Tell') : s('Ask for a meeting'),
    intro: [
      of
        ? p`One sentence is enough. Nothing is published. The people I ask will read this sentence and your name.`
        : p`One sentence is enough. Nothing is published, and I do not tell your management.`,
    ],
    submit: purpose === null && !of ? s('Tell') : s('Ask'),
    cancel: s('Close'),
    fields: {
      sentence: {
        ...(of
          ? {
              label: s('What would you like to talk about with them?'),
              placeholder: s('How did you win the workshop over? We would like to do the same at the nursery'),
            }
          : purpose === null
            ? { label: s('What have you started?'), placeholder: s("We mended the school's bicycles with the technical team") }
            : { label: s('What would you like to talk about?') }),
        hint: s('Please leave out names of users, and anything about health.'),
      },
      purpose: { label: s('What for?') },
      people: {
        label: s('With whom?'),
        hint:
          purpose !== null && ruleOf(purpose).chosen === 'each'
            ? s('Each person answers for themself.')
            : s('Without a name, I ask a volunteer.'),
      },
    },
    options: Object.fromEntries(purposes.map((purpose) => [purpose, purposeWords[purpose].choice])),
  }),
  correct: () => ({
    title: s('Edit'),
    intro: [],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { sentence: { label: s('Your sentence') } },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  tell: ({ sentence, asks, of }) => ({
    summary: asks || of !== '' ? s('Ask in one sentence.') : s('Tell it in one sentence.'),
    body:
      of !== ''
        ? [p`What would you like to talk about with them? One sentence is enough: "talk about it with these people: …"`]
        : asks
          ? [
              p`To ask for a meeting, one sentence is enough: "see it clearly: …", "a rule: …", "look back on: …", "bring together: …". Or tell: "initiative: …"`,
            ]
          : [
              p`What have you started? One sentence is enough. For example:`,
              p`"/initiative We mended the school's bicycles with the technical team"`,
              ...(sentence === '' ? [] : [p`Your text, so that nothing is lost:`, quote(sentence)]),
            ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms, inWords };
