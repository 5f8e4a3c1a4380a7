import type { Params } from './kinds.ts';
import { briefly, person, type Words, writer } from './words.ts';

/** English typography: typographic apostrophes and quotation marks. */
export function englishQuotes(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/(^|[\s(])"/g, '$1“')
    .replaceAll('"', '”');
}

const { p, small, t, quote, list, s } = writer(englishQuotes);

const states: Record<Params['myInitiatives']['items'][number]['state'], string> = {
  held: 'kept until the next working morning, nobody has received it',
  searching: 'I am looking for a volunteer',
  waiting: 'waiting: I have found nobody for now',
  patient: 'I am still looking for a volunteer, without disturbing you',
  accepted: 'a meeting is being prepared',
};

const troubleWords: Record<Params['technicalTrouble']['trouble'], string> = {
  'person-gone': 'An account is closed or no longer receives messages. The messages meant for it are kept.',
  'channel-archived': 'A channel is archived. Unarchive it, or choose another.',
  'channel-gone': 'A channel no longer exists, or I no longer have access to it.',
  'not-in-channel': 'I am not in a channel where I should write. Invite me with "/invite".',
  'token-revoked':
    'My access keys have been revoked: nothing leaves any more. Reinstall the app, then replace the token in the configuration.',
  'missing-scope': 'I lack a permission. Reinstall the app with the manifest provided.',
  other: "The platform refused messages for a technical reason. The server's log gives the code.",
};

const act = (which: Params['whichInitiative']['act']) =>
  ({ withdraw: 'withdraw', correct: 'edit', 'who-has-read': 'follow', 'set-aside': 'keep from certain people' })[which];

export const en = {
  messages: {
    initiativeNoted: ({ sentence, from, newsBy }, f) => ({
      summary: s('Noted, thank you.'),
      body: [
        p`Noted, thank you.`,
        quote(sentence),
        p`Nothing is published, and I do not tell your management.`,
        p`Next: from ${f.moment(from)} I ask a volunteer whether they would like to talk about it with you. They will read this sentence, but not your name until they have said yes. If they cannot, I ask someone else. You will hear from me by ${f.day(newsBy)} at the latest.`,
        p`I promise no solution: someone to listen, and an answer.`,
      ],
      after: [p`Danger, violence, harassment, distress: not here.`],
    }),
    initiativeCorrected: ({ sentence, readBefore }) => ({
      summary: s('Corrected.'),
      body: [
        p`Corrected:`,
        quote(sentence),
        ...(readBefore ? [p`Someone may have read the earlier version. The message they received is edited.`] : []),
      ],
    }),
    initiativeWithdrawn: ({ readBefore }) => ({
      summary: s('Withdrawn.'),
      body: [
        p`Withdrawn. I have erased it from my memory and from the messages I can edit.`,
        ...(readBefore ? [p`What was already read or copied, I cannot erase.`] : []),
      ],
    }),
    tellInWords: ({ sentence }) => ({
      summary: s('Tell it in one sentence.'),
      body: [
        p`What have you started? One sentence is enough. For example:`,
        p`"/initiative We mended the school's bicycles with the technical team"`,
        ...(sentence === '' ? [] : [p`Your text, so that nothing is lost:`, quote(sentence)]),
      ],
    }),
    whoHasRead: ({ sentence, readers }, f) => ({
      summary: s('Who has read your sentence'),
      body: [
        quote(sentence),
        readers.length === 0
          ? p`Apart from you, nobody has read it.`
          : list(
              false,
              readers.map((reader) => t`${person(reader.name)}, on ${f.day(reader.on)}`),
            ),
        small`Coordination knows that an initiative is waiting. They cannot open your sentence.`,
      ],
    }),
    fullSentence: ({ sentence }) => ({ summary: s('The whole text'), body: [{ type: 'quote', spans: [{ said: sentence }] }] }),
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
    setAsideByButton: () => ({
      summary: s('Not with certain people'),
      body: [p`Choose the people to whom I must not offer this initiative. They will not know.`],
    }),
    whomToTurnTo: ({ contacts }) => ({
      summary: s('Whom to turn to'),
      body: [
        p`Initiatives are told here. For danger, violence, harassment, distress or an alert, people whose job it is will answer you:`,
        ...(contacts.length === 0
          ? [
              p`Your organisation has not yet given me its contacts. Occupational health, the staff social worker or a staff representative can listen to you.`,
            ]
          : [
              list(
                false,
                contacts.map((one) => t`${{ said: one.label }}: ${{ said: one.reach }}`),
              ),
            ]),
        list(false, [
          t`Emergency: 15 (health), 17 (police), 18 (fire and rescue), 112 anywhere in Europe, 114 by text message`,
          t`Distress, suicidal thoughts: 3114, day and night`,
          t`Violence against women: 3919, day and night`,
        ]),
        small`I keep no trace of this request.`,
      ],
    }),
    myInitiatives: ({ items }, f) => ({
      summary: s('Your initiatives'),
      body:
        items.length === 0
          ? [p`You have no initiative under way with me. To tell one, a sentence is enough: "/initiative We have…"`]
          : [
              p`Your initiatives:`,
              list(
                items.length > 1,
                items.map((one) =>
                  one.harvester !== null
                    ? t`“${briefly(one.sentence)}”: a meeting is being prepared with ${person(one.harvester)}`
                    : one.state === 'waiting' || one.state === 'patient'
                      ? t`“${briefly(one.sentence)}”: ${states[one.state]}`
                      : t`“${briefly(one.sentence)}”: ${states[one.state]}. News by ${f.day(one.newsBy)} at the latest`,
                ),
              ),
              small`In words: "who has read", "edit: …", "withdraw".`,
            ],
    }),
    whichInitiative: (params) => ({
      summary: s('Which initiative do you mean?'),
      body: [
        p`You have several initiatives under way. Which one would you like to ${act(params.act)}?`,
        list(
          true,
          params.items.map((one) => t`“${briefly(one.sentence)}”`),
        ),
      ],
    }),
    subjectGone: () => ({
      summary: s('I can no longer find this initiative.'),
      body: [p`I can no longer find this initiative: it was withdrawn, or it is not yours. Nothing has changed.`],
    }),
    noInitiative: () => ({
      summary: s('You have no initiative under way.'),
      body: [p`You have no initiative under way with me. To tell one, a sentence is enough: "initiative We have…"`],
    }),

    invitation: ({ firstName, sentence, before, answerBy }, f) => ({
      summary: s('An initiative is waiting for a conversation.'),
      body: [
        firstName === ''
          ? p`Hello. An initiative is waiting for a conversation:`
          : p`Hello ${person(firstName)}. An initiative is waiting for a conversation:`,
        quote(sentence),
        p`Allow about an hour, in working time, before ${f.day(before)}. You have nothing to solve: listening is enough.`,
        p`"Not this time" is an answer like any other: I do not ask why and keep no trace of it. Without news by the evening of ${f.day(answerBy)}, I ask someone else.`,
        p`If you say yes, you will learn who it comes from, and can still pass it on.`,
      ],
    }),
    invitationPassed: () => ({ summary: s('Understood.'), body: [p`Understood. I will ask someone else.`] }),
    invitationOver: () => ({
      summary: s('This invitation is no longer open.'),
      body: [p`This invitation is no longer open. There is nothing for you to do.`],
    }),
    invitationAccepted: ({ people, sentence, newsBy }, f) => ({
      summary: s('Thank you. Here is who is waiting for you.'),
      body: [
        p`Thank you. This sentence comes from ${f.people(people)}:`,
        quote(sentence),
        p`A coffee, a call, a visit: this meeting is yours. Suggest a moment before ${f.day(newsBy)}.`,
        p`To begin, if it helps:`,
        list(true, [
          t`What was done, or what would you like to do, and with whom?`,
          t`What made it possible, or would make it possible?`,
          t`What still gets in the way?`,
        ]),
        p`Nothing will be told without the agreement of the people concerned.`,
      ],
    }),
    personalRequest: ({ firstName, from, sentence, answerBy }, f) => ({
      summary: s('Someone would like to talk with you.'),
      body: [
        firstName === ''
          ? p`Hello. ${person(from)} would like to talk with you about an initiative:`
          : p`Hello ${person(firstName)}. ${person(from)} would like to talk with you about an initiative:`,
        quote(sentence),
        p`Allow about an hour, in working time. You have nothing to solve: listening is enough.`,
        p`"Not this time" is an answer like any other. Without news by the evening of ${f.day(answerBy)}, I will simply say that it is not possible for now.`,
      ],
    }),
    introduction: ({ harvester, sentence }) => ({
      summary: s('A volunteer would like to meet you.'),
      body: [
        p`${person(harvester)} would like to talk with you about your initiative, and now knows your name.`,
        quote(sentence),
        p`A coffee, a call, a visit: this meeting is yours. ${person(harvester)} will suggest a moment; you can also write first. For anything delicate, speaking is better than writing.`,
        p`To begin, if it helps:`,
        list(true, [
          t`What was done, or what would you like to do, and with whom?`,
          t`What made it possible, or would make it possible?`,
          t`What still gets in the way?`,
        ]),
        p`Nothing will be told without the agreement of the people concerned.`,
      ],
    }),
    nobodyFound: ({ keptUntil }, f) => ({
      summary: s('I have found nobody for now.'),
      body: [
        p`I have found nobody who can meet you for now, and I would rather tell you. It says nothing about your initiative.`,
        p`Your sentence is published nowhere. Coordination knows that an initiative is waiting; they have not read it.`,
        p`What would you prefer?`,
      ],
      after: [p`Without an answer from you, I keep it until ${f.day(keptUntil)}, then erase it.`],
    }),
    chosenUnavailable: ({ keptUntil }, f) => ({
      summary: s('It is not possible for now.'),
      body: [
        p`The person you chose is not available for now. It says nothing about your initiative, or about you.`,
        p`What would you prefer?`,
      ],
      after: [p`Without an answer from you, I keep your sentence until ${f.day(keptUntil)}, then erase it.`],
    }),
    handedOver: ({ harvester, newsBy }, f) => ({
      summary: s('Your meeting changes hands.'),
      body: [
        p`${person(harvester)} is passing your initiative on. It says nothing about it, or about you.`,
        p`I am asking another volunteer. You will hear from me by ${f.day(newsBy)} at the latest.`,
      ],
    }),
    handOverNoted: () => ({
      summary: s('Understood.'),
      body: [p`Understood, thank you. I will tell the people concerned, and ask someone else.`],
    }),
    meetingCalledOff: () => ({
      summary: s('A meeting will not take place.'),
      body: [
        p`The initiative you had said yes to has just been withdrawn. It is a free decision, with no reason to give. Thank you for offering to listen.`,
      ],
    }),
    keepWaiting: ({ keptUntil }, f) => ({
      summary: s('All right, I wait with you.'),
      body: [
        p`All right, I wait with you. As soon as a volunteer can listen, I ask them. Without a meeting by ${f.day(keptUntil)}, I erase your sentence.`,
      ],
    }),
    coordinationAsked: ({ reached }) => ({
      summary: reached ? s('I am telling coordination.') : s('There is no coordination yet.'),
      body: reached
        ? [
            p`I am telling them. Coordination will know that you wish to speak with them, not what you wrote. They will read my message in their working time.`,
          ]
        : [p`Nobody has been named to coordination in your organisation yet. I keep your sentence, and go on looking for someone.`],
    }),
    personAsked: ({ name }) => ({
      summary: s('Asked.'),
      body: [
        name === ''
          ? p`I will ask, at that person's next working moment. They will read your sentence and your name. I will give you their answer, and never ask them why.`
          : p`I will ask ${person(name)}, at their next working moment. They will read your sentence and your name. I will give you their answer, and never ask them why.`,
      ],
    }),
    personCannotBeAsked: () => ({
      summary: s('I cannot write to that person.'),
      body: [
        p`I cannot ask that person: it is you, they already carry this initiative, or they do not receive my messages. You can choose someone else.`,
      ],
    }),
    coordinationWanted: ({ name }) => ({
      summary: s('Someone wishes to speak with you.'),
      body: [
        name === ''
          ? p`Someone wishes to speak with you about an initiative that is waiting.`
          : p`${person(name)} wishes to speak with you about an initiative that is waiting.`,
        p`I do not show you their sentence: it is for them to tell you what they want. Write to them, or drop by.`,
      ],
    }),

    harvesterWelcome: ({ already }) => ({
      summary: s('Welcome to the harvest team.'),
      body: [
        already ? p`You are already part of the harvest team. Thank you.` : p`Thank you, and welcome to the harvest team.`,
        p`From time to time I will ask whether you would like to meet someone who has started something. One meeting at a time, about an hour, in working time. "Not this time" is always enough.`,
        small`In words: "pause", "resume", "away until Friday", "stop volunteering".`,
      ],
    }),
    harvesterLeft: ({ was }) => ({
      summary: s('Noted.'),
      body: [
        was
          ? p`Noted: I will not ask you for meetings any more. Thank you for listening.`
          : p`You are not part of the harvest team: there is nothing to change.`,
      ],
    }),
    harvestPaused: () => ({
      summary: s('Enjoy your break.'),
      body: [p`Enjoy your break. I will suggest no more meetings. Say "resume" whenever you like.`],
    }),
    harvestResumed: () => ({
      summary: s('Thank you, and welcome back.'),
      body: [p`Thank you, and welcome back. I may suggest a meeting again.`],
    }),
    notHarvester: () => ({
      summary: s('You are not a volunteer.'),
      body: [p`You are not part of the harvest team. To join it, say "volunteer": one meeting at a time, and free to pass.`],
    }),

    absenceNoted: ({ from, until }, f) => ({
      summary: s('Noted.'),
      body: [
        from.equals(until)
          ? p`Noted: no message from me on ${f.day(from)}.`
          : p`Noted: no message from me from ${f.day(from)} to ${f.day(until)} inclusive.`,
        small`To change it: "away", or "I am back".`,
      ],
    }),
    absenceUnclear: ({ words }) => ({
      summary: s('I did not understand these dates.'),
      body: [
        words === '' ? p`When will you be on leave or away?` : p`I did not understand these dates: “${briefly(words)}”.`,
        p`For example: "away until 12 December", "away from 3 to 12 December", "away tomorrow".`,
      ],
    }),
    absenceForgotten: ({ any }) => ({
      summary: s('Noted.'),
      body: [any ? p`Noted: I forget your absences. I may write to you again in your working hours.` : p`I had no absence noted for you.`],
    }),
    later: () => ({ summary: s('When shall I say it again?'), body: [p`When would you like me to say it again?`] }),
    postponed: ({ until }, f) => ({
      summary: s('All right, later.'),
      body: [p`All right. I will say it again from ${f.moment(until)}, if it still holds.`],
    }),
    tooLateToPostpone: () => ({
      summary: s('This is no longer current.'),
      body: [p`This message is no longer current: there is nothing to postpone.`],
    }),
    whatToStop: () => ({ summary: s('What would you like to stop?'), body: [p`What would you like not to receive any more?`] }),
    stopped: ({ scope, promised }) => ({
      summary: s('Stopped.'),
      body: [
        scope === 'subject'
          ? p`Stopped: I will not write to you about this any more.`
          : scope === 'kind'
            ? p`Stopped: I will not send you this kind of message any more.`
            : p`Stopped: I will not write to you on my own any more. I still answer when you talk to me.`,
        ...(promised ? [p`One exception: the answer I promised you for your initiative. To avoid that too, say "withdraw".`] : []),
        small`To come back: "resume messages".`,
      ],
    }),
    messagesResumed: ({ aWeek }) => ({
      summary: s('Noted.'),
      body: [
        aWeek === 1
          ? p`Noted. I may write to you again, in your working hours, once a week at most.`
          : p`Noted. I may write to you again, in your working hours, ${aWeek} times a week at most.`,
      ],
    }),

    help: ({ harvester, coordinator }) => ({
      summary: s('What I can do'),
      body: [
        p`Hello, I am Vendange. Tell me in one sentence what you have started; a volunteer will come and talk about it with you, if you wish.`,
        list(false, [
          t`"initiative We mended the school's bicycles": tell`,
          t`"my initiatives": where they are; "who has read", "edit: …", "withdraw"`,
          harvester ? t`"pause", "resume", "stop volunteering": your place in the harvest team` : t`"volunteer": listen to people who tell`,
          t`"away until 12 December": I do not write to you meanwhile`,
          t`"stop": no more messages from me`,
          t`"whom to turn to": danger, violence, harassment, distress`,
          t`"français" : parler français`,
          ...(coordinator ? [t`"coordination": what waits, and what could not leave`] : []),
        ]),
        small`With /vendange, or in words in our conversation. I rate nobody and report to nobody.`,
      ],
    }),
    notUnderstood: ({ words }) => ({
      summary: s('I may not have understood.'),
      body:
        words === ''
          ? [p`I am listening. To tell an initiative, one sentence is enough; to know what I can do, say "help".`]
          : [
              p`I may not have understood. Is it an initiative that you would like to tell?`,
              quote(words),
              small`I keep this text for seven days, for you alone. To know what I can do: "help".`,
            ],
    }),
    draftDropped: () => ({ summary: s('Forgotten.'), body: [p`Forgotten. I have kept nothing.`] }),
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
      body: [p`I am not connected to this workspace: I have recorded nothing. Talk to me from your organisation's own.`],
    }),
    gone: () => ({
      summary: s('This message is no longer current.'),
      body: [p`This message is no longer current. There is nothing for you to do.`],
    }),
    merged: ({ count }) => ({
      summary: s(`${count} pieces of news, in one message`),
      body: [p`So as not to disturb you several times, here are ${count} pieces of news in one message.`],
    }),

    coordinationOnly: () => ({
      summary: s('For coordination'),
      body: [p`This view is for coordination. It shows what waits and what could not leave, never what people write.`],
    }),
    coordinationState: ({ waiting, troubles }, f) => ({
      summary: s('What waits'),
      body: [
        waiting === 0
          ? p`No initiative is waiting for a listener.`
          : waiting === 1
            ? p`One initiative is waiting for a listener. Its people know.`
            : p`${waiting} initiatives are waiting for a listener. Their people know.`,
        ...(troubles.length === 0
          ? [p`All messages could leave.`]
          : [
              p`What could not leave:`,
              list(
                false,
                troubles.map(
                  (one) => t`${troubleWords[one.trouble]}${one.since ? ` Since ${f.day(one.since)}.` : ''} Messages kept: ${one.messages}.`,
                ),
              ),
            ]),
        small`I show neither sentences nor names.`,
      ],
    }),
    technicalTrouble: ({ trouble }) => ({
      summary: s('Some messages could not leave.'),
      body: [p`Some messages could not leave. ${troubleWords[trouble]}`, p`Nothing is lost. For the detail: "coordination".`],
    }),
    retried: ({ messages }) => ({
      summary: s('Trying again.'),
      body: [
        messages === 0
          ? p`There was nothing to try again.`
          : messages === 1
            ? p`One message leaves again, at the next good moment.`
            : p`${messages} messages leave again, at the next good moment.`,
      ],
    }),
  },

  forms: {
    tell: () => ({
      title: s('Tell'),
      intro: [p`One sentence is enough. Nothing is published, and I do not tell your management.`],
      submit: s('Tell'),
      cancel: s('Close'),
      fields: {
        sentence: {
          label: s('What have you started?'),
          placeholder: s("We mended the school's bicycles with the technical team"),
          hint: s('Please leave out names of users, and anything about health.'),
        },
      },
    }),
    correct: () => ({
      title: s('Edit'),
      intro: [],
      submit: s('Keep'),
      cancel: s('Close'),
      fields: { sentence: { label: s('Your sentence') } },
    }),
    setAside: () => ({
      title: s('Not with…'),
      intro: [p`I will not offer this initiative to these people. They will not know.`],
      submit: s('Keep'),
      cancel: s('Close'),
      fields: { people: { label: s('People not to ask') } },
    }),
    choosePerson: () => ({
      title: s('Someone'),
      intro: [p`This person will receive your sentence and your name. They can say no without giving a reason.`],
      submit: s('Ask'),
      cancel: s('Close'),
      fields: { person: { label: s('With whom would you like to talk?') } },
    }),
    absence: () => ({
      title: s('My absences'),
      intro: [p`Meanwhile, I do not write to you.`],
      submit: s('Keep'),
      cancel: s('Close'),
      fields: { from: { label: s('First day') }, until: { label: s('Last day') } },
    }),
  },

  buttons: {
    'open-tell': s('Tell an initiative'),
    'tell-draft': s('Yes, tell it'),
    'drop-draft': s('No, forget this text'),
    'who-has-read': s('Who has read my sentence?'),
    'set-aside': s('Not with certain people'),
    correct: s('Edit'),
    withdraw: s('Withdraw'),
    'whom-to-turn-to': s('Whom to turn to'),
    'full-sentence': s('Read all'),
    'my-initiatives': s('My initiatives'),
    'show-initiative': s('See this initiative'),
    'accept-invitation': s('Yes, gladly'),
    'decline-invitation': s('Not this time'),
    'pause-harvest': s('I am taking a break'),
    'hand-over': s('Pass it on'),
    'resume-harvest': s('I am back'),
    'become-harvester': s('I volunteer'),
    'leave-harvest': s('Stop volunteering'),
    'keep-waiting': s('Keep waiting'),
    'talk-to-coordination': s('Talk to coordination'),
    'choose-person': s('Talk to someone I choose'),
    'open-absence': s('Note an absence'),
    later: s('Later'),
    'later-tomorrow': s('Tomorrow'),
    'later-next-week': s('Next week'),
    'stop-menu': s('No more of these'),
    'stop-subject': s('This subject'),
    'stop-kind': s('This kind of message'),
    'stop-everything': s('Everything'),
    'resume-messages': s('Resume messages'),
    'retry-stuck': s('Try again'),
  },

  troubles: {
    'sentence-empty': s('Write a few words: one sentence is enough.'),
    'person-missing': s('Choose someone.'),
    'date-missing': s('Choose a date.'),
    'dates-reversed': s('The last day comes before the first.'),
    'absence-over': s('This absence is already over.'),
    'absence-too-long': s('An absence lasts two years at most. For longer, say "stop".'),
  },

  because: {
    invitation: s('because you are a volunteer of the harvest team'),
    personalRequest: s('because someone wishes to talk about it with you'),
    introduction: s('because you told an initiative'),
    nobodyFound: s('because you told an initiative'),
    chosenUnavailable: s('because you told an initiative'),
    handedOver: s('because you told an initiative'),
    meetingCalledOff: s('because you had said yes to a meeting'),
    coordinationWanted: s('because you are part of coordination'),
    technicalTrouble: s('because you are part of coordination'),
  },
} as const satisfies Words;
