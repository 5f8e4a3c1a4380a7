import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Report = (event: string, facts: Readonly<Record<string, unknown>>) => void;

/** What is being done, in every line logged meanwhile: a request, or a job. */
const doing = new AsyncLocalStorage<Readonly<Record<string, string>>>();

/** `what`: opaque references, never words or names. */
export function within<T>(what: Readonly<Record<string, string>>, run: () => T): T {
  return doing.run(what, run);
}

export const newReference = () => randomUUID().slice(0, 8);

/** Lines of JSON, each with its time and with what was being done. */
export function openLog(level: string, to: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: () => ({ ...doing.getStore() }) }, to);
}

/**
 * The log: events and their causes, never people's words or names. Of an error only its class, code and stack
 * frames are kept: its message may quote what it choked on.
 */
export function reporter(log: Logger): Report {
  return (event, facts) => {
    const { error, ...rest } = facts;
    if (error === undefined) return log.info({ event, ...rest });
    log.error({ event, reference: newReference(), ...rest, cause: causeOf(error) });
  };
}

interface Cause {
  readonly name: string;
  readonly code?: string;
  /** What an HTTP service answered. */
  readonly status?: number;
  readonly message?: string;
  readonly at?: readonly string[];
}

/** Errors whose messages are made of codes and names only, by construction. */
const speaking = new Set(['DatabaseError']);

function causeOf(error: unknown): Cause {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...('status' in error && typeof error.status === 'number' ? { status: error.status } : {}),
    ...(speaking.has(error.name) ? { message: error.message } : {}),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
