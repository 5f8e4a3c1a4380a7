import type { Block } from '../../cards/card.ts';

/** What one language says of a meeting, by its purpose: whole sentences, without what people wrote. */
export interface PurposeWords {
  /** In the form: « Pour quoi ? » */
  readonly choice: string;
  /** To whoever asks: what a volunteer is asked, within a sentence. */
  readonly asked: string;
  /** To whoever asks: what to expect of it. */
  readonly expect: string;
  /** What they asked for, within a sentence. */
  readonly theirs: string;
  /** To a volunteer, before the sentence. */
  readonly opening: string;
  /** To somebody of their choice, before the sentence, after a name. */
  readonly wish: string;
  /** To whoever is asked: what is enough. */
  readonly effort: string;
  /** To everyone at the meeting: with what to begin. */
  readonly questions: Block | null;
  /** To whoever asked, some days later; empty where the volunteer is asked. */
  readonly became: string;
  /** To everyone at the meeting: what holds afterwards. */
  readonly after: string;
}
