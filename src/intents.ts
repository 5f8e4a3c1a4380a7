import { Temporal } from 'temporal-polyfill';
import { forgetAbsences, noteAbsence, noteAbsenceFromForm } from './actions/absence.ts';
import { chooseSharing, keepBetweenUs, refuseStory, shareWithAll, sharingChosen, showWholeStory } from './actions/agree.ts';
import {
  answerFromForm,
  fair,
  rain,
  shareAmongMany,
  shareNamed,
  shareUnnamed,
  storm,
  sunny,
  writeAnswer,
  writeForTeam,
} from './actions/answer-check-in.ts';
import { acceptInvitation, declineInvitation } from './actions/answer-invitation.ts';
import { askItsPeople, bringStory, openAskItsPeople, storyBrought, withdrawBrought } from './actions/bring-story.ts';
import { acceptCarrying, addCarrier, declineCarrying, openAddCarrier, stopCarrying } from './actions/carry.ts';
import { passTrial, stayPilot, takeTrial } from './actions/carry-trial.ts';
import { correctFromForm, correctInitiative, withdrawInitiative } from './actions/change-initiative.ts';
import { askPerson, choosePerson, keepWaiting, talkToCoordination } from './actions/choose-next.ts';
import { askEachTime, askMoreRarely, askNoMore } from './actions/choose-pace.ts';
import {
  conclusionFromForm,
  correctConclusion,
  openConclusion,
  practiceText,
  readAnswers,
  readEvaluation,
  readWholeEvaluation,
  sayItStops,
} from './actions/conclude.ts';
import type { Act, Answer } from './actions/context.ts';
import { help, sayNo, sayTalk, sayYes, speakEnglish, speakFrench, unknownAct } from './actions/converse.ts';
import { retryStuck, showState } from './actions/coordinate.ts';
import { correctData, openCorrection } from './actions/correct-data.ts';
import {
  aboutListening,
  allowDigests,
  digestFromForm,
  openDigest,
  pauseDigest,
  previewDigest,
  reserveDigests,
  resumeDigest,
  showDigest,
  showDigests,
  stopDigest,
} from './actions/digests.ts';
import { stopTrial } from './actions/end-trial.ts';
import { askToErase, cancelErasure, chooseStory, eraseMyself, eraseMyselfWithStories } from './actions/erase-data.ts';
import {
  aloudFromForm,
  declineEvaluation,
  evaluationFromForm,
  openAloud,
  openEvaluation,
  removeAloud,
  talkEvaluation,
  withdrawAnswer,
} from './actions/evaluate.ts';
import {
  explore,
  exploreFromForm,
  latestStories,
  nextStories,
  previousStories,
  readStory,
  showBuds,
  showTrialsTold,
} from './actions/explore.ts';
import { askForExport } from './actions/export-data.ts';
import { keepFrame, openFrame, showFrame, takeFrameBack } from './actions/frame.ts';
import { askAboutTrial, declineTrial, joinTrial, trialQuestionFromForm } from './actions/join-trial.ts';
import { leaveTrial } from './actions/leave-trial.ts';
import { linkAccounts, sayItIsMe, sayItIsNotMe, separateAccounts, showAccounts } from './actions/link-accounts.ts';
import { askForVintage } from './actions/make-vintage.ts';
import { askAnother, handOver, leaveIt, notYet, waitForNews } from './actions/meet.ts';
import { askHelpOf, helpFromForm, needHelp } from './actions/need-help.ts';
import { notAnAnswer, notAnEvaluation, notUnderstood } from './actions/not-understood.ts';
import { changeTrial, openTrial, trialFromForm, tryAgain } from './actions/open-trial.ts';
import { askToJoin, showOpenTrial } from './actions/open-trials.ts';
import { askForSheet, openOral, oralFromForm, takeBackOral } from './actions/oral-agreement.ts';
import {
  laterNextWeek,
  laterTomorrow,
  offerLater,
  offerStops,
  resumeMessages,
  stopEverything,
  stopKind,
  stopSubject,
} from './actions/quieten.ts';
import { readLearningLog } from './actions/read-learning-log.ts';
import { chooseHours, hoursFromForm, oneAWeek, threeAWeek, twoAWeek } from './actions/rhythm.ts';
import {
  addService,
  askToRemoveService,
  bindChannels,
  keepService,
  openService,
  removeService,
  renameService,
  showService,
  showServices,
  unbindChannel,
} from './actions/services.ts';
import { chooseSetAside, setAside } from './actions/set-aside.ts';
import { keepContacts, keepSettings, openContacts, openSettings, showAuditLog, showSettings } from './actions/settings.ts';
import {
  chooseEvaluationSharing,
  chooseTrialSharing,
  keepEvaluationBetweenUs,
  keepTrialBetweenUs,
  shareEvaluationWithAll,
  shareTrialWithAll,
  trialSharingChosen,
} from './actions/share-trial.ts';
import { shareWithService } from './actions/share-with-service.ts';
import { showData } from './actions/show-data.ts';
import { openHome, showAhead, showRhythm } from './actions/show-home.ts';
import { showContacts, showInitiative, showInitiatives, showReaders, showWholeSentence } from './actions/show-initiative.ts';
import { showTrial, showTrials, showWholeTrial } from './actions/show-trials.ts';
import { declineSuggestion, suggestTelling } from './actions/suggest-telling.ts';
import { dropDraft, openTellForm, tellDraft, tellFromForm, tellInitiative } from './actions/tell-initiative.ts';
import {
  acceptTrialCarrying,
  askForTrial,
  beginWithThose,
  carryTrialTogether,
  declineTrialCarrying,
  giveUpTrial,
  openAskForTrial,
  openCarryTrialTogether,
} from './actions/trial-people.ts';
import { askForTrialSheet } from './actions/trial-sheet.ts';
import { becomeHarvester, leaveHarvest, pauseHarvest, resumeHarvest } from './actions/volunteer.ts';
import { writeAnywhere, writeOn, writeThere } from './actions/where-to-write.ts';
import { showWhereTold, showWhereTrialTold } from './actions/where-told.ts';
import { wordForManagement } from './actions/word-for-management.ts';
import { correctStory, correctStoryFromForm, storyFromForm, writeStory } from './actions/write-story.ts';
import { heardAtMost, plainWords, sayableAtMost } from './domain/plain-words.ts';
import { seasonSaid } from './domain/season.ts';
import { foldedName } from './domain/service.ts';
import { periodSaid } from './domain/spoken-dates.ts';
import { channelNames, digestSaid } from './domain/spoken-digest.ts';
import { hoursSaid } from './domain/spoken-hours.ts';
import type { Said } from './incoming.ts';
import type { ButtonName } from './messages/buttons.ts';
import type { NearMeaning } from './messages/params/talking.ts';

