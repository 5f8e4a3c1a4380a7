import { type Act, type Answer, say } from '../../core/act.ts';
import type { NamedInitiative } from '../../core/records.ts';
import { withOwnInitiative } from '../asking/own-initiative.ts';
import { kinds as framingKinds } from '../framing/messages.ts';

/** « Un mot pour mon encadrement »: a text the person sends themself, if they wish. The bot never does. */
export async function wordForManagement(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) =>
    say(framingKinds.wordForManagement, { initiative: initiative.id }),
  );
}
