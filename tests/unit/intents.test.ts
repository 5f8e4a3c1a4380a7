import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typed } from '../../adapters/teams/words.ts';
import { linkAccounts } from '../../src/areas/accounts/link-accounts.ts';
import { writeAnywhere } from '../../src/areas/accounts/where-to-write.ts';
import { openAddCarrier } from '../../src/areas/agreeing/carry.ts';
import { openOral } from '../../src/areas/agreeing/oral-agreement.ts';
import { registry } from '../../src/areas/all.ts';
import { askItsPeopleInWords } from '../../src/areas/asking/ask-its-people.ts';
import { askMeeting } from '../../src/areas/asking/tell-initiative.ts';
import { askEachTime, askMoreRarely, askNoMore } from '../../src/areas/checking/choose-pace.ts';
import { readNotebook } from '../../src/areas/checking/read-learning-log.ts';
import { notThisTime } from '../../src/areas/conversation/converse.ts';
import { decline } from '../../src/areas/conversation/decline.ts';
import { openSettings } from '../../src/areas/coordination/settings.ts';
import { practiceText } from '../../src/areas/ending/conclude.ts';
import { openDecision, readDecision } from '../../src/areas/ending/decide.ts';
import { correctLines, sayDropLines } from '../../src/areas/lending/lend.ts';
import { printBookletOnly, printBoth, printPosterOnly } from '../../src/areas/library/ask-to-print.ts';
import { previousStories } from '../../src/areas/library/explore.ts';
import { givePage, givePoster } from '../../src/areas/library/give-page.ts';
import { askNeverAgain, sayRests } from '../../src/areas/library/still-alive.ts';
import { sayEnough } from '../../src/areas/meeting/meet.ts';
import { correctStory, writeStory } from '../../src/areas/meeting/write-story.ts';
import { showData } from '../../src/areas/rights/show-data.ts';
import { signKept, takeKeptBack } from '../../src/areas/term/keep-words.ts';
import { laterNextWeek, laterTomorrow, stopEverything, stopKind, stopSubject } from '../../src/areas/time/quieten.ts';
import { oneAWeek, threeAWeek, twoAWeek } from '../../src/areas/time/rhythm.ts';
import { tryHere } from '../../src/areas/trying/open-trial.ts';
import { chooseEvaluationSharing } from '../../src/areas/trying/share-trial.ts';
import { showTrials } from '../../src/areas/trying/show-trials.ts';
import { acceptTrialCarrying } from '../../src/areas/trying/trial-people.ts';
import { endWatching, watchTrial } from '../../src/areas/trying/watch-trial.ts';
import type { Run } from '../../src/core/area.ts';
import { understand } from '../../src/core/understand.ts';
import { digestSaid } from '../../src/domain/spoken/digest.ts';
import { phrasesSaid } from '../support/areas.ts';
import { ordinaryWords } from '../support/ordinary-words.ts';

const languages = registry.words;

const pressed = (button: string) => understand({ type: 'press', intent: button, subject: '' }, registry).run;
const heard = (text: string) => understand({ type: 'words', text }, registry);
const unknown = pressed('no such button');
const notUnderstood = heard('le chat dort').run;

