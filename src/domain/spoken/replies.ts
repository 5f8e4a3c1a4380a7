import { numberSaid } from './number.ts';
import { plainWords } from './plain-words.ts';

export type Reply = 'yes' | 'thanks' | 'question' | 'sign';

const yes =
  /^(?:oui|ouais|ok|okay|d accord|volontiers|avec plaisir|bien sur|entendu|yes|yeah|yep|sure|gladly|of course|with pleasure)(?: |$)/;
const thanks = /^(?:merci|thanks|thank you|many thanks)(?: \S+){0,5}$/;
const asks =
  /^(?:est ce que|est ce|c est quoi|qu est ce|qui es tu|qui etes vous|qui (?:(?:peut|va) (?:le |la )?)?(?:lire|lit|voir|voit)|a quoi (?:tu |vous |ca )?(?:sers|sert|servez)|peux tu|pouvez vous|puis je|dois je|what is|what are|who are you|who is|who (?:can|will|reads|sees)|is it|is this|can you|can i|do i)(?: |$)/;

const thumb = /^\s*(?:(?:👍|👌|✅)\p{Emoji_Modifier}?\ufe0f?\s*){1,5}$/u;

/** What people say to somebody, rather than tell: it begins like a yes, thanks, asks, or has no word. Null: it may be something they tell. */
export function replySaid(words: string): Reply | null {
  const begins = words.slice(0, 200);
  const plain = (plainWords(begins).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  if (yes.test(plain)) return 'yes';
  if (thanks.test(plain) && begins.length === words.length) return 'thanks';
  if (thumb.test(words.slice(0, 40))) return 'yes';
  if (numberSaid(words) !== null || !/\p{L}/u.test(words)) return 'sign';
  return /\?[\s!?»”"]{0,10}$/u.test(words.slice(-20)) || asks.test(plain) ? 'question' : null;
}
