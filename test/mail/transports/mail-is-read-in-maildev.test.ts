import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../src/common/package-root.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { until } from '../../support/mail-room.js';
import { goodPassword } from '../../support/people.js';
import { freePort } from '../../support/server.js';

/** A mail in maildev's API. */
interface CaughtMail {
  readonly to: readonly { readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const mails = mkdtempSync(join(tmpdir(), 'foyer-maildev-'));
let maildev: ChildProcess;
let web: string;
let foyer: TestApplication;

beforeAll(async () => {
  const [smtpPort, webPort] = [await freePort(), await freePort()];
  web = `http://127.0.0.1:${webPort}`;
  maildev = spawn(
    process.execPath,
    [
      join(root, 'node_modules/maildev/bin/maildev'),
      ...['--smtp', String(smtpPort), '--web', String(webPort), '--ip', '127.0.0.1'],
      ...['--mail-directory', mails, '--silent'],
    ],
    { stdio: 'ignore' },
  );
  await until(async () => (await fetch(`${web}/healthz`).catch(() => undefined))?.ok === true, 20_000);
  foyer = await startApplication({ MAIL_URL: `smtp://127.0.0.1:${smtpPort}` });
});

afterAll(async () => {
  await foyer.stop();
  maildev.kill();
  await once(maildev, 'close');
  rmSync(mails, { recursive: true });
});

describe('A developer who uses maildev', () => {
  it('reads a mail there as text and HTML, and its link opens the account', async () => {
    const visitor = await foyer.browser().open('/register');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Create account');

    let caught: CaughtMail[] = [];
    await until(async () => {
      caught = (await (await fetch(`${web}/email`)).json()) as CaughtMail[];
      return caught.length > 0;
    });
    const [mail] = caught;
    expect(mail?.to.map(({ address }) => address)).toEqual(['ada@example.com']);
    expect(mail?.subject).toBe('Activate your Foyer account');
    const [link = ''] = /^http:\/\/localhost:3000\/activate\/\S+$/m.exec(mail?.text ?? '') ?? [];
    expect(mail?.html).toContain(`href="${link}"`);

    await visitor.open(link);
    expect(visitor.url).toBe('/account');
    expect(visitor.page).toContain('Your account is active');
  });
});
