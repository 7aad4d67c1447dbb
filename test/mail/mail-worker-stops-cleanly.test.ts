import { setTimeout as wait } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app/app.module.js';
import { Database } from '../../src/database/database.js';
import { Log } from '../../src/logging/log.js';
import { Outbox } from '../../src/mail/outbox.js';
import { policy } from '../../src/policy.js';
import { Clock, seconds } from '../../src/common/time.js';
import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice } from '../support/post-office.js';

describe('Stopping', () => {
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

  it('finishes the current message and marks it as sent', async () => {
    office.onMessage = () => wait(500);
    const worker = await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => office.asked === 1);
    await worker.stop();

    expect(office.deliveries).toHaveLength(1);
    expect((await room.row()).sentAt).not.toBeNull();
  });

  it('starts no other message', async () => {
    office.onMessage = () => wait(200);
    const worker = await room.startWorker();
    await room.add(...Array.from({ length: 20 }, (_, i) => room.activation(`person${i}@example.com`)));
    await until(() => office.asked > 0);
    await worker.stop();
    const { asked } = office;
    await wait(300);

    expect(asked).toBe(policy.mail.atOnce - policy.mail.keptForOwners);
    expect(office.asked).toBe(asked);
    expect((await room.rows()).filter(({ sentAt }) => sentAt === null)).toHaveLength(20 - asked);
  });

  it('does not wait forever for a slow server: the message is sent after the next start', async () => {
    let patience: Promise<void> | undefined = wait(seconds(12), undefined, { ref: false });
    office.onMessage = () => patience;
    const worker = await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => office.asked === 1);
    const began = Date.now();
    await worker.stop();

    expect(Date.now() - began).toBeLessThan(policy.mail.stopPatience + seconds(1));
    expect(await room.row()).toMatchObject({ sentAt: null, failedAt: null, leasedUntil: null, attempts: 1 });

    patience = undefined;
    room.clock.forward(policy.mail.retryFirst);
    await room.startWorker();
    await until(async () => (await room.row()).sentAt !== null);
  });

  it('of the whole application marks the current message before the database is closed', async () => {
    office.onMessage = () => wait(500);
    const app = await NestFactory.createApplicationContext(
      AppModule.with(room.config, new Clock(), new Log(room.config.production)),
      { logger: false },
    );
    const outbox = app.get(Outbox, { strict: false });
    await app.get(Database).write([], (db) => outbox.answer(db, room.activation('ada@example.com'), room.asking()));
    await until(() => office.asked === 1);
    await app.close();

    expect(office.deliveries).toHaveLength(1);
    expect((await room.row()).sentAt).not.toBeNull();
  });

  it.each([
    ['waits', 50],
    ['is just checking', 0],
  ])('is immediate when there is nothing to do and the worker %s', async (_, after) => {
    const worker = await room.startWorker();
    if (after > 0) await wait(after);
    const began = Date.now();
    await worker.stop();

    expect(Date.now() - began).toBeLessThan(policy.mail.pollEvery / 2);
  });
});
