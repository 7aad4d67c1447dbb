import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../../src/policy.js';
import type { Timeouts } from '../../../src/mail/transports/delivery-timer.js';
import { SmtpTransport } from '../../../src/mail/transports/smtp.js';
import { days, hours, seconds } from '../../../src/common/time.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { PostOffice, smtpError } from '../../support/post-office.js';

describe('A mail that could not be delivered', () => {
  let office: PostOffice;
  let room: MailRoom;

  beforeEach(async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url);
  });

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  const attempts = (count: number) => until(async () => (await room.row()).attempts === count);

  it('is retried later as the same message after a temporary error', async () => {
    const offered: string[] = [];
    office.onMessage = (source) => {
      offered.push(/^Message-ID: (.*)$/im.exec(source)?.[1] ?? '');
      if (offered.length === 1) throw smtpError(451);
    };
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await attempts(1);
    const { id } = await room.row();
    expect(office.deliveries).toEqual([]);

    room.forward(policy.mail.retryFirst);
    await attempts(2);
    expect(office.deliveries).toHaveLength(1);
    expect(offered).toEqual([`<${id}@foyer.example>`, `<${id}@foyer.example>`]);
    expect((await room.row()).sentAt).not.toBeNull();
  });

  it('waits twice as long after each attempt, up to an hour, with some jitter [ASVS 13.2.6]', async () => {
    office.onRecipient = () => {
      throw smtpError(451);
    };
    await room.startWorker();
    const before = room.clock.now();
    await room.add(room.activation('ada@example.com'));

    let expected = policy.mail.retryFirst;
    let from = before;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await attempts(attempt);
      const { nextAttemptAt, leasedUntil, failedAt } = await room.row();
      expect({ leasedUntil, failedAt }).toEqual({ leasedUntil: null, failedAt: null });
      expect(nextAttemptAt - from).toBeGreaterThanOrEqual(expected * (1 - policy.mail.retryJitter));
      expect(nextAttemptAt - room.clock.now()).toBeLessThanOrEqual(expected);
      from = nextAttemptAt;
      expected = Math.min(expected * 2, hours(1));
      room.forward(nextAttemptAt - room.clock.now());
    }
  });

  it('is not retried early', async () => {
    office.onRecipient = () => {
      throw smtpError(451);
    };
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await attempts(1);
    room.forward(seconds(1));
    await wait(policy.mail.pollEvery + 200);

    expect(office.asked).toBe(1);
  });

  it('is given up after about a day of attempts, where an operator can see it', async () => {
    office.onRecipient = () => {
      throw smtpError(451);
    };
    await room.startWorker();
    await room.add(room.accountExists('ada@example.com'));
    // The wait before the first attempt does not count.
    room.clock.forward(days(2));
    for (let attempt = 1; attempt <= policy.mail.attempts; attempt += 1) {
      await attempts(attempt);
      room.forward(policy.mail.retryAtMost);
    }

    const { failedAt, sentAt } = await room.row();
    expect(failedAt).not.toBeNull();
    expect(sentAt).toBeNull();
    room.forward(days(1));
    await wait(100);
    expect(office.asked).toBe(policy.mail.attempts);
  });

  it('is sent when a server that was down is back [ASVS 16.5.2]', async () => {
    const { port } = office;
    await office.close();
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await attempts(1);
    expect(room.log.join()).toContain('ECONNREFUSED');

    office = await PostOffice.open(port);
    room.forward(policy.mail.retryFirst);
    await until(() => office.deliveries.length === 1);
  });

  it('is retried once the operator has fixed an error that came before the message', async () => {
    office.onSender = () => {
      throw smtpError(550);
    };
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await attempts(1);
    expect((await room.row()).failedAt).toBeNull();

    office.onSender = () => undefined;
    room.forward(policy.mail.retryFirst);
    await until(() => office.deliveries.length === 1);
  });

  it('is logged with its id, kind and reply code only [ASVS 16.2.5]', async () => {
    office.onRecipient = () => {
      throw smtpError(451);
    };
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await attempts(1);

    const { id } = await room.row();
    expect(room.log.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        time: expect.any(String) as string,
        level: 'warn',
        event: 'mail',
        mail: id,
        kind: 'activation',
        outcome: 'later',
        step: 'RCPT TO',
        code: '451',
      },
    ]);
  });
});

describe('A slow mail server', () => {
  it('is given up after a timeout when it does not answer [ASVS 13.2.6, 16.5.2]', async () => {
    await expectRetryFrom(() => undefined, { ...policy.mail, connectAtMost: 300 });
  });

  it('is given up after a timeout when its answer never ends', async () => {
    const drip = (socket: Socket): void => {
      socket.write('220 Welcome\r\n');
      const timer = setInterval(() => socket.write('250-still thinking\r\n'), 50);
      socket.on('close', () => {
        clearInterval(timer);
      });
    };
    await expectRetryFrom(drip, { ...policy.mail, offerAtMost: 500 });
  });

  async function expectRetryFrom(greet: (socket: Socket) => void, timeouts: Timeouts): Promise<void> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      greet(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const room = await MailRoom.open(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await room.startWorker(new SmtpTransport(room.config, timeouts));
    await room.add(room.activation('ada@example.com'));
    await until(async () => (await room.row()).attempts === 1, seconds(5));

    const { nextAttemptAt, failedAt } = await room.row();
    expect(failedAt).toBeNull();
    expect(nextAttemptAt).toBeGreaterThan(room.clock.now());
    await room.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});
