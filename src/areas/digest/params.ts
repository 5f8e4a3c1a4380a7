import type { Temporal } from 'temporal-polyfill';
import type { Audience } from '../../domain/agreement.ts';
import type { Item } from '../../domain/digest.ts';
import type { Rhythm, Subscription } from '../../domain/subscription.ts';

interface Posted extends Pick<Rhythm, 'every' | 'weekday' | 'at'> {
  /** Where its clocks are, a territory or else a zone; null when they are those of the organisation. */
  readonly clock: string | null;
}

/** The digest of one channel, and when it ran last. */
export interface DigestShown extends Posted, Pick<Subscription, 'id' | 'locale' | 'includes' | 'state'> {
  /** Its id on the platform. */
  readonly channel: string;
  /** Null while it is paused or stopped. */
  readonly next: Temporal.Instant | null;
  readonly last: { readonly on: Temporal.PlainDate; readonly outcome: 'nothing' | 'waiting' | 'posted' } | null;
}

/** A channel where something was posted; `edited` once what is there says what its people allow now. */
export interface PlaceTold {
  readonly channel: string;
  readonly edited: 'yes' | 'soon' | 'refused';
}

interface PartTold {
  /** What an agreement would be given to. */
  readonly version: number;
  /** Who may hear of it now, as all who take part allow it together. */
  readonly audience: Audience;
  readonly places: readonly PlaceTold[];
}

/** « Les brèves »: what channels read, and who sets them. */
export interface HighlightsParams {
  // In channels.
  digest: { every: Rhythm['every']; items: readonly Item[]; call: boolean; grows: boolean };
  /** One page of one of its texts, in its thread. */
  /** `apart`: it was added to the thread later, below others. */
  digestText: Pick<Item, 'state' | 'title' | 'people' | 'text'> & { first: boolean; apart: boolean };
  digestTakenBack: Record<string, never>;
  /** In the place of a page that a corrected text no longer has. */
  digestShorter: Record<string, never>;
  digestBegins: Posted;

  // To one person.
  /** `inside`: asked for in the channel itself, where what is told to its service may be read. */
  digestPreview: HighlightsParams['digest'] & { inside: boolean };
  digestSettings: DigestShown & { manages: boolean; noted: boolean };
  digests: { digests: readonly DigestShown[]; anyone: boolean };
  /** No digest in this channel yet. */
  noDigestHere: { channel: string; manages: boolean };
  digestWhere: { coordinator: boolean };
  digestForCoordination: Record<string, never>;
  digestNotThere: Record<string, never>;
  /** To whoever has just subscribed a channel. `invite`: the bot is not in it. */
  digestCannotPost: { channel: string; invite: boolean };
  aboutListening: Record<string, never>;
  /** Where one's own story was posted. */
  whereTold: { places: readonly PlaceTold[] };
  /** The same of a trial, and of what was learnt from it; `learnt` is null while nobody has concluded. */
  whereTrialTold: { trial: string; what: string; told: PartTold; learnt: PartTold | null };
}
