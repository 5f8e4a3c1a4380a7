import { linking } from '../areas/accounts/fr.ts';
import { telling } from '../areas/asking/fr.ts';
import { bringing } from '../areas/bringing/fr.ts';
import { checking } from '../areas/checking/fr.ts';
import { talking } from '../areas/conversation/fr.ts';
import { coordinating } from '../areas/coordination/fr.ts';
import { highlights } from '../areas/digest/fr.ts';
import { ending } from '../areas/ending/fr.ts';
import { framing } from '../areas/framing/fr.ts';
import { home } from '../areas/home/fr.ts';
import { inviting } from '../areas/inviting/fr.ts';
import { exploring } from '../areas/library/fr.ts';
import { meeting } from '../areas/meeting/fr.ts';
import { rights } from '../areas/rights/fr.ts';
import { services } from '../areas/services/fr.ts';
import { suggesting } from '../areas/suggesting/fr.ts';
import { time } from '../areas/time/fr.ts';
import { trying } from '../areas/trying/fr.ts';
import { volunteering } from '../areas/volunteering/fr.ts';
import { because, buttons } from './fr-buttons.ts';
import { formNotes, forms, troubles } from './fr-forms.ts';
import type { Words } from './words.ts';

/** Everything the bot says, in French. */
export const fr = {
  messages: {
    ...telling,
    ...inviting,
    ...meeting,
    ...framing,
    ...services,
    ...volunteering,
    ...time,
    ...suggesting,
    ...home,
    ...bringing,
    ...rights,
    ...talking,
    ...coordinating,
    ...ending,
    ...trying,
    ...checking,
    ...exploring,
    ...highlights,
    ...linking,
  },
  forms,
  formNotes,
  buttons,
  troubles,
  because,
} as const satisfies Words;
