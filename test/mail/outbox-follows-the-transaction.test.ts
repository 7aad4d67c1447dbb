import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice } from '../support/post-office.js';
import { writeSlowly } from '../support/slow-write.js';

describe('A mail and the change that it is about', () => {
  let office: PostOffice;
  let room: MailRoom;

  beforeEach(async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url);
    await room.startWorker();
    await wait(50);
  });

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  it('are atomic: nothing is sent when the transaction is rolled back [ASVS 2.3.3]', async () => {
    const failing = room.database.write([], async (db) => {
      await room.outbox.answer(db, room.activation('ada@example.com'), room.asking());
      throw new Error('The change failed.');
    });
    await expect(failing).rejects.toThrow('The change failed.');
    await wait(policy.mail.pollEvery + 200);

    expect(office.asked).toBe(0);
    expect(await room.rows()).toEqual([]);
  });

  it('are atomic: nothing is sent before the transaction is committed', async () => {
    await writeSlowly(room.database, async (db) => {
      await room.outbox.answer(db, room.activation('ada@example.com'), room.asking());
      await wait(300);
      expect(office.asked).toBe(0);
    });
    await until(() => office.deliveries.length === 1);
  });

  it('are one row each, for every kind', async () => {
    await room.add(room.activation('ada@example.com'));
    await room.add(room.accountExists('ada@example.com'));
    await room.add(null);

    expect((await room.rows()).map(({ kind }) => kind).sort()).toEqual(['account-exists', 'activation', 'noop']);
  });

  it('do not wait for the next poll: the worker is woken', async () => {
    const began = Date.now();
    await room.add(room.activation('ada@example.com'));
    await until(() => office.deliveries.length === 1);

    expect(Date.now() - began).toBeLessThan(policy.mail.pollEvery / 2);
    expect(room.troubles).toEqual([]);
  });
});
