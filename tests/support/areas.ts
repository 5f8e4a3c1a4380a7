import type { LinkingParams } from '../../src/areas/accounts/messages.ts';
import type { AgreeingForms } from '../../src/areas/agreeing/forms.ts';
import { registry } from '../../src/areas/all.ts';
import type { AskingForms } from '../../src/areas/asking/forms.ts';
import type { TellingParams } from '../../src/areas/asking/messages.ts';
import type { BringingForms } from '../../src/areas/bringing/forms.ts';
import type { BringingParams } from '../../src/areas/bringing/messages.ts';
import type { CheckingForms } from '../../src/areas/checking/forms.ts';
import type { CheckingParams } from '../../src/areas/checking/messages.ts';
import type { TalkingParams } from '../../src/areas/conversation/messages.ts';
import type { CoordinationForms } from '../../src/areas/coordination/forms.ts';
import type { CoordinatingParams } from '../../src/areas/coordination/messages.ts';
import type { DigestForms } from '../../src/areas/digest/forms.ts';
import type { HighlightsParams } from '../../src/areas/digest/messages.ts';
import type { EndingForms } from '../../src/areas/ending/forms.ts';
import type { EndingParams } from '../../src/areas/ending/messages.ts';
import type { FramingForms } from '../../src/areas/framing/forms.ts';
import type { FramingParams } from '../../src/areas/framing/messages.ts';
import type { HomeParams } from '../../src/areas/home/messages.ts';
import type { InvitingForms } from '../../src/areas/inviting/forms.ts';
import type { InvitingParams } from '../../src/areas/inviting/messages.ts';
import type { LibraryForms } from '../../src/areas/library/forms.ts';
import type { ExploringParams } from '../../src/areas/library/messages.ts';
import type { MeetingForms } from '../../src/areas/meeting/forms.ts';
import type { MeetingParams } from '../../src/areas/meeting/messages.ts';
import type { RightsForms } from '../../src/areas/rights/forms.ts';
import type { RightsParams } from '../../src/areas/rights/messages.ts';
import type { ServicesForms } from '../../src/areas/services/forms.ts';
import type { ServicesParams } from '../../src/areas/services/messages.ts';
import type { SuggestingParams } from '../../src/areas/suggesting/messages.ts';
import type { TimeForms } from '../../src/areas/time/forms.ts';
import type { TimeParams } from '../../src/areas/time/messages.ts';
import type { TryingForms } from '../../src/areas/trying/forms.ts';
import type { TryingParams } from '../../src/areas/trying/messages.ts';
import type { VolunteeringParams } from '../../src/areas/volunteering/messages.ts';
import type { Format } from '../../src/cards/format.ts';
import type { Language } from '../../src/core/cards.ts';
import type { FilledForm } from '../../src/core/form.ts';
import type { Message } from '../../src/core/kind.ts';
import type { Locale } from '../../src/domain/organisation.ts';

// Everything the bot says, whatever the area: for tests of all of it.

/** The params of every kind, by its name. */
export interface Params
  extends LinkingParams,
    TellingParams,
    BringingParams,
    CheckingParams,
    TalkingParams,
    CoordinatingParams,
    HighlightsParams,
    EndingParams,
    FramingParams,
    HomeParams,
    InvitingParams,
    ExploringParams,
    MeetingParams,
    RightsParams,
    ServicesParams,
    SuggestingParams,
    TimeParams,
    TryingParams,
    VolunteeringParams {}

/** What every form is filled with, by its name. */
export interface FormParams
  extends AgreeingForms,
    AskingForms,
    BringingForms,
    CheckingForms,
    CoordinationForms,
    DigestForms,
    EndingForms,
    FramingForms,
    InvitingForms,
    LibraryForms,
    MeetingForms,
    RightsForms,
    ServicesForms,
    TimeForms,
    TryingForms {}

export const buttons = registry.areas.flatMap((area) => Object.values(area.buttons));

export function messageOf<K extends keyof Params>(name: K, params: Params[K]): Message {
  const kind = registry.kind(name);
  if (!kind) throw new Error(`no kind is named ${name}`);
  return { kind, params };
}

export function formNamed<K extends keyof FormParams>(name: K, params: FormParams[K]): FilledForm {
  const form = registry.areas.map(({ forms }) => forms[name]).find((one) => one !== undefined);
  if (!form) throw new Error(`no form is named ${name}`);
  return { form, params };
}

export function readingIn(locale: Locale, format: Format): Language {
  return { locale, format, words: registry.words[locale] };
}

/** The intents of all forms, and every phrase that is heard. */
export const formNames: readonly string[] = [...registry.submits.keys()];
export const phrasesSaid: readonly string[] = registry.phrases.map(({ tokens }) => tokens.join(' '));
