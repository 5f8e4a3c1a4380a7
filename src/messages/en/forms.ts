import { seasonKey } from '../../domain/season.ts';
import { said, type WordedForm, type Words } from '../words.ts';
import { buttons } from './buttons.ts';
import { clockInWords, daysInWords, weekdayInWords } from './hours.ts';
import { readersBefore } from './readers.ts';
import { seasonWithMonths } from './seasons.ts';
import { p, s } from './typography.ts';

const answering: WordedForm['fields'] = {
  question: { label: s('Your answer to this question') },
  changed: { label: s('What did it change, for you and for the public?') },
  keep: { label: s('What to keep, change, leave?') },
  public: { label: s('What members of the public say of it'), hint: s('Please leave out their names, and anything about their health.') },
};

/** What an agreement is chosen among, of whatever it is given. */
const sharingFields = {
  audience: { label: s('Who may hear it?') },
  service: { label: s('Which service?'), hint: s('Only if you tell it to your service.') },
  naming: { label: s('How to appear?'), hint: s('Even without names, people may recognise you.') },
  vintage: { label: s('In the printed vintage?'), hint: s('Paper cannot be taken back, and is read in the whole organisation.') },
};
const sharingOptions = {
  us: s('Just us'),
  organisation: s('The whole organisation'),
  service: s('My service, management included'),
  names: s('By name'),
  team: s('As a team'),
  none: s('Without names'),
  no: s('No'),
  yes: s('Yes'),
};

