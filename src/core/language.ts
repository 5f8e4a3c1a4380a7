import type { Temporal } from 'temporal-polyfill';
import { formatFor, type House } from '../cards/format.ts';
import { pagePath } from '../cards/own-pages.ts';
import { localDate } from '../domain/calendar.ts';
import type { Locale, Organisation } from '../domain/organisation.ts';
import { localeOf, type Person, workingTimeOf } from '../domain/person.ts';
import { termOf } from '../domain/term.ts';
import type { Language } from './cards.ts';
import type { Saying, Scene } from './kind.ts';

type Reading = Pick<Scene, 'organisation' | 'now' | 'saying'>;

/** How this person reads: their language, their zone. */
export function languageFor(scene: Reading, person: Person): Language {
  const { organisation } = scene;
  return languageIn(scene, localeOf(person, organisation), workingTimeOf(person, organisation).zone);
}

/** How a conversation between several people reads: the organisation's language and zone. */
export function groupLanguage(scene: Reading): Language {
  return languageIn(scene, scene.organisation.locale, scene.organisation.zone);
}

/** A language on the clocks of a zone, by its IANA name. */
export function languageIn({ now, saying, organisation }: Reading, locale: Locale, zone: string): Language {
  const words = saying.words[locale];
  return {
    locale,
    format: formatFor(locale, zone, localDate({ zone }, now), words.because, houseOf(organisation, now, pagesIn(saying, locale))),
    words,
  };
}

const pagesIn = ({ pagesAt }: Pick<Saying, 'pagesAt'>, locale: Locale): House['pages'] =>
  pagesAt === null ? null : { privacy: `${pagesAt}${pagePath('privacy', locale)}`, terms: `${pagesAt}${pagePath('terms', locale)}` };

function houseOf(organisation: Organisation, now: Temporal.Instant, pages: House['pages']): House {
  const { frame, settings } = organisation;
  const { called, controller, legalBasis, dataContact } = settings;
  return {
    frameSignedOn: frame?.signed?.on ?? null,
    called,
    runBy: controller === '' ? null : { controller, legalBasis, dataContact },
    term: termOf(organisation, now),
    pages,
  };
}
