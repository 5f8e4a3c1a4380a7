import type { Block } from '../../cards/card.ts';

/** What one language says of a meeting, by its purpose: whole sentences, without what people wrote. */
export interface PurposeWords {
  /** Names the purpose in the form: « Pour quoi ? » */
  readonly choice: string;
  /** Tells the person who asks what a volunteer will be asked: the end of a sentence. */
  readonly asked: string;
  /** Tells the person who asks what to expect of the meeting. */
  readonly expect: string;
  /** Whom the bot looks for. */
  readonly whom: string;
  /** What they told, or asked for; feminine in French. */
  readonly noun: string;
  /** Introduces the sentence to a volunteer. */
  readonly opening: string;
  /** Introduces the sentence, after the name of the person who asks, to somebody of their choice. */
  readonly wish: string;
  /** Tells a volunteer, or somebody chosen, how little is enough. */
  readonly effort: string;
  /** The opening questions of the meeting; null: none. */
  readonly questions: Block | null;
  /** Asks the person who asked, some days later, what became of it; empty where the volunteer is asked. */
  readonly became: string;
  /** Tells both sides what holds after the meeting. */
  readonly after: string;
}