interface Intent {
  readonly run: (act: Act) => Promise<Answer>;
  /** What people say for it, in both languages: lower case, without accents or punctuation. Politeness is not needed. */
  readonly words?: readonly string[];
  /** What may follow the words. Nothing, when it does not say: what is longer is a sentence that somebody wrote. */
  readonly follows?: Follows;
  /** The button offered, beside their words, to whoever wrote something longer that begins like this. */
  readonly near?: NearMeaning;
}

/**
 * `colon`: anything, after a colon. `sentence`: anything, and the words are its beginning. A reader: what it understands to
 * the last word. Only `colon` leads to an act that changes or removes something by words that anybody might write.
 */
type Follows = 'colon' | 'sentence' | Reader;
type Reader = (rest: string, apart: string) => boolean;

/** Buttons, by the names of `messages/buttons.ts`: none without an act. Plain words reach the same acts. */
const buttons: Record<ButtonName, Intent> = {
  'open-tell': { run: openTellForm, words: ['raconter', 'raconter une initiative', 'tell', 'tell an initiative'] },
  'tell-draft': { run: tellDraft, words: ['oui la raconter', 'yes tell it'] },
  'drop-draft': { run: dropDraft, words: ['oublie', 'oublier', 'oublie ce texte', 'forget it', 'forget this text'] },
  'decline-suggestion': { run: declineSuggestion },
  'who-has-read': {
    run: showReaders,
    words: [
      'qui a lu',
      'qui a lu ma phrase',
      'qui l a lue',
      'qui a lu mon initiative',
      'who has read',
      'who has read my sentence',
      'who read it',
    ],
  },
  'set-aside': {
    run: chooseSetAside,
    words: ['pas avec certaines personnes', 'pas avec', 'pas avec tout le monde', 'not with certain people', 'not with'],
  },
  correct: { run: correctInitiative, words: ['corriger', 'corrige', 'modifier', 'edit', 'correct'], follows: 'colon', near: 'correct' },
  withdraw: {
    run: withdrawInitiative,
    words: ['retirer', 'retire', 'retirer mon initiative', 'je retire', 'withdraw', 'withdraw it', 'withdraw my initiative'],
  },
  'whom-to-turn-to': {
    run: showContacts,
    words: [
      'vers qui me tourner',
      'ce n est pas ici',
      'contacts',
      'danger',
      'violence',
      'violences',
      'harcelement',
      'souffrance',
      'whom to turn to',
      'who to turn to',
      'harassment',
      'distress',
    ],
  },
  'full-sentence': { run: showWholeSentence },
  'my-initiatives': {
    run: showInitiatives,
    words: ['mes initiatives', 'mon initiative', 'ou en est mon initiative', 'my initiatives', 'my initiative'],
  },
  'read-on': { run: showWholeSentence },
  'read-story-on': { run: showWholeStory },
  'show-initiative': { run: showInitiative },
  'accept-invitation': {
    run: acceptInvitation,
    words: ['oui volontiers', 'volontiers', 'avec plaisir', 'yes gladly', 'gladly', 'with pleasure'],
  },
  'decline-invitation': {
    run: declineInvitation,
    words: ['pas cette fois', 'pas cette fois ci', 'je passe', 'passe', 'not this time', 'pass', 'i pass'],
  },
  'pause-harvest': {
    run: pauseHarvest,
    words: ['pause', 'je fais une pause', 'en pause', 'faire une pause', 'i am taking a break', 'take a break', 'break'],
  },
  'hand-over': { run: handOver, words: ['passer la main', 'je passe la main', 'pass it on', 'hand over'] },
  'resume-harvest': { run: resumeHarvest, words: ['reprise', 'reprendre', 'je reprends', 'resume', 'i am back', 'back'] },
  'become-harvester': {
    run: becomeHarvester,
    words: [
      'volontaire',
      'je suis volontaire',
      'devenir volontaire',
      'etre volontaire',
      'devenir vendangeur',
      'devenir vendangeuse',
      'volunteer',
      'i volunteer',
      'become a volunteer',
      'become a harvester',
    ],
  },
  'leave-harvest': {
    run: leaveHarvest,
    words: ['ne plus etre volontaire', 'je ne suis plus volontaire', 'plus volontaire', 'stop volunteering', 'no longer a volunteer'],
  },
  'write-story': {
    run: writeStory,
    words: ['recit', 'le recit', 'ecrire le recit', 'story', 'the story', 'write the story'],
    follows: 'colon',
    near: 'write-story',
  },
  'not-yet': { run: notYet, words: ['pas encore', 'pas encore rencontre', 'not yet'] },
  'leave-it': {
    run: leaveIt,
    words: ['en rester la', 'nous preferons en rester la', 'on en reste la', 'leave it there', 'we would rather leave it there'],
  },
  'ask-another': { run: askAnother, words: ['demander a quelqu un d autre', 'quelqu un d autre', 'ask someone else', 'someone else'] },
  'wait-for-news': { run: waitForNews, words: ['attendre des nouvelles', 'wait for news'] },
  'whole-story': { run: showWholeStory, words: ['lire le recit', 'read the story'] },
  'choose-sharing': { run: chooseSharing, words: ['choisir', 'choisir a qui le raconter', 'choose', 'choose who may hear it'] },
  'keep-between-us': { run: keepBetweenUs, words: ['entre nous', 'just us', 'between us'] },
  'correct-story': { run: correctStory, words: ['corriger le recit', 'correct the story'], follows: 'colon' },
  'refuse-story': { run: refuseStory, words: ['pas de recit', 'no story'] },
  'bring-story': {
    run: bringStory,
    words: ['j ai rencontre', 'j ai rencontre des personnes', 'apporter un recit', 'i met', 'i have met', 'bring a story'],
    follows: 'sentence',
  },
  'ask-its-people': { run: openAskItsPeople },
  'withdraw-brought': { run: withdrawBrought },
  'record-oral': {
    run: openOral,
    words: ['accord donne de vive voix', 'accord de vive voix', 'noter un accord', 'agreement given in person', 'agreement in person'],
  },
  'take-back-oral': {
    run: takeBackOral,
    words: ['reprise d accord', 'reprendre l accord', 'take back the agreement', 'take back agreement'],
    follows: isReference,
  },
  'print-sheet': { run: askForSheet, words: ['la feuille', 'la feuille a imprimer', 'the sheet', 'the sheet to print'] },
  'add-carrier': { run: openAddCarrier, words: ['porter a plusieurs', 'carry it with others'] },
  'accept-carrying': { run: acceptCarrying },
  'decline-carrying': { run: declineCarrying },
  // The same, of a story that somebody else wrote.
  'own-story': { run: acceptCarrying },
  'not-own-story': { run: declineCarrying },
  'stop-carrying': { run: stopCarrying, words: ['ne plus la porter', 'ne plus porter', 'stop carrying', 'stop carrying it'] },
  'keep-waiting': { run: keepWaiting, words: ['attendre', 'attendre encore', 'j attends', 'wait', 'keep waiting'] },
  'talk-to-coordination': {
    run: talkToCoordination,
    words: ['en parler a la coordination', 'parler a la coordination', 'talk to coordination'],
  },
  'choose-person': {
    run: choosePerson,
    words: ['en parler a quelqu un de mon choix', 'quelqu un de mon choix', 'talk to someone i choose', 'someone i choose'],
  },
  'open-absence': {
    run: noteAbsence,
    words: [
      'absence',
      'absences',
      'mes absences',
      'absent',
      'absente',
      'je suis absent',
      'je suis absente',
      'je serai absent',
      'je serai absente',
      'conge',
      'conges',
      'en conge',
      'en conges',
      'je suis en conge',
      'je suis en conges',
      'je serai en conge',
      'je serai en conges',
      'vacances',
      'en vacances',
      'je suis en vacances',
      'away',
      'i am away',
      'i will be away',
      'on leave',
      'i am on leave',
      'on holiday',
      'i am on holiday',
      'noter une absence',
      'note an absence',
    ],
    follows: isPeriod,
    near: 'open-absence',
  },
  'forget-absences': {
    run: forgetAbsences,
    words: [
      'fin d absence',
      'fin de l absence',
      'je suis de retour',
      'de retour',
      'pas absent',
      'oublier mes absences',
      'end of absence',
      'no longer away',
      'forget my absences',
    ],
  },
  'open-hours': {
    run: chooseHours,
    words: [
      'mes horaires',
      'horaires',
      'mes heures',
      'mes heures de travail',
      'heures de travail',
      'my hours',
      'my working hours',
      'working hours',
    ],
    follows: isHours,
    near: 'open-hours',
  },
  'one-a-week': {
    run: oneAWeek,
    words: [
      'un message par semaine',
      '1 message par semaine',
      'une fois par semaine',
      'one message a week',
      '1 message a week',
      'once a week',
    ],
  },
  'two-a-week': {
    run: twoAWeek,
    words: [
      'deux messages par semaine',
      'deux par semaine',
      '2 messages par semaine',
      'deux fois par semaine',
      'two messages a week',
      'two a week',
      '2 messages a week',
      'twice a week',
    ],
  },
  'three-a-week': {
    run: threeAWeek,
    words: [
      'trois messages par semaine',
      'trois par semaine',
      '3 messages par semaine',
      'trois fois par semaine',
      'three messages a week',
      'three a week',
      '3 messages a week',
      'three times a week',
    ],
  },
  'show-help': {
    run: help,
    words: [
      'aide',
      'aide moi',
      'help',
      'bonjour',
      'salut',
      'hello',
      'hi',
      'bonsoir',
      'coucou',
      '?',
      'que sais tu faire',
      'que savez vous faire',
      'ce que je sais faire',
      'what i can do',
      'menu',
    ],
  },
  later: { run: offerLater, words: ['plus tard', 'later', 'remind me later'] },
  'later-tomorrow': { run: laterTomorrow, words: ['demain', 'plus tard demain', 'tomorrow', 'later tomorrow'] },
  'later-next-week': { run: laterNextWeek, words: ['la semaine prochaine', 'semaine prochaine', 'next week'] },
  'stop-menu': { run: offerStops, words: ['ne plus recevoir', 'no more of these'] },
  'stop-subject': { run: stopSubject, words: ['stop ce sujet', 'ce sujet', 'plus ce sujet', 'stop this subject', 'this subject'] },
  'stop-kind': {
    run: stopKind,
    words: ['stop ce genre de message', 'ce genre de message', 'stop this kind of message', 'this kind of message'],
  },
  'stop-everything': {
    run: stopEverything,
    words: ['stop', 'stop tout', 'tout arreter', 'arrete', 'arretez', 'arreter', 'ne plus rien recevoir', 'stop everything', 'unsubscribe'],
  },
  'resume-messages': { run: resumeMessages, words: ['reprendre les messages', 'reprise des messages', 'resume messages', 'start'] },
  'show-frame': { run: showFrame, words: ['cadre', 'le cadre', 'lire le cadre', 'frame', 'the frame'] },
  'write-frame': { run: openFrame, words: ['ecrire le cadre', 'signer le cadre', 'write the frame'] },
  'take-frame-back': { run: takeFrameBack, words: ['retirer le cadre', 'take the frame back'] },
  settings: { run: showSettings, words: ['reglages', 'reglage', 'parametres', 'settings'] },
  'change-settings': { run: openSettings, words: ['changer les reglages', 'change settings'] },
  'change-contacts': { run: openContacts, words: ['changer les contacts', 'change contacts'] },
  services: { run: showServices, words: ['services', 'les services', 'the services'] },
  'show-service': { run: showService },
  'add-service': { run: openService, words: ['ajouter un service', 'add a service'] },
  'change-service': { run: openService },
  'unbind-channel': { run: unbindChannel, words: ['delier', 'unbind'], follows: namesChannels },
  'remove-service': {
    run: askToRemoveService,
    words: ['retirer le service', 'supprimer le service', 'remove the service'],
    follows: 'colon',
  },
  'confirm-remove-service': {
    run: removeService,
    words: ['oui retirer le service', 'oui supprimer le service', 'yes remove the service'],
    follows: 'colon',
  },
  'keep-service': { run: showService },
  'share-with-service': {
    run: shareWithService,
    words: [
      'mon service',
      'a mon service',
      'mon service encadrement compris',
      'a mon service encadrement compris',
      'my service',
      'my service management included',
    ],
    follows: 'colon',
  },
  'audit-log': { run: showAuditLog, words: ['journal', 'log', 'audit'] },
  'word-for-management': {
    run: wordForManagement,
    words: [
      'un mot pour mon encadrement',
      'mot pour mon encadrement',
      'un mot pour mon chef',
      'a word for my management',
      'word for my management',
    ],
  },
  'my-data': { run: showData, words: ['mes donnees', 'mes donnees personnelles', 'my data', 'my personal data'] },
  'export-data': {
    run: askForExport,
    words: ['exporter', 'exporter mes donnees', 'export', 'export my data'],
  },
  'correct-data': { run: openCorrection, words: ['corriger mes donnees', 'corriger mon nom', 'correct my data', 'correct my name'] },
  'erase-data': {
    run: askToErase,
    words: [
      'effacer mes donnees',
      'efface mes donnees',
      'supprimer mes donnees',
      'tout effacer',
      'erase my data',
      'delete my data',
      'erase everything',
    ],
  },
  'erase-choose-story': { run: chooseStory },
  'erase-confirm': { run: eraseMyself, words: ['oui tout effacer', 'yes erase everything'] },
  'erase-cancel': { run: cancelErasure, words: ['ne rien effacer', 'non ne rien effacer', 'erase nothing', 'no erase nothing'] },
  'open-trial': {
    run: openTrial,
    words: ['test', 'un test', 'ouvrir un test', 'nouveau test', 'trial', 'a trial', 'open a trial', 'new trial'],
    follows: 'colon',
    near: 'open-trial',
  },
  'join-trial': { run: joinTrial, words: ['d accord pour le test', 'je prends part au test', 'i take part in the trial'] },
  'decline-trial': { run: declineTrial, words: ['plutot non', 'plutot pas', 'rather not'] },
  'ask-about-trial': {
    run: askAboutTrial,
    words: ['j ai une question', 'ma question', 'i have a question', 'my question'],
    follows: 'colon',
  },
  'ask-for-trial': { run: openAskForTrial, words: ['demander a d autres personnes', 'proposer le test', 'ask other people'] },
  'carry-trial-together': { run: openCarryTrialTogether, words: ['porter le test a plusieurs', 'carry the trial with others'] },
  'accept-trial-carrying': { run: acceptTrialCarrying, words: ['d accord je le porte', 'je porte le test', 'agreed i carry it'] },
  'decline-trial-carrying': { run: declineTrialCarrying },
  'begin-with-those': {
    run: beginWithThose,
    words: ['commencer avec les personnes d accord', 'commencer le test', 'begin with those who agreed'],
  },
  'change-trial': { run: changeTrial, words: ['corriger le test', 'changer le test', 'correct the trial'] },
  'give-up-trial': { run: giveUpTrial, words: ['renoncer au test', 'y renoncer', 'give the trial up', 'give up the trial', 'give it up'] },
  'trial-sheet': { run: askForTrialSheet, words: ['la feuille du test', 'feuille du test', 'the trial sheet'] },
  'show-trial': { run: showTrial, words: ['mon test', 'le test', 'my trial', 'the trial'] },
  'whole-trial': { run: showWholeTrial, words: ['lire le test', 'read the trial'] },
  'read-trial-on': { run: showWholeTrial },
  'my-trials': { run: showTrials, words: ['tests', 'les tests', 'mes tests', 'trials', 'my trials', 'the trials'] },
  'choose-trial-sharing': {
    run: chooseTrialSharing,
    words: ['qui peut en entendre parler', 'a qui raconter le test', 'who may hear of it', 'who may hear of the trial'],
  },
  'choose-evaluation-sharing': {
    run: chooseEvaluationSharing,
    words: ['a qui raconter le bilan', 'qui peut entendre parler du bilan', 'who may hear of the evaluation'],
  },
  'show-open-trial': { run: showOpenTrial },
  'ask-to-join': { run: askToJoin },
  'try-again': { run: tryAgain, words: ['reessayer', 'reessayer autrement', 'try again differently'] },
  'stop-trial': {
    run: stopTrial,
    words: [
      'arreter le test',
      'arrete le test',
      'arretez le test',
      'arreter ce test',
      'stop le test',
      'j arrete le test',
      'on arrete le test',
      'nous arretons le test',
      'stop the trial',
      'stop this trial',
      'end the trial',
    ],
  },
  'leave-trial': {
    run: leaveTrial,
    words: ['me retirer du test', 'je me retire du test', 'quitter le test', 'je quitte le test', 'leave the trial', 'i leave the trial'],
  },
  'take-trial': {
    run: takeTrial,
    words: ['je le porte', 'je pilote le test', 'je le pilote', 'i will carry it', 'i carry it', 'i lead the trial'],
  },
  'pass-trial': {
    run: passTrial,
    words: ['passer le relais', 'je passe le relais', 'passer la main pour le test', 'hand the trial over', 'hand over the trial'],
  },
  'stay-pilot': { run: stayPilot, words: ['je reste jusqu a la fin', 'rester jusqu a la fin', 'i stay until the end'] },
  'answer-evaluation': {
    run: openEvaluation,
    words: ['repondre', 'repondre aux questions', 'repondre sur le test', 'answer', 'answer the questions'],
  },
  'talk-evaluation': { run: talkEvaluation },
  'decline-evaluation': { run: declineEvaluation },
  'edit-evaluation': { run: openEvaluation, words: ['revoir ma reponse', 'changer ma reponse', 'change my answer'] },
  'withdraw-answer': { run: withdrawAnswer, words: ['retirer ma reponse', 'effacer ma reponse', 'withdraw my answer'] },
  'not-an-evaluation': { run: notAnEvaluation },
  'note-aloud': {
    run: openAloud,
    words: ['noter ce qui s est dit', 'noter des paroles', 'note what was said'],
  },
  'remove-aloud': { run: removeAloud },
  'read-answers': { run: readAnswers, words: ['lire les reponses', 'read the answers'] },
  'read-answers-on': { run: readAnswers },
  'conclude-trial': {
    run: openConclusion,
    words: ['ecrire le bilan', 'conclure', 'conclure le test', 'write the evaluation', 'conclude', 'conclude the trial'],
  },
  'correct-conclusion': { run: correctConclusion, words: ['corriger le bilan', 'changer le bilan', 'correct the evaluation'] },
  'read-evaluation': { run: readEvaluation, words: ['bilan', 'le bilan', 'lire le bilan', 'the evaluation', 'read the evaluation'] },
  'whole-evaluation': { run: readWholeEvaluation },
  'read-evaluation-on': { run: readWholeEvaluation },
  'practice-text': { run: practiceText, words: ['un texte a envoyer', 'le texte a envoyer', 'a text to send'] },
  explore: {
    run: explore,
    words: [
      'recits',
      'explorer',
      'explorer les recits',
      'chercher un recit',
      'stories',
      'explore',
      'explore the stories',
      'explore stories',
    ],
    follows: isSearch,
    near: 'explore',
  },
  'latest-stories': {
    run: latestStories,
    words: [
      'les plus recents',
      'les recits',
      'tous les recits',
      'les derniers recits',
      'the latest',
      'the stories',
      'all stories',
      'the latest stories',
    ],
  },
  'read-story': {
    run: readStory,
    words: ['lire', 'lire le numero', 'read', 'read number'],
    follows: (rest) => /^\d{1,2}\W*$/.test(rest),
  },
  'read-on-story': { run: readStory },
  'next-stories': { run: nextStories, words: ['la suite', 'suite', 'page suivante', 'la page suivante', 'next page', 'next'] },
  'previous-stories': {
    run: previousStories,
    words: ['la page d avant', 'page d avant', 'page precedente', 'la page precedente', 'previous page', 'previous'],
  },
  'retry-stuck': { run: retryStuck, words: ['relancer', 'try again'] },
  // In words, the pictures are said in answer to a check-in: `answerInWords`.
  'weather-sunny': { run: sunny },
  'weather-fair': { run: fair },
  'weather-rain': { run: rain },
  'weather-storm': { run: storm },
  'write-check-in': {
    run: writeAnswer,
    words: ['mon point', 'repondre au point', 'my check in', 'answer the check in'],
    follows: 'colon',
  },
  'edit-check-in': {
    run: writeAnswer,
    words: ['modifier ma reponse', 'corriger ma reponse', 'edit my answer', 'correct my answer'],
    follows: 'colon',
  },
  'share-unnamed': { run: shareUnnamed, words: ['partager sans mon nom', 'share without my name'] },
  'not-an-answer': {
    run: notAnAnswer,
    words: ['ce n etait pas une reponse', 'pas une reponse', 'it was not an answer', 'not an answer'],
  },
  'pace-each': { run: askEachTime, words: ['continuer', 'je continue', 'a chaque point', 'keep asking', 'at each check in'] },
  'pace-rarer': { run: askMoreRarely, words: ['plus rarement', 'moins souvent', 'less often', 'more rarely'] },
  'pace-none': {
    run: askNoMore,
    words: ['ne plus me demander', 'plus de points', 'ne plus recevoir ces points', 'stop asking', 'no more check ins'],
  },
  'need-help': {
    run: needHelp,
    words: ['j ai besoin d aide', 'besoin d aide', 'i need help', 'need help'],
    follows: 'colon',
    near: 'need-help',
  },
  'ask-help-of': { run: askHelpOf },
  'choose-help': { run: needHelp },
  'talk-in-person': {
    run: sayTalk,
    words: [
      'en parler de vive voix',
      'de vive voix',
      'parler du test',
      'parler du test de vive voix',
      'talk about it',
      'talk in person',
      'talk about it in person',
      'talk about the trial',
    ],
  },
  'learning-log': {
    run: readLearningLog,
    words: ['carnet', 'le carnet', 'carnet du test', 'le carnet du test', 'learning log', 'the learning log'],
  },
  'read-log-on': { run: readLearningLog },
  digests: {
    run: showDigests,
    words: ['breves', 'les breves', 'highlights', 'the highlights', 'digest'],
    // « Brèves de comptoir » tells something else.
    follows: (rest) => namesChannels(rest) || digestSaid(rest) !== null,
  },
  'show-digest': { run: showDigest },
  'open-digest': {
    run: openDigest,
    words: ['abonner un canal', 'abonner ce canal', 'abonner ce canal aux breves', 'subscribe a channel', 'subscribe this channel'],
  },
  'change-digest': { run: openDigest, words: ['regler les breves', 'regler ces breves', 'set these highlights', 'set the highlights'] },
  'pause-digest': {
    run: pauseDigest,
    words: ['breves pause', 'breves en pause', 'pause des breves', 'highlights pause', 'pause the highlights'],
    follows: namesChannels,
  },
  'resume-digest': {
    run: resumeDigest,
    words: ['breves reprise', 'reprendre les breves', 'reprise des breves', 'highlights resume', 'resume the highlights'],
    follows: namesChannels,
  },
  'stop-digest': {
    run: stopDigest,
    words: ['breves arret', 'breves stop', 'arreter les breves', 'arret des breves', 'highlights stop', 'stop the highlights'],
    follows: namesChannels,
  },
  'preview-digest': {
    run: previewDigest,
    words: ['breves apercu', 'apercu des breves', 'highlights preview', 'preview the highlights'],
    follows: namesChannels,
  },
  'allow-digests': { run: allowDigests, words: ['breves par tout le monde', 'highlights by anyone'] },
  'reserve-digests': { run: reserveDigests, words: ['breves par la coordination', 'highlights by coordination'] },
  'about-listening': {
    run: aboutListening,
    words: ['on cherche une oreille', 'preter une oreille', 'looking for a listener', 'lending an ear', 'lend an ear'],
  },
  'link-accounts': {
    run: linkAccounts,
    words: [
      'relier mes comptes',
      'relier mes deux comptes',
      'relie mes comptes',
      'reliez mes comptes',
      'link my accounts',
      'link my two accounts',
    ],
  },
  'link-yes': { run: sayItIsMe, words: ['oui c est moi', 'c est moi', 'yes it is me', 'it is me'] },
  'link-no': {
    run: sayItIsNotMe,
    words: ['non les laisser a part', 'les laisser a part', 'ce n est pas moi', 'no keep them apart', 'keep them apart', 'it is not me'],
  },
  'write-there': { run: writeThere },
  'write-anywhere': {
    run: writeAnywhere,
    words: ['la ou j ai ecrit en dernier', 'ecris moi la ou j ai ecrit en dernier', 'where i wrote last', 'write to me where i wrote last'],
  },
  'where-told': {
    run: showWhereTold,
    words: ['ou est mon recit', 'ou est le recit', 'ou a ete poste mon recit', 'where is my story', 'where is the story'],
  },
  'where-trial-told': {
    run: showWhereTrialTold,
    words: ['test', 'bilan']
      .flatMap((it) => [`ou est mon ${it}`, `ou est notre ${it}`, `ou est le ${it}`, `ou a ete poste mon ${it}`, `ou a ete poste le ${it}`])
      .concat(['trial', 'evaluation'].flatMap((it) => [`where is my ${it}`, `where is our ${it}`, `where is the ${it}`])),
  },
};

