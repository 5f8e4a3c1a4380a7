import { area } from '../../core/area.ts';
import { bindsChannels, isName, namesChannels } from '../../core/follows.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
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
} from './services.ts';

/** Ties what this area says to what it does. */
export const services = area('services', {
  kinds,
  buttons,
  forms,
  acts: {
    services: { run: showServices, words: ['services', 'les services', 'the services'] },
    showService: { run: showService },
    addService: { run: openService, words: ['ajouter un service', 'add a service'] },
    changeService: { run: openService },
    unbindChannel: { run: unbindChannel, words: ['delier', 'unbind'], follows: namesChannels },
    removeService: {
      run: askToRemoveService,
      words: ['retirer le service', 'supprimer le service', 'remove the service'],
      follows: 'colon',
    },
    confirmRemoveService: {
      run: removeService,
      words: ['oui retirer le service', 'oui supprimer le service', 'yes remove the service'],
      follows: 'colon',
    },
    keepService: { run: showService },
  },
  submits: {
    service: keepService,
  },
  spoken: [
    { run: addService, words: ['ajouter le service', 'add the service'], follows: isName },
    { run: renameService, words: ['renommer le service', 'rename the service'], follows: 'colon' },
    { run: bindChannels, words: ['relier', 'bind'], follows: bindsChannels },
  ],
  fr,
  en,
});
