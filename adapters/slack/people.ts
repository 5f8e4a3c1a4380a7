import { z } from 'zod';
import type { PersonFacts } from '../../src/platform.ts';

const text = z.string().trim().optional().catch(undefined);

const Described = z.object({
  user: z.object({
    name: text,
    real_name: text,
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    tz: text,
    locale: text,
    profile: z.object({ first_name: text, real_name: text, display_name: text }).optional(),
  }),
});

/** What `users.info` answered, in our words. */
export function personFacts(answer: unknown): PersonFacts | null {
  const { data } = Described.safeParse(answer);
  if (data === undefined) return null;
  const { user } = data;
  const name = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name].find((one) => one) ?? '';
  return {
    name,
    firstName: firstNameOf(user.profile?.first_name ?? '', name),
    ...(isZone(user.tz) ? { zone: user.tz } : {}),
    ...(isLocale(user.locale) ? { locale: user.locale } : {}),
    active: user.deleted !== true && user.is_bot !== true,
  };
}

/**
 * The name to greet with, or none: « Bonjour » alone is always right, « Bonjour DUPONT » never. Where nobody set a first
 * name, Slack takes the first word of the whole name, and directories often begin with the surname in capitals.
 */
export function firstNameOf(declared: string, whole: string): string {
  const [, afterComma] = whole.split(',', 2);
  const words = (afterComma ?? whole).trim().split(/\s+/);
  const trusted = declared !== '' && afterComma === undefined && !isCapitals(declared.replaceAll(' ', ''));
  // A single word may as well be a service (« Accueil ») or an account's name.
  const guessed = whole.trim().includes(' ') ? (words.find((word) => !isCapitals(word)) ?? '') : '';
  const chosen = trusted ? declared : guessed;
  return /^\p{L}[\p{L}\p{M}'’ -]*$/u.test(chosen) ? chosen : '';
}

/** Two letters at least: « É. » is an initial, « LE » a piece of surname. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
}

function isZone(zone: string | undefined): zone is string {
  try {
    return zone !== undefined && new Intl.DateTimeFormat('fr', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

function isLocale(locale: string | undefined): locale is string {
  try {
    return locale !== undefined && Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
