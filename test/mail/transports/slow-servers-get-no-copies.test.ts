import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../../src/policy.js';
import { minutes, seconds } from '../../../src/common/time.js';
import { SmtpTransport } from '../../../src/mail/transports/smtp.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { ScriptedServer } from '../../support/scripted-server.js';

describe('A mail server that scans a message before it answers', () => {
  let server: ScriptedServer;
  let room: MailRoom;
  /** The answers that the server still owes. */
  let owed: (() => void)[];

  beforeEach(async () => {
    server = await ScriptedServer.open();
    owed = [];
    server.onOffered = (answer) => owed.push(answer);
    room = await MailRoom.open(server.url);
  });

  afterEach(async () => {
    // Else stopping waits for the server.
    server.onOffered = undefined;
    for (const answer of owed) answer();
    await room.close();
    await server.close();
  });

  it('has the ten minutes of RFC 5321, 4.5.3.2.6 [ASVS 13.2.6]', () => {
    expect(policy.mail.answerAtMost).toBeGreaterThanOrEqual(minutes(10));
  });

  it('may take longer for it than for everything before, and gets one copy', async () => {
    await room.startWorker(new SmtpTransport(room.config, { ...policy.mail, offerAtMost: 300 }));
    await room.add(room.activation('ada@example.com'));
    await until(() => owed.length === 1);
    setTimeout(() => owed[0]?.(), 1000);
    await until(async () => (await room.row()).sentAt !== null);
    expect(server.offered).toBe(1);
    expect(await room.row()).toMatchObject({ attempts: 1, failedAt: null });
  });

  it('is not waited for without end, and what did not happen is logged', async () => {
    await room.startWorker(new SmtpTransport(room.config, { ...policy.mail, answerAtMost: 300 }));
    await room.add(room.activation('ada@example.com'));
    await until(async () => (await room.row()).attempts === 1);
    expect((await room.row()).failedAt).toBeNull();
    expect(JSON.parse(room.log[0] ?? '{}')).toMatchObject({ level: 'error', step: 'DATA', code: 'ETIMEDOUT' });
  });

  it('holds up no other mail than those on its connections', async () => {
    await room.startWorker();
    await room.add(room.activation('slow@example.com'));
    await until(() => owed.length === 1);
    server.onOffered = undefined;
    const others = Array.from({ length: 3 * policy.mail.atOnce }, (_, i) => room.activation(`person${i}@example.com`));
    await room.add(...others);
    await until(async () => (await room.rows()).filter(({ sentAt }) => sentAt !== null).length === others.length);
    expect(server.offered).toBe(1 + others.length);
  });

  it('keeps the mail from a second process for as long as it takes', async () => {
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => owed.length === 1);
    await room.startWorker(undefined, true);
    for (let waited = 0; waited < minutes(10); waited += policy.mail.renewLeaseEvery) {
      room.forward(policy.mail.renewLeaseEvery);
      await untilLeaseIsFull();
    }
    expect(server.offered).toBe(1);

    // The outcome counts under the lease as it is now.
    server.replies = { '.': '451 Try again' };
    owed.pop()?.();
    await until(async () => (await room.row()).attempts === 1);
    expect((await room.row()).leasedUntil).toBeNull();
  });

  it('keeps the mail from a second process when the clock was set back', async () => {
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => owed.length === 1);
    room.forward(-minutes(60));
    await untilLeaseIsFull();
    await room.startWorker(undefined, true);
    await wait(policy.mail.pollEvery);
    expect(server.offered).toBe(1);
  });

  it('leaves the mail to another process soon after a crash', () => {
    expect(policy.mail.lease).toBeLessThanOrEqual(minutes(1));
    expect(policy.mail.renewLeaseEvery).toBeLessThanOrEqual(policy.mail.lease / 4);
  });

  /** Up to the time that the test itself takes. */
  const untilLeaseIsFull = () =>
    until(async () => {
      const left = ((await room.row()).leasedUntil ?? 0) - room.clock.now();
      return left > policy.mail.lease - seconds(5) && left <= policy.mail.lease;
    });
});
