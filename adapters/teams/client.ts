import { type CloudEnvironment, Client as Connector, PUBLIC } from '@microsoft/teams.api';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { ILogger } from '@microsoft/teams.common';
import type { Express } from 'express';
import { z } from 'zod';

/** Where Teams sends messages, presses and dialogs: the "messaging endpoint" of the Azure Bot resource. */
export const teamsPath = '/api/messages';

export interface TeamsCredentials {
  /** Null only where nobody is authenticated (`unauthenticated`). */
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** `user`: the identity whose client id is the bot's; `system`, or another's client id: a federated one. */
  readonly managedIdentity: string | null;
  /** Microsoft Entra's ids of the tenants that are ours; the first is the one the bot is registered in. */
  readonly tenants: readonly string[];
  /** For trying the bot on one's own machine with a tool that signs nothing. */
  readonly unauthenticated: boolean;
}

/** What tests put in the place of Microsoft's: where signing keys are read, and how the bot gets its own token. */
export interface TeamsWorld {
  readonly cloud: CloudEnvironment;
  readonly token?: () => Promise<string>;
  /** Whether a file may be put there: in Microsoft's file hosts alone when not given. */
  readonly isFileHost?: (address: URL) => boolean;
}

export interface TeamsClient {
  /** Receives, and answers nothing by itself. */
  readonly app: App;
  /** The Bot Connector at an address that a validated activity named. */
  connector(serviceUrl: string): Connector;
  /** The bot's own; undefined where nobody is authenticated, and nothing proves who it is. Throws `NoToken`. */
  token(): Promise<string | undefined>;
  /** `28:` and its client id: how the bot is called in conversations. */
  readonly bot: string;
  /** Nobody is authenticated: a development tool stands for Teams. */
  readonly unauthenticated: boolean;
}

/** The bot's own token could not be had: nothing was sent. */
export class NoToken extends Error {
  override name = 'NoToken';
}

/** At `debug` the SDK logs whole messages, people's words included. What went wrong is in the error. */
const silence: ILogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  trace() {},
  log() {},
  child: () => silence,
};

/** The SDK has its own copy of the types of Express: the server is the same. */
const Web = z.custom<ConstructorParameters<typeof ExpressAdapter>[0]>((web) => typeof web === 'function' && 'listen' in web);

/**
 * The SDK, given everything it would otherwise read from the environment: an empty text is a setting that is not set.
 * It does not ask twice, and not for long: asking again is the database's business, which knows whether it is still true.
 */
export function teamsClient(web: Express, credentials: TeamsCredentials, timeoutMs: number, world?: TeamsWorld): TeamsClient {
  const { clientId, clientSecret, managedIdentity, tenants, unauthenticated } = credentials;
  // A client without authentication asks for no token either.
  const hasKey = clientId !== null && !(unauthenticated && clientSecret === null && managedIdentity === null);
  const app = new App({
    httpServerAdapter: new ExpressAdapter(Web.parse(web), { logger: silence }),
    messagingEndpoint: teamsPath,
    logger: silence,
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? '',
    managedIdentityClientId: managedIdentity === 'user' || managedIdentity === null ? (clientId ?? '') : managedIdentity,
    tenantId: tenants[0] ?? '',
    dangerouslyAllowUnauthenticatedRequests: unauthenticated,
    serviceUrl: 'https://smba.trafficmanager.net/teams',
    cloud: world?.cloud ?? PUBLIC,
    oauth: { defaultConnectionName: '', fetchUserToken: false },
    client: { timeout: timeoutMs, logger: silence },
    ...(world?.token ? { token: world.token } : {}),
  });
  const { token: getToken } = app.api.http;
  const token = async () => {
    if (!hasKey) return undefined;
    try {
      const own = typeof getToken === 'function' ? await within(timeoutMs, async () => getToken({})) : getToken;
      return own?.toString();
    } catch (cause) {
      throw new NoToken('The bot could not get its own token.', { cause });
    }
  };
  const http = app.api.http.clone({ token });
  // A service that answers elsewhere is not the one that was validated.
  http.use({ request: ({ config }) => Object.assign(config, { maxRedirects: 0, signal: AbortSignal.timeout(timeoutMs + 500) }) });

  const connectors = new Map<string, Connector>();
  return {
    app,
    token,
    bot: `28:${clientId ?? ''}`,
    unauthenticated,
    connector(serviceUrl) {
      const address = serviceUrl.replace(/\/+$/, '');
      const connector = connectors.get(address) ?? new Connector(address, http);
      // A handful of regions.
      if (connectors.size < 100) connectors.set(address, connector);
      return connector;
    },
  };
}

async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The identity provider did not answer in time.')), milliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