export const forms: Words['forms'] = {
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
  sharing: () => ({
    title: s('Who may hear it?'),
    intro: [],
    submit: s('Keep these choices'),
    cancel: s('Close'),
    fields: sharingFields,
    options: sharingOptions,
  }),
  bring: () => ({
    title: s('I met…'),
    intro: [p`The people concerned will read it before anyone else, and choose. Without their agreement, nothing is told.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      sentence: { label: s('In one sentence, what was done') },
      title: { label: s('A title') },
      body: { label: s('The story'), hint: s("Please leave out names of users or children, and anything about anyone's health.") },
      people: { label: s('The people you met'), hint: s('Someone without a screen? Leave it empty: you can note their agreement.') },
    },
  }),
  itsPeople: () => ({
    title: s('Its people'),
    intro: [p`These people will read the story, and see that you wrote it. They will say whether it is theirs.`],
    submit: s('Offer it'),
    cancel: s('Close'),
    fields: { people: { label: s('The people you met') } },
  }),
  oral: ({ title, body }) => ({
    title: s('Agreement in person'),
    intro: [
      p`First read this story aloud, in full, to each person without a screen. When there are several, keep the most discreet choice.`,
      p`${said(title)}`,
      { type: 'quote', spans: [{ said: body === '' ? title : body }] },
    ],
    submit: s('Note the agreement'),
    cancel: s('Close'),
    fields: {
      on: { label: s('When?') },
      how: { label: s('How?'), placeholder: s('Read aloud during the break, at the north depot') },
      audience: { label: s('Who may hear it?') },
      service: { label: s('Which service?'), hint: s('Only if the story is for one service.') },
      naming: { label: s('How to appear?'), hint: s('Even without names, people may be recognised.') },
      names: { label: s('Names to appear'), hint: s('Only by name, and only those who said yes.') },
      vintage: { label: s('In the printed vintage?'), hint: s('Paper cannot be taken back, and is read in the whole organisation.') },
    },
    options: {
      us: s('Just us'),
      organisation: s('The whole organisation'),
      service: s('One service, management included'),
      names: s('By name'),
      team: s('As a team'),
      none: s('Without names'),
      no: s('No'),
      yes: s('Yes'),
    },
  }),
  addCarrier: () => ({
    title: s('Carry it with others'),
    intro: [p`This person will read your sentence and your name. Nothing changes until they have said yes.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { person: { label: s('Who carries it with you?') } },
  }),
  trial: ({ subject }) => ({
    title: s('A trial'),
    intro: [
      subject.startsWith('change:')
        ? p`Everyone who had agreed is asked again: they had said yes to something else.`
        : p`Light, reversible, with an end date. Nobody approves it: each person who tries it decides for themselves.`,
    ],
    submit: s('Propose'),
    cancel: s('Close'),
    fields: {
      what: { label: s('What do we try?'), placeholder: s('Opening the front desk an hour earlier on Wednesdays') },
      hypothesis: { label: s('What do we want to check?'), hint: s('Without a hypothesis it is not a trial yet.') },
      wayBack: { label: s('How do we go back?'), hint: s('Sent before the last day, and at once if the trial stops early.') },
      question: { label: s('What will we look at?'), hint: s('The trial, never the people.') },
      startsOn: { label: s('First day'), hint: s('Without a date: as soon as everyone agrees.') },
      endsOn: { label: s('Last day'), hint: s('It stops that evening, even if it works.') },
      people: { label: s('Whom to ask?'), hint: s('Everyone answers freely. You can add people later.') },
      time: { label: s('How much time, taken from what?') },
      stillValid: { label: s('What still applies?'), hint: s('Safety instructions, rules, protocols.') },
      pilotUntil: { label: s('Until when do you lead it?'), hint: s('I will remind you to hand over. Without a date: until the end.') },
      gaps: { label: s('Working days between check-ins'), hint: s('Further and further apart, for example: 2, 3, 5, 8, 13') },
    },
  }),
  trialSharing: ({ part }) => ({
    title: s('Who may hear of it?'),
    intro: [
      part === 'trial'
        ? p`This is about the trial itself: what is tried, until when. When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`
        : p`This is about the evaluation. When there are several of you, the most discreet choice prevails; nobody sees the others' choices.`,
    ],
    submit: s('Keep these choices'),
    cancel: s('Close'),
    fields: sharingFields,
    options: sharingOptions,
  }),
  trialPeople: () => ({
    title: s('Propose this trial'),
    intro: [p`Everyone reads what is tried, and answers freely.`],
    submit: s('Propose'),
    cancel: s('Close'),
    fields: { people: { label: s('Whom to ask?') } },
  }),
  trialCarrier: () => ({
    title: s('Carry it with others'),
    intro: [p`This person can keep the trial alive with you, and stop it. Nothing changes until they have said yes.`],
    submit: s('Propose'),
    cancel: s('Close'),
    fields: { people: { label: s('Who carries it with you?') } },
  }),
  trialQuestion: () => ({
    title: s('My question'),
    intro: [p`It goes, with your name, to the person who leads the trial. They will answer you directly.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { words: { label: s('Your question') } },
  }),
  frame: () => ({
    title: s('The frame'),
    intro: [p`This text is a template. Until it is signed, I show it to nobody.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      body: { label: s('The text') },
      contact: { label: s('In difficulty, whom should people talk to?') },
      name: { label: s('Signed by') },
      position: { label: s('Position') },
      on: { label: s('Signed on') },
      committeeOn: { label: s('Staff committee informed on') },
    },
    options: {
      template: s(
        'Here, every person and every team may try, on a small scale and reversibly, what improves the service or the work.\nA mistake made in good faith within this frame is for learning; it will not be held against anyone.\nThis exempts nobody from the law, safety instructions or protocols, nor from talking with management about what affects the service. Management undertakes to listen, and to say why when the answer is no.\nTime spent is working time. Taking part is free: appraisals, bonuses and careers take no account of it.',
      ),
    },
  }),
  settings: () => ({
    title: s('Settings'),
    intro: [],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      locale: { label: s('Default language') },
      territory: { label: s('Public holidays of') },
      hours: { label: s('Default working hours'), hint: s('For example: 9:00 - 18:00') },
      messagesAWeek: { label: s('Messages a week that I send on my own'), hint: s('From 1 to 3') },
      answerDays: { label: s('Working days to answer an invitation'), hint: s('From 1 to 10') },
      newsDays: { label: s('Working days within which people have news'), hint: s('From 6 to 30') },
      keepDays: { label: s('Days a sentence is kept when no meeting took place'), hint: s('From 15 to 365') },
      ceiling: { label: s('Meetings at a time, for new volunteers'), hint: s('From 1 to 9') },
    },
  }),
  contacts: () => ({
    title: s('Contacts'),
    intro: [p`Whom to turn to in danger, violence, harassment or distress, or to raise an alert.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { lines: { label: s('One contact per line'), hint: s('For example: Occupational health: 01 23 45 67 89') } },
  }),
  service: ({ service }) => ({
    title: service === '' ? s('A service') : s('Name and channels'),
    intro: [
      p`A story told to this service is read in the channels bound to it alone. Choose those where its management and its teams meet.`,
    ],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      name: { label: s('Name of the service'), placeholder: s('Roads') },
      channels: { label: s('Channels to bind'), hint: s('A channel is bound to one service. Channels already bound stay bound.') },
    },
  }),
  hours: ({ days, from, until }) => ({
    title: s('My working hours'),
    intro: [p`Outside these hours, I do not write to you on my own.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      days: { label: s('Your working days'), hint: s('For example: from Monday to Friday except Wednesday'), value: daysInWords(days) },
      hours: { label: s('Your hours'), hint: s('For example: 8:00 to 16:30'), value: `${clockInWords(from)} to ${clockInWords(until)}` },
    },
  }),
  correctData: () => ({
    title: s('My data'),
    intro: [p`What you correct here stays, even if your profile in Slack or Teams says otherwise.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      name: { label: s('Name to show') },
      firstName: { label: s('First name'), hint: s('To greet you. Without it, I say "Hello".') },
      locale: { label: s('Language') },
      territory: { label: s('Territory'), hint: s('For the time zone and public holidays.') },
    },
    options: { keep: s('Keep my time zone:') },
  }),
  digest: ({ at }) => ({
    title: s('Highlights'),
    intro: [p`With nothing new, I write nothing. Choose a channel that only your organisation reads.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      channels: { label: s('In which channels?') },
      every: { label: s('How often?') },
      weekday: { label: s('On which day?'), hint: s('On a public holiday they wait for the next working day.') },
      at: { label: s('At what time?'), hint: s('For example: 9:30'), value: s(clockInWords(at)) },
      territory: { label: s('Whose local time and public holidays?') },
      locale: { label: s('In which language?') },
      includes: { label: s('What to tell?') },
      call: { label: s('Call for listeners when someone is waiting for one?') },
    },
    options: {
      week: s('Every week'),
      month: s('Every month, on the first chosen weekday'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), s(weekdayInWords(day))])),
      fr: s('Français'),
      en: s('English'),
      all: s('Stories, buds, and trials, stopped ones included'),
      stories: s('Stories and buds'),
      trials: s('Trials, stopped ones included'),
      yes: s('Yes'),
      no: s('No'),
      keep: s('Keep this time zone:'),
    },
  }),
  absence: () => ({
    title: s('My absences'),
    intro: [p`During an absence, I do not write to you.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { from: { label: s('First day') }, until: { label: s('Last day') } },
  }),
  evaluation: ({ ask, readers }, f) => ({
    title: s('Your answer'),
    intro: [
      p`The question set at the start: ${said(ask)}`,
      readers.length === 0
        ? p`One word is enough, and you may leave any field empty.`
        : p`One word is enough, and you may leave any field empty. Your words go to ${f.people(readers)}, without your name unless you choose otherwise.`,
    ],
    submit: s('Answer'),
    cancel: s('Close'),
    fields: {
      ...answering,
      named: { label: s('With your name?'), hint: s('Even without names, people may recognise you.') },
    },
    options: { no: s('No'), yes: s('Yes') },
  }),
  aloud: ({ ask }) => ({
    title: s('What was said'),
    intro: [
      p`What people said aloud, and agreed to have noted: members of the public, or those without a screen.`,
      p`The question set at the start: ${said(ask)}`,
    ],
    submit: s('Note it'),
    cancel: s('Close'),
    fields: {
      ...answering,
      question: { label: s('What was said about this question') },
      changed: { label: s('What did it change, for them and for the public?') },
    },
  }),
  conclusion: () => ({
    title: s('The evaluation'),
    intro: [p`Those who took part read it first, and choose whether others may hear of it.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      learnt: {
        label: s('What we learn from it'),
        hint: s("The trial, never the people. Without names of users, and nothing about anyone's health."),
      },
      follow: { label: s('What follows'), hint: s('None is worth more than another.') },
      decider: { label: s('Who decides?'), hint: s('Only if you propose it as ordinary practice: a person, a service, a body.') },
      decideBy: { label: s('By when?'), hint: s('Only if you propose it as ordinary practice.') },
    },
    options: { leave: s('Leave it there'), again: s('Try again differently'), practice: s('Propose it as ordinary practice') },
  }),
  checkIn: ({ closed, readers, many }, f) => ({
    title: s('Answer the check-in'),
    intro: [
      p`${readersBefore({ readers, many }, f)}`,
      ...(closed ? [p`This check-in has closed: its weather is no longer counted. Your words are still welcome.`] : []),
    ],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      words: {
        label: s('What have you noticed?'),
        hint: s('One word is enough. Please leave out names of users, and anything about health. Left empty, nothing is kept.'),
      },
      weather: {
        label: s('And around the trial, what is the weather?'),
        hint: s('It is only shown as a whole, once five other people have answered.'),
      },
      forTeam: { label: s('This answer is') },
      showing: {
        label: s('Who may read these words?'),
        hint: s('Among the people of the trial. Even without your name, people may recognise you.'),
      },
    },
    options: {
      unsaid: s('I would rather not say'),
      sunny: buttons['weather-sunny'],
      fair: buttons['weather-fair'],
      rain: buttons['weather-rain'],
      storm: buttons['weather-storm'],
      me: s('Mine'),
      team: s("The team's"),
      five: s('Without my name, and only if five other people have answered'),
      unnamed: s('Without my name, from now on'),
      named: s('With my name, from now on'),
    },
  }),
  help: ({ people }, f) => ({
    title: s('I need help'),
    intro: [
      p`Whoever you choose will read your name and your words. Nobody else will know.`,
      p`Danger, violence, harassment, distress: not here. Say "whom to turn to".`,
    ],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: {
      whom: { label: s('Whom to ask for help?'), hint: s('Beside each name: when they can first read it.') },
      person: { label: s('Or someone else'), hint: s('If you choose someone here, that is whom I ask.') },
      words: { label: s('A few words, if you like') },
    },
    options: Object.fromEntries(
      people.map(({ person, name, from }) => [
        person,
        `${person === 'coordination' ? 'Coordination' : name.slice(0, 35)}: ${from === null ? 'I cannot tell when' : f.moment(from)}`,
      ]),
    ),
  }),
  explore: ({ seasons }) => ({
    title: s('Explore the stories'),
    intro: [p`Stories, buds and trials that their people were willing to share with the whole organisation, and yours.`],
    submit: s('Search'),
    cancel: s('Close'),
    fields: {
      words: { label: s('Words'), placeholder: s('library'), hint: s('Without words: everything that is open.') },
      season: { label: s('Season') },
      kind: { label: s('What?') },
    },
    options: {
      any: s('Every season'),
      all: s('Everything'),
      story: s('Stories'),
      bud: s('Buds'),
      trial: s('Trials, and what they teach us'),
      ...Object.fromEntries(seasons.map((season) => [seasonKey(season), s(seasonWithMonths(season))])),
    },
  }),
};

