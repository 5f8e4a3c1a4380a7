import type { Moment } from '../../domain/person.ts';

const names = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** « du lundi au vendredi », « le lundi, le mardi et le jeudi »: also what `domain/spoken/hours.ts` reads. */
export function daysInWords(days: readonly number[]): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  if (days.length > 2 && last - first === days.length - 1) return `du ${names[first - 1]} au ${names[last - 1]}`;
  return new Intl.ListFormat('fr-FR').format(days.map((day) => `le ${names[day - 1]}`));
}

export const weekdayInWords = (weekday: number) => names[weekday - 1] ?? '';

/** « 8 h 30 » */
export function clockInWords(clock: string): string {
  return clock.replace(/^0/, '').replace(':00', ' h').replace(':', ' h ');
}

/** « le jeudi de 11 h à 12 h » */
export const momentInWords = ({ weekday, from, until }: Moment) =>
  `${daysInWords([weekday])} de ${clockInWords(from)} à ${clockInWords(until)}`;