/** Whether it is a period or a season does not depend on the day, only which one: acts read it again with theirs. */
const anyDay = Temporal.PlainDate.from('2000-01-01');
const farDay = Temporal.PlainDate.from('9998-12-31');

function isPeriod(rest: string): boolean {
  return periodSaid(rest, anyDay) !== null;
}

function isHours(rest: string): boolean {
  return hoursSaid(rest) !== null;
}

function isSeason(rest: string, apart: string): boolean {
  return hasColon(apart) || seasonSaid(rest, farDay) !== null;
}

/** « récits médiathèque », « récits espaces verts automne 2026 »; « récit des anciens » tells something else. After a colon, any words. */
function isSearch(rest: string, apart: string): boolean {
  if (rest.length > sayableAtMost) return false;
  const words = tokensOf(rest).map(({ word }) => word);
  if (hasColon(apart)) return words.length <= 12;
  return words.length <= 5 && !words.some((word) => linking.has(word));
}

/** Words that make a sentence of others, in both languages: nobody looks for them. */
const linking: ReadonlySet<string> = new Set(
  `le la les l un une des du de d a au aux et ou en dans sur sous par pour avec sans chez entre vers que qui quoi dont ne n pas plus
  se s ce c cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes on nous vous je j tu il elle ils elles est sont etait
  ont avons avez suis sera the an of to in at by for with from and or that which who is are was were be been have has had we you they
  it i my our your their this these`.split(/\s+/),
);

