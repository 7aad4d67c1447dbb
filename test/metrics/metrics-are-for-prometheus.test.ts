import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { failures } from '../../src/logging/log.js';
import { logIn, memberOf } from '../support/people.js';
import { noteSecrets } from '../support/secrets-used.js';
import { Server } from '../support/server.js';
import { exchange } from '../support/wire.js';

const token = randomBytes(32).toString('hex');
const email = 'ada@example.com';

let server: Server;

beforeAll(async () => {
  noteSecrets(token);
  server = await Server.start({ METRICS_TOKEN: token });
});

afterAll(async () => {
  await server.remove();
});

type Answer = Awaited<ReturnType<ReturnType<Server['browser']>['send']>>;

const ask = (authorization?: string, path = '/metrics'): Promise<Answer> =>
  server.browser().send('GET', path, undefined, authorization === undefined ? {} : { Authorization: authorization });

const metrics = async (): Promise<string> => (await ask(`Bearer ${token}`)).text;

/** The value of a line, such as `foyer_mails{state="due"}`; 0 if there is none. */
async function valueOf(name: string): Promise<number> {
  const line = (await metrics()).split('\n').find((text) => text.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? 0);
}

function promtool(args: readonly string[], input = ''): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { input, encoding: 'utf8', cwd: root });
  if (error) throw new Error('promtool is not installed: apt-get install prometheus');
  return { status, output: stdout + stderr };
}

