import { Log } from '../../src/logging/log.js';
import { endOfLife, entriesOf, expectPlainLines } from '../support/log-lines.js';
import { until } from '../support/mail-room.js';
import { inProduction, Server } from '../support/server.js';
import { onPostgres } from '../support/test-database.js';
import { exchange } from '../support/wire.js';

/** Looks like a line of its own. */
const forged = '2026-11-25T08:00:00.000Z started Foyer is ready: http://evil.example';

/** Characters that end a line somewhere, or move a terminal's cursor. */
const breaks = [
  '\r\n',
  '\n',
  '\r',
  '\u0085',
  '\u2028',
  '\u2029',
  '\v',
  '\f',
  '\u001b[2K\u001b[1G',
  '\u009b2K',
  '\u202e',
];

function written(json: boolean, write: (log: Log) => void): string {
  const lines: string[] = [];
  write(new Log(json, (line) => lines.push(line)));
  expect(lines).toHaveLength(1);
  return lines[0]?.replace(/\n$/, '') ?? '';
}

describe.each(breaks.map((text) => [JSON.stringify(text), text]))('%s in a text [ASVS 16.4.1]', (_, text) => {
  it('stays inside its line of JSON and can be parsed', () => {
    const line = written(true, (log) => {
      log.write('warn', 'nest', { message: `a${text}${forged}`, code: text });
    });
    expect(line).toMatch(/^[ -~]+$/);
    expect(JSON.parse(line)).toMatchObject({ message: `a${text}${forged}`, code: text });
  });

  it('stays inside its line of text', () => {
    const line = written(false, (log) => {
      log.write('warn', 'nest', { message: `a${text}${forged}`, code: text });
    });
    expect(line).toMatch(/^[ -~]+$/);
  });

  it('does not start a line in a stack trace', () => {
    const error = new Error(`a${text}${forged}`);
    const plain = written(false, (log) => {
      log.failure('bug', error);
    });
    const [head, ...others] = plain.split('\n');
    expect(head).toMatch(/^\S+Z ERROR bug$/);
    for (const line of others) expect(line).toMatch(/^ {4}[ -~]+$/);
    const json = written(true, (log) => {
      log.failure('bug', error);
    });
    expect(json).toMatch(/^[ -~]+$/);
    expect(JSON.parse(json)).toMatchObject({ stack: error.stack });
  });
});

describe('Input from a request', () => {
  it.each([
    ['development', {}],
    ['production', inProduction],
  ])('does not appear in the log, in %s [ASVS 16.4.1]', async (mode, environment: Record<string, string>) => {
    const server = await Server.start({ ...environment, TRUST_PROXY: '1' });
    try {
      // Node refuses all other control characters in a header.
      const bytes = `\t\x9b2K\xe2\x80\xa8${forged}`;
      const odd = ['User-Agent', 'X-Forwarded-For', 'Referer', 'Cookie', 'Accept-Language', 'X-Request-Id']
        .map((name) => `${name}: ${bytes}\r\n`)
        .join('');
      const path = `/activate/%0D%0A${encodeURIComponent(forged)}?%0A${encodeURIComponent(forged)}`;
      const { status } = await exchange(
        server.url,
        Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${odd}\r\n`, 'latin1'),
      );
      expect(status).toBe(404);
      await until(() => server.stdout.includes('/activate/:token'));
      const { stdout, stderr } = await server.end();
      expect(stderr).toBe('');
      expect(stdout).not.toContain('evil.example');
      // The first line is meant for people, or warns in production that the file of the database is new.
      const isFirstForLog = mode === 'production' && onPostgres;
      const all = stdout.split(/(?<=\n)/).slice(isFirstForLog ? 0 : 1);
      const lines = all.filter((line) => !endOfLife.test(line));
      if (mode === 'development') expectPlainLines(lines.join(''));
      else {
        const events = entriesOf(lines.join('')).map(({ event }) => event);
        expect(events).toEqual(['started', 'request', 'stopping', 'stopped']);
      }
    } finally {
      await server.remove();
    }
  });
});
