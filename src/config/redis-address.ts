/** Where Redis is, as REDIS_URL says it. */
export interface RedisAddress {
  readonly type: 'one' | 'sentinel' | 'cluster';
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  /** Of the master, among Sentinels. */
  readonly master: string;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
}

/**
 * `redis://user:password@host:6379/0`, `rediss://…` (TLS), `redis+sentinel://host1:26379,host2:26379/master/0`,
 * `redis+cluster://host1:6379,host2:6379`, the last two with `rediss+` for TLS. Null when it is none of these.
 */
export function parseRedisUrl(url: string): RedisAddress | null {
  const parts = /^(redis|rediss)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^/?#]+)(?:\/([^?#]*))?$/.exec(url.trim());
  if (!parts) return null;
  const [, scheme, kind, credentials = '', hosts = '', path = ''] = parts;
  const type = kind === 'sentinel' || kind === 'cluster' ? kind : 'one';
  const nodes = hosts.split(',').map((one) => nodeOf(one, type === 'sentinel' ? 26_379 : 6_379));
  const [first = '', second = ''] = path.split('/');
  const [master, db] = type === 'sentinel' ? [first, second] : ['', first];
  if (nodes.some((one) => one === null) || (type === 'one' && nodes.length > 1) || !/^\d{0,4}$/.test(db)) return null;
  if ((type === 'sentinel' && master === '') || (type === 'cluster' && db !== '')) return null;
  const colon = credentials.indexOf(':');
  const username = decodeURIComponent(colon < 0 ? credentials : credentials.slice(0, colon));
  const password = colon < 0 ? '' : decodeURIComponent(credentials.slice(colon + 1));
  return {
    type,
    nodes: nodes.flatMap((one) => one ?? []),
    master: decodeURIComponent(master),
    db: Number(db || 0),
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    tls: scheme === 'rediss',
  };
}

function nodeOf(text: string, usualPort: number): { host: string; port: number } | null {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  const host = bracketed ?? plain;
  return host === undefined ? null : { host, port: Number(port ?? usualPort) };
}
