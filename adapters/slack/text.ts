/** For `text`, which Slack reads as mrkdwn: one line shown as written, where nothing acts. */
export function literal(text: string): string {
  return text
    .replace(/[*_~`]/g, (mark) => lookalikes[mark] ?? mark)
    .replace(/https?:|mailto:|@/gi, `$&${wordJoiner}`)
    .replace(/^>/, '›')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Invisible: parts an address or an `@here` that Slack would otherwise recognise. */
const wordJoiner = '\u2060';

/** Slack has no escape for its formatting marks. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
