import type { NextFunction, Request, Response } from 'express';
import { isLoopback } from '../../src/config/config.ts';

/**
 * A page of the Internet may have its own name resolved to this machine (DNS rebinding), and would then be read as if it
 * were ours: the name it was reached by gives it away.
 */
export function onThisMachineOnly(request: Request, response: Response, next: NextFunction): void {
  const { remoteAddress = '' } = request.socket;
  const isFromHere = isLoopback(remoteAddress.replace(/^::ffff:/, ''));
  if (isFromHere && isLoopback(hostnameOf(request)) && !wasRelayed(request)) next();
  else response.status(403).type('text/plain').send('The playground answers at 127.0.0.1 and localhost only.\n');
}

/** What proxies, balancers and tunnels add to what they pass on. Browsers and command lines on this machine send none of it. */
const ofRelays = new RegExp(
  `^(?:${[
    'forwarded',
    'via',
    'x-forwarded(?:-.*)?',
    'x-original-.*',
    'x-proxy.*',
    'x-real-ip',
    '(?:x-)?(?:true-|cluster-|wl-proxy-)?client-ip',
    'x-request-start',
    '(?:cf|cdn|fly|fastly|ngrok|tailscale)-.*',
    'x-(?:amzn?|appengine|appgw|arr|azure|envoy|ms-proxy|vercel)-.*',
  ].join('|')})$`,
  'i',
);

/** A relay passed it on, even when it says localhost: what relays add tells, or how they speak, or the page it was asked from. */
function wasRelayed(request: Request): boolean {
  const origin = request.get('origin');
  // nginx says nothing of itself unless it is told to, and speaks HTTP/1.0 to what is behind it.
  return (
    Object.keys(request.headers).some((name) => ofRelays.test(name)) ||
    request.httpVersion !== '1.1' ||
    (origin !== undefined && !isOurs(request, origin))
  );
}

const isOurs = (request: Request, origin: string) => origin === `http://${request.get('host') ?? ''}`;

/** Other pages open in the same browser may send requests here, though not read the answers: nothing is done for them. */
export function fromThisPageOnly(request: Request, response: Response, next: NextFunction): void {
  const ours = isOurs(request, request.get('origin') ?? '') && request.is('application/json') !== false;
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
