import { bringing } from './en/bringing.ts';
import { because, buttons } from './en/buttons.ts';
import { checking } from './en/checking.ts';
import { coordinating } from './en/coordinating.ts';
import { ending } from './en/ending.ts';
import { exploring } from './en/exploring.ts';
import { formNotes, forms, troubles } from './en/forms.ts';
import { framing } from './en/framing.ts';
import { highlights } from './en/highlights.ts';
import { home } from './en/home.ts';
import { inviting } from './en/inviting.ts';
import { linking } from './en/linking.ts';
import { meeting } from './en/meeting.ts';
import { rights } from './en/rights.ts';
import { services } from './en/services.ts';
import { suggesting } from './en/suggesting.ts';
import { talking } from './en/talking.ts';
import { telling } from './en/telling.ts';
import { time } from './en/time.ts';
import { trying } from './en/trying.ts';
import { volunteering } from './en/volunteering.ts';
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
