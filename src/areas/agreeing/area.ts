import { area, goOn } from '../../core/area.ts';
import { isReference } from '../../core/follows.ts';
import { withPlatform } from '../../core/task.ts';
import { chooseSharing, keepBetweenUs, readWritten, refuseStory, shareWithAll, sharingChosen, showWholeStory } from './agree.ts';
import { acceptCarrying, declineCarrying, openAddCarrier, stopCarrying } from './carry.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { askForSheet, openOral, oralFromForm, sendSheet, takeBackOral } from './oral-agreement.ts';
import { shareWithService } from './share-with-service.ts';
import { showWhereTold, showWhereTrialTold } from './where-told.ts';
import { wordForManagement } from './word-for-management.ts';

/** Ties what this area says to what it does. */
export const agreeing = area('agreeing', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    chooseSharing,
    keepBetweenUs,
    refuseStory,
    addCarrier: openAddCarrier,
    recordOral: openOral,
    takeBackOral: { run: takeBackOral, follows: isReference },
    printSheet: askForSheet,
    acceptCarrying,
    declineCarrying,
    stopCarrying,
    shareWithService: { run: shareWithService, follows: 'colon' },
    wordForManagement,
    whereTold: showWhereTold,
    readWritten,
  }),
  submits: goOn({ sharing: sharingChosen, oral: oralFromForm }),
  spoken: goOn({
    whereTrialTold: showWhereTrialTold,
    wholeStory: showWholeStory,
    shareWithAll,
  }),
  tasks: { 'send-sheet': withPlatform(sendSheet, { lengthy: true }) },
  fr,
  en,
});