/** « brèves pause #voirie », « délier #voirie et #parcs »: channels and nothing else. */
function namesChannels(rest: string): boolean {
  return isShortChannels(rest) && tokensOf(rest.replace(channelNames, ' ')).every(({ word }) => word === 'et' || word === 'and');
}

/** « Relier #voirie au service Voirie »; « relier les deux rives » tells something else. */
function bindsChannels(rest: string): boolean {
  return (
    isShortChannels(rest) &&
    /^(?: |et|and)*(?:au|a|to(?: the)?) service [^ ]+(?: [^ ]+){0,5}$/.test(foldedName(rest.replace(channelNames, ' ')))
  );
}

const isShortChannels = (rest: string) => rest.length <= sayableAtMost && rest.startsWith('#');

/** The reference of a printed sheet: « reprise d'accord 1a2b3c4d ». */
function isReference(rest: string): boolean {
  return /^[0-9a-f]{8}\W*$/i.test(rest);
}

/** « ajouter le service État civil »; after a colon, any name. */
function isName(rest: string, apart: string): boolean {
  return hasColon(apart) || tokensOf(rest).length <= 3;
}

/**
 * « initiative On a planté des vignes », « initiative — on a planté », « initiative on a planté »; in « initiative des anciens »
 * the word belongs to the sentence.
 */