/** What people say, and the button it is worth. */
const sayings: readonly (readonly [words: string, button: string])[] = [
  ['Oui, c’est moi', 'link-yes'],
  ['it is me', 'link-yes'],
  ['Non, les laisser à part', 'link-no'],
  ['no, keep them apart', 'link-no'],
  ['retirer', 'withdraw'],
  ['Retirer !', 'withdraw'],
  ['RETIRER', 'withdraw'],
  ['retirer s’il vous plaît', 'withdraw'],
  ['Bonjour, retirer svp. Merci', 'withdraw'],
  ['je retire', 'withdraw'],
  ['withdraw it, please', 'withdraw'],
  ['Corriger', 'correct'],
  ['modifier stp', 'correct'],
  ['Qui a lu ma phrase ?', 'who-has-read'],
  ['qui a lu', 'who-has-read'],
  ['Who has read my sentence?', 'who-has-read'],
  ['pas avec certaines personnes', 'set-aside'],
  ['Not with certain people', 'set-aside'],
  ['Vers qui me tourner ?', 'whom-to-turn-to'],
  ['ce n’est pas ici', 'whom-to-turn-to'],
  ['harcèlement', 'whom-to-turn-to'],
  ['Harassment', 'whom-to-turn-to'],
  ['mes initiatives', 'my-initiatives'],
  ['Où en est mon initiative ?', 'my-initiatives'],
  ['my initiatives', 'my-initiatives'],
  ['Oui, volontiers', 'accept-invitation'],
  ['Avec plaisir !', 'accept-invitation'],
  ['yes gladly', 'accept-invitation'],
  ['Pas cette fois', 'decline-invitation'],
  ['je passe, merci', 'decline-invitation'],
  ['not this time', 'decline-invitation'],
  ['Je fais une pause', 'pause-harvest'],
  ['I am taking a break', 'pause-harvest'],
  ['passer la main', 'hand-over'],
  ['pass it on', 'hand-over'],
  ['je reprends', 'resume-harvest'],
  ['I am back', 'resume-harvest'],
  ['Je suis volontaire', 'become-harvester'],
  ['volunteer', 'become-harvester'],
  ['ne plus être volontaire', 'leave-harvest'],
  ['NE PLUS ETRE VOLONTAIRE', 'leave-harvest'],
  ['stop volunteering', 'leave-harvest'],
  ['attendre encore', 'keep-waiting'],
  ['keep waiting', 'keep-waiting'],
  ['En parler à la coordination', 'talk-to-coordination'],
  ['talk to coordination', 'talk-to-coordination'],
  ['En parler à quelqu’un de mon choix', 'choose-person'],
  ['someone I choose', 'choose-person'],
  ['absence', 'open-absence'],
  ['je suis en congés', 'open-absence'],
  ['on leave', 'open-absence'],
  ['plus tard', 'fewer-messages'],
  ['ne plus recevoir', 'fewer-messages'],
  ['Fewer messages', 'fewer-messages'],
  ['reprendre les messages', 'resume-messages'],
  ['relancer', 'retry-stuck'],
  ['J’ai besoin d’aide', 'need-help'],
  ['i need help', 'need-help'],
  ['en parler de vive voix', 'talk-in-person'],
  ['le carnet du test', 'learning-log'],
  ['learning log', 'learning-log'],
  ['Ce n’était pas une réponse', 'not-an-answer'],
  ['modifier ma réponse', 'write-check-in'],
  ['mon point', 'write-check-in'],
  ['oui, la raconter', 'tell-draft'],
  ['oublie', 'drop-draft'],
  ['raconter une initiative', 'open-tell'],
  ['Arrêter le test', 'stop-trial'],
  ['Nous arrêtons le test.', 'stop-trial'],
  ['stop the trial, please', 'stop-trial'],
  ['me retirer du test', 'leave-trial'],
  ['I leave the trial', 'leave-trial'],
  ['Je le porte', 'take-trial'],
  ['passer le relais', 'pass-trial'],
  ['répondre', 'answer-evaluation'],
  ['retirer ma réponse', 'withdraw-answer'],
  ['noter ce qui s’est dit', 'note-aloud'],
  ['lire les réponses', 'read-answers'],
  ['conclure le test', 'conclude-trial'],
  ['le bilan', 'read-evaluation'],
  ['Je veux faire un essai', 'open-trial'],
  ['we would like to try something', 'open-trial'],
  ['avec les noms', 'choose-sharing'],
  ['as a team', 'choose-sharing'],
  ['la rencontre a eu lieu', 'write-story'],
  ['c’est fait', 'write-story'],
  ['we met', 'write-story'],
  ['je veux bien être volontaire', 'become-harvester'],
  ['Supprimer mon initiative', 'withdraw'],
  ['please delete my initiative', 'withdraw'],
  ['Au secours !', 'whom-to-turn-to'],
  ['oubliez-moi', 'erase-data'],
  ['forget me', 'erase-data'],
  ['Help me please', 'show-help'],
  ['je suis en arrêt maladie', 'open-absence'],
  ['Je pars en vacances', 'open-absence'],
  ['off tomorrow', 'open-absence'],
];

it.each(sayings)('« %s » is worth pressing %s', (words, button) => {
  expect(heard(words).run).toBe(pressed(button));
});

