/*
 * Text as Adaptive Cards take it. What anyone wrote is shown in text runs and labels, which take no Markdown
 * (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features); what is left to act there is made inert by
 * characters nobody sees.
 */

const wordJoiner = '\u2060';

/** Nothing acts: no `{{DATE(…)}}`, which every text of a card takes, no tag, no link under other words. */
export function inert(text: string): string {
  return text.replace(/\{(?=\{)|\](?=\()|<(?=[\p{L}/!])/gu, `$&${wordJoiner}`);
}

/** For what clients read as Markdown: the choices of a form, and the text beside a card. */
export function literal(text: string): string {
  return (
    inert(text.replace(/[*_~`]/g, (mark) => lookalikes[mark] ?? mark))
      .replace(/https?:|mailto:|@/gi, `$&${wordJoiner}`)
      // Within one line: blanks that ran on over the next ones would be read again at each of them.
      .replace(/^([^\S\n\r\u2028\u2029]*)(?=#+\s|>|[+-]\s|\d+[.)]\s)/gm, `$1${wordJoiner}`)
  );
}

/** Clients differ in whether a backslash escapes a mark or is shown. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
