import { heardAtMost } from '../domain/spoken/plain-words.ts';
import { type AnyRun, type Phrase, type Reached, type Registry, tookPlace } from './area.ts';
import { type Follows, hasColon, type Token, tokensOf } from './follows.ts';
import type { Said } from './incoming.ts';
import type { NearMeaning } from './near.ts';
import { type Named, named, nothing } from './subject.ts';

export interface Understood {
  readonly run: AnyRun;
  /** What was named, of which the act alone knows the shape: the compiler ties the two in each area. */
  readonly about?: Named<unknown>;
  readonly rest: string;
  /** Of words with more behind them: what is kept where the act finds nothing they could be about. */
  readonly kept?: string;
  /** What words that were not understood begin like. */
  readonly near?: NearMeaning | undefined;
}

/** Coming and going is no act: nothing is answered to it (`perform.ts`). */
type Asked = Exclude<Said, { type: 'removed' | 'brought-back' }>;

/** Finds the act for what someone said, pressed or submitted; there is always one. */
export function understand(said: Asked, { buttons, submits, fixed, renamed, phrases }: Registry): Understood {
  switch (said.type) {
    case 'press': {
      const { to, begins } = tookPlace(renamed[said.intent] ?? said.intent);
      return reached(buttons.get(to) ?? { run: fixed.unknown, about: nothing }, `${begins}${said.subject}`);
    }
    case 'submit':
      return reached(submits.get(said.intent) ?? { run: fixed.unknown, about: nothing }, said.subject);
    case 'home':
      return { run: fixed.home, rest: '' };
    case 'shortcut':
      return {
        run: fixed.shortcuts[said.shortcut].run,
        about: said.on ? { message: said.on.id } : undefined,
        rest: said.on?.text ?? '',
      };
    case 'command':
      if (said.command === 'initiative') return { run: fixed.tell, rest: said.text };
      return said.text.trim() === '' ? { run: fixed.help, rest: '' } : fromWords(said.text, phrases, fixed.notUnderstood);
    case 'edited':
      return { run: fixed.edited, rest: said.to.text };
    case 'deleted':
      return { run: fixed.deleted, rest: '' };
    case 'restored':
      return { run: fixed.restored, rest: '' };
    case 'words': {
      const { text, besides } = said;
      if (besides !== undefined && text.trim() === '') return { run: async () => fixed.unheard(besides, false), rest: '' };
      return fromWords(text, phrases, fixed.notUnderstood);
    }
  }
}

const reached = ({ run, about }: Reached, subject: string): Understood => ({ run, about: named(about, subject), rest: '' });

const politeness = new Set([
  'stp',
  'svp',
  'merci',
  'please',
  'thanks',
  'thank',
  'you',
  's',
  'il',
  'vous',
  'te',
  'plait',
  'bonjour',
  'hello',
]);

/** Of a long text only the beginning is looked into: commands are short, and what follows a colon is kept as it is. */
function fromWords(text: string, phrases: readonly Phrase[], notUnderstood: AnyRun): Understood {
  const tokens = tokensOf(text.slice(0, heardAtMost));
  const goesOn = text.trimEnd().length > heardAtMost;
  // « initiative : 🍇 »: no word follows, and yet something does.
  const more = goesOn || /^\s*:.*\p{Extended_Pictographic}/su.test(text.slice(tokens.at(-1)?.end ?? 0));
  if (!goesOn) {
    const polite = trimPoliteness(tokens);
    for (const said of polite.length > 0 ? [tokens, polite] : [tokens]) {
      const wholes = phrases.filter(
        ({ tokens: phrase, intent }) => phrase.length === said.length && startsWith(said, phrase) && !(more && intent.follows),
      );
      // Of two acts that have it, the one that is said alone.
      const whole = wholes.find(({ intent }) => !intent.follows) ?? wholes[0];
      if (whole) return { run: whole.intent.run, rest: '' };
    }
  }

  const begunBy = (said: readonly Token[]) =>
    phrases.filter(({ tokens: phrase }) => phrase.length < said.length + (more ? 1 : 0) && startsWith(said, phrase));
  const begun = begunBy(tokens);
  const opening = text.slice(0, tokens[0] ? tokens[0].end - tokens[0].word.length : 0).slice(0, 10);
  // « Bonjour, initiative : … »
  const greeted = tokens.slice(tokens.findIndex(({ word }) => !politeness.has(word)));
  const after = greeted.length < tokens.length ? begunBy(greeted).map((one) => ({ ...one, said: greeted })) : [];
  for (const { tokens: phrase, intent, said } of [...begun.map((one) => ({ ...one, said: tokens })), ...after]) {
    const { apart, rest } = separate(opening, text.slice(said[phrase.length - 1]?.end ?? 0));
    if (said !== tokens && !hasColon(apart)) continue;
    const kept = hasColon(apart) ? rest : text;
    if (intent.follows === 'sentence') return { run: intent.run, rest: kept };
    if (mayFollow(intent.follows, rest, apart)) return { run: intent.run, rest, kept };
  }
  return { run: notUnderstood, rest: text, near: begun.find(({ intent }) => intent.near)?.intent.near };
}

/** What closes a mark that stood before the command. */
const closing: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'*_~`"'].map((mark) => [mark, mark])),
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
};

/**
 * What stands between a command and what it is about: spaces, punctuation, marks that close the command, then the sign of a
 * list. Marks that may also open what follows are those that stood before the command: « *Initiative :* On… ».
 */
function separate(before: string, tail: string): { readonly apart: string; readonly rest: string } {
  const opened = [...before].flatMap((mark) => closing[mark] ?? []);
  let [end, parted, colon] = [0, false, false];
  for (const sign of tail) {
    if (/[\s:,=>→–—-]/.test(sign) && !opened.includes(sign)) [parted, colon] = [true, colon || sign === ':'];
    else if (opened.includes(sign)) opened.splice(opened.indexOf(sign), 1);
    else if (colon || !'.!»”'.includes(sign)) break;
    end += sign.length;
  }
  if (!parted) return { apart: '', rest: tail };
  const [apart, rest] = [tail.slice(0, end), tail.slice(end)];
  return { apart, rest: apart.includes('\n') ? rest.replace(/^(?:[•*+·]|\d{1,2}[.)])\s+/, '') : rest };
}

function mayFollow(follows: Exclude<Follows, 'sentence'> | undefined, rest: string, apart: string): boolean {
  if (follows === 'colon') return hasColon(apart);
  return follows?.(rest, apart) ?? false;
}

/** Whether these words begin with a phrase. */
export function startsWith(tokens: readonly Token[], phrase: readonly string[]): boolean {
  return phrase.every((word, index) => tokens[index]?.word === word);
}

function trimPoliteness(tokens: readonly Token[]): readonly Token[] {
  let [from, until] = [0, tokens.length];
  while (from < until && politeness.has(tokens[from]?.word ?? '')) from++;
  while (until > from && politeness.has(tokens[until - 1]?.word ?? '')) until--;
  return tokens.slice(from, until);
}
