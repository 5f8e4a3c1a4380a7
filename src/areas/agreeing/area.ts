import { area } from '../../core/area.ts';
import { isReference } from '../../core/follows.ts';
import { withPlatform } from '../../core/task.ts';
import { chooseSharing, keepBetweenUs, refuseStory, shareWithAll, sharingChosen, showWholeStory } from './agree.ts';
import { buttons } from './buttons.ts';
import { acceptCarrying, addCarrier, declineCarrying, openAddCarrier, stopCarrying } from './carry.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { askForSheet, openOral, oralFromForm, sendSheet, takeBackOral } from './oral-agreement.ts';
import { shareWithService } from './share-with-service.ts';
import { showWhereTold, showWhereTrialTold } from './where-told.ts';
import { wordForManagement } from './word-for-management.ts';

/** Ties what this area says to what it does. */
export const agreeing = area('agreeing', {
  kinds: {},
  buttons,
  forms,
  acts: {
    readStoryOn: { run: showWholeStory },
    wholeStory: { run: showWholeStory, words: ['lire le recit', 'read the story'] },
    chooseSharing: { run: chooseSharing, words: ['choisir', 'choisir a qui le raconter', 'choose', 'choose who may hear it'] },
    keepBetweenUs: { run: keepBetweenUs, words: ['entre nous', 'just us', 'between us'] },
    refuseStory: { run: refuseStory, words: ['pas de recit', 'no story'] },
    addCarrier: { run: openAddCarrier, words: ['porter a plusieurs', 'carry it with others'] },
    recordOral: {
      run: openOral,
      words: ['accord donne de vive voix', 'accord de vive voix', 'noter un accord', 'agreement given in person', 'agreement in person'],
    },
    takeBackOral: {
      run: takeBackOral,
      words: ['reprise d accord', 'reprendre l accord', 'take back the agreement', 'take back agreement'],
      follows: isReference,
    },
    printSheet: { run: askForSheet, words: ['la feuille', 'la feuille a imprimer', 'the sheet', 'the sheet to print'] },
    acceptCarrying: { run: acceptCarrying },
    // The same, of a story that somebody else wrote.
    ownStory: { run: acceptCarrying },
    notOwnStory: { run: declineCarrying },
    declineCarrying: { run: declineCarrying },
    stopCarrying: { run: stopCarrying, words: ['ne plus la porter', 'ne plus porter', 'stop carrying', 'stop carrying it'] },
    shareWithService: {
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
    wordForManagement: {
      run: wordForManagement,
      words: [
        'un mot pour mon encadrement',
        'mot pour mon encadrement',
        'un mot pour mon chef',
        'a word for my management',
        'word for my management',
      ],
    },
    whereTold: {
      run: showWhereTold,
      words: ['ou est mon recit', 'ou est le recit', 'ou a ete poste mon recit', 'where is my story', 'where is the story'],
    },
    whereTrialTold: {
      run: showWhereTrialTold,
      words: ['test', 'bilan']
        .flatMap((it) => [
          `ou est mon ${it}`,
          `ou est notre ${it}`,
          `ou est le ${it}`,
          `ou a ete poste mon ${it}`,
          `ou a ete poste le ${it}`,
        ])
        .concat(['trial', 'evaluation'].flatMap((it) => [`where is my ${it}`, `where is our ${it}`, `where is the ${it}`])),
    },
  },
  submits: {
    sharing: sharingChosen,
    oral: oralFromForm,
    addCarrier: addCarrier,
  },
  spoken: [{ run: shareWithAll, words: ['a toute la collectivite', 'a tout le monde', 'the whole organisation'] }],
  tasks: { 'send-sheet': withPlatform(sendSheet, { lengthy: true }) },
  fr,
  en,
});
