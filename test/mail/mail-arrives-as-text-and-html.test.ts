import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import { sha256 } from '../../src/common/keyring.js';
import { MailRoom, until } from '../support/mail-room.js';
import { PostOffice } from '../support/post-office.js';

const linkPattern = /https:\/\/[^\s"<]+\/activate\/([0-9a-z]{52})(?![\w-])/;

describe('A mail', () => {
  let office: PostOffice;
  let room: MailRoom;

  beforeEach(async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url, { MAIL_FROM: 'Foyer, the hall <no-reply@foyer.example>' });
  });

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  const received = async () => {
    await until(() => office.deliveries.length > 0);
    const [delivery] = office.deliveries;
    if (!delivery) throw new Error('No mail arrived.');
    return delivery;
  };

  it('has a text part and an HTML part with the same link, whose hash is in the row', async () => {
    const link = room.secrets.newLink('activation');
    await room.startWorker();
    await room.add(room.activation('ada@example.com', link));
    const { mail } = await received();

    const inText = linkPattern.exec(mail.text ?? '');
    const inHtml = linkPattern.exec(String(mail.html));
    expect(inText?.[0]).toBe(inHtml?.[0]);
    expect(sha256(inText?.[1] ?? '')).toBe(link.tokenHash);
    expect(mail.text?.split('\n')).toContain(inText?.[0]);
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).not.toMatch(/src=|url\(|<link|<script/);
  });

  it('has an address for answers, if the operator set one', async () => {
    const elsewhere = await MailRoom.open(office.url, { MAIL_REPLY_TO: 'Help, at the desk <help@foyer.example>' });
    await elsewhere.startWorker();
    await elsewhere.add(elsewhere.activation('ada@example.com'));
    const { mail } = await received();
    await elsewhere.close();
    expect(mail.replyTo?.value).toEqual([{ name: 'Help, at the desk', address: 'help@foyer.example' }]);
    expect(mail.from?.value).toMatchObject([{ address: 'no-reply@foyer.example' }]);
  });

  it('has sender, recipient, subject, and a header that marks it as automatic', async () => {
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    const { id } = await room.row();
    const { mail, sender, recipients } = await received();

    expect(mail.from?.value).toEqual([{ name: 'Foyer, the hall', address: 'no-reply@foyer.example' }]);
    expect(mail.to).toMatchObject({ value: [{ name: '', address: 'ada@example.com' }] });
    expect({ sender, recipients }).toEqual({ sender: 'no-reply@foyer.example', recipients: ['ada@example.com'] });
    expect(mail.subject).toBe('Activate your Foyer account');
    expect(mail.messageId).toBe(`<${id}@foyer.example>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.has('x-mailer')).toBe(false);
    expect(mail.headers.has('reply-to')).toBe(false);
  });

  it('says how long the link works, who requested it and when, and what to do if it was someone else', async () => {
    await room.startWorker();
    const mail = room.activation('ada@example.com');
    if (mail.kind === 'activation') mail.payload.expiresAt = Date.UTC(2199, 2, 3, 14, 5);
    await room.add(mail);
    const { text } = (await received()).mail;

    expect(text).toContain('Valid for 24 hours, works once. Expires on 3 March 2199 at 14:05 UTC.');
    expect(text).toMatch(/When: \d+ \w+ \d{4} at \d\d:\d\d UTC\nIP address: 203\.0\.113\.9\n/);
    expect(text).toContain(
      'Didn’t request this?\nYou can ignore this email. Nothing happens unless the link is opened.',
    );
    expect(text).toContain(`Stop these emails:\nhttps://foyer.example/not-me/`);
  });

  it('does not repeat an invented network address', async () => {
    await room.startWorker();
    room.asker = 'https://evil.example <b>click</b>';
    await room.add(room.accountExists('ada@example.com'));
    const { source, mail: parsed } = await received();

    expect(parsed.text).toContain('IP address: Unknown');
    expect(source).not.toContain('evil');
  });

  it('tells the owner that the account exists, and how to log in', async () => {
    await room.startWorker();
    await room.add(room.accountExists('ada@example.com'));
    const { mail } = await received();

    expect(mail.subject).toBe('You already have a Foyer account');
    for (const page of ['https://foyer.example/login', 'https://foyer.example/password/forgot']) {
      expect(mail.text?.split('\n')).toContain(page);
      expect(mail.html).toContain(`href="${page}"`);
    }
  });

  it('says that its link has expired while it waited, and what to do', async () => {
    await room.add(room.activation('ada@example.com'));
    room.clock.forward(policy.activation.linkLifetime);
    await room.startWorker();
    await until(() => office.deliveries.length === 1);

    expect(office.deliveries[0]?.mail.text).toContain('its link has expired. Open it anyway to get a new one.');
  });

  it('of the kind "noop" counts as sent without sending anything', async () => {
    await room.startWorker();
    await room.add(null);
    await until(async () => (await room.row()).sentAt !== null);
    await wait(50);

    expect(office.asked).toBe(0);
  });
});

it('A link longer than a mail line is not split', async () => {
  const office = await PostOffice.open();
  const site = `https://${'a-long-name-of-a-department.'.repeat(4)}example.com`;
  const room = await MailRoom.open(office.url, { BASE_URL: site });
  await room.startWorker();
  await room.add(room.activation('ada@example.com'));
  await until(() => office.deliveries.length > 0);

  const text = office.deliveries[0]?.mail.text ?? '';
  expect(text.split('\n').some((line) => line.startsWith(`${site}/activate/`) && linkPattern.test(line))).toBe(true);
  await room.close();
  await office.close();
});
