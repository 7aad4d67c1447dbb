import { jest } from '@jest/globals';
import { loadConfig } from '../../../src/config/config.js';
import { SmtpTransport } from '../../../src/mail/transports/smtp.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { PostOffice } from '../../support/post-office.js';

const production = {
  NODE_ENV: 'production',
  BASE_URL: 'https://foyer.example',
  SECRET: 'a secret that is long enough for a test',
};

describe('In production', () => {
  it.each([
    ['smtp://mail.example.com', true],
    ['smtp://me:secret@mail.example.com:587?pool=true', true],
    ['smtps://mail.example.com', true],
    ['smtp://localhost.example.com', true],
    ['smtp://localhost:25', false],
    ['smtp://127.0.0.1:1025', false],
    ['smtp://[::1]', false],
    ['smtp://relay:25?requireTLS=false', false],
  ])('mail to %s is sent over TLS only: %s [ASVS 12.3.1]', (MAIL_URL, mailOverTls) => {
    expect(loadConfig({ ...production, MAIL_URL }).mailOverTls).toBe(mailOverTls);
  });
});

describe('A mail', () => {
  let office: PostOffice;
  let room: MailRoom;

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  async function expectKept(): Promise<void> {
    await room.add(room.activation('ada@example.com'));
    await until(async () => (await room.row()).attempts === 1);
    expect(office.asked).toBe(0);
    // It is sent when the operator has fixed the server.
    expect(await room.row()).toMatchObject({ sentAt: null, failedAt: null });
  }

  it('is not sent to a server without TLS where TLS is required [ASVS 12.3.1]', async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url);
    await room.startWorker(new SmtpTransport({ ...room.config, mailOverTls: true }));
    await expectKept();
  });

  it.each(['offered', 'from the start'] as const)(
    'is not sent to a server with an untrusted certificate, with TLS %s [ASVS 12.3.2]',
    async (tls) => {
      // The library warns that its own certificate is for tests only.
      const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      office = await PostOffice.open(0, tls);
      print.mockRestore();
      room = await MailRoom.open(tls === 'offered' ? office.url : office.url.replace('smtp:', 'smtps:'));
      await room.startWorker();
      await expectKept();
    },
  );
});