/** What no card offers by a button, or one form by its choices, each said in words. */
const inWords: readonly (readonly [string, Run])[] = [
  ['Relier mes comptes', linkAccounts],
  ['link my accounts, please', linkAccounts],
  ['le carnet', readNotebook],
  ['carnet de vendange', givePage],
  ['mes données', showData],
  ['my data', showData],
  ['demain', laterTomorrow],
  ['next week', laterNextWeek],
  ['ce sujet', stopSubject],
  ['ce genre de message', stopKind],
  ['Stop', stopEverything],
  ['STOP !!!', stopEverything],
  ['arrêtez', stopEverything],
  ['unsubscribe', stopEverything],
  ['un message par semaine', oneAWeek],
  ['two messages a week', twoAWeek],
  ['trois messages par semaine', threeAWeek],
  ['plus rarement', askMoreRarely],
  ['less often', askMoreRarely],
  ['continuer', askEachTime],
  ['là où j’ai écrit en dernier', writeAnywhere],
  ['where I wrote last', writeAnywhere],
  ['ne plus recevoir ces points', askNoMore],
];

it.each(inWords)('« %s » is said rather than pressed', (words, run) => {
  expect(heard(words).run).toBe(run);
});

it('a button of a card that was posted before does what took its place, about the same thing', () => {
  const trial = '11111111-2222-4333-8444-555555555555';
  for (const [before, now, subject] of [
    ['later', 'fewer-messages', '12'],
    ['stop-menu', 'fewer-messages', '12'],
    ['read-log-on', 'learning-log', `${trial}:2`],
    ['read-answers-on', 'read-answers', `${trial}:2`],
    ['read-on-story', 'read-story', `${trial}:2`],
    ['own-story', 'accept-carrying', trial],
    ['decline-trial-carrying', 'decline-trial', trial],
    ['previous-stories', 'next-stories', '17:8'],
    ['not-own-story', 'decline-carrying', trial],
    ['edit-check-in', 'write-check-in', trial],
    ['edit-evaluation', 'answer-evaluation', trial],
    ['keep-service', 'services', trial],
    ['show-service', 'services', trial],
    ['change-service', 'add-service', trial],
    ['show-open-trial', 'show-trial', trial],
    ['previous-stories', 'next-stories', '17:2'],
    ['decline-trial', 'decline', trial],
    ['decline-trial-carrying', 'decline', trial],
    ['choose-evaluation-sharing', 'choose-trial-sharing', `${trial}:2:evaluation`],
    ['choose-help', 'need-help', `${trial}:17`],
    ['choose-help', 'need-help', `${trial}:`],
  ] as const) {
    const did = understand({ type: 'press', intent: before, subject }, registry);
    expect(did.about, before).toBeTruthy();
    expect(did).toEqual(understand({ type: 'press', intent: now, subject }, registry));
    expect(pressed(before)).not.toBe(unknown);
  }
  for (const [before, now, tag, subject] of [
    ['read-on', 'whole-text', 'initiative', `${trial}:2`],
    ['full-sentence', 'whole-text', 'initiative', trial],
    ['read-story-on', 'whole-text', 'story', `${trial}:2`],
    ['whole-story', 'whole-text', 'story', trial],
    ['read-trial-on', 'whole-text', 'trial', `${trial}:2`],
    ['whole-trial', 'whole-text', 'trial', trial],
    ['read-evaluation-on', 'whole-text', 'evaluation', `${trial}:2`],
    ['whole-evaluation', 'whole-text', 'evaluation', trial],
    ['where-trial-told', 'where-told', 'trial', trial],
    ['accept-trial-carrying', 'accept-carrying', 'trial', trial],
    ['weather-sunny', 'weather', 'sunny', trial],
    ['weather-fair', 'weather', 'fair', trial],
    ['weather-rain', 'weather', 'rain', trial],
    ['weather-storm', 'weather', 'storm', trial],
  ] as const) {
    const did = understand({ type: 'press', intent: before, subject }, registry);
    expect(did.about, before).toBeTruthy();
    expect(did).toEqual(understand({ type: 'press', intent: now, subject: `${tag}:${subject}` }, registry));
  }
  for (const [before, now] of [
    ['my-trials', 'show-trial'],
    ['write-anywhere', 'write-there'],
    ['decline-suggestion', 'decline'],
  ] as const)
    expect(pressed(before)).toBe(pressed(now));
});

