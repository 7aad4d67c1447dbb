import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import { until } from '../support/mail-room.js';
import { becomeUser, logIn, register } from '../support/people.js';
import { Server } from '../support/server.js';

describe('A process with --role web', () => {
  it('answers and sends no mail, which a process with --role worker does', async () => {
    const first = await Server.prepare({ BASE_URL: 'http://localhost:3000' });
    const web = await first.another({}, '--role', 'web');
    const worker = await first.another({}, '--role=worker');
    try {
      await web.startAgain();
      await register(web, 'ada@example.com');
      await wait(2 * policy.mail.pollEvery);
      expect(first.mailbox.count).toBe(0);
      await worker.startAgain();
      expect(worker.stdout).toContain('Foyer is ready: it sends emails and deletes what has expired');
      const { link } = await first.mailbox.lastTo('ada@example.com');
      expect((await web.browser().open(link)).status).toBe(200);
      // From now on without a sign from the other process: the worker looks by itself.
      await register(web, 'bea@example.com');
      await first.mailbox.lastTo('bea@example.com');
      await expect(fetch(worker.url)).rejects.toThrow('fetch failed');
      const ended = [await worker.end(), await web.end()];
      expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    } finally {
      await web.end('SIGKILL').catch(() => undefined);
      await worker.end('SIGKILL').catch(() => undefined);
      await first.remove();
    }
  });

  it('deletes nothing that has expired, which a worker does', async () => {
    const first = await Server.prepare();
    const web = await first.another({}, '--role', 'web');
    const worker = await first.another({}, '--role', 'worker');
    try {
      await first.startAgain();
      await becomeUser(first, 'ada@example.com');
      await logIn(first, 'ada@example.com');
      await first.end();
      await first.change('UPDATE sessions SET expires_at = 1');
      await web.startAgain();
      await wait(500);
      expect(await first.rows('SELECT 1 FROM sessions')).not.toEqual([]);
      await worker.startAgain();
      await until(async () => (await first.rows('SELECT 1 FROM sessions')).length === 0);
    } finally {
      await web.end('SIGKILL').catch(() => undefined);
      await worker.end('SIGKILL').catch(() => undefined);
      await first.remove();
    }
  });
});

describe('Words after the program', () => {
  it.each([
    [['--role', 'all'], /^--role must be one of: both, web, worker\.\n$/],
    [['--role'], /^Foyer starts without words, or with --role and one of: both, web, worker\.\n$/],
    [['--port', '1'], /^Foyer starts without words, or with --role/],
    [['web'], /^Foyer starts without words, or with --role/],
  ])('that it does not know are refused: %j', async (words, sentence) => {
    const first = await Server.prepare();
    const server = await first.another({}, ...words);
    try {
      await expect(server.startAgain()).rejects.toThrow('It did not start');
      expect(await server.end()).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) as string });
    } finally {
      await first.remove();
    }
  });
});
