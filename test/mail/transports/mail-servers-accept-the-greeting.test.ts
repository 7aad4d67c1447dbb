import { greetingName } from '../../../src/mail/transports/greeting.js';
import { MailRoom, until } from '../../support/mail-room.js';
import { PostOffice } from '../../support/post-office.js';

/** RFC 5321, 4.1.1.1: a domain with a dot, or an address literal. */
const fullName = /^(?:[a-z\d-]+\.)+[a-z][a-z\d-]*$/;

describe('A mail server', () => {
  let office: PostOffice;

  beforeEach(async () => {
    office = await PostOffice.open();
  });

  afterEach(() => office.close());

  async function greetedBy(environment: Record<string, string>, query = ''): Promise<string> {
    const room = await MailRoom.open(office.url + query, environment);
    await room.startWorker();
    await room.add(room.activation('ada@example.com'));
    await until(() => office.deliveries.length === 1);
    await room.close();
    return office.greetings[0] ?? '';
  }

  it.each([
    ['https://accounts.example.com', 'accounts.example.com'],
    ['https://Bücher.example:8443', 'xn--bcher-kva.example'],
    ['http://203.0.113.7', '[203.0.113.7]'],
    // The server of the test notes it in lower case.
    ['http://[2001:db8::7]:3000', '[ipv6:2001:db8::7]'],
  ])('is greeted by a Foyer at %s as %s', async (BASE_URL, name) => {
    expect(await greetedBy({ BASE_URL })).toBe(name);
  });

  it.each([
    'http://localhost:3000',
    'http://foyer.localhost',
    'http://127.0.0.1',
    'http://127.8.9.1:3000',
    'http://[::1]:3000',
    'http://0.0.0.0:3000',
    'http://intranet',
    'http://my_host.example.com',
  ])('is greeted by a Foyer at %s with a name that it can accept', async (BASE_URL) => {
    const name = await greetedBy({ BASE_URL });
    expect(name).toMatch(fullName);
    expect(name).not.toMatch(/localhost$|_/);
  });

  it('is greeted with the name in MAIL_URL, if there is one', async () => {
    expect(await greetedBy({}, '?name=out.example.net')).toBe('out.example.net');
  });
});

describe('Without a public host in BASE_URL, the greeting', () => {
  it.each([
    ['web1.example.com', 'web1.example.com'],
    ['Web1.Example.com', 'web1.example.com'],
    ['web1', 'localhost.localdomain'],
    ['localhost', 'localhost.localdomain'],
    ['192.0.2.1', 'localhost.localdomain'],
    ['', 'localhost.localdomain'],
  ])('on a machine named "%s" is %s', (machine, name) => {
    expect(greetingName('http://localhost:3000', machine)).toBe(name);
  });
});
