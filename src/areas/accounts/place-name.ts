import { platformName } from '../../cards/words.ts';
import type { PlatformName } from '../../ports/chat-platform.ts';

/** One of the places where a person has an account. */
export interface Place {
  readonly workspace: string;
  readonly platform: PlatformName;
}

/** « Slack », « Teams »; two on the same platform are told apart by a number. */
export function placeName(place: Place, among: readonly Place[]): string {
  const same = among.filter(({ platform }) => platform === place.platform).sort((a, b) => (a.workspace < b.workspace ? -1 : 1));
  const number = same.length > 1 ? ` ${same.findIndex(({ workspace }) => workspace === place.workspace) + 1}` : '';
  return `${platformName(place.platform)}${number}`;
}
