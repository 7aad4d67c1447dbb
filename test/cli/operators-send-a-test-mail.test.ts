import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostOffice } from '../support/post-office.js';
import { ScriptedServer, type Step } from '../support/scripted-server.js';
import { type Ended, runToEnd } from '../support/server.js';

const address = 'ada@example.com';
const secret = 'a secret that is long enough for a test';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-mail-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const testMail = (environment: Record<string, string>, ...options: string[]): Promise<Ended> =>
  runToEnd('src/cli.js', ['mail', 'test', address, ...options], folder, {
    SECRET: secret,
    BASE_URL: 'https://foyer.example',
    DATABASE_URL: 'sqlite:foyer.sqlite',
    ...environment,
  });

const tell = (recipient: string): Promise<Ended> => runToEnd('src/cli.js', ['mail', 'test', recipient], folder, {});

describe('An operator who sends a test mail to what is no address', () => {
  it.each(['not-an-address', 'Ada <you@example.org>', '<you@example.org>', 'a@b@c'])(
    'is told so: %s',
    async (wrong) => {
      const ended = await tell(wrong);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^This is not an email address: enter only the address, /);
    },
  );
});

describe('An operator who sends a test mail', () => {
  let office: PostOffice;
  let server: ScriptedServer;

  beforeEach(async () => {
    office = await PostOffice.open();
    server = await ScriptedServer.open();
  });

  afterEach(async () => {
    await office.close();
    await server.close();
  });

  it('gets it with the sender, the address for answers and the look of all mails, past the outbox', async () => {
    const ended = await testMail({ MAIL_URL: office.url, SITE_NAME: 'Example', MAIL_REPLY_TO: 'help@foyer.example' });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(`${office.url} accepted the email: 250 `);
    expect(ended.stdout).toContain('the spam folder');
    const [{ mail, recipients } = { mail: undefined, recipients: [] }] = office.deliveries;
    expect(recipients).toEqual([address]);
    expect(mail?.from?.value).toEqual([{ name: 'Example', address: 'no-reply@foyer.example' }]);
    expect(mail?.replyTo?.value).toMatchObject([{ address: 'help@foyer.example' }]);
    expect(mail?.subject).toBe('Test email from Example');
    expect(mail?.text?.split('\n')).toContain('https://foyer.example/');
    expect(mail?.html).toContain('href="https://foyer.example/"');
    expect(existsSync(join(folder, 'foyer.sqlite'))).toBe(false);
  });

  it('needs no SECRET, and makes none', async () => {
    for (const NODE_ENV of ['production', ''])
      expect(await testMail({ MAIL_URL: '', SECRET: '', NODE_ENV })).toMatchObject({ code: 0 });
    expect(await testMail({ MAIL_URL: '', SECRET: '', SECRET_FILE: 'nowhere' })).toMatchObject({ code: 0 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told that it was only printed, without MAIL_URL', async () => {
    const ended = await testMail({ MAIL_URL: '' });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toBe('Printed above, not sent: MAIL_URL is console:. To send email, set MAIL_URL.\n');
    expect(ended.stderr).toContain(`To: ${address}`);
    expect(JSON.parse((await testMail({ MAIL_URL: '' }, '--json')).stdout)).toMatchObject({
      accepted: true,
      server: 'console:',
    });
  });

  it.each<[Step, string, string, RegExp]>([
    ['CONN', '554 5.7.1 Not you', 'CONN', /does not accept mail from this machine/],
    ['HELO', '504 5.5.2 Full name please', 'HELO', /BASE_URL .*\?name=HOST/],
    ['AUTH', '535 5.7.8 Wrong: a-password', 'AUTH PLAIN', /the user and password in MAIL_URL/],
    ['MAIL FROM', '530 Log in first', 'MAIL FROM', /requires a login/],
    ['MAIL FROM', '553 5.7.1 Not your address', 'MAIL FROM', /MAIL_FROM/],
    ['RCPT TO', '554 5.7.1 Relay access denied', 'RCPT TO', /does not relay mail for this machine/],
    ['RCPT TO', '550 5.1.1 Nobody here', 'RCPT TO', /mailbox does not exist/],
    ['RCPT TO', '451 4.7.1 Greylisted', 'RCPT TO', /again in a few minutes/],
    ['.', '550 5.7.26 SPF failed', 'DATA', /SPF, DKIM and DMARC/],
  ])(
    'reads after %s: %s at which step it failed, what the server said and what to do',
    async (step, reply, at, advice) => {
      server.replies = { [step]: reply, ...(step === 'HELO' && { EHLO: reply }) };
      const ended = await testMail({ MAIL_URL: server.url.replace('//', '//foyer:a-password@') });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      const [first, where, said, what] = ended.stderr.split('\n');
      expect(first).toBe('The email was not sent.');
      expect(where).toBe(`Server: ${server.url}, at ${at}`);
      expect(said).toBe(`Reply: ${reply.replace('a-password', '…')}`);
      expect(what).toMatch(advice);
      expect(ended.stderr).not.toContain('a-password');
    },
  );

  it.each([
    ['is not there', () => 'smtp://127.0.0.1:1', 'ECONNREFUSED', /the host and port in MAIL_URL/],
    ['has no TLS', () => `${server.url}?requireTLS=true`, '502 5.5.1', /\?requireTLS=false/],
    ['speaks no TLS', () => server.url.replace('smtp:', 'smtps:'), /SSL|EPROTO/, /smtps:\/\/ uses port 465/],
  ])('reads what to do about a server that %s, also in JSON', async (_, url, code, advice) => {
    const ended = await testMail({ MAIL_URL: url() }, '--json');
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      accepted: false,
      code: expect.stringMatching(code) as string,
      advice: expect.stringMatching(advice) as string,
    });
  });

  it('reads what is tried while the server says nothing, as one does that expects TLS', async () => {
    // Until it gives up.
    const giveUp = (socket: Socket): unknown => setTimeout(() => socket.end('554 5.0.0 No\r\n'), 3000);
    const silent = createServer(giveUp).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const said = `Trying 127.0.0.1:${port}. This can take a few minutes …\n`;
    const ended = await testMail({ MAIL_URL: `smtp://127.0.0.1:${port}` });
    silent.close();
    expect(ended.stderr.startsWith(`${said}The email was not sent.\n`)).toBe(true);
  });

  it('sees nothing of a reply that would move the cursor', async () => {
    server.replies = { '.': '250 \x1b[2JQueued\x07' };
    expect((await testMail({ MAIL_URL: server.url })).stdout).toContain('accepted the email: 250 [2JQueued\n');
  });
});
