import { policy } from '../../../src/policy.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { ScriptedServer, type Step } from '../../support/scripted-server.js';

type Line = Readonly<Record<string, unknown>>;

/** The step and the reply of the server. The log names the command of SMTP, which is DATA for the message too. */
type Case = readonly [step: Step, reply: string, code: string];

const recipient = 'ada@example.com';

/** The recipient has no such mailbox, or it takes no mail: given up at once, and nobody needs to do anything. */
const final: readonly Case[] = [
  ['RCPT TO', '550 5.1.1 No such user', '550 5.1.1'],
  ['RCPT TO', '550-5.1.1 The account does not exist.\n550 5.1.1 See https://example.com', '550 5.1.1'],
  ['RCPT TO', '550-5.1.1 The account does not exist.\n550 See https://example.com', '550 5.1.1'],
  ['RCPT TO', '550 5.1.2 No such domain', '550 5.1.2'],
  ['RCPT TO', '553 5.1.3 Bad address', '553 5.1.3'],
  ['RCPT TO', '551 5.1.6 Has moved', '551 5.1.6'],
  ['RCPT TO', '556 5.1.10 Null MX', '556 5.1.10'],
  ['RCPT TO', '550 5.2.1 Disabled', '550 5.2.1'],
  ['RCPT TO', '552 5.2.2 Mailbox full', '552 5.2.2'],
  ['.', '550 5.1.1 No such user', '550 5.1.1'],
  ['.', '552 5.2.2 Mailbox full', '552 5.2.2'],
  ['.', '552 5.2.3 Longer than this mailbox allows', '552 5.2.3'],
];

/** Every mail gets this until the operator changes something: it waits, and it is an error. */
const ofTheOperator: readonly Case[] = [
  ['CONN', '554 No service for you', '554'],
  ['CONN', '554 5.7.1 Listed', '554 5.7.1'],
  ['HELO', '504 5.5.2 need fully-qualified hostname', '504 5.5.2'],
  ['AUTH', '535 5.7.8 Wrong password for ada', '535 5.7.8'],
  ['AUTH', '534 5.7.9 Application-specific password required', '534 5.7.9'],
  ['AUTH', '504 5.5.4 Unknown mechanism', '504 5.5.4'],
  ['AUTH', '550 5.1.1 No such user', '550 5.1.1'],
  ['MAIL FROM', '530 Authentication required', '530'],
  ['MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first', '530 5.7.0'],
  ['MAIL FROM', '550 Sender not allowed', '550'],
  ['MAIL FROM', '550 5.1.1 No such sender', '550 5.1.1'],
  ['MAIL FROM', '553 5.7.1 Not owned by user', '553 5.7.1'],
  ['MAIL FROM', '550 5.4.5 Daily sending quota exceeded', '550 5.4.5'],
  ['MAIL FROM', '552 5.2.3 Too long', '552 5.2.3'],
  ['RCPT TO', '554 5.7.1 Relay access denied', '554 5.7.1'],
  ['RCPT TO', '554 Relay denied', '554'],
  ['RCPT TO', '550 relay not permitted', '550'],
  ['RCPT TO', '550 5.7.1 Unable to relay', '550 5.7.1'],
  ['RCPT TO', '551 Not local', '551'],
  ['RCPT TO', '552 Too many', '552'],
  ['RCPT TO', '553 sorry, that domain is not in my list of allowed rcpthosts', '553'],
  ['RCPT TO', '553 5.7.1 Sender is not yours', '553 5.7.1'],
  ['RCPT TO', '504 5.5.2 need fully-qualified address', '504 5.5.2'],
  ['RCPT TO', '530 5.7.0 Authentication required', '530 5.7.0'],
  ['RCPT TO', '550 5.1.0 Sender address rejected: User unknown', '550 5.1.0'],
  ['RCPT TO', '553 5.1.7 Bad sender', '553 5.1.7'],
  ['RCPT TO', '553 5.1.8 Sender domain not found', '553 5.1.8'],
  ['RCPT TO', '550 5.4.5 Daily sending quota exceeded', '550 5.4.5'],
  ['RCPT TO', '550 5.5.1 Protocol error', '550 5.5.1'],
  // The code is in the text only, or belongs to another reply.
  ['RCPT TO', '550 Rejected (5.1.1)', '550'],
  ['RCPT TO', '550 5.1.1.2 Rejected', '550'],
  ['RCPT TO', '550 4.1.1 Rejected', '550 4.1.1'],
  ['DATA', '554 No valid recipients', '554'],
  ['DATA', '503 Bad sequence', '503'],
  ['.', '550 Spam', '550'],
  ['.', '554 5.7.1 Spam', '554 5.7.1'],
  ['.', '550 5.7.26 Not authenticated: SPF and DKIM failed', '550 5.7.26'],
  ['.', '552 Too much', '552'],
  ['.', '552 5.3.4 Message too big for system', '552 5.3.4'],
  ['.', '554 5.6.0 Bad content', '554 5.6.0'],
  ['.', '550 5.4.6 Routing loop', '550 5.4.6'],
];

/** The server asks to come again, as greylisting does. */
const forLater: readonly Case[] = [
  ['CONN', '421 4.3.2 Too busy', '421 4.3.2'],
  ['AUTH', '454 4.7.0 Temporary failure', '454 4.7.0'],
  ['MAIL FROM', '451 4.3.0 Later', '451 4.3.0'],
  ['RCPT TO', '450 Greylisted', '450'],
  ['RCPT TO', '451 4.7.1 Greylisted', '451 4.7.1'],
  ['RCPT TO', '452 4.2.2 Mailbox full', '452 4.2.2'],
  ['RCPT TO', '450 5.1.1 Confused', '450 5.1.1'],
  ['DATA', '451 Later', '451'],
  ['.', '452 4.3.1 Disk full', '452 4.3.1'],
];