describe('What a button says', () => {
  const labels = Object.entries(languages).flatMap(([locale, { buttons }]) =>
    Object.entries(buttons).map(([button, label]) => ({ locale, button, label })),
  );

  /** « D’accord », « Non merci »: answers to whichever question waits. */
  const yesOrNo = [heard('oui').run, heard('non').run];

  /** Faces of a button that are about something more: in words, an act of their own does it. */
  const faces: Readonly<Record<string, unknown>> = {
    'ask-meeting': askMeeting,
    'say-enough': sayEnough,
    'no-thanks': decline,
    'carry-trial': acceptTrialCarrying,
    'watch-trial': watchTrial,
    'watch-no-more': endWatching,
    'my-trials': showTrials,
    'choose-evaluation-sharing': chooseEvaluationSharing,
    'write-anywhere': writeAnywhere,
    'previous-stories': previousStories,
    'decision-yes': openDecision,
    'decision-no': openDecision,
    'correct-decision': openDecision,
    'read-decision': readDecision,
    'not-decided': practiceText,
    'met-write-story': writeStory,
    'note-voice': openOral,
    'not-this-time': notThisTime,
    'with-whom': openAddCarrier,
    'ask-its-people': askItsPeopleInWords,
    'ask-story-people': askItsPeopleInWords,
    'try-here': tryHere,
    'correct-lines': correctLines,
    'say-drop-lines': sayDropLines,
    otherwise: correctStory,
    'story-rests': sayRests,
    'never-ask': askNeverAgain,
    'set-term': openSettings,
    'sign-kept': signKept,
    'take-kept-back': takeKeptBack,
    'print-poster': givePoster,
    'print-mine': printBookletOnly,
    'print-both': printBoth,
    'print-poster-only': printPosterOnly,
  };

  it.each(labels)('typed in plain words ($locale: $label) does what a button of that label does, or the bot asks', ({ locale, label }) => {
    const namesakes = labels
      .filter((one) => one.locale === locale && one.label === label)
      .map(({ button }) => faces[button] ?? pressed(button));

    expect(namesakes).not.toContain(unknown);
    expect([...namesakes, ...yesOrNo, notUnderstood]).toContain(heard(label).run);
  });

  it('is reached in plain words for everything people may want to do from a message (P38)', () => {
    for (const button of ['fewer-messages', 'accept-invitation', 'decline-invitation', 'pause-harvest', 'withdraw', 'hand-over'] as const) {
      for (const { buttons } of Object.values(languages)) expect(heard(buttons[button] ?? '').run, buttons[button]).toBe(pressed(button));
    }
  });
});

it('every button has an act, and every act drawn in both languages a label', () => {
  for (const button of registry.buttons.keys()) {
    expect(pressed(button), button).not.toBe(unknown);
    for (const { buttons } of Object.values(languages)) expect(Object.keys(buttons)).toContain(button);
  }
});

describe('What follows the words', () => {
  it.each([
    ['initiative On a réparé les vélos', 'On a réparé les vélos'],
    ['Initiative : On a réparé les vélos', 'On a réparé les vélos'],
    ['INITIATIVE — on a réparé', 'on a réparé'],
    ['une initiative : Merci à toutes', 'Merci à toutes'],
    ['corriger : On a planté, merci', 'On a planté, merci'],
    ['corriger: 🍇🍇', '🍇🍇'],
    ['absence du 3 au 12 décembre', 'du 3 au 12 décembre'],
    ['Je serai absente jusqu’au 12', 'jusqu’au 12'],
    ['*Initiative :* On a planté', 'On a planté'],
    ['Initiative. On a planté', 'On a planté'],
    ['« initiative » On a planté', 'On a planté'],
    ['"initiative" We planted', 'We planted'],
    ['! initiative On a planté', 'On a planté'],
    ['**Initiative** : On a planté', 'On a planté'],
    ['_initiative :_ On a planté', 'On a planté'],
    ['initiative\nOn a planté', 'On a planté'],
    ['Initiative :\n\n- On a planté', 'On a planté'],
    ['initiative :\n• On a planté', 'On a planté'],
    ['Initiative:\n1. We planted', 'We planted'],
    ['*corriger :* On a planté', 'On a planté'],
    ['(initiative) On a planté', 'On a planté'],
    ['[Initiative] : On a planté', 'On a planté'],
    ['Initiative -> On a planté', 'On a planté'],
    ['initiative => On a planté', 'On a planté'],
    ['initiative = On a planté', 'On a planté'],
    ['> initiative : On a planté', 'On a planté'],
    ['🍇 initiative : On a planté', 'On a planté'],
    ['Bonjour, initiative : On a planté, merci', 'On a planté, merci'],
    ['Hello! Initiative: we planted', 'we planted'],
    ['Mon initiative : On a planté', 'On a planté'],
    ['Our initiative: we planted', 'we planted'],
    ['initiative لقد زرعنا الكروم', 'لقد زرعنا الكروم'],
  ])('« %s » → « %s »', (words, rest) => {
    expect(heard(words).rest).toBe(rest);
  });

  it('is kept as it was typed: accents, case and punctuation', () => {
    expect(heard('initiative  ÉTÉ : « l’œuvre », n° 3 (été) !').rest).toBe('ÉTÉ : « l’œuvre », n° 3 (été) !');
  });
});

