import { bringing } from './fr/bringing.ts';
import { because, buttons } from './fr/buttons.ts';
import { checking } from './fr/checking.ts';
import { coordinating } from './fr/coordinating.ts';
import { ending } from './fr/ending.ts';
import { exploring } from './fr/exploring.ts';
import { formNotes, forms, troubles } from './fr/forms.ts';
import { framing } from './fr/framing.ts';
import { highlights } from './fr/highlights.ts';
import { home } from './fr/home.ts';
import { inviting } from './fr/inviting.ts';
import { linking } from './fr/linking.ts';
import { meeting } from './fr/meeting.ts';
import { rights } from './fr/rights.ts';
import { services } from './fr/services.ts';
import { suggesting } from './fr/suggesting.ts';
import { talking } from './fr/talking.ts';
import { telling } from './fr/telling.ts';
import { time } from './fr/time.ts';
import { trying } from './fr/trying.ts';
import { volunteering } from './fr/volunteering.ts';
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