function isTold(rest: string, apart: string): boolean {
  return /[^\s]|\n/u.test(apart) || !/^\p{Ll}/u.test(rest) || subjects.has(tokensOf(rest.slice(0, 50))[0]?.word ?? '');
}

const subjects: ReadonlySet<string> = new Set([
  'on',
  'nous',
  'je',
  'j',
  'il',
  'elle',
  'ils',
  'elles',
  'c',
  'we',
  'i',
  'they',
  'it',
  'there',
]);

const forms: Record<string, Intent> = {
  tell: { run: tellFromForm },
  'correct-sentence': { run: correctFromForm },
  'set-aside-people': { run: setAside },
  'ask-person': { run: askPerson },
  'note-absence': { run: noteAbsenceFromForm },
  'frame-kept': { run: keepFrame },
  'settings-kept': { run: keepSettings },
  'contacts-kept': { run: keepContacts },
  'service-kept': { run: keepService },
  'story-written': { run: storyFromForm },
  'story-corrected': { run: correctStoryFromForm },
  'sharing-chosen': { run: sharingChosen },
  'carrier-added': { run: addCarrier },
  'data-corrected': { run: correctData },
  'hours-chosen': { run: hoursFromForm },
  'story-brought': { run: storyBrought },
  'its-people-asked': { run: askItsPeople },
  'oral-recorded': { run: oralFromForm },
  'evaluation-answered': { run: evaluationFromForm },
  'aloud-noted': { run: aloudFromForm },
  'trial-concluded': { run: conclusionFromForm },
  'trial-opened': { run: trialFromForm },
  'trial-sharing-chosen': { run: trialSharingChosen },
  'trial-people-asked': { run: askForTrial },
  'trial-carrier-asked': { run: carryTrialTogether },
  'stories-looked-for': { run: exploreFromForm },
  'digest-kept': { run: digestFromForm },
  'trial-question-asked': { run: trialQuestionFromForm },
  'check-in-answered': { run: answerFromForm },
  'help-asked': { run: helpFromForm },
};

