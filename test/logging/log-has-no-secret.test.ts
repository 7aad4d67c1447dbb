import { Clock } from '../../src/common/time.js';
import { base32 } from '../../src/common/totp.js';
import { Log } from '../../src/logging/log.js';
import { securedMember } from '../support/factors.js';
import { fillInEveryForm } from '../support/forms.js';
import { expectErrors } from '../support/no-secret-is-printed.js';
import { until } from '../support/mail-room.js';
import { goodPassword, logIn, memberOf, register } from '../support/people.js';
import { expectNoLeaks, leaksIn, printed } from '../support/secrets-used.js';
import { inProduction, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start(inProduction);
});

afterAll(async () => {
  await server.remove();
});

describe('Every secret that a test sends, receives or sets', () => {
  it('is not in the output while every form is used [ASVS 16.2.5]', async () => {
    for (const { browser, path, fields, says } of await fillInEveryForm(server)) {
      await browser.post(path, fields);
      expect(browser.page).toContain(says);
    }
    await server.allMailSent();
    const { code, stdout } = await server.end();
    expect(code).toBe(0);
    expect(stdout).toContain('"outcome":"done"');
    expectNoLeaks();
    await server.startAgain();
  });

  it('is recorded and would be found: a password, an address, a token, a cookie, SECRET', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    await register(server, 'Bob@example.com');
    const { link } = await server.mailbox.lastTo('Bob@example.com');
    const nobody = await logIn(server, 'nobody@example.com', { password: 'Marker7f3a' });
    const session = ada.cookies.get('foyer_session') ?? '';
    const [, id = ''] = /^s:([^.]+)\./.exec(decodeURIComponent(session)) ?? [];
    for (const secret of [
      goodPassword,
      'Marker7f3a',
      'ada@example.com',
      'Bob@example.com',
      'nobody@example.com',
      new URL(link).pathname.split('/').at(-1) ?? '',
      session,
      id,
      nobody.csrf,
      inProduction.SECRET ?? '',
    ]) {
      expect(secret).not.toBe('');
      const line = `{"event":"request","route":"/activate/${secret}"}`;
      expect(leaksIn(`one line\n${line}\nanother line\n`)).toContain(`${secret} in: ${line}`);
    }
  });

  it('is recorded and would be found: the key of an app, its codes, recovery codes', async () => {
    const { app, codes } = await securedMember(
      { mailbox: server.mailbox, browser: () => server.browser(), clock: new Clock() },
      'eve@example.com',
    );
    const [recovery = ''] = codes;
    for (const secret of [
      base32(app.key),
      app.key.toString('hex'),
      recovery,
      recovery.replaceAll('-', ''),
      app.code(),
    ]) {
      const line = `{"event":"request","code":"${secret}"}`;
      expect(leaksIn(`one line\n${line}\nanother line\n`)).toContain(`${secret} in: ${line}`);
    }
    // A part of another number, or of an id, is none.
    for (const other of [`1${app.code()}`, `a${app.code()}-`, `0.${app.code()}`]) expect(leaksIn(other)).toEqual([]);
  });

  it('can be in a mail on the console, but not next to it', () => {
    const mail = `\nTo: ada@example.com\nFrom: Foyer <a@b>\nSubject: A link\n\nHello,\n\n${goodPassword}\n\n${'-'.repeat(70)}\n`;
    expect(leaksIn(`a line\n${mail}a line\n${mail}a line\n`)).toEqual([]);
    expect(leaksIn(`a line\n${mail}${goodPassword}\n${mail}a line\n`)).toEqual([`${goodPassword} in: ${goodPassword}`]);
    expect(leaksIn(mail.replace('Subject', 'subject'))).toHaveLength(2);
  });

  it('is searched in the output of the test process, on both streams, and of servers', async () => {
    expectErrors();
    const log = new Log(false);
    log.write('warn', 'nest', { message: 'printed to standard output' });
    log.write('error', 'nest', { message: 'printed to standard error' });
    expect(printed()).toContain('printed to standard output');
    expect(printed()).toContain('printed to standard error');

    const { headers } = await server.browser().send('GET', '/login');
    await until(() => printed().includes(headers['x-request-id'] ?? '?'));
  });
});
