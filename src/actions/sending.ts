import type { AgendaCore } from './run-agenda.ts';

/**
 * How long a sending may take, in milliseconds, before the message is looked for: longer than the platform's clients
 * wait, so that what is still on its way is not sent again.
 */
const defaultSendingMs = 30_000;
export const sendingMsOf = (core: AgendaCore) => core.sendingMs ?? defaultSendingMs;

/** After these refusals for reasons we do not know, over some hours, a message is kept and coordination told. */
export const refusalsAtMost = 6;