const shortcuts: Record<(Said & { type: 'shortcut' })['shortcut'], Intent> = {
  tell: { run: openTellForm },
  'suggest-telling': { run: suggestTelling },
};

/** What has no button of its own. */
const spoken: readonly Intent[] = [
  { run: tellInitiative, words: ['initiative'], follows: isTold },
  { run: tellInitiative, words: ['une initiative', 'raconter', 'je raconte', 'tell', 'an initiative'], follows: 'colon' },
  { run: sayYes, words: ['oui', 'ok', 'd accord', 'yes', 'yep', 'sure', 'oui merci', 'bien sur'] },
  { run: sayNo, words: ['non', 'no', 'nope', 'non pas cette fois', 'sans moi'] },
  // « Je travaille avec les services techniques » tells something else.
  { run: chooseHours, words: ['je travaille', 'i work'], follows: isHours },
  { run: showRhythm, words: ['mon rythme', 'quand m ecris tu', 'quand m ecrivez vous', 'my pace', 'when do you write to me'] },
  {
    run: showAhead,
    words: ['a venir', 'que vas tu me dire', 'qu allez vous me dire', 'ce que tu comptes me dire', 'ahead', 'what will you tell me'],
  },
  { run: eraseMyselfWithStories, words: ['oui tout effacer recits compris', 'yes erase everything stories included'] },
  { run: shareWithAll, words: ['a toute la collectivite', 'a tout le monde', 'the whole organisation'] },
  { run: keepTrialBetweenUs, words: ['le test entre nous', 'the trial between us'] },
  {
    run: shareTrialWithAll,
    words: ['raconter le test a toute la collectivite', 'raconter le test a tout le monde', 'tell the whole organisation of the trial'],
  },
  { run: keepEvaluationBetweenUs, words: ['le bilan entre nous', 'the evaluation between us'] },
  {
    run: shareEvaluationWithAll,
    words: [
      'raconter le bilan a toute la collectivite',
      'raconter le bilan a tout le monde',
      'tell the whole organisation of the evaluation',
    ],
  },
  // There is no such act: a trial stops on its day.
  {
    run: sayItStops,
    words: ['prolonger', 'prolonger le test', 'prolonge le test', 'continuer le test', 'extend', 'extend the trial', 'continue the trial'],
  },
  { run: speakFrench, words: ['francais', 'en francais', 'french', 'parler francais'] },
  { run: speakEnglish, words: ['english', 'anglais', 'in english', 'en anglais', 'speak english'] },
  { run: addService, words: ['ajouter le service', 'add the service'], follows: isName },
  { run: renameService, words: ['renommer le service', 'rename the service'], follows: 'colon' },
  { run: bindChannels, words: ['relier', 'bind'], follows: bindsChannels },
  { run: writeAnswer, words: ['point', 'le point', 'check in', 'the check in'] },
  { run: writeForTeam, words: ['pour l equipe', 'pour toute l equipe', 'for the team', 'for the whole team'], follows: 'colon' },
  { run: shareNamed, words: ['partager avec mon nom', 'share with my name'] },
  { run: shareAmongMany, words: ['ne plus partager', 'stop sharing'] },
  { run: showBuds, words: ['bourgeons', 'les bourgeons', 'buds', 'the buds'], follows: isSearch },
  // « Tests » alone is what lives now, and their part in it.
  { run: showTrialsTold, words: ['tests', 'les tests', 'trials', 'the trials'], follows: isSearch },
  {
    run: showTrialsTold,
    words: ['tests arretes', 'les tests arretes', 'tous les tests', 'ce que les tests nous apprennent', 'stopped trials', 'all trials'],
  },
  {
    run: askForVintage,
    words: ['millesime', 'le millesime', 'vintage', 'the vintage'],
    follows: isSeason,
  },
  {
    run: showAccounts,
    words: [
      'ou m ecrire',
      'ou m ecris tu',
      'ou m ecrivez vous',
      'mes comptes',
      'where to write to me',
      'where do you write to me',
      'my accounts',
    ],
  },
  ...(['slack', 'teams'] as const).map((platform) => ({
    run: writeOn(platform),
    words: [
      ...['ecris moi', 'ecrivez moi', 'm ecrire', 'ecrire'].flatMap((it) => [`${it} dans ${platform}`, `${it} sur ${platform}`]),
      `write to me in ${platform}`,
      `write to me on ${platform}`,
    ],
  })),
  {
    run: separateAccounts,
    words: ['separer mes comptes', 'separer mes deux comptes', 'separe mes comptes', 'separate my accounts', 'unlink my accounts'],
  },
  { run: showState, words: ['coordination', 'etat', 'state'] },
];

