import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice } from '../support/post-office.js';
import { contentOf } from '../support/test-database.js';

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

  const files = (): Promise<string> => contentOf(room.config.database);

  it('contains no token, before or after a mail is sent [ASVS 14.2.4]', async () => {
    const link = room.secrets.newLink('activation');
    const token = room.secrets.linkToken('activation', link);
    await room.add(room.activation('ada@example.com', link));
    expect(await files()).toContain(link.nonce);
    expect(await files()).not.toContain(token);

    await room.startWorker();
    await until(async () => (await room.row()).sentAt !== null);
    expect(office.deliveries[0]?.mail.text).toContain(token);
    expect(await files()).not.toContain(token);
    expect(room.log.join()).not.toContain(token);
  });

  it('drops extra properties of a link, such as the password hash of a registration', async () => {
    const registration = { ...room.secrets.newLink('activation'), passwordHash: '$argon2id$secret' };
    await room.add(room.activation('ada@example.com', registration));

    expect((await room.row()).payload).toContain(registration.nonce);
    expect(await files()).not.toContain('argon2id');
  });
});
