/**
 * What the bot shows, said once for every platform. An adapter renders it; nothing here knows which one.
 * People's words travel as `said` spans: every renderer shows them literally, so that they never act
 * (no mention, no link, no formatting).
 */
export type Span =
  | string
  | { readonly bold: string }
  /** Words a person wrote. `max` shortens them, in characters; the whole is then offered by a button of the same card. */
  | { readonly said: string; readonly max?: number }
  /** A person, by the name kept for them. Platforms that can may show it as a mention that does not notify. */
  | { readonly person: string }
  /** A channel, by its id on the platform the card is shown on: its name is the platform's to show, to those who may see it. */
  | { readonly channel: string }
  /** Words of the bot's own that lead to a page of its own; in small print, the words alone. */
  | { readonly link: string; readonly to: string };

export type Block =
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'quote'; readonly spans: readonly Span[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: readonly Span[] }[] }
  /** Small print: why this message came, what is kept. */
  | { readonly type: 'context'; readonly spans: readonly Span[] }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  /** Only for platforms where the bot brings nobody together: links that open the reader's own chat with somebody. */
  | { readonly type: 'chats'; readonly chats: readonly Chat[] }
  | { readonly type: 'divider' };

export interface Chat {
  readonly label: string;
  /** Their id on the platform the card is shown on. */
  readonly with: string;
  /** Ready to be sent, changed or erased: it is the reader's. */
  readonly firstLine: string;
}

export interface Button {
  readonly label: string;
  /** Of what it names by a number: words that a person wrote. */
  readonly title?: string;
  /** The name of an intent of `src/core/understand.ts`; plain words reach the same one. */
  readonly intent: string;
  /** What it is about: ids, never words. At most 1,500 characters. */
  readonly subject: string;
  readonly style?: 'primary' | 'danger';
  /** It may be answered with a form: some platforms must know before it is pressed. */
  readonly opens?: 'form';
}

export interface Card {
  /** One line for notifications and screens without cards: the bot's own words, never what people wrote. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

export type Field =
  | {
      readonly type: 'short' | 'long';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly placeholder?: string;
      readonly value?: string;
      readonly required: boolean;
    }
  | {
      readonly type: 'choice';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly { readonly label: string; readonly value: string }[];
      readonly value?: string;
      readonly required: boolean;
    }
  /** A calendar date, ISO `YYYY-MM-DD`. */
  | {
      readonly type: 'date';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly value?: string;
      readonly required: boolean;
    }
  /** One person or several, by their identity on the platform the form is shown on. */
  | {
      readonly type: 'person';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly several: boolean;
      readonly required: boolean;
    }
  /** Channels, by their ids on the platform the form is shown on. */
  | {
      readonly type: 'channels';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly required: boolean;
    };

export interface Form {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly cancel: string;
  readonly intent: string;
  readonly subject: string;
  /** Where a platform leaves it to us to say what is missing or wrong. */
  readonly notes: FormNotes;
}

export interface FormNotes {
  /** Beside a required field left empty. */
  readonly missing: string;
  /** Above the fields, when some cannot be taken as they are. */
  readonly wrong: string;
  /** In place of the channels to choose from, when the bot is in none. */
  readonly nowhere: string;
  /** Below a list that is too long to be whole there. */
  readonly more: string;
}

/** What a form brought back, by field name: text, a choice's value, an ISO date, or the external ids of people or channels. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;
