/*
 * What a button or a form is about, as it came back: an id, and what follows it after colons. Anything may come back, and each
 * part is read as what it should be, or as nothing.
 */

export function partOf(subject: string, place: number): string {
  return subject.split(':')[place] ?? '';
}

/** An id that a button brought back, when it can be one. */
export function idOf(subject: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject) ? subject : null;
}

export function idIn(subject: string, place = 0): string | null {
  return idOf(partOf(subject, place));
}

/** A count, a version, an instant in milliseconds; null when it cannot be one. */
export function numberIn(subject: string, place: number): number | null {
  const part = partOf(subject, place);
  return /^\d{1,15}$/.test(part) ? Number(part) : null;
}

/** Which page of a long text: the first when it names none. */
export function pageIn(subject: string): number {
  const page = numberIn(subject, 1) ?? 0;
  return page < 100_000 ? page : 0;
}

/** A choice is made on one version: the one that was on the screen. */
export const versionOf = (id: string, version: number) => `${id}:${version}`;