/** The names of all forms, and every phrase that is heard. */
export const formNames: readonly string[] = Object.keys(forms);
export const phraseList: readonly string[] = [...Object.values(buttons), ...spoken].flatMap(({ words }) => words ?? []);

export interface Understood {
  readonly run: (act: Act) => Promise<Answer>;
  readonly subject: string;
  readonly rest: string;
  /** What words that were not understood begin like. */
  readonly near?: NearMeaning | undefined;
}

/** Coming and going is no act: nothing is answered to it (`actions/perform.ts`). */
type Asked = Exclude<Said, { type: 'removed' | 'brought-back' }>;

/** Finds the act for what someone said, pressed or submitted; there is always one. */
export function understand(said: Asked): Understood {
  switch (said.type) {
    case 'press':
      return { run: isButton(said.intent) ? buttons[said.intent].run : unknownAct, subject: said.subject, rest: '' };
    case 'submit':
      return { run: forms[said.intent]?.run ?? unknownAct, subject: said.subject, rest: '' };
    case 'home':
      return { run: openHome, subject: '', rest: '' };
    case 'shortcut':
      return { run: shortcuts[said.shortcut].run, subject: said.on?.id ?? '', rest: said.on?.text ?? '' };
    case 'command':
      if (said.command === 'initiative') return { run: tellInitiative, subject: '', rest: said.text };
      return said.text.trim() === '' ? { run: help, subject: '', rest: '' } : fromWords(said.text);
    case 'words':
      return fromWords(said.text);
  }
}