it.each([
  'On a réparé les vélos de l’école',
  'Le stop devant l’école est dangereux',
  'Retirer les barrières du parc, on l’a fait à trois',
  'Oui mais comment faire',
  'Pause café du lundi avec les agents d’accueil',
  'Contacts avec les familles : on a ouvert un salon',
  'Demain on commence un compost',
  'Merci Corriger les fiches à deux nous a pris une heure',
  'Bonjour, retirer les barrières du parc nous a pris un an',
  'On vacation we planted a hedge',
  'En arrêt depuis deux ans, la fontaine coule de nouveau',
  'constructor',
  '__proto__',
])('« %s » is left to its writer: the bot asks', (words) => {
  const understood = heard(words);

  expect(understood.run).toBe(notUnderstood);
  expect(understood.rest).toBe(words);
});

describe('A phrase followed by ordinary words, without a colon,', () => {
  const gladlyKept = pressed('bring-story');
  const tells = heard('initiative').run;

  it.each(phrasesSaid)('« %s … » is no command: the words are whole', (phrase) => {
    const expected = [notUnderstood, ...(heard(phrase).run === gladlyKept ? [gladlyKept] : [])];
    fc.assert(
      fc.property(ordinaryWords, fc.constantFrom(' ', ', ', ' — ', '\n', '. '), (words, between) => {
        const said = `${phrase}${between}${words}`;
        const { run, rest } = heard(said);
        // A told initiative adds, when what follows is a sentence of its own; « j'ai rencontré… » keeps the words, and asks.
        if (phrase === 'initiative' && run === tells) expect(rest).toBe(words);
        else {
          expect(expected).toContain(run);
          expect(rest).toBe(said);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('Channels that are named', () => {
  const inTeams = (text: string, name: string) =>
    typed(text, [{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: '19:1@thread.tacv2', name } }], '28:bot').text;

  it.each([
    ['Brèves <at>Vie du quartier</at> chaque lundi à 9 h', 'digests'],
    ['brèves pause <at>Vie du quartier</at>', 'pause-digest'],
    ['Délier <at>Vie du quartier</at>', 'unbind-channel'],
  ] as const)('in Teams, where their names hold spaces: « %s »', (words, button) => {
    const { run, rest } = heard(inTeams(words, 'Vie du quartier'));
    expect(run).toBe(pressed(button));
    if (button === 'digests') expect(digestSaid(rest)).toMatchObject({ weekday: 1, at: '09:00' });
  });

  it.each([
    'Brèves #accueil entre collègues',
    'Brèves arrêt #accueil nous manquent',
    'Délier #voirie et les langues',
    'Relier #voirie à la médiathèque a pris un an',
    'Relier #voirie au service a été long pour les habitants du quartier nord',
  ])('« %s » says something else of them', (words) => {
    expect(heard(words)).toMatchObject({ run: notUnderstood, rest: words });
  });

  it.each([
    'relier #voirie au service Voirie',
    'bind #works to the service Roads and gardens',
    'délier #voirie et #parcs',
    'brèves #voirie',
  ])('« %s » acts', (words) => {
    expect(heard(words).run).not.toBe(notUnderstood);
  });
});

it('anything at all leads to an act', () => {
  for (const text of ['', ' ', '\u0000', '?', '!', '🍇', '\ud83d', 'x'.repeat(20_000), 'stop '.repeat(2_000)]) {
    expect(typeof heard(text).run).toBe('function');
    expect(typeof understand({ type: 'command', command: 'vendange', text }, registry).run).toBe('function');
    expect(typeof understand({ type: 'press', intent: text, subject: text }, registry).run).toBe('function');
    expect(typeof understand({ type: 'submit', intent: text, subject: text, values: {} }, registry).run).toBe('function');
  }
});
