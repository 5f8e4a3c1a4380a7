import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { Breach, Summary, sentenceFor } from './report.ts';

/* What a town is asked, and what it says back. */

export const Asked = z.object({
  people: z.number(),
  weeks: z.number(),
  seed: z.number(),
  kills: z.number(),
  apart: z.boolean(),
  watch: z.number(),
  until: z.iso.date().optional(),
  server: z.string(),
});
export type Asked = z.output<typeof Asked>;

const TownProgress = z.object({
  week: z.number(),
  date: z.string(),
  messages: z.number(),
  initiatives: z.number(),
  breaches: z.number(),
});
export type TownProgress = z.output<typeof TownProgress>;

export const FromTown = z.discriminatedUnion('says', [
  z.object({ says: z.literal('progress'), progress: TownProgress }),
  z.object({ says: z.literal('breach'), breach: Breach }),
  z.object({ says: z.literal('watched'), line: z.string() }),
  z.object({ says: z.literal('lived'), summary: Summary }),
]);
export type FromTown = z.output<typeof FromTown>;

/** A town, in a process of its own. */
export async function townProcess(
  program: string,
  given: Asked,
  say: { progress(progress: TownProgress): void; line(sentence: string): void },
): Promise<Summary> {
  const child = fork(program, [JSON.stringify(given)], { execArgv: process.execArgv });
  const ended = once(child, 'exit');
  const lived = new Promise<Summary>((resolve, reject) => {
    child.on('message', (message) => {
      const heard = FromTown.parse(message);
      switch (heard.says) {
        case 'progress':
          return say.progress(heard.progress);
        case 'breach':
          return say.line(sentenceFor(heard.breach));
        case 'watched':
          return say.line(heard.line);
        case 'lived':
          return resolve(heard.summary);
      }
    });
    ended.then(([code]) => reject(new Error(`A town ended with ${code} before it had lived.`)), reject);
  });
  const summary = await lived;
  await ended;
  return summary;
}