function isButton(name: string): name is ButtonName {
  return Object.hasOwn(buttons, name);
}

/** Every phrase with its act, the longest first, so that « ne plus être volontaire » is not « volontaire ». */
const phrases = [...Object.values(buttons), ...spoken]
  .flatMap((intent) => (intent.words ?? []).map((words) => ({ tokens: words.split(' '), intent })))
  .sort((a, b) => b.tokens.length - a.tokens.length);

/** Everything that can be said to reach an act, in both languages. */
export const phrasesSaid: readonly string[] = phrases.map(({ tokens }) => tokens.join(' '));

const politeness = new Set([
  'stp',
  'svp',
  'merci',
  'please',
  'thanks',
  'thank',
  'you',
  's',
  'il',
  'vous',
  'te',
  'plait',
  'bonjour',
  'hello',
]);

/** Of a long text only the beginning is looked into: commands are short, and what follows a colon is kept as it is. */
function fromWords(text: string): Understood {
  const tokens = tokensOf(text.slice(0, heardAtMost));
  const goesOn = text.trimEnd().length > heardAtMost;
  // « initiative : 🍇 »: no word follows, and yet something does.
  const more = goesOn || /^\s*:.*\p{Extended_Pictographic}/su.test(text.slice(tokens.at(-1)?.end ?? 0));
  if (!goesOn) {
    const polite = trimPoliteness(tokens);
    for (const said of polite.length > 0 ? [tokens, polite] : [tokens]) {
      const whole = phrases.find(
        ({ tokens: phrase, intent }) => phrase.length === said.length && startsWith(said, phrase) && !(more && intent.follows),
      );
      if (whole) return { run: whole.intent.run, subject: '', rest: '' };
    }
  }

  const begun = phrases.filter(({ tokens: phrase }) => phrase.length < tokens.length + (more ? 1 : 0) && startsWith(tokens, phrase));
  for (const { tokens: phrase, intent } of begun) {
    const tail = text.slice(tokens[phrase.length - 1]?.end ?? 0);
    const rest = tail.replace(between, '');
    const apart = tail.slice(0, tail.length - rest.length);
    if (intent.follows === 'sentence') return { run: intent.run, subject: '', rest: hasColon(apart) ? rest : text };
    if (mayFollow(intent.follows, rest, apart)) return { run: intent.run, subject: '', rest };
  }
  return { run: notUnderstood, subject: '', rest: text, near: begun.find(({ intent }) => intent.near)?.intent.near };
}

/** What stands between a command and what it is about: marks that close the command, then punctuation or spaces. */
const between = /^\s*[.!»”*_]?[\s:,–—-]+/;

function mayFollow(follows: Exclude<Follows, 'sentence'> | undefined, rest: string, apart: string): boolean {
  if (follows === 'colon') return hasColon(apart);
  return follows?.(rest, apart) ?? false;
}

function hasColon(apart: string): boolean {
  return apart
    .trimStart()
    .replace(/^[.!»”*_]/, '')
    .trimStart()
    .startsWith(':');
}

interface Token {
  readonly word: string;
  /** Where it ends in what was typed. */
  readonly end: number;
}

function tokensOf(text: string): readonly Token[] {
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    word: plainWords(match[0]),
    end: match.index + match[0].length,
  }));
  return tokens.length === 0 && text.trim() === '?' ? [{ word: '?', end: text.length }] : tokens;
}

function startsWith(tokens: readonly Token[], phrase: readonly string[]): boolean {
  return phrase.every((word, index) => tokens[index]?.word === word);
}

function trimPoliteness(tokens: readonly Token[]): readonly Token[] {
  let [from, until] = [0, tokens.length];
  while (from < until && politeness.has(tokens[from]?.word ?? '')) from++;
  while (until > from && politeness.has(tokens[until - 1]?.word ?? '')) until--;
  return tokens.slice(from, until);
}
