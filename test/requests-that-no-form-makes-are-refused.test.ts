import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Response } from 'supertest';
import { hours } from '../src/time.js';
import { startApplication } from './support/application.js';
import { otherPassword } from './support/acts.js';
import type { Browser } from './support/browser.js';
import { type FilledForm, fillInEveryForm } from './support/forms.js';
import { goodPassword } from './support/people.js';
import { routesOf } from './support/routes.js';
import { Server, withoutAnyTrace } from './support/server.js';
import { tablesOf } from './support/tables.js';
import { answerOn, exchange, sendBytes } from './support/wire.js';

/** What may be found nowhere afterwards. */
const marker = 'Marker7f3a';

let server: Server;
/** Every form of the site, filled in right, in a browser in which it would do its work. */
let forms: Attacked[];

/** What a form sends when nothing is wrong with it. */
interface Attacked extends FilledForm {
  readonly good: string;
}

beforeAll(async () => {
  server = await Server.start();
  forms = (await fillInEveryForm(server)).map((form) => ({
    ...form,
    good: new URLSearchParams(form.fields).toString(),
  }));
  await server.allMailSent();
  // Once a minute a session is noted as seen, which here would be a trace of nothing.
  server.change(`UPDATE sessions SET seen_at = seen_at + ${hours(1)}`);
});

afterAll(async () => {
  await server.remove();
});

const urlencoded = 'application/x-www-form-urlencoded';

interface Bad {
  readonly status: number;
  /** What the page says is wrong. */
  readonly says: RegExp;
  /** A good form, spoiled. */
  readonly body: (good: string) => string | Buffer;
  readonly headers?: Record<string, string>;
}

const notAForm = { status: 415, says: /Only forms as a browser sends them/ };
const notUtf8 = { status: 415, says: /UTF-8 is/ };
const badlyEncoded = { status: 400, says: /not encoded correctly/ };
const untypable = { status: 400, says: /a character that cannot be typed/ };
const unknownField = { status: 400, says: /a field that this form does not have/ };
const doubled = { status: 400, says: /a field more than once/ };
const tooLarge = { status: 413, says: /larger than a form of this site/ };
const unchecked = { status: 403, says: /not sent from a page of this site/ };

const and = (more: string) => (good: string) => `${good}&${more}`;
/** Typed on in the last field. */
const inField = (value: string) => (good: string) => `${good}${marker}${value}`;

const badRequests: Record<string, Bad> = {
  'an empty body': { ...unchecked, body: () => '' },
  'a body of nothing but separators': { ...unchecked, body: () => '&&&' },
  'a doubled field': { ...doubled, body: and(`extra=${marker}&extra=${marker}`) },
  'every field doubled': { ...doubled, body: (good) => `${good}&${good}` },
  'a field of a[b]': { ...unknownField, body: and(`email[a]=${marker}`) },
  'a field of a[b][c][d]': { ...unknownField, body: and(`email[a][b][c]=${marker}`) },
  'a field of a[]': { ...unknownField, body: and(`email[]=${marker}`) },
  'a field that no form has': { ...unknownField, body: and(`extra=${marker}`) },
  'a field without a name': { ...unknownField, body: and(`=${marker}`) },
  'a field named __proto__': { ...unknownField, body: and(`__proto__=${marker}`) },
  'a field named __proto__[admin]': { ...unknownField, body: and(`__proto__[admin]=${marker}`) },
  'a field named constructor': { ...unknownField, body: and(`constructor=${marker}`) },
  'a field named toString': { ...unknownField, body: and(`toString=${marker}`) },
  JSON: {
    ...notAForm,
    body: () => JSON.stringify({ email: `${marker}@example.com`, password: marker }),
    headers: { 'Content-Type': 'application/json' },
  },
  'a multipart form': {
    ...notAForm,
    body: () => `--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n${marker}\r\n--x--\r\n`,
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  },
  'plain text': { ...notAForm, body: (good) => good, headers: { 'Content-Type': 'text/plain' } },
  'a type that is none': { ...notAForm, body: (good) => good, headers: { 'Content-Type': marker } },
  'Latin-1': {
    ...notUtf8,
    body: inField(''),
    headers: { 'Content-Type': `${urlencoded}; charset=iso-8859-1` },
  },
  'UTF-16': {
    ...notUtf8,
    body: (good) => Buffer.from(good, 'utf16le'),
    headers: { 'Content-Type': `${urlencoded}; charset=utf-16` },
  },
  'a charset that is none': {
    ...notUtf8,
    body: (good) => good,
    headers: { 'Content-Type': `${urlencoded}; charset=${marker}` },
  },
  'a compressed body': { ...notUtf8, body: gzipSync, headers: { 'Content-Encoding': 'gzip' } },
  'an encoding that is none': {
    ...notUtf8,
    body: (good) => good,
    headers: { 'Content-Encoding': marker },
  },
  '90 kB': { ...tooLarge, body: inField('a'.repeat(90_000)) },
  '1,000 fields': {
    ...tooLarge,
    body: and(Array.from({ length: 1000 }, (_, index) => `${marker}${index}=`).join('&')),
  },
  'a NUL': { ...untypable, body: inField('%00') },
  'a raw NUL': { ...untypable, body: inField('\0') },
  'a line end of CR LF': { ...untypable, body: inField('%0D%0ABcc: everybody@example.com') },
  'a lone LF': { ...untypable, body: inField('%0A') },
  'a tab': { ...untypable, body: inField('%09') },
  'an escape': { ...untypable, body: inField('%1B[2J') },
  'a DEL': { ...untypable, body: inField('%7F') },
  'a control character beyond ASCII': { ...untypable, body: inField('%C2%85') },
  "a control character in a field's name": { ...unknownField, body: and(`${marker}%00=`) },
  'a percent sign before no digits': { ...badlyEncoded, body: inField('%zz') },
  'a percent sign at the end': { ...badlyEncoded, body: inField('%') },
  'a percent sign before a single digit': { ...badlyEncoded, body: inField('%4') },
  'a percent sign before a u': { ...badlyEncoded, body: inField('%u0041') },
  'a byte that UTF-8 never has': { ...badlyEncoded, body: inField('%FF') },
  'the same as a raw byte': { ...badlyEncoded, body: (good) => Buffer.from(`${good}\xff`, 'latin1') },
  'an overlong NUL': { ...badlyEncoded, body: inField('%C0%80') },
  'half a character': { ...badlyEncoded, body: inField('%C3') },
  'a lone surrogate': { ...badlyEncoded, body: inField('%ED%A0%80') },
};

