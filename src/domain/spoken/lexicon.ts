// Days, months and hours as people name them, in both languages, in plain words (`plainWords`).

const weekdays: readonly (readonly string[])[] = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
];

const months: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const placeIn = (names: readonly (readonly string[])[]) => (word: string) => names.findIndex((some) => some.includes(word)) + 1 || null;

/** The ISO weekday of « lundi »; null: the word names none. */
export const weekdayNamed = placeIn(weekdays);

/** The ISO weekday of « lundi », or of « les lundis »: a day of each week. */
export const weekdayOfEachWeek = (word: string) => weekdayNamed(word) ?? weekdayNamed(word.replace(/s$/, ''));

/** 1 to 12 */
export const monthNamed = placeIn(months);

/** 'HH:MM' of an hour and of minutes, or none, as written; null when no clock shows it. */
export function clockOf(hour: string | undefined, minute: string | undefined): string | null {
  if (hour === undefined) return null;
  const text = `${hour.padStart(2, '0')}:${minute ?? '00'}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
}
