import { linking } from '../areas/accounts/en.ts';
import { telling } from '../areas/asking/en.ts';
import { bringing } from '../areas/bringing/en.ts';
import { checking } from '../areas/checking/en.ts';
import { talking } from '../areas/conversation/en.ts';
import { coordinating } from '../areas/coordination/en.ts';
import { highlights } from '../areas/digest/en.ts';
import { ending } from '../areas/ending/en.ts';
import { framing } from '../areas/framing/en.ts';
import { home } from '../areas/home/en.ts';
import { inviting } from '../areas/inviting/en.ts';
import { exploring } from '../areas/library/en.ts';
import { meeting } from '../areas/meeting/en.ts';
import { rights } from '../areas/rights/en.ts';
import { services } from '../areas/services/en.ts';
import { suggesting } from '../areas/suggesting/en.ts';
import { time } from '../areas/time/en.ts';
import { trying } from '../areas/trying/en.ts';
import { volunteering } from '../areas/volunteering/en.ts';
import { because, buttons } from './en-buttons.ts';
import { formNotes, forms, troubles } from './en-forms.ts';
import type { Words } from './words.ts';

/** Everything the bot says, in English. */
export const en = {
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
