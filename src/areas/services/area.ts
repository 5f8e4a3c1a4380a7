import { area, goOn } from '../../core/area.ts';
import { bindsChannels, isName, namesChannels } from '../../core/follows.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import {
  addService,
  askToRemoveService,
  bindChannels,
  keepService,
  openService,
  removeService,
  renameService,
  showServices,
  unbindChannel,
} from './services.ts';

/** Ties what this area says to what it does. */
export const services = area('services', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    services: showServices,
    addService: openService,
    unbindChannel: { run: unbindChannel, follows: namesChannels },
    removeService: { run: askToRemoveService, follows: 'colon' },
    confirmRemoveService: { run: removeService, follows: 'colon' },
  }),
  submits: goOn({ service: keepService }),
  spoken: goOn({
    addNamedService: { run: addService, follows: isName },
    renameService: { run: renameService, follows: 'colon' },
    bindChannels: { run: bindChannels, follows: bindsChannels },
  }),
  fr,
  en,
});
