import { plainWords } from './spoken/plain-words.ts';

/** Part of an organisation, as coordination defines it. */
export interface Service {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  /** Where what is told to this service may be read: nowhere else. */
  readonly channels: readonly Channel[];
}

/** A service that an agreement may name. */
export type ServiceChoice = Pick<Service, 'id' | 'name'>;

/** A conversation of a platform, by its id there: its name is not ours to keep. */
export interface Channel {
  readonly workspaceId: string;
  readonly externalId: string;
}

const longestName = 60;

export const nameTroubles = ['service-name-missing', 'service-name-long', 'service-name-taken'] as const;
export type NameTrouble = (typeof nameTroubles)[number];

/** What keeps a service from bearing this name; `self` is the one that would be renamed. */
export function nameTrouble(name: string, services: readonly Service[], self: string | null): NameTrouble | null {
  if (foldedName(name) === '') return 'service-name-missing';
  if (name.length > longestName) return 'service-name-long';
  return services.some((one) => one.id !== self && foldedName(one.name) === foldedName(name)) ? 'service-name-taken' : null;
}

/** « Voirie » and « VOIRIE », « État civil » and « Etat-civil » are one name. */
export function foldedName(name: string): string {
  return plainWords(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The service named within these words, whatever stands around; of several, the one whose name says most. */
export function serviceNamed(words: string, services: readonly Service[]): Service | null {
  const said = ` ${foldedName(words)} `;
  const named = services.filter(({ name }) => said.includes(` ${foldedName(name)} `));
  return named.sort((a, b) => foldedName(b.name).length - foldedName(a.name).length)[0] ?? null;
}
