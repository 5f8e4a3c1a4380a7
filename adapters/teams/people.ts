import { z } from 'zod';
import { comparableAddresses } from '../../src/domain/address.ts';
import { isZone } from '../../src/domain/calendar.ts';
import { givenName } from '../../src/domain/given-name.ts';
import type { PersonFacts } from '../../src/ports/chat-platform.ts';
import type { PersonalConversation } from '../../src/ports/conversations.ts';

const text = z.string().trim().optional().catch(undefined);

const Member = z.object({
  id: z.string().min(1),
  name: text,
  givenName: text,
  userPrincipalName: text,
  email: text,
  userRole: text,
  tenantId: text,
});

/**
 * What the members of a conversation say of one, in our words; zone and language are what their own application said. Somebody
 * of another tenant is nobody to write to, and nothing of them is kept.
 */
export function personFacts(
  answer: unknown,
  tenant: string,
  said: Pick<PersonalConversation, 'zone' | 'locale'> | null,
): PersonFacts | null {
  const { data: member } = Member.safeParse(answer);
  if (member === undefined) return null;
  if ((member.tenantId ?? tenant) !== tenant) return { name: '', firstName: '', active: false };
  const name = member.name ?? '';
  const addresses = comparableAddresses([member.email, member.userPrincipalName]);
  return {
    name,
    firstName: givenName(member.givenName ?? '', name),
    ...(said?.zone && isZone(said.zone) ? { zone: said.zone } : {}),
    ...(said?.locale ? { locale: said.locale } : {}),
    active: member.userRole !== 'anonymous',
    // A guest's name here is made from an address elsewhere.
    ...(addresses.length > 0 ? { addresses } : {}),
  };
}

/** Under which name a link opens a chat with them: Teams takes nothing else. */
export function addressOf(answer: unknown): string | null {
  const { userPrincipalName = '', email = '' } = Member.safeParse(answer).data ?? {};
  // A guest's name here is made from their address elsewhere, and opens nothing.
  const address = /#EXT#/i.test(userPrincipalName) ? email : userPrincipalName;
  return address === '' ? null : address;
}
