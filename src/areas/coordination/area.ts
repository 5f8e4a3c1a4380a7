import { area, goOn } from '../../core/area.ts';
import { retryStuck, showState } from './coordinate.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { keepContacts, keepSettings, openContacts, openSettings, showAuditLog, showSettings } from './settings.ts';

/** Ties what this area says to what it does. */
export const coordination = area('coordination', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    settings: showSettings,
    changeSettings: openSettings,
    changeContacts: openContacts,
    auditLog: showAuditLog,
    retryStuck,
  }),
  submits: goOn({ settings: keepSettings, contacts: keepContacts }),
  spoken: goOn({ showState }),
  fr,
  en,
});
