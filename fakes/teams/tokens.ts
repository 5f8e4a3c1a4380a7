import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const issuer = 'https://api.botframework.com';

export interface Keys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly kid: string;
}

// Drawn once for a process: it takes longer than a test.
const pairs = new Map<string, Keys>();

export function keysNamed(kid: string): Keys {
  const known = pairs.get(kid) ?? { ...generateKeyPairSync('rsa', { modulusLength: 2048 }), kid };
  pairs.set(kid, known);
  return known;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as Microsoft signs those its service sends to bots; `claims` and `header` say what is different. */
export function mint(
  { privateKey, kid }: Keys,
  claims: { readonly aud: string } & Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1_000);
  const head = { alg: 'RS256', typ: 'JWT', kid, ...header };
  const text = `${part(head)}.${part({ iss: issuer, iat: now, nbf: now - 5, exp: now + 3_600, ...claims })}`;
  const signature = head.alg === 'none' ? '' : sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url');
  return `${text}.${signature}`;
}

export function jwks({ publicKey, kid }: Keys): object {
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] };
}
