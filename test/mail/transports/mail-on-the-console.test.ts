import { PassThrough } from 'node:stream';
import { ConsoleTransport } from '../../../src/mail/transports/console.js';
import { sha256 } from '../../../src/common/keyring.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { inProduction, Server } from '../../support/server.js';

/** The same as without MAIL_URL. */
const onTheConsole = { MAIL_URL: '' };
const sentByMail = {};

describe('A start in production', () => {
  it.each([
    ['warns that mails are printed with their links', onTheConsole, true],
    ['does not warn if they are sent', sentByMail, false],
  ])('%s [ASVS 16.2.5]', async (_, environment, warns) => {
    const server = await Server.start({ ...inProduction, ...environment });
    await server.end();
    expect(server.stdout.includes('MAIL_URL')).toBe(warns);
    await server.remove();
  });
});

describe('The console', () => {
  let room: MailRoom;
  let printed: string;

  beforeEach(async () => {
    room = await MailRoom.open('console:');
    printed = '';
    const out = new PassThrough();
    out.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await room.startWorker(new ConsoleTransport(room.config, out));
  });

  afterEach(() => room.close());

  it('shows a mail with its headers first, a blank line, and the text', async () => {
    await room.add(room.activation('ada@example.com'));
    await until(async () => (await room.row()).sentAt !== null);

    const [to, from, subject, blank, site] = printed.trimStart().split('\n');
    expect(to).toBe('To: ada@example.com');
    expect(from).toBe('From: Foyer <no-reply@foyer.example>');
    expect(subject).toBe('Subject: Activate your Foyer account');
    expect(blank).toBe('');
    expect(site).toBe('Foyer');
    expect(printed).not.toContain('<p>');
  });

  it('shows the link on a line of its own, so that it can be clicked', async () => {
    const link = room.secrets.newLink('activation');
    await room.add(room.activation('ada@example.com', link));
    await until(async () => (await room.row()).sentAt !== null);

    const url = printed.split('\n').find((line) => line.startsWith('https://foyer.example/activate/'));
    expect(sha256(url?.split('/').at(-1) ?? '')).toBe(link.tokenHash);
  });

  it('does not mix mails that are sent at the same time', async () => {
    const people = ['ada', 'bob', 'cyd', 'dan', 'eve'].map((name) => `${name}@example.com`);
    await room.add(...people.map((person) => room.activation(person)));
    await until(async () => (await room.rows()).every(({ sentAt }) => sentAt !== null));

    const mails = printed.split('To: ').slice(1);
    expect(mails).toHaveLength(people.length);
    for (const mail of mails) {
      expect(mail.match(/^https:.*\/activate\//gm)).toHaveLength(1);
      expect(mail.match(/^https:/gm)).toHaveLength(2);
    }
  });
});
