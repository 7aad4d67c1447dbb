import { OutboxMail } from '../../src/mail/outbox.entity.js';
import { SmtpTransport } from '../../src/mail/transports/smtp.js';
import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice } from '../support/post-office.js';

const hostile = [
  'ada@example.com, eve@evil.example',
  'ada@example.com,eve@evil.example',
  'ada@example.com;eve@evil.example',
  'ada@example.com\r\nBcc: eve@evil.example',
  'ada@example.com\nSubject: You have won',
  'ada@example.com\r\nRCPT TO:<eve@evil.example>',
  'ada@example.com> <eve@evil.example',
  'Ada <ada@example.com>, eve@evil.example',
  'friends: ada@example.com, eve@evil.example;',
  '"ada@example.com, eve@evil.example"@example.com',
  'ada@example.com (eve@evil.example)',
  'ada@example.com\u0000eve@evil.example',
  'ada@example.com\u2028eve@evil.example',
];

describe('A recipient [ASVS 1.3.11]', () => {
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

  it.each(hostile)('such as %j is not accepted for the outbox', async (recipient) => {
    await expect(room.add(room.activation(recipient))).rejects.toThrow('Not one plain address.');
    expect(await room.rows()).toEqual([]);
  });

  it.each(hostile)('such as %j in the table gets no mail sent anywhere', async (recipient) => {
    await room.startWorker();
    await room.add(room.activation('waiting@example.com'));
    await until(async () => (await room.row()).sentAt !== null);
    await room.database.write([], (db) =>
      db.update(OutboxMail, { recipient: 'waiting@example.com' }, { recipient, sentAt: null }),
    );
    room.bell.wake();
    await until(async () => (await room.row()).failedAt !== null);

    expect(office.asked).toBe(1);
  });

  it.each(hostile)('such as %j adds no second recipient or header in the transport either', async (recipient) => {
    const transport = new SmtpTransport(room.config);
    const letter = { subject: 'Hello', language: 'en', text: 'Hello', html: '<p>Hello</p>' } as const;
    const message = { id: '1', recipient, ...letter };
    await transport.send(message).catch(() => undefined);
    transport.close();

    for (const { recipients, source, mail } of office.deliveries) {
      expect(recipients).toHaveLength(1);
      expect(recipients).not.toContain('eve@evil.example');
      expect(mail.subject).toBe('Hello');
      expect(source).not.toMatch(/^bcc:/im);
      expect(mail.to).toMatchObject({ value: { length: 1 } });
    }
  });
});
