import type { Entries, Target } from '../../fakes/slack/forms.ts';

/** What a journey needs of somebody at their screen, whichever platform they are on. */
export interface Person {
  readonly id: string;
  command(command: string, text?: string, options?: { readonly channel?: string }): Promise<Acted>;
  /** `raw`: with the marks by which the platform names people and channels chosen from its lists. */
  /** `besides`: what is sent with the words. */
  dm(text: string, how?: { readonly raw?: boolean; readonly besides?: 'voice' | 'file' | 'forward' }): Promise<Acted>;
  mention(channel: string, text: string): Promise<Acted>;
  /** Changes a message of theirs. */
  edit(on: Shown, text: string): Promise<Acted>;
  delete(on: Shown): Promise<Acted>;
  press(on: Shown | ShownForm, target: Target): Promise<Acted>;
  submit(form: ShownForm, entries?: Entries): Promise<Acted>;
  dismiss(form: ShownForm): Promise<Acted>;
  shortcut(name: string): Promise<Acted>;
  messageShortcut(name: string, on: Shown): Promise<Acted>;
  openHome(): Promise<Acted>;
  /** Does something of which the bot hears when what this resolves with is called. */
  late(act: (person: this) => Promise<Acted>): Promise<() => Promise<Acted>>;
  /** Their last act once more, as when an answer was lost on its way. */
  again(retry?: { readonly num: number; readonly reason: string }): Promise<Acted>;
  /** Their conversation with the bot, or a channel they are in, oldest first. */
  messages(channel?: string): readonly Shown[];
  /** What only they see of the bot's answers. */
  ephemerals(): readonly Shown[];
  files(): readonly { readonly name: string; readonly content: string; readonly at: number }[];
  view(): ShownForm | undefined;
}

export interface Acted {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly sent: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly shown?: 'in place' | 'a form' | 'a notice';
}

export interface Shown {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  readonly fromBot: boolean;
  readonly threadTs: string | undefined;
  readonly text: string;
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** Their intents (`src/core/button.ts`), in the same order. */
  readonly intents: readonly string[];
  /** Buttons that open a form, where that is known before. */
  readonly openers?: readonly string[];
  readonly edited: boolean;
  readonly at: number;
}

export interface ShownForm {
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** Their intents (`src/core/button.ts`), in the same order. */
  readonly intents: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  /** The names of its fields. */
  readonly fields: readonly string[];
}
