import { setTimeout as wait } from 'node:timers/promises';
import { OutboxMail } from '../../../src/mail/outbox.entity.js';
import { Keyring } from '../../../src/common/keyring.js';
import { hours } from '../../../src/common/time.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { PostOffice, smtpError } from '../../support/post-office.js';

describe('A mail that can never be delivered', () => {
  let office: PostOffice;
  let room: MailRoom;

  beforeEach(async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url);
    await room.startWorker();
  });

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  const refuse = () => {
    throw smtpError(550, '5.1.1');
  };
  const expectGivenUp = async () => {
    await until(async () => (await room.row()).failedAt !== null);
    expect(await room.row()).toMatchObject({ sentAt: null, leasedUntil: null, attempts: 1 });
    const { asked } = office;
    room.forward(hours(2));
    await wait(100);
    expect(office.asked).toBe(asked);
  };

  it('is given up at once when the server does not know the recipient', async () => {
    office.onRecipient = refuse;
    await room.add(room.activation('nobody@example.com'));
    await expectGivenUp();
  });

  it('is given up at once when the server finds out after the message that it does not know the recipient', async () => {
    office.onMessage = refuse;
    await room.add(room.activation('ada@example.com'));
    await expectGivenUp();
  });

  it('is given up when the secret of its link was removed', async () => {
    const link = new Keyring(['another secret that is long enough too']).newLink('activation');
    await room.add(room.activation('ada@example.com', link));
    await expectGivenUp();
    expect(office.asked).toBe(0);
  });

  it('is given up when its row is damaged, and the others are still sent [ASVS 1.5.2]', async () => {
    const now = room.clock.now();
    const row = {
      recipient: 'ada@example.com',
      language: 'en',
      priority: 0,
      attempts: 0,
      waits: 0,
      turn: 1,
      mailbox: '',
      nextAttemptAt: now,
      createdAt: now,
    };
    await room.database.write([], async (db) => {
      await db.insert(OutboxMail, { ...row, id: 'unknown', kind: 'pigeon', payload: '{}' });
      await db.insert(OutboxMail, { ...row, id: 'damaged', kind: 'activation', payload: '{"link":' });
      await db.insert(OutboxMail, { ...row, id: 'empty', kind: 'activation', payload: '{}' });
    });
    await room.add(room.accountExists('bob@example.com'));
    await until(() => office.deliveries.length === 1);
    await until(async () => (await room.rows()).filter(({ failedAt }) => failedAt !== null).length === 3);
    expect(room.log.join()).not.toContain('ada@example.com');
  });
});
