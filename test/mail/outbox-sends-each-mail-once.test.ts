import { setTimeout as wait } from 'node:timers/promises';
import { OutboxMail } from '../../src/mail/outbox.entity.js';
import { policy } from '../../src/policy.js';
import { seconds } from '../../src/common/time.js';
import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice, smtpError } from '../support/post-office.js';
import { races } from '../support/rounds.js';

const people = Array.from({ length: 50 }, (_, i) => `person${i}@example.com`);

describe('The outbox', () => {
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

  const allSent = () => until(async () => (await room.rows()).every(({ sentAt }) => sentAt !== null), seconds(20));
  const recipients = () => office.deliveries.flatMap((delivery) => delivery.recipients).sort();

  it.each(races())('sends 50 mails added in one transaction, each exactly once, round %i', async () => {
    await room.startWorker();
    await room.add(...people.map((person) => room.activation(person)));
    await allSent();

    expect(recipients()).toEqual([...people].sort());
  });

  it.each(races())('sends 50 mails added by 50 concurrent requests, each exactly once, round %i', async () => {
    await room.startWorker();
    await Promise.all(people.map((person) => room.add(room.activation(person))));
    await allSent();

    expect(recipients()).toEqual([...people].sort());
  });

  it.each(races())('sends each mail once when two processes work on it, round %i', async () => {
    office.onMessage = () => wait(20);
    await room.add(...people.map((person) => room.activation(person)));
    await Promise.all([room.startWorker(undefined, true), room.startWorker(undefined, true)]);
    await allSent();

    expect(recipients()).toEqual([...people].sort());
  });

  it('does not touch a mail leased by another worker, and takes it over when the lease expires', async () => {
    await room.add(room.activation('ada@example.com'));
    const leasedUntil = room.clock.now() + policy.mail.lease;
    await room.database.write([], (db) => db.update(OutboxMail, { recipient: 'ada@example.com' }, { leasedUntil }));
    await room.startWorker();
    await wait(policy.mail.pollEvery + 200);
    expect(office.asked).toBe(0);

    room.forward(policy.mail.lease);
    await until(() => office.deliveries.length === 1);
  });

  it('does not let a worker that lost its lease undo what the next one did', async () => {
    let fail: (error: Error) => void = () => undefined;
    office.onMessage = () => (office.asked === 1 ? new Promise<void>((_, reject) => (fail = reject)) : undefined);
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => office.asked === 1);

    room.clock.forward(policy.mail.lease);
    await room.startWorker(undefined, true);
    await until(async () => (await room.row()).sentAt !== null);
    fail(smtpError(550, '5.1.1'));
    await until(() => room.troubles.length > 0);
    await wait(100);

    expect(await room.row()).toMatchObject({ failedAt: null, attempts: 1 });
    room.forward(policy.mail.retryAtMost);
    await wait(100);
    expect(office.deliveries).toHaveLength(1);
  });

  it('continues after the database was unavailable for a moment', async () => {
    await room.startWorker();
    await room.database.write([], (db) => db.query('ALTER TABLE outbox RENAME TO elsewhere'));
    room.bell.wake();
    await until(() => room.troubles.length > 0);
    await room.database.write([], (db) => db.query('ALTER TABLE elsewhere RENAME TO outbox'));
    await room.add(room.activation('ada@example.com'));
    await allSent();

    expect(office.deliveries).toHaveLength(1);
  });

  it('marks a mail as sent, and sends it only once, when the database was unavailable in between', async () => {
    office.onMessage = () => room.database.write([], (db) => db.query('ALTER TABLE outbox RENAME TO elsewhere'));
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => room.troubles.length > 0);
    await room.database.write([], (db) => db.query('ALTER TABLE elsewhere RENAME TO outbox'));
    await allSent();
    room.forward(policy.mail.lease);
    await wait(100);

    expect(office.deliveries).toHaveLength(1);
  });
});
