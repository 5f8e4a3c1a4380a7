import { z } from 'zod';

/** What a button or a form is about, as Slack carries it: JSON `{ "subject": … }`, with the channel where a form was opened. */
export function writeSubject(subject: string, limit: number, place?: string): string {
  const json = JSON.stringify({ subject, place });
  // Over its limit it is left out, not cut: half an id could be another id.
  return json.length <= limit ? json : JSON.stringify({ subject: '' });
}

const Carried = z.object({ subject: z.string(), place: z.string().optional() });

export function readSubject(json: string): string | null {
  return readCarried(json)?.subject ?? null;
}

export function readCarried(json: string): z.infer<typeof Carried> | null {
  try {
    return Carried.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
