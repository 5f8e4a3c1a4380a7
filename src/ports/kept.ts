import type { Temporal } from 'temporal-polyfill';

type Instant = Temporal.Instant;

/** What people keep of the bot, in their words: one text a person, which everybody may read. */
export interface KeptTable {
  /** In the place of what this person wrote before; without their name until they sign. */
  write(of: { readonly organisationId: string; readonly personId: string; readonly words: string }, now: Instant): Promise<void>;
  of(personId: string): Promise<{ readonly words: string; readonly named: boolean } | null>;
  sign(personId: string, named: boolean): Promise<void>;
  takeBack(personId: string): Promise<void>;
  /** In an order that says neither who wrote nor when; `name` of those who signed. */
  all(organisationId: string, atMost: number): Promise<readonly { readonly words: string; readonly name: string | null }[]>;
  /** Resolves with how many were forgotten. */
  forgetBefore(before: Instant): Promise<number>;
}
