import type { IncomingMessage } from 'node:http';
import { asFields, asText, decoded, type Fields } from './json.ts';

/** Arguments that travel as JSON inside a form. */
const jsonArguments = ['blocks', 'attachments', 'metadata', 'view', 'files'];

/** The arguments of a call, whether they came as a form, as JSON or in the address. */
export async function readArgs(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString();
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  const given = isJson ? asFields(decoded(body || '{}')) : Object.fromEntries(new URLSearchParams(body));
  const args: Record<string, unknown> = { ...query, ...given };
  for (const name of jsonArguments) {
    const value = args[name];
    if (typeof value === 'string') args[name] = decoded(value);
  }
  return args;
}

export function tokenOf(request: IncomingMessage, args: Fields): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? asText(args.token);
}
