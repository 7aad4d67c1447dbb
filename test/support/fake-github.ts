import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What GitHub answers, by its documentation: OAuth 2 without ID tokens, and an API that says who it is. */
export class FakeGitHub {
  user: Record<string, unknown> = { id: 583231, login: 'octocat', name: 'The Octocat' };
  emails: object[] = [{ email: 'octocat@example.com', primary: true, verified: true, visibility: 'private' }];
  /** GitHub has sent `iss` (RFC 9207) since April 2026; GitHub Enterprise may not. */
  iss: string | undefined;
  apiStatus = 200;
  private readonly codes = new Map<string, string | null>();
  private readonly tokens = new Set<string>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<FakeGitHub> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const github = new FakeGitHub(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (req: IncomingMessage, res: ServerResponse) => void github.answer(req, res));
    github.iss = `${github.url}/login/oauth`;
    return github;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  variables(more: Record<string, string> = {}): Record<string, string> {
    return {
      LOGIN_WITH: 'github',
      LOGIN_GITHUB_URL: this.url,
      LOGIN_GITHUB_API_URL: `${this.url}/api/v3`,
      LOGIN_GITHUB_CLIENT_ID: 'foyer',
      LOGIN_GITHUB_CLIENT_SECRET: 'a client secret for tests',
      ...more,
    };
  }

  /** The person agrees. Returns where the browser is sent back to. */
  authorize(href: string): string {
    const asked = new URL(href);
    if (asked.pathname !== '/login/oauth/authorize') throw new Error(`GitHub has no such page: ${asked.pathname}`);
    const code = randomUUID();
    this.codes.set(code, asked.searchParams.get('code_challenge'));
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.searchParams.get('state') ?? '');
    if (this.iss !== undefined) back.searchParams.set('iss', this.iss);
    return back.href;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of req) body += String(part);
    if (req.url === '/login/oauth/access_token') return send(res, 200, this.tokenFor(new URLSearchParams(body)));
    const isKnown = this.tokens.has(/^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '');
    if (!isKnown || !req.headers['user-agent']) return send(res, 401, { message: 'Bad credentials' });
    if (this.apiStatus !== 200) return send(res, this.apiStatus, { message: 'Unavailable' });
    if (req.url === '/api/v3/user') return send(res, 200, this.user);
    if (req.url === '/api/v3/user/emails') return send(res, 200, this.emails);
    send(res, 404, { message: 'Not Found' });
  }

  /** Errors come with status 200, too. */
  private tokenFor(fields: URLSearchParams): object {
    const challenge = this.codes.get(fields.get('code') ?? '');
    this.codes.delete(fields.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== verifier) return { error: 'bad_verification_code', error_description: 'The code is incorrect.' };
    const token = `gho_${randomUUID()}`;
    this.tokens.add(token);
    return { access_token: token, scope: 'read:user,user:email', token_type: 'bearer' };
  }
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
