import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody who has an account at the provider. */
interface Person {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
}

/** A certified OpenID provider, whose log-in and consent pages answer by themselves. */
export class RealProvider {
  person: Person = { sub: 'ada', email: 'ada@example.com', email_verified: true };
  private provider: Provider | undefined;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** @param redirectUri of the one client. */
  static async open(redirectUri: string): Promise<RealProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const real = new RealProvider(server, issuer);
    real.provider = new Provider(issuer, real.configuration(redirectUri));
    const answer = real.provider.callback();
    server.on('request', (req: IncomingMessage, res: ServerResponse) => {
      if (req.url?.startsWith('/interaction/')) void real.agree(req, res);
      else void answer(req, res);
    });
    return real;
  }

  variables(): Record<string, string> {
    return {
      LOGIN_WITH: 'real',
      LOGIN_REAL_ISSUER: this.issuer,
      LOGIN_REAL_CLIENT_ID: 'foyer',
      LOGIN_REAL_CLIENT_SECRET: 'a client secret for tests',
      LOGIN_REAL_TRUST_EMAIL: 'yes',
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Follows all redirects there, as a browser with its own cookies. Returns where it is sent back to. */
  async authorize(href: string): Promise<string> {
    const cookies = new Map<string, string>();
    let url = href;
    while (url.startsWith(this.issuer)) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`The provider does not go on: ${answer.status} ${await answer.text()}`);
      url = new URL(location, this.issuer).href;
    }
    return url;
  }

  private configuration(redirectUri: string): Configuration {
    return {
      clients: [{ client_id: 'foyer', client_secret: 'a client secret for tests', redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...this.person, sub: id }) }),
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      cookies: { keys: ['a key for the cookies of a test'] },
      // Its own warnings are none of ours.
      pkce: { required: () => true },
    };
  }

  private async agree(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { provider } = this;
    if (!provider) throw new Error('The provider is not open.');
    const { prompt, params, session, grantId } = await provider.interactionDetails(req, res);
    if (prompt.name === 'login')
      return provider.interactionFinished(req, res, { login: { accountId: this.person.sub } });
    const grant =
      (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
      new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
  }
}
