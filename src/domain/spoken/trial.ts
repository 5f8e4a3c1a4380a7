import { plainWords } from './plain-words.ts';

/** What somebody gave of a trial they open: each part as they wrote it, empty when they did not. */
export interface GivenTrial {
  readonly what: string;
  readonly hypothesis: string;
  readonly wayBack: string;
  readonly question: string;
  readonly stillValid: string;
  readonly time: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly pilotUntil: string;
  readonly gaps: string;
  /** Whether people without a screen take part: « oui ». */
  readonly offscreen: string;
}

export const nothingGiven: GivenTrial = {
  what: '',
  hypothesis: '',
  wayBack: '',
  question: '',
  stillValid: '',
  time: '',
  startsOn: '',
  endsOn: '',
  pilotUntil: '',
  gaps: '',
  offscreen: '',
};

/** What opens a line, lower case and without accents; the longest first where one begins another. */
const labels: readonly (readonly [RegExp, keyof GivenTrial])[] = [
  [/^(?:hypothese|pour verifier|hypothesis|to check)$/, 'hypothesis'],
  [/^(?:retour|pour revenir en arriere|retour en arriere|way back|to go back|going back)$/, 'wayBack'],
  [/^(?:question|ce que l on regardera|on regardera|what we will look at|to look at)$/, 'question'],
  [/^(?:reste valable|ce qui reste valable|regles|still applies|what still applies|rules)$/, 'stillValid'],
  [/^(?:temps|time)$/, 'time'],
  [/^(?:debut|premier jour|start|first day)$/, 'startsOn'],
  [/^(?:fin|dernier jour|end|last day)$/, 'endsOn'],
  [/^(?:pilote jusqu au|je passe la main|pilot until|i hand over)$/, 'pilotUntil'],
  [/^(?:points|check ins|checkins)$/, 'gaps'],
  [/^(?:sans ecran|personnes sans ecran|without a screen|people without a screen)$/, 'offscreen'],
];

/**
 * « on essaie des gilets jaunes », then lines such as « hypothèse : … », « fin : 18 décembre », in either language and in any
 * order. A line without a label goes on with the part before it.
 */
export function trialSaid(words: string): GivenTrial {
  const given: { part: keyof GivenTrial; line: string }[] = [];
  let part: keyof GivenTrial = 'what';
  for (const line of words.split('\n')) {
    const named = labelOf(line);
    if (named) part = named;
    given.push({ part, line: named ? line.slice(line.indexOf(':') + 1).trim() : line.trimEnd() });
  }
  const linesOf = (name: string) => given.flatMap((one) => (one.part === name && one.line !== '' ? [one.line] : []));
  return { ...nothingGiven, ...Object.fromEntries(Object.keys(nothingGiven).map((name) => [name, linesOf(name).join('\n').trim()])) };
}

const longestLabel = 30;

/** The part that the beginning of a line names. */
function labelOf(line: string): keyof GivenTrial | undefined {
  const label = line.slice(0, Math.max(line.indexOf(':'), 0)).trim();
  if (label === '' || label.length > longestLabel || !/^[\p{L}\p{M}'’ -]+$/u.test(label)) return undefined;
  return labels.find(([pattern]) => pattern.test(plain(label)))?.[1];
}

function plain(label: string): string {
  return plainWords(label)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
