import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { policy } from '../../../src/policy.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { ScriptedServer } from '../../support/scripted-server.js';

const user = 'no-reply@example.com';
const secrets = { MAIL_OAUTH_CLIENT_SECRET: 'secret-of-the-client', MAIL_OAUTH_REFRESH_TOKEN: 'token-to-refresh' };

/** A token endpoint (RFC 6749). */
class TokenEndpoint {
  readonly forms: URLSearchParams[] = [];
  issued = 0;
  expiresIn = 3600;
  refusal: { status: number; body: string } | undefined;
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/token`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  get lastToken(): string {
    return `access-${this.issued}`;
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    this.forms.push(new URLSearchParams(await text(request)));
    if (this.refusal) return this.refusal;
    this.issued += 1;
    return {
      status: 200,
      body: JSON.stringify({ access_token: this.lastToken, token_type: 'Bearer', expires_in: this.expiresIn }),
    };
  }
}

describe('A mail account with OAuth2', () => {
  let endpoint: TokenEndpoint;
  let tokenUrl: string;
  let server: ScriptedServer;
  let room: MailRoom;

  beforeEach(async () => {
    endpoint = new TokenEndpoint();
    tokenUrl = await endpoint.open();
    server = await ScriptedServer.open({ EHLO: '250-mail.example.com\n250 AUTH XOAUTH2 PLAIN' });
    // The check of a real server: the user, and the newest token.
    server.onAuth = (line) => {
      const expected = `user=${user}\x01auth=Bearer ${endpoint.lastToken}\x01\x01`;
      return line === `AUTH XOAUTH2 ${Buffer.from(expected).toString('base64')}`;
    };
    await openRoom(secrets);
  });

  afterEach(async () => {
    await room.close();
    await server.close();
    await endpoint.close();
  });

  async function openRoom(environment: Record<string, string>): Promise<void> {
    room = await MailRoom.open(server.url.replace('//', `//${encodeURIComponent(user)}@`), {
      MAIL_OAUTH_TOKEN_URL: tokenUrl,
      MAIL_OAUTH_CLIENT_ID: 'foyer',
      ...environment,
    });
    await room.startWorker();
  }

  const sent = () => until(async () => (await room.rows()).every(({ sentAt }) => sentAt !== null));

  it('sends with a token that it gets for its refresh token', async () => {
    await room.add(room.activation('ada@example.com'));
    await sent();
    expect(Object.fromEntries(endpoint.forms[0] ?? [])).toEqual({
      client_id: 'foyer',
      client_secret: secrets.MAIL_OAUTH_CLIENT_SECRET,
      refresh_token: secrets.MAIL_OAUTH_REFRESH_TOKEN,
      grant_type: 'refresh_token',
    });
    expect(server.offered).toBe(1);
  });

  it('sends as an application of its own, without a refresh token', async () => {
    await room.close();
    await openRoom({ ...secrets, MAIL_OAUTH_REFRESH_TOKEN: '', MAIL_OAUTH_SCOPE: 'https://mail.example.com/.default' });
    await room.add(room.activation('ada@example.com'));
    await sent();
    expect(Object.fromEntries(endpoint.forms[0] ?? [])).toEqual({
      client_id: 'foyer',
      client_secret: secrets.MAIL_OAUTH_CLIENT_SECRET,
      refresh_token: '',
      grant_type: 'client_credentials',
      scope: 'https://mail.example.com/.default',
    });
  });

  it('asks for one token for all its connections', async () => {
    await room.add(...Array.from({ length: 10 }, (_, i) => room.activation(`person${i}@example.com`)));
    await sent();
    expect(endpoint.forms).toHaveLength(1);
  });

  it('asks again when the server no longer takes the token', async () => {
    await room.add(room.activation('ada@example.com'));
    await sent();
    server.dropClients();
    endpoint.issued += 1;
    await room.add(room.activation('bob@example.com'));
    await sent();
    expect(endpoint.forms).toHaveLength(2);
    expect(room.troubles).toEqual([]);
  });

  it.each([
    [
      'refuses',
      { status: 400, body: `{"error":"invalid_grant","error_description":"${secrets.MAIL_OAUTH_REFRESH_TOKEN}"}` },
    ],
    ['breaks', { status: 503, body: '<h1>Unavailable</h1>' }],
    ['forgets the token', { status: 200, body: '{}' }],
  ])('whose token endpoint %s is an error in the log, and the mail waits', async (_, refusal) => {
    endpoint.refusal = refusal;
    await expectErrorAndRetry({ step: 'AUTH XOAUTH2' });
  });

  it('that the mail server refuses is an error in the log, and the mail waits', async () => {
    server.onAuth = () => false;
    await expectErrorAndRetry({ step: 'AUTH XOAUTH2', code: '535 5.7.3' });
  });

  async function expectErrorAndRetry(fields: Record<string, string>): Promise<void> {
    const takes = server.onAuth;
    await room.add(room.activation('ada@example.com'));
    await until(async () => (await room.row()).attempts === 1);
    expect(JSON.parse(room.log[0] ?? '{}')).toMatchObject({ level: 'error', outcome: 'later', ...fields });
    for (const secret of [...Object.values(secrets), 'access-']) expect(room.log.join()).not.toContain(secret);
    expect((await room.row()).failedAt).toBeNull();

    endpoint.refusal = undefined;
    server.onAuth = endpoint.issued === 0 ? takes : () => true;
    room.forward(policy.mail.retryFirst);
    await sent();
  }
});
