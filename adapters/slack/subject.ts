import { z } from 'zod';

/** What a button or a form is about, as Slack carries it: JSON `{ "subject": … }`. */
export function writeSubject(subject: string, limit: number): string {
  const json = JSON.stringify({ subject });
  // Over its limit it is left out, not cut: half an id could be another id.
  return json.length <= limit ? json : JSON.stringify({ subject: '' });
}

const Carried = z.object({ subject: z.string() });

export function readSubject(json: string): string | null {
  try {
    return Carried.parse(JSON.parse(json)).subject;
  } catch {
    return null;
  }
}
