import { z } from 'zod';
import type { Running } from '../src/main.ts';

export const Answered = z.looseObject({
  type: z.string(),
  form: z.looseObject({ intent: z.string(), subject: z.string() }).optional(),
});

/** Posts to the playground of this bot as its page does; resolves with the answer, once all that it entails is done. */
export const postingTo =
  ({ url, queue }: Pick<Running, 'url' | 'queue'>) =>
  async (path: string, body: unknown): Promise<z.infer<typeof Answered>> => {
    const response = await fetch(`${url}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const answer = Answered.parse(await response.json());
    await queue.idle();
    return answer;
  };
