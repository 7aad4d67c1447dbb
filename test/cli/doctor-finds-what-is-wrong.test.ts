import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { policy } from '../../src/policy.js';
import { checkSeen } from '../../src/doctor/check-site.js';
import { ScriptedServer } from '../support/scripted-server.js';
import { freePort, runToEnd, Server, withoutAnyTrace } from '../support/server.js';
import { onPostgres } from '../support/test-database.js';
import { becomeUser } from '../support/people.js';

interface Finding {
  readonly check: string;
  readonly state: string;
  readonly text: string;
  readonly advice?: string;
}

let server: Server;

beforeAll(async () => {
  server = await Server.start({ SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const examine = async (
  changes: Record<string, string> = {},
  of = server,
): Promise<{ code: number | null; findings: Finding[] }> => {
  const environment = { PORT: String(of.port), ...of.environment, ...changes };
  const { code, stdout, stderr } = await runToEnd('src/cli.js', ['doctor', '--json'], of.folder, environment);
  expect(stderr).toBe('');
  return { code, findings: (JSON.parse(stdout) as { findings: Finding[] }).findings };
};

/** What is not fine. */
const wrongIn = async (changes: Record<string, string> = {}, of = server): Promise<string[]> => {
  const { code, findings } = await examine(changes, of);
  expect(code).toBe(findings.some(({ state }) => state === 'failed') ? 1 : 0);
  return findings
    .filter(({ check, state }) => state !== 'ok' && check !== 'node')
    .map(({ check, state, text, advice = '' }) => `${check} ${state}: ${text} ${advice}`.trim());
};

const only = (text: string): string[] => [expect.stringContaining(text) as string];

describe('The doctor', () => {
  it('finds a healthy server healthy, and changes nothing', async () => {
    await becomeUser(server, 'ada@example.com');
    await server.allMailSent();
    await withoutAnyTrace(server, async () => {
      const { code, findings } = await examine();
      expect(findings.filter(({ check, state }) => state !== 'ok' && check !== 'node')).toEqual([]);
      expect([...new Set(findings.map(({ check }) => check))]).toEqual(
        expect.arrayContaining(['configuration', 'database', 'clock', 'mail', 'site', 'proxy']),
      );
      expect(code).toBe(0);
    });
    const { stdout } = await runToEnd('src/cli.js', ['doctor'], server.folder, {
      PORT: String(server.port),
      ...server.environment,
    });
    expect(stdout).toContain(`ok      site: http://localhost:${server.port} is ready.`);
    expect(stdout).toContain('Accounts: 1');
  });

  it('names a value that is wrong, and a variable that there is not', async () => {
    expect(await wrongIn({ TRUST_PROXY: 'yes' })).toEqual(only('configuration failed: TRUST_PROXY must be'));
    expect(await wrongIn({ MAIL_HOST: 'mail.example.com' })).toEqual(
      only('configuration warning: MAIL_HOST has no effect'),
    );
  });

  it('tries the mail server, without a word of its password', async () => {
    const closed = `smtp://ada:hunter2hunter2@127.0.0.1:${await freePort()}`;
    const [line = ''] = await wrongIn({ MAIL_URL: closed });
    expect(line).toMatch(/^mail failed: smtp:\/\/127\.0\.0\.1:\d+, at CONN: .*ECONNREFUSED/);
    expect(line).not.toContain('hunter2');
    const refusing = await ScriptedServer.open({ EHLO: '554 5.7.1 Go away', HELO: '554 5.7.1 Go away' });
    try {
      expect(await wrongIn({ MAIL_URL: refusing.url })).toEqual(only('Go away'));
    } finally {
      await refusing.close();
    }
  });

  it('finds email that nobody sends', async () => {
    const [mail] = await server.rows<{ id: string }>('SELECT id FROM outbox LIMIT 1');
    const due = Date.now() - 3_600_000;
    // Held, so that the running server does not send it.
    const held = Date.now() + policy.mail.lease / 2;
    await server.change(
      `UPDATE outbox SET sent_at = NULL, next_attempt_at = ${due}, leased_until = ${held} WHERE id = '${mail?.id}'`,
    );
    expect(await wrongIn()).toEqual(
      only(
        'mail failed: Emails that are due: 1, to be tried again: 0, given up: 0. The oldest has waited for 60 minutes. Is a process running',
      ),
    );
    await server.change(`UPDATE outbox SET failed_at = ${due} WHERE id = '${mail?.id}'`);
    expect(await wrongIn()).toEqual(only('mail warning: Emails that are due: 0, to be tried again: 0, given up: 1'));
    await server.change(`UPDATE outbox SET failed_at = NULL, sent_at = ${due} WHERE id = '${mail?.id}'`);
  });

  it('finds a clock that was ahead', async () => {
    const [event] = await server.rows<{ id: string; at: number }>('SELECT id, at FROM events LIMIT 1');
    await server.change(`UPDATE events SET at = ${Date.now() + 86_400_000} WHERE id = '${event?.id}'`);
    expect(await wrongIn()).toEqual(only('clock warning: Events in the database are from the future'));
    await server.change(`UPDATE events SET at = ${event?.at} WHERE id = '${event?.id}'`);
  });

  it('finds a schema that is not of this version', async () => {
    const [last] = await server.rows<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    await server.change(`UPDATE migrations SET name = 'Newer9999999999999' WHERE name = '${last?.name}'`);
    expect(await wrongIn()).toEqual([
      expect.stringContaining('database failed: The database was written by a newer version') as string,
      expect.stringContaining('site failed: /readyz says not ready') as string,
    ]);
    await server.change(`UPDATE migrations SET name = '${last?.name}' WHERE name = 'Newer9999999999999'`);
  });

  (onPostgres ? it.skip : it)('finds a file that others can read, and one that is not there', async () => {
    chmodSync(server.databaseFile, 0o644);
    expect(await wrongIn()).toEqual(only('database warning: Other users of this machine can read its file. chmod 600'));
    chmodSync(server.databaseFile, 0o600);
    expect(await wrongIn({ DATABASE_URL: 'sqlite:elsewhere.sqlite' })).toEqual(
      only('database failed: There is no database'),
    );
  });

  it('finds a server that does not run, and one with another SECRET', async () => {
    expect(await wrongIn({ BASE_URL: `http://localhost:${await freePort()}` })).toEqual(
      only('does not answer: ECONNREFUSED'),
    );
    expect(await wrongIn({ SECRET: 'another secret that is long enough' })).toEqual(
      only('proxy failed: The server that answers has another SECRET'),
    );
  });

  it('finds that clients can choose their address', async () => {
    const trusting = await Server.start({ TRUST_PROXY: '1', SECRET: 'a secret that is long enough for a test' });
    try {
      expect(await wrongIn({}, trusting)).toEqual(only('proxy failed: Clients can choose the address that Foyer sees'));
    } finally {
      await trusting.remove();
    }
  });

  it.each([
    ['192.0.2.77', '203.0.113.9', 'Clients can choose'],
    ['127.0.0.1', '203.0.113.9', 'Foyer sees its proxy (127.0.0.1)'],
    ['::1', '2001:db8::9', 'Foyer sees its proxy (::1)'],
    ['172.17.0.1', '203.0.113.9', 'Foyer sees 172.17.0.1, and the connection came from 203.0.113.9'],
    ['203.0.113.9', '203.0.113.9', 'Foyer sees the address of its visitors'],
  ])('judges a server that sees %s when the connection comes from %s', (seen, localAddress, text) => {
    const headers = { 'x-foyer-client': seen };
    expect(checkSeen({ headers, localAddress }, { baseUrl: 'https://accounts.example.com' }).text).toContain(text);
  });

  describe('behind a proxy with https', () => {
    let behind: Server;
    let proxy: HttpsServer;
    let dropped: string | undefined;

    const certificate = (days: number): { key: Buffer; cert: Buffer } => {
      const files = { key: join(behind.folder, 'key.pem'), cert: join(behind.folder, 'cert.pem') };
      const made = [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        `${days}`,
      ];
      const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
      execFileSync('openssl', [...made, ...names, '-keyout', files.key, '-out', files.cert], { stdio: 'ignore' });
      return { key: readFileSync(files.key), cert: readFileSync(files.cert) };
    };

    beforeAll(async () => {
      behind = await Server.prepare({ TRUST_PROXY: '1', SECRET: 'a secret that is long enough for a test' });
      proxy = createServer(certificate(90), (req, res) => {
        const headers = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress ?? '' };
        const { method, url: path } = req;
        req.pipe(
          request({ port: behind.port, method, path, headers }, (answer) => {
            if (dropped !== undefined) delete answer.headers[dropped];
            res.writeHead(answer.statusCode ?? 0, answer.headers);
            answer.pipe(res);
          }).on('error', () => res.writeHead(502).end()),
        );
      }).listen(0, 'localhost');
      await new Promise((resolve) => proxy.once('listening', resolve));
      behind.environment.BASE_URL = `https://localhost:${(proxy.address() as AddressInfo).port}`;
      behind.environment.NODE_EXTRA_CA_CERTS = join(behind.folder, 'cert.pem');
      await behind.startAgain();
    });

    afterAll(async () => {
      proxy.close();
      await behind.remove();
    });

    it('finds nothing if all is well', async () => {
      expect(await wrongIn({}, behind)).toEqual([]);
    });

    it('finds headers that are dropped, a server that is down, and a certificate that ends soon or is not trusted', async () => {
      dropped = 'strict-transport-security';
      expect(await wrongIn({}, behind)).toEqual(only('tls warning: The proxy drops Strict-Transport-Security'));
      dropped = undefined;
      proxy.setSecureContext(certificate(5));
      expect(await wrongIn({}, behind)).toEqual(only('tls warning: The certificate is valid for 4 more days.'));
      expect(await wrongIn({ NODE_EXTRA_CA_CERTS: '' }, behind)).toEqual(only('DEPTH_ZERO_SELF_SIGNED_CERT'));
      await behind.end();
      expect(await wrongIn({}, behind)).toEqual(only('/healthz answers 502'));
    });
  });
});