describe('A refused mail', () => {
  let server: ScriptedServer;
  let room: MailRoom;

  beforeEach(async () => {
    server = await ScriptedServer.open();
    room = await MailRoom.open(server.url.replace('//', '//foyer:a-password@'));
  });

  afterEach(async () => {
    await room.close();
    await server.close();
  });

  async function refusedWith(...[step, reply]: readonly [Step, string, ...unknown[]]): Promise<Line> {
    server.replies = { [step]: reply, ...(step === 'HELO' && { EHLO: reply }) };
    await room.startWorker();
    await room.add(room.activation(recipient));
    await until(async () => (await room.row()).attempts === 1);
    for (const secret of [recipient, 'a-password', 'Rejected', 'Wrong']) expect(room.log.join()).not.toContain(secret);
    return JSON.parse(room.log[0] ?? '{}') as Line;
  }

  const commandOf = (step: Step): string =>
    new Map([
      ['.', 'DATA'],
      ['AUTH', 'AUTH PLAIN'],
    ]).get(step) ?? step;

  it.each(final)('after %s: %s is given up at once, with a warning', async (...refusal) => {
    const [step, , code] = refusal;
    expect(await refusedWith(...refusal)).toMatchObject({
      level: 'warn',
      event: 'mail',
      outcome: 'given-up',
      step: commandOf(step),
      code,
    });
    expect((await room.row()).failedAt).not.toBeNull();
  });

  it.each(ofTheOperator)('after %s: %s waits, and is an error in the log', async (...refusal) => {
    const [step, , code] = refusal;
    const line = await refusedWith(...refusal);
    expect(line).toMatchObject({ level: 'error', event: 'mail', outcome: 'later', step: commandOf(step), code });
    expect(await room.row()).toMatchObject({ failedAt: null, sentAt: null });

    server.replies = {};
    room.forward(policy.mail.retryFirst);
    await until(async () => (await room.row()).sentAt !== null);
  });

  it.each(forLater)('after %s: %s waits, with a warning', async (...refusal) => {
    const [step, , code] = refusal;
    expect(await refusedWith(...refusal)).toMatchObject({
      level: 'warn',
      outcome: 'later',
      step: commandOf(step),
      code,
    });
    expect((await room.row()).failedAt).toBeNull();
  });

  it('is refused the same way by a server that takes several commands at once', async () => {
    server.replies = { EHLO: '250-mail.example.com\n250-PIPELINING\n250 AUTH PLAIN', DATA: '503 No recipients' };
    expect(await refusedWithPipelining('550 5.1.1 No such user')).toMatchObject({ level: 'warn', step: 'RCPT TO' });
    expect(await refusedWithPipelining('554 5.7.1 Relay access denied')).toMatchObject({
      level: 'error',
      step: 'RCPT TO',
      code: '554 5.7.1',
    });
  });

  async function refusedWithPipelining(reply: string): Promise<Line> {
    server.replies = { ...server.replies, 'RCPT TO': reply };
    const before = room.log.length;
    if (before === 0) await room.startWorker();
    await room.add(room.activation(recipient));
    await until(() => room.log.length > before);
    return JSON.parse(room.log[before] ?? '{}') as Line;
  }

  it('is an error when it is given up after all attempts, whoever was to blame', async () => {
    server.replies = { 'RCPT TO': '451 4.7.1 Greylisted' };
    await room.startWorker();
    await room.add(room.accountExists(recipient));
    for (let attempt = 1; attempt <= policy.mail.attempts; attempt += 1) {
      await until(async () => (await room.row()).attempts === attempt);
      room.forward(policy.mail.retryAtMost);
    }
    const lines = room.log.map((line) => JSON.parse(line) as Line);
    expect(lines.slice(0, -1).every(({ level }) => level === 'warn')).toBe(true);
    expect(lines.at(-1)).toMatchObject({ level: 'error', outcome: 'given-up', step: 'RCPT TO', code: '451 4.7.1' });
  });
});

describe('A mail server that cannot be used', () => {
  let server: ScriptedServer;

  beforeEach(async () => {
    server = await ScriptedServer.open();
  });

  afterEach(() => server.close());

  it.each([
    ['is not there', () => 'smtp://127.0.0.1:1', 'CONN', /^ECONNREFUSED$/],
    ['has an unknown name', () => 'smtp://mail.invalid', 'CONN', /^E[A-Z_]+$/],
    ['has no TLS', () => `${server.url}?requireTLS=true`, 'STARTTLS', /^502 5\.5\.1$/],
    ['speaks no TLS', () => server.url.replace('smtp:', 'smtps:'), 'CONN', /^E[A-Z_]+$/],
    ['wants no password', () => server.url.replace('//', '//ada:secret@'), 'AUTH PLAIN', /^503 5\.5\.1$/],
  ])('because it %s is an error in the log, and the mail waits', async (_, url, step, code) => {
    server.replies = { AUTH: '503 5.5.1 No' };
    const room = await MailRoom.open(url());
    await room.startWorker();
    await room.add(room.activation(recipient));
    await until(async () => (await room.row()).attempts === 1);
    expect(JSON.parse(room.log[0] ?? '{}')).toMatchObject({
      level: 'error',
      outcome: 'later',
      step,
      code: expect.stringMatching(code) as string,
    });
    expect((await room.row()).failedAt).toBeNull();
    await room.close();
  });
});
