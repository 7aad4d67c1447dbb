import { randomUUID } from 'node:crypto';
import type { MailRequest } from '../../src/mail/mail-throttle.js';
import { type LeasedMail, MailQueue } from '../../src/mail/queue.js';
import { hours, minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { MailRoom } from '../support/mail-room.js';

let room: MailRoom;
let queue: MailQueue;

async function open(environment: Record<string, string> = {}): Promise<void> {
  room = await MailRoom.open('console:', environment);
  queue = new MailQueue(room.database, room.config, room.clock);
}

beforeEach(() => open({ MAIL_PER_HOUR: '1000000' }));

afterEach(async () => {
  await room.close();
});

/** Requests an activation from this address, each to another mailbox unless the request names one. */
async function ask(ip: string, recipient: string, request: Partial<MailRequest> = {}): Promise<void> {
  await room.database.write([], (db) =>
    room.outbox.answer(db, room.activation(recipient), {
      ip,
      userAgent: '',
      normalizedEmail: `${randomUUID()}@example.com`,
      ...request,
    }),
  );
}

async function times(count: number, act: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await act(index);
}

/** Sends a batch of what is due. */
async function send(): Promise<readonly LeasedMail[]> {
  const mails = await queue.lease();
  await queue.settle(mails.map((mail) => ({ mail, end: 'sent' })));
  return mails;
}

/** Sends all that may leave now. */
async function sendAll(): Promise<string[]> {
  const sent: string[] = [];
  for (let batch = await send(); batch.length > 0; batch = await send())
    sent.push(...batch.map(({ recipient }) => recipient));
  return sent;
}

const recipients = (mails: readonly LeasedMail[]): string[] => mails.map(({ recipient }) => recipient);

/** Addresses that one attacker has, and a network next to them. */
const floods: Readonly<Record<string, { from: (index: number) => string; honest: string }>> = {
  'ten /64 of one IPv6 /48': { from: (index) => `2001:db8:1:${index % 10}::1`, honest: '2001:db8:2::1' },
  'one IPv4 /24': { from: (index) => `198.51.100.${index % 256}`, honest: '198.51.101.1' },
  'one IPv4 /24, mapped to IPv6': { from: (index) => `::ffff:198.51.100.${index % 256}`, honest: '203.0.113.1' },
};

describe.each(Object.entries(floods))('Behind 300 mails requested from %s', (_, { from, honest }) => {
  it('the mail of another network is in the next batch, when the flood has just begun and later', async () => {
    await times(300, (index) => ask(from(index), 'flood@example.com'));
    await ask(honest, 'honest@example.com');
    expect(recipients(await send())).toContain('honest@example.com');
    await times(20, async () => void (await send()));
    await ask(honest, 'honest@example.com');
    expect(recipients(await send())).toContain('honest@example.com');
    await times(2, () => ask(honest, 'honest@example.com'));
    const next = [...(await send()), ...(await send())];
    expect(recipients(next).filter((recipient) => recipient === 'honest@example.com')).toHaveLength(2);
    // Nothing is lost or stays behind.
    expect(await sendAll()).toHaveLength(304 - 24 * (policy.mail.atOnce - policy.mail.keptForOwners));
  });
});

describe('Two networks with many mails', () => {
  it('take turns, also when one of them comes later', async () => {
    await room.close();
    await open({ MAIL_PER_HOUR: '1000000', NETWORK_LIMIT_FACTOR: '1000' });
    await times(100, () => ask('203.0.113.9', 'first@example.com'));
    await times(10, async () => void (await send()));
    await times(50, () => ask('198.51.100.9', 'second@example.com'));
    const next = [...(await send()), ...(await send()), ...(await send()), ...(await send())];
    const ofSecond = recipients(next).filter((recipient) => recipient === 'second@example.com').length;
    expect(next).toHaveLength(4 * (policy.mail.atOnce - policy.mail.keptForOwners));
    expect([7, 8, 9]).toContain(ofSecond);
  });
});

describe('The hour', () => {
  it('is not used up by one network: the last half is for others', async () => {
    await room.close();
    await open({ MAIL_PER_HOUR: '20' });
    await times(100, (index) => ask(`2001:db8:1:${index}::1`, 'flood@example.com'));
    expect(await sendAll()).toHaveLength(10);
    await times(policy.mail.shareOfNetwork, () => ask('203.0.113.9', 'honest@example.com'));
    expect(await sendAll()).toEqual(Array(policy.mail.shareOfNetwork).fill('honest@example.com'));
    await ask('203.0.113.9', 'honest@example.com');
    expect(await sendAll()).toEqual([]);

    room.clock.forward(hours(1) + minutes(1));
    expect(await sendAll()).toContain('honest@example.com');
    // In the next hour the network has a share again.
    await times(100, () => ask('2001:db8:1::1', 'flood@example.com'));
    await ask('203.0.113.9', 'again@example.com');
    const sent = await sendAll();
    expect(sent).toHaveLength(policy.mail.shareOfNetwork + 1);
    expect(sent).toContain('again@example.com');
  });

  it('has a share per network that NETWORK_LIMIT_FACTOR scales', async () => {
    await room.close();
    await open({ MAIL_PER_HOUR: '20', NETWORK_LIMIT_FACTOR: '4' });
    await times(30, () => ask('203.0.113.9', 'office@example.com'));
    expect(await sendAll()).toHaveLength(20);
  });
});

describe('Notices', () => {
  async function notify(userId: string, count: number): Promise<void> {
    await room.database.write([], async (db) => {
      await db.query(
        `INSERT INTO users (id, email, email_key, password_hash, activated_at, created_at, updated_at)
          VALUES (?, ?, ?, '', 0, 0, 0) ON CONFLICT DO NOTHING`,
        [userId, `${userId}@example.com`, `${userId}@example.com`],
      );
      const mail = {
        kind: 'email-restored',
        displayName: null,
        userId,
        recipient: `${userId}@example.com`,
        language: 'en',
        payload: {},
      } as const;
      for (let done = 0; done < count; done += 1)
        await room.outbox.notify(db, mail, { ip: '203.0.113.9', userAgent: '' });
    });
  }

  it('of one account do not wait behind those of another', async () => {
    await notify('attacker', 200);
    await times(10, async () => void (await send()));
    await notify('victim', 1);
    expect(recipients(await send())).toContain('victim@example.com');
  });

  it('slow down what strangers requested, but do not stop it', async () => {
    await notify('attacker', 200);
    await times(3, () => ask('203.0.113.9', 'honest@example.com'));
    for (const batch of [await send(), await send(), await send()]) {
      expect(batch).toHaveLength(policy.mail.atOnce);
      expect(recipients(batch).filter((recipient) => recipient === 'honest@example.com')).toHaveLength(1);
    }
  });
});

describe('To one mailbox', () => {
  const counted = async (): Promise<number> => (await room.rows()).filter(({ kind }) => kind !== 'noop').length;

  it('browsers that its owner has used request 30 mails per day at most, however many there are', async () => {
    const normalizedEmail = 'ada@example.com';
    await times(100, (index) => ask('203.0.113.9', normalizedEmail, { normalizedEmail, knownDevice: `${index % 50}` }));
    expect(await counted()).toBe(policy.mail.firstsUpTo);
  });

  it('one IPv6 /48 has one first request, however many networks are in it', async () => {
    const normalizedEmail = 'ada@example.com';
    await times(100, (index) => ask(`2001:db8:1:${index}::1`, normalizedEmail, { normalizedEmail }));
    expect(await counted()).toBe(policy.mail.perAddressAndDay);
    await ask('2001:db8:2::1', normalizedEmail, { normalizedEmail });
    expect(await counted()).toBe(policy.mail.perAddressAndDay + 1);
  });
});

it('Who caused a mail is stored only as a keyed fingerprint', async () => {
  await ask('203.0.113.9', 'ada@example.com');
  await queue.lease();
  const rows = await room.database.reader.query<{ flow: string }[]>(
    'SELECT flow FROM mail_turns ORDER BY length(flow)',
  );
  expect(rows).toEqual([{ flow: 'strangers' }, { flow: expect.stringMatching(/^[\w-]{43}$/) as string }]);
});
