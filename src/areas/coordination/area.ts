import { area } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { retryStuck, showState } from './coordinate.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { keepContacts, keepSettings, openContacts, openSettings, showAuditLog, showSettings } from './settings.ts';

/** Ties what this area says to what it does. */
export const coordination = area('coordination', {
  kinds,
  buttons,
  forms,
  acts: {
    settings: { run: showSettings, words: ['reglages', 'reglage', 'parametres', 'settings'] },
    changeSettings: { run: openSettings, words: ['changer les reglages', 'change settings'] },
    changeContacts: { run: openContacts, words: ['changer les contacts', 'change contacts'] },
    auditLog: { run: showAuditLog, words: ['journal', 'log', 'audit'] },
    retryStuck: { run: retryStuck, words: ['relancer', 'try again'] },
  },
  submits: {
    settings: keepSettings,
    contacts: keepContacts,
  },
  spoken: [{ run: showState, words: ['coordination', 'etat', 'state'] }],
  fr,
  en,
});
