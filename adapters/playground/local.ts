import type { NextFunction, Request, Response } from 'express';
import { isLoopback } from '../../src/config.ts';

/**
 * A page of the Internet may have its own name resolved to this machine (DNS rebinding), and would then be read as if it
 * were ours: the name it was reached by gives it away.
 */
export function onThisMachineOnly(request: Request, response: Response, next: NextFunction): void {
  // Passed on by a proxy or a tunnel, it comes from elsewhere whatever it says.
  const passedOn = request.get('forwarded') !== undefined || request.get('x-forwarded-for') !== undefined;
  if (isLoopback(hostnameOf(request)) && !passedOn) next();
  else response.status(403).type('text/plain').send('The playground answers at 127.0.0.1 and localhost only.\n');
}

/** Other pages open in the same browser may send requests here, though not read the answers: nothing is done for them. */
export function fromThisPageOnly(request: Request, response: Response, next: NextFunction): void {
  const ours = request.get('origin') === `http://${request.get('host') ?? ''}` && request.is('application/json') !== false;
  if (ours && request.method === 'POST') next();
  else response.status(403).type('text/plain').send('Only the page of the playground may do this.\n');
}

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function pageHeaders(_: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
}

function hostnameOf(request: Request): string {
  const host = request.get('host') ?? '';
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}