describe('The metrics', () => {
  it('are read with the token, and with nothing else', async () => {
    const right = await ask(`Bearer ${token}`);
    expect([right.status, right.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect([right.headers['cache-control'], right.headers['set-cookie']]).toEqual(['no-store', undefined]);
    expect((await ask(`bearer ${token}`)).status).toBe(200);
    const wrong = [
      undefined,
      'Bearer',
      'Bearer ',
      `Bearer ${token}0`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      token,
    ];
    for (const authorization of wrong) {
      const answer = await ask(authorization);
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.text).not.toContain('foyer_');
    }
    expect((await ask(undefined, `/metrics?token=${token}`)).status).toBe(401);
    const member = await memberOf(server, 'eve@example.com');
    expect((await member.send('GET', '/metrics')).status).toBe(401);
  });

  it('are in the format of Prometheus', async () => {
    const { output } = promtool(['check', 'metrics'], await metrics());
    // Of the library's own names, it dislikes three.
    expect(output.split('\n').filter((line) => line !== '' && !line.startsWith('nodejs_active_'))).toEqual([]);
    expect(promtool(['check', 'metrics'], 'foyer metrics\n').output).not.toBe('');
  });

  it('count answers by the pattern of the route, as the log does', async () => {
    const wrong = 'foyer_request_duration_seconds_count{method="POST",route="/login",outcome="log-in-failed"}';
    const before = await valueOf(wrong);
    await logIn(server, 'nobody@example.com');
    await logIn(server, 'nobody@example.com');
    expect(await valueOf(wrong)).toBe(before + 2);
    const link = 'foyer_request_duration_seconds_count{method="GET",route="/activate/:token",outcome="not-found"}';
    await server.browser().open(`/activate/${'A'.repeat(43)}`);
    expect(await valueOf(link)).toBe(1);
  });

  it('count events, emails and writes', async () => {
    const names = [
      'foyer_events_total{event="signed-in",level="info"}',
      'foyer_events_total{event="activated",level="info"}',
      'foyer_mail_attempts_total{kind="activation",outcome="sent"}',
    ];
    const values = (): Promise<number[]> => Promise.all(names.map(valueOf));
    const before = await values();
    const writes = await valueOf('foyer_database_write_duration_seconds_count{result="done"}');
    const browser = await memberOf(server, email);
    await server.allMailSent();
    expect(await values()).toEqual(before.map((value) => value + 1));
    expect(await valueOf('foyer_database_write_duration_seconds_count{result="done"}')).toBeGreaterThan(writes + 2);
    expect(browser.url).toBe('/account');
  });

  it('show what waits', async () => {
    await server.change(`UPDATE outbox SET sent_at = NULL, next_attempt_at = ${Date.now() + 3_600_000}, waits = 1`);
    const waiting = (await server.rows('SELECT 1 FROM outbox')).length;
    expect(waiting).toBeGreaterThan(0);
    expect(await valueOf('foyer_mails{state="later"}')).toBe(waiting);
    expect(await valueOf('foyer_mail_oldest_due_seconds')).toBe(0);
    expect(await valueOf('foyer_webhook_endpoints{state="enabled"}')).toBe(0);
    expect(await metrics()).toMatch(/^foyer_webhooks\{state="waiting"\} 0$/m);
    expect(await metrics()).toMatch(/^foyer_password_hashes\{state="running"\} 0$/m);
  });

  it('name nobody, no address and no token', async () => {
    const [user] = await server.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [email]);
    await server.browser().open('/login?email=marker%40example.com');
    const text = await metrics();
    for (const secret of [email, user?.id ?? '', 'marker', token, '127.0.0.1', 'AAAAAAAA'])
      expect(text).not.toContain(secret);
  });

  it('get no new lines from what strangers make up [ASVS 15.2.2]', async () => {
    const lines = async (): Promise<number> =>
      (await metrics()).split('\n').filter((line) => !line.startsWith('nodejs_')).length;
    const tryAll = async (round: number): Promise<void> => {
      for (const path of ['/nowhere', '/assets/nothing', '/.foyer/x', '/api/v1/nothing', '/authz/nothing'])
        await server.browser().send('GET', `${path}${round}?x=${round}`);
      for (const method of ['PUT', 'PROPFIND', 'TRACE', 'SEARCH', 'LINK'])
        await exchange(server.url, `${method} /login${round} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    };
    await tryAll(1);
    await metrics();
    const before = await lines();
    for (let round = 2; round < 6; round += 1) await tryAll(round);
    expect(await lines()).toBe(before);
    expect(await metrics()).not.toContain('PROPFIND');
  });

  it('have no line in the log, but a wrong token has one', async () => {
    await metrics();
    await ask('Bearer wrong');
    await server.browser().open('/login');
    const lines = server.stdout.split('\n').filter((line) => line.includes('route=/metrics'));
    expect(lines).not.toEqual([]);
    expect(lines.filter((line) => !/status=401 .*outcome=access-denied/.test(line))).toEqual([]);
  });

  it('say so when the database fails', async () => {
    await server.change('ALTER TABLE outbox RENAME TO gone');
    expect(await valueOf('foyer_database_readable')).toBe(0);
    expect(await valueOf('foyer_database_writable')).toBe(1);
    await server.change('ALTER TABLE gone RENAME TO outbox');
    expect(await valueOf('foyer_database_readable')).toBe(1);
  });

  it('do not exist without a token, and nothing is loaded for them', async () => {
    const preload = pathToFileURL(join(root, 'test/support/list-modules.mjs')).href;
    const without = await Server.start({ NODE_OPTIONS: `--import=${preload}` });
    try {
      for (const headers of [{}, { Authorization: 'Bearer ' }, { Authorization: 'Bearer undefined' }])
        expect((await without.browser().send('GET', '/metrics', undefined, headers)).status).toBe(404);
      await without.end();
      const loaded = /^loaded=(.*)$/m.exec(without.stdout)?.[1]?.split(',') ?? [];
      expect(loaded).toContain('express');
      expect(loaded).not.toContain('prom-client');
    } finally {
      await without.remove();
    }
  });
});

describe('What operators copy', () => {
  const dashboard = readFileSync(join(root, 'docs/metrics/grafana.json'), 'utf8');
  const alerts = readFileSync(join(root, 'docs/metrics/alerts.yml'), 'utf8');

  it('asks for metrics that there are', async () => {
    const text = await metrics();
    const asked = new Set(`${dashboard}${alerts}`.match(/\b(?:foyer|process|nodejs)_[a-z0-9_]+\b/g));
    expect(asked.size).toBeGreaterThan(10);
    expect([...asked].filter((name) => !new RegExp(`^${name}[{ ]`, 'm').test(text))).toEqual([]);
  });

  it('has alerts that Prometheus takes, and that come when they should', () => {
    expect(promtool(['check', 'rules', 'docs/metrics/alerts.yml'])).toMatchObject({ status: 0 });
    expect(promtool(['test', 'rules', 'test/metrics/alerts.test.yml'])).toMatchObject({ status: 0 });
  });

  it('has an alert for each failure, which Prometheus sees from the first on', async () => {
    const text = await metrics();
    const expected = [...failures, 'database-failed', 'outbox-failed'];
    expect(expected.filter((event) => !text.includes(`foyer_events_total{event="${event}",level="error"} `))).toEqual(
      [],
    );
    const jobs = /alert: FoyerJobFails\s+expr: .*event=~"([^"]+)"/.exec(alerts)?.[1]?.split('|') ?? [];
    expect(['bug', 'database-failed', ...jobs].sort()).toEqual(expected.sort());
  });

  it('has a dashboard whose queries Prometheus understands', () => {
    const { panels } = JSON.parse(dashboard) as { panels: { targets: { expr: string }[] }[] };
    const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const rules = queries.map((query, index) => {
      const expr = query.replaceAll('$__rate_interval', '5m').replaceAll('$job', 'foyer');
      return { record: `panel:${index}`, expr };
    });
    const file = join(server.folder, 'rules.json');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'panels', rules }] }));
    expect(promtool(['check', 'rules', '--lint=none', file])).toMatchObject({ status: 0 });
  });
});
