import type { LookupAddress } from 'node:dns';
import { seconds } from '../../src/common/time.js';
import { postToSite, type SiteAnswer } from '../../src/outgoing/site-request.js';
import { checkedEndpoint, reachOfEndpoint } from '../../src/webhooks/checked-endpoint.js';
import { webhookTypes } from '../../src/webhooks/types.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await WebhookReceiver.open();
});

afterAll(async () => {
  await receiver.close();
});

/** As a name server that answers this. */
const answering =
  (...addresses: readonly string[]) =>
  (_name: string, _options: object, found: (error: null, all: LookupAddress[]) => void): void =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

/** As the worker sends. */
async function send(text: string, allowsPrivate: boolean, ...addresses: readonly string[]): Promise<SiteAnswer> {
  const url = new URL(text);
  const reach = reachOfEndpoint(url, allowsPrivate);
  const post = { headers: {}, body: '{}', patience: seconds(1), reach };
  return addresses.length > 0 ? postToSite(url, post, answering(...addresses)) : postToSite(url, post);
}

const refusal = (url: string, isPrivate = false): string => {
  try {
    checkedEndpoint(url, [], isPrivate);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

/** What leads into a private network, or to this machine. */
const privateHosts = [
  '127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[fd00::1]',
  '[fe80::1]',
  '169.254.169.254',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '[::]',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '127.1',
  '127.0.0.1.',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
];

describe('A webhook to a private address', () => {
  it.each([...privateHosts, 'localhost', 'app.localhost'])('is not added: %s', (host) => {
    expect(refusal(`https://${host}/hooks`)).toMatch(/private network|whole URL/);
  });

  it.each(privateHosts)('is not sent, whoever has stored it: %s', async (host) => {
    expect(await send(`http://${host}:${receiver.port}/hooks`, false)).toEqual({ code: 'NOT_PUBLIC' });
    expect(await send(`https://${host}:${receiver.port}/hooks`, false)).toEqual({ code: 'NOT_PUBLIC' });
    expect(receiver.received).toEqual([]);
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1', '64:ff9b::7f00:1'])(
    'is not sent by a name that leads to %s, also besides a public one',
    async (address) => {
      const url = `https://app.example.com:${receiver.port}/hooks`;
      expect(await send(url, false, address)).toEqual({ code: 'NOT_PUBLIC' });
      expect(await send(url, false, '93.184.216.34', address)).toEqual({ code: 'NOT_PUBLIC' });
      expect(receiver.received).toEqual([]);
    },
  );

  it('is not sent to localhost by its name', async () => {
    expect(await send(`https://localhost:${receiver.port}/`, false)).toEqual({ code: 'NOT_PUBLIC' });
  });

  it('is sent where the operator has said --private, also without TLS', async () => {
    const { url } = checkedEndpoint(receiver.url, [], true);
    expect(await send(url.href, true)).toEqual({ status: 204 });
    expect(await send(`http://app.internal:${receiver.port}/hooks`, true, '127.0.0.1')).toEqual({ status: 204 });
    expect(receiver.received).toHaveLength(2);
  });
});

describe('A webhook without TLS', () => {
  it('is not added, and does not leave the private network either way', async () => {
    expect(refusal('http://app.example.com/hooks')).toContain('must start with https:');
    expect(refusal('http://93.184.216.34/hooks', true)).toContain('must start with https:');
    expect(refusal('http://app.internal/hooks', true)).toBe('');
    expect(await send('http://app.example.com/hooks', true, '93.184.216.34')).toEqual({ code: 'NOT_PRIVATE' });
    expect(await send('http://app.example.com/hooks', true, '10.0.0.1', '93.184.216.34')).toEqual({
      code: 'NOT_PRIVATE',
    });
    expect(await send('http://93.184.216.34/hooks', true)).toEqual({ code: 'NOT_PRIVATE' });
  });
});

describe('The address of a webhook', () => {
  it.each([
    '',
    'app.example.com',
    'ftp://app.example.com/',
    'https:app.example.com',
    'https://user:password@app.example.com/',
    'https://app.example.com/#part',
    'https://app.example.com\\@evil.example/',
    `https://app.example.com/${'a'.repeat(1000)}`,
  ])('is a whole URL, without a password: %j', (url) => {
    expect(refusal(url)).toContain('must be a whole URL');
  });

  it('may be any public one', () => {
    for (const url of ['https://app.example.com/hooks?key=1', 'https://93.184.216.34:8443/', 'https://[2606:2800::1]/'])
      expect(refusal(url)).toBe('');
  });

  it('is told of everything, or of what is asked for', () => {
    const events = (...words: string[]): readonly string[] =>
      checkedEndpoint('https://app.example.com/', words, false).events;
    expect(events()).toEqual(webhookTypes);
    expect(events('user.deleted, user.activated')).toEqual(['user.activated', 'user.deleted']);
    expect(events('user.deleted', 'user.changed')).toEqual(['user.changed', 'user.deleted']);
    expect(() => events('user.registerd')).toThrow('There is no event "user.registerd"');
    expect(() => events('')).toThrow('There is no event ""');
  });
});
