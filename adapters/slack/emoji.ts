import named from './emoji.json' with { type: 'json' };

// Slack spells pictures by their names (`:grapes:`), with the colour of a skin behind (`:+1::skin-tone-3:`).

const pictures: ReadonlyMap<string, string> = new Map(Object.entries(named));

const spelt = /:([\w+'-]{1,100}):(?::skin-tone-([2-6])(?:-[2-6])?:)?/g;

/**
 * Custom pictures, which a workspace draws for itself, stay as they are spelt.
 * @param alsoDrawn those that came with the text, which may be too new for the table
 */
export function withPictures(text: string, alsoDrawn: ReadonlyMap<string, string> = new Map()): string {
  return text.replace(spelt, (raw, name: string, tone: string | undefined, at: number) => {
    // « 1:100: » and « 10:30:15 » are spelt with the same signs.
    if (/^\d+$/.test(name) && /\d/.test(text.charAt(at - 1))) return raw;
    const drawn = pictures.get(name);
    if (drawn === undefined) return alsoDrawn.get(name) ?? raw;
    return tone === undefined ? drawn : toned(drawn, Number(tone));
  });
}

/** Of a picture without a skin, the picture alone. */
function toned(drawn: string, tone: number): string {
  const [first = '', ...rest] = drawn;
  if (!/^\p{Emoji_Modifier_Base}$/u.test(first)) return drawn;
  return first + String.fromCodePoint(0x1f3fb + tone - 2) + rest.join('').replace(/^\ufe0f/, '');
}
