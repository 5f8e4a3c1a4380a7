import { z } from 'zod';
import { comparableAddresses } from '../../src/domain/address.ts';
import { givenName } from '../../src/domain/given-name.ts';
import type { PersonFacts } from '../../src/ports/chat-platform.ts';

const text = z.string().trim().optional().catch(undefined);

const id = z.string().min(1).nullish();

const Described = z.object({
  user: z.object({
    team_id: id,
    is_stranger: z.boolean().optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).nullish(),
    name: text,
    real_name: text,
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    tz: text,
    locale: text,
    profile: z.object({ first_name: text, real_name: text, display_name: text, email: text }).optional(),
  }),
});

/**
 * What `users.info` answered, in our words. Of somebody of another organisation, met in a channel shared with it, it says as
 * much as of ours: they are nobody to write to, and nothing of them is kept.
 */
export function personFacts(answer: unknown, workspace: string): PersonFacts | null {
  const { data } = Described.safeParse(answer);
  if (data === undefined) return null;
  const { user } = data;
  const isOurs = (user.team_id ?? workspace) === workspace || user.enterprise_user?.teams?.includes(workspace) === true;
  if (user.is_stranger === true || !isOurs) return { name: '', firstName: '', active: false };
  const name = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name].find((one) => one) ?? '';
  const addresses = comparableAddresses([user.profile?.email]);
  return {
    name,
    firstName: givenName(user.profile?.first_name ?? '', name),
    ...(isZone(user.tz) ? { zone: user.tz } : {}),
    ...(isLocale(user.locale) ? { locale: user.locale } : {}),
    active: user.deleted !== true && user.is_bot !== true,
    // Slack says it to anyone who may read addresses (`users:read.email`).
    ...(addresses.length > 0 ? { addresses } : {}),
  };
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
