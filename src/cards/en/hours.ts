import type { Moment } from '../../domain/person.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "from Monday to Friday", "on Monday, Tuesday and Thursday": also what `domain/spoken/hours.ts` reads. */
export function daysInWords(days: readonly number[]): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  if (days.length > 2 && last - first === days.length - 1) return `from ${names[first - 1]} to ${names[last - 1]}`;
  return `on ${new Intl.ListFormat('en-GB').format(days.map((day) => names[day - 1] ?? ''))}`;
}

export const weekdayInWords = (weekday: number) => names[weekday - 1] ?? '';

/** "8:30" */
export function clockInWords(clock: string): string {
  return clock.replace(/^0/, '');
}

/** "on Thursday from 11:00 to 12:00" */
export const momentInWords = ({ weekday, from, until }: Moment) =>
  `${daysInWords([weekday])} from ${clockInWords(from)} to ${clockInWords(until)}`;