export const formNotes: Words['formNotes'] = {
  missing: s('An answer is missing here.'),
  wrong: s('Nothing has been saved yet: see the notes below.'),
  more: s('The list is too long to fit here. What is not in it is said in words; a channel, from that channel, mentioning me.'),
  nowhere: s('I am not in any channel yet. Add me to a team, mention me in the channel you want, then come back here.'),
};

/** Beside a field that cannot be taken as it is. */
export const troubles: Words['troubles'] = {
  'story-empty': s('Write a few lines.'),
  'story-changed': s('The story has just changed. Copy your text, close, then open the new version.'),
  'contact-missing': s('Give a person or a service to talk to.'),
  'days-unclear': s('Write days, for example: from Monday to Thursday.'),
  'how-missing': s('Say in a few words how the story was read.'),
  'date-to-come': s('This date is still to come.'),
  'names-missing': s('Write the names to appear, or choose another way.'),
  'hours-reversed': s('The end comes before the beginning.'),
  'hours-unclear': s('Write two times, for example: 9:00 - 18:00.'),
  'number-out-of-range': s('Write a number, within the limits given.'),
  'service-missing': s('Choose a service, or tell it otherwise.'),
  'service-name-missing': s('Write the name of the service.'),
  'service-name-long': s('Write a shorter name: at most 60 characters.'),
  'service-name-taken': s('A service already has this name.'),
  'channel-taken': s('One of these channels is already bound to another service. Unbind it first.'),
  'channel-missing': s('Choose at least one channel.'),
  'channels-too-many': s('Choose 20 channels at most at a time. You can add others afterwards.'),
  'clock-unclear': s('Write a time, for example: 9:30.'),
  'contacts-unclear': s('On each line: who, a colon, how to reach them.'),
  'name-empty': s('Write a name, or the one people call you by.'),
  'name-borne': s('Somebody else bears this name here. Add what tells you apart, for instance your service.'),
  'sentence-empty': s('Write a few words: one sentence is enough.'),
  'person-missing': s('Choose someone.'),
  'people-too-many': s('Choose 20 people at most at a time. You can ask others afterwards.'),
  'set-aside-too-many': s('Choose 100 people at most.'),
  'asked-too-many': s('At most 60 people can have a request of yours waiting. Ask others when some of them have answered.'),
  'date-missing': s('Choose a date.'),
  'dates-reversed': s('The last day comes before the first.'),
  'absence-over': s('This absence is already over.'),
  'absence-too-long': s('An absence lasts two years at most. For longer, say "stop".'),
  'trial-what-missing': s('Say in a few words what is tried.'),
  'hypothesis-missing': s('Say what we want to check: without a hypothesis it is not a trial yet.'),
  'way-back-missing': s('Say how we go back: a trial must be able to stop without harm.'),
  'question-missing': s('Say what we will look at: without this question we would learn nothing.'),
  'end-missing': s('Choose a last day: a trial always has an end date.'),
  'start-past': s('This day has passed already.'),
  'end-before-start': s('The last day comes before the first.'),
  'trial-too-long': s('This is too long for a trial: choose a nearer end date.'),
  'pilot-outside': s('Choose a day between the first and the last.'),
  'gaps-unclear': s('Write numbers of days that do not come closer together, for example: 2, 3, 5, 8.'),
  'trial-changed': s('The trial has just changed. Copy your text, close, then open the new version.'),
  'evaluation-closed': s('The evaluation has just been written. Copy your text, and talk to those who carry the trial.'),
  'answer-empty': s('Write a few words, in whichever field you like.'),
  'learnt-empty': s('Write a few words: what we learn from it.'),
  'follow-missing': s('Choose what follows: none is worth more than another.'),
  'decider-missing': s('Say who decides: otherwise the proposal might stay without an answer.'),
  'decision-day-missing': s('Choose a date: without it the question might stay open.'),
  'decision-day-past': s('This date has already passed.'),
  'conclusion-changed': s(
    'Someone has just written this evaluation. Copy your text, close, then complete theirs: "correct the evaluation".',
  ),
};
