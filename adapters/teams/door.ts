import type { CloudEnvironment } from '@microsoft/teams.api';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';

const part = z.base64url().transform((text, context) => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
const Header = part.pipe(z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) }));
const Claims = part.pipe(z.object({ iss: z.string(), aud: z.string(), exp: z.number() }));

/** Teams takes messages of 100 KB; one that somebody acted on comes whole, with what they did. */
export const bodyAtMost = 256 * 1_024;

/** Those of Microsoft are about 1 KB. */
const longestToken = 8_192;
/** As much as the SDK allows between two clocks, seconds. */
const toleranceS = 300;

/**
 * Turns away, before a body is read, what cannot be from Teams: a token that is none, is for another bot, or names a key
 * that Microsoft does not have. Whether it is genuine is for the SDK to say, which needs the body.
 */
export function doorOf(clientId: string, cloud: CloudEnvironment, timeoutMs: number) {
  const keys = keyBook(cloud.openIdMetadataUrl.replace(/\/openidconfiguration$/, '/keys'), timeoutMs);
  const audiences = new Set([clientId, `api://${clientId}`, `api://botid-${clientId}`]);

  async function mayEnter(authorization = ''): Promise<boolean> {
    if (authorization.length > longestToken) return false;
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
    const [header, claims] = token?.split('.') ?? [];
    const { data: head } = Header.safeParse(header);
    const { data: said } = Claims.safeParse(claims);
    if (!head || !said || said.iss !== cloud.tokenIssuer || !audiences.has(said.aud)) return false;
    if (said.exp + toleranceS < Date.now() / 1_000) return false;
    return keys.has(head.kid);
  }

  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    // What is still coming is not read.
    const refuse = (status: number) => response.status(status).set('connection', 'close').end();
    if (!(await mayEnter(request.get('authorization')))) refuse(401);
    else if (Number(request.get('content-length') ?? 0) > bodyAtMost) refuse(413);
    else next();
  };
}

const Keys = z.object({ keys: z.array(z.object({ kid: z.string().optional() })) });

/** Between two looks at Microsoft's keys, however many unknown ones are named, milliseconds. */
const pauseMs = 10_000;

/** The names of Microsoft's signing keys: looked at again when another is named, at this pace. */
function keyBook(address: string, timeoutMs: number) {
  let known: ReadonlySet<string> = new Set();
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
      known = new Set(Keys.parse(await answer.json()).keys.flatMap(({ kid }) => kid ?? []));
    } catch {
      // Those that were known still are.
    } finally {
      looking = null;
    }
  }

  return {
    async has(kid: string): Promise<boolean> {
      if (known.has(kid)) return true;
      if (looking === null && performance.now() - looked >= pauseMs) {
        looked = performance.now();
        looking = look();
      }
      await looking;
      return known.has(kid);
    },
  };
}