function expectPage(answer: Response, { status, says }: Pick<Bad, 'status' | 'says'>): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(load(answer.text)('main').text()).toMatch(says);
  expect(answer.text).not.toContain('node_modules');
  for (const password of [goodPassword, otherPassword]) expect(answer.text).not.toContain(password);
}

describe('What no form of ours would send', () => {
  it('is tried at every form there is', async () => {
    const application = await startApplication();
    expect([...new Set(forms.map(({ route }) => route))].sort()).toEqual(routesOf(application, 'post'));
    await application.stop();
  });

  it.each(Object.entries(badRequests))(
    'is refused with words, and leaves no trace: %s [ASVS 1.3.3, 2.2.1, 2.2.2, 15.3.3, 15.3.5, 15.3.6, 15.3.7]',
    async (_, bad) => {
      await withoutAnyTrace(server, async () => {
        for (const { path, browser, good } of forms) {
          const answer = await browser.send('POST', path, bad.body(good), bad.headers);
          expectPage(answer, bad);
        }
      });
    },
  );

  it('is refused with words, and leaves no trace: no body at all', async () => {
    await withoutAnyTrace(server, async () => {
      for (const { path, browser } of forms) expectPage(await browser.send('POST', path), unchecked);
    });
  });

  it('is refused with words, and leaves no trace: no Content-Type', async () => {
    await withoutAnyTrace(server, async () => {
      for (const { path, browser, good } of forms) {
        const answer = await exchange(
          server.url,
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${cookiesOf(browser)}\r\n` +
            `Content-Length: ${good.length}\r\n\r\n${good}`,
        );
        expect(answer.status).toBe(notAForm.status);
        expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(answer.text).toMatch(notAForm.says);
      }
    });
  });

  it.each([
    ['ends before its Content-Length', 'Content-Length: 5000'],
    ['ends before its last chunk', 'Transfer-Encoding: chunked'],
    ['has two lengths', 'Content-Length: 5\r\nContent-Length: 6'],
    ['has a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['has a length that is no number', `Content-Length: ${marker}`],
  ])('is never carried out: a form that %s [ASVS 4.2.1]', async (_, length) => {
    await withoutAnyTrace(server, async () => {
      for (const { path, browser, good } of forms) {
        const socket = sendBytes(
          server.url,
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookiesOf(browser)}\r\n` +
            `Content-Type: ${urlencoded}\r\n${length}\r\n\r\n${length.endsWith('chunked') ? `${good.length.toString(16)}\r\n` : ''}${good}`,
        );
        socket.end();
        const { status } = await answerOn(socket);
        // Nobody may be left to read it.
        expect([0, 400]).toContain(status);
      }
    });
  });

  it('would be carried out without what is wrong with it', async () => {
    for (const { route, browser, path, fields, says } of forms) {
      await server.allMailSent();
      const before = await tablesOf(server);
      await browser.post(path, fields);
      expect([route, browser.answers[0]?.status, browser.page]).toEqual([
        route,
        303,
        expect.stringContaining(says),
      ]);
      expect(await tablesOf(server)).not.toEqual(before);
    }
  });

  it('has left not a word in any log', async () => {
    const { code, stdout, stderr } = await server.end();
    expect([code, stdout, stderr]).toEqual([0, `Foyer is ready: ${server.url}\n`, '']);
  });
});

function cookiesOf(browser: Browser): string {
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
