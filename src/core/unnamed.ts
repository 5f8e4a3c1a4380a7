/**
 * What stands in words for somebody, a team or a channel whose name the platform did not say, until it is known in which
 * language they are kept. These are no characters: nobody types them.
 */
export const unnamed = { person: '\ufdd0', team: '\ufdd1', channel: '\ufdd2' } as const;

/** How one language calls them. */
export type Unnamed = Readonly<Record<keyof typeof unnamed, string>>;

/** Puts the words of one language for those who are not named. */
export function namedIn(text: string, { person, team, channel }: Unnamed): string {
  return text.replaceAll(unnamed.person, person).replaceAll(unnamed.team, team).replaceAll(unnamed.channel, channel);
}
