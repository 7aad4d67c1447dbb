import { Database } from '../../../src/database/database.js';
import { Keyring, sha256, type LinkPurpose } from '../../../src/common/keyring.js';
import { askForAddress, askForReset, otherPassword } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, memberOf, register } from '../../support/people.js';

/** What happens to the last part of a link's path, as a browser sends it. */
const damages: Readonly<Record<string, (token: string) => string>> = {
  'nothing at all': (token) => token,
  ...Object.fromEntries(
    [...`.,;:!'"*_~)]}>|»“”’…`].map((end) => [
      `a ${end} at its end`,
      (token: string) => token + encodeURIComponent(end),
    ]),
  ),
  'several marks at its end': (token) => `${token}%22%3E).`,
  'a > as it is at its end': (token) => `${token}>`,
  'angle brackets around it': (token) => `%3C${token}%3E`,
  'quotes around it': (token) => `%22${token}%22`,
  'an encoded > that was encoded again': (token) => `${token}%253E`,
  'an encoded < that was encoded again': (token) => `%253C${token}`,
  'HTML entities around it': (token) => `%26lt;${token}%26gt;`,
  'a space at its end': (token) => `${token}%20`,
  'a line end at its end': (token) => `${token}%0D%0A`,
  'a no-break space at its end': (token) => `${token}%C2%A0`,
  'a zero-width space at its end': (token) => `${token}%E2%80%8B`,
  'a soft hyphen in it': (token) => `${token.slice(0, 20)}%C2%AD${token.slice(20)}`,
  'a byte order mark before it': (token) => `%EF%BB%BF${token}`,
  'a direction mark at its end': (token) => `${token}%E2%80%8E`,
  'a soft line break in it': (token) => `${token.slice(0, 20)}=%0D%0A${token.slice(20)}`,
  'a soft line break in it whose line end is gone': (token) => `${token.slice(0, 20)}=${token.slice(20)}`,
  'a space encoded for mail at its end': (token) => `${token}=20`,
  'a line break and a quote mark in it': (token) => `${token.slice(0, 20)}%0A%3E%20${token.slice(20)}`,
  'a slash at its end': (token) => `${token}/`,
  'an encoded slash at its end': (token) => `${token}%2F`,
  ...Object.fromEntries(
    [')', '.', ',', '%3E', '%22%3E', '%20', '%E2%80%8B', '%0D%0A', '/', '//', ')?utm_source=x'].map((end) => [
      `a slash and ${end} at its end`,
      (token: string) => `${token}/${end}`,
    ]),
  ),
  'two slashes before it': (token) => `/${token}`,
  'two slashes before it and marks around it': (token) => `/%3C${token}%3E/.`,
  'marks and a slash before it': (token) => `%3C/${token}`,
  'a query without a question mark, with a slash in it': (token) => `${token}&utm_source=a/b`,
  'a query': (token) => `${token}?utm_source=mail&utm_campaign=a%3Db`,
  'a query without a question mark': (token) => `${token}&utm_source=mail`,
  'an encoded query': (token) => `${token}%3Futm_source%3Dmail`,
  'an empty query': (token) => `${token}?`,
};

/** Today's tokens only: the case of earlier ones carries a part of their bits, and their length is shorter. */
const damagesToday: typeof damages = {
  'upper case': (token) => token.toUpperCase(),
  'full-width letters': (token) =>
    encodeURIComponent(token.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))),
  'letters for digits': (token) => token.replaceAll('0', 'O').replaceAll('1', 'l'),
  'the next word at its end': (token) => `${token}If`,
};

/** A link of each kind: how to get a fresh one, and what shows that its form was accepted. */
interface Kind {
  readonly purpose: LinkPurpose;
  readonly table: string;
  readonly column: string;
  readonly path: string;
  /** Fields that its form refuses. */
  readonly refused: Record<string, string>;
  readonly begin: (email: string) => Promise<string>;
  readonly send: (browser: Browser) => Promise<Browser>;
  readonly says: string;
}

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const mailTo = async (email: string, words: string): Promise<string> =>
  (await foyer.mailbox.lastAbout(email, words)).link;

async function changeOf(email: string): Promise<void> {
  await askForAddress(await memberOf(foyer, email), `new-${email}`);
}

const kinds: readonly Kind[] = [
  {
    ...{ purpose: 'activation', table: 'registrations', column: 'token_hash', path: '/activate/' },
    refused: { newPassword: 'short' },
    async begin(email) {
      await register(foyer, email);
      return (await foyer.mailbox.lastTo(email)).link;
    },
    send: (browser) => browser.fillIn('Password', goodPassword).press('Activate and log in'),
    says: 'Your account is active and you’re logged in.',
  },
  {
    ...{ purpose: 'not-me', table: 'outbox', column: 'not_me_hash', path: '/not-me/' },
    refused: {},
    async begin(email) {
      await register(foyer, email);
      return (await foyer.mailbox.lastTo(email)).notMe;
    },
    send: (browser) => browser.press('Stop these emails'),
    says: 'these emails stop.',
  },
  {
    ...{ purpose: 'password-reset', table: 'links', column: 'token_hash', path: '/password/reset/' },
    refused: { newPassword: 'short' },
    async begin(email) {
      await memberOf(foyer, email);
      await askForReset(foyer, email);
      return mailTo(email, 'Reset your');
    },
    send: (browser) => browser.fillIn('New password', otherPassword).press('Set new password'),
    says: 'Your new password is set',
  },
  {
    ...{ purpose: 'email-change', table: 'links', column: 'token_hash', path: '/account/email/confirm/' },
    refused: { password: '' },
    async begin(email) {
      await changeOf(email);
      return mailTo(`new-${email}`, 'Confirm your new email');
    },
    send: (browser) => browser.fillIn('Password', goodPassword).press('Confirm email'),
    says: 'Email changed.',
  },
  {
    ...{ purpose: 'undo', table: 'links', column: 'token_hash', path: '/undo/' },
    refused: { newPassword: 'short' },
    async begin(email) {
      await changeOf(email);
      return mailTo(email, 'Email change requested');
    },
    send: (browser) => browser.fillIn('New password', otherPassword).press('Keep old email'),
    says: 'Your old email is back',
  },
];

/** Opens the link with each damage, and sends the form of the last one to the path with that damage. */
async function expectSurvives(kind: Kind, token: string, all: typeof damages): Promise<void> {
  const failed: string[] = [];
  for (const path of [`/${kind.path}${token}`, `//${kind.path}${token}/)`, kind.path.replaceAll('/', '//') + token]) {
    if ((await foyer.browser().open(path)).html('main form').length === 0) failed.push(path);
  }
  for (const [name, damage] of Object.entries(all)) {
    const browser = await foyer.browser().open(kind.path + damage(token));
    const { status: opened } = browser;
    if (opened !== 200 || browser.html('main form').length === 0) failed.push(`${name}: ${browser.page}`);
    else if (kind.path !== '/password/reset/') {
      const { csrf: _csrf } = browser;
      // After a redirect the form is at another address.
      const path = browser.answers.length > 1 ? browser.url : kind.path + damage(token);
      await browser.post(path, { _csrf, ...kind.refused });
      if (kind.purpose !== 'not-me' && browser.status !== 422) failed.push(`${name}, sent: ${browser.page}`);
    }
  }
  expect(failed).toEqual([]);
}

describe.each(kinds)('A link to $path', (kind) => {
  const nameOf = (use: string): string => `${kind.purpose}-${use}@example.com`;

  it('works with everything that mail programs, gateways and hands do to it', async () => {
    const link = await kind.begin(nameOf('today'));
    const token = link.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{52}$/);
    await expectSurvives(kind, token, { ...damages, ...damagesToday });
    const browser = await foyer.browser().open(`${kind.path.toUpperCase()}%3C${token.toUpperCase()}%3E.?utm_source=x`);
    expect((await kind.send(browser)).page).toContain(kind.says);
  });

  it('works if an earlier version mailed it, with everything but another case', async () => {
    const link = await kind.begin(nameOf('earlier'));
    const token = await earlierTokenOf(kind, link.split('/').at(-1) ?? '');
    expect(token).toMatch(/^[\w-]{43}$/);
    await expectSurvives(kind, token, damages);
    const browser = await foyer.browser().open(`${kind.path}%3C${token}%3E.?utm_source=x`);
    expect((await kind.send(browser)).page).toContain(kind.says);
  });

  it('does not work with a part of it missing or changed', async () => {
    const link = await kind.begin(nameOf('missing'));
    const token = link.split('/').at(-1) ?? '';
    const other = token.startsWith('7') ? '8' : '7';
    for (const damaged of [token.slice(1), token.slice(0, -1), other + token.slice(1), `A${token}`, '']) {
      const browser = await foyer.browser().open(kind.path + damaged);
      expect({ damaged, status: browser.status }).toEqual({ damaged, status: 404 });
    }
  });
});

async function write(sql: string, values: string[]): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql, values));
}

/** Rewrites the row of a link as an earlier version stored it, and returns the token that it mailed. */
async function earlierTokenOf({ purpose, table, column }: Kind, token: string): Promise<string> {
  const [row] = await foyer.rows<{ nonce?: string; payload?: string }>(`SELECT * FROM ${table} WHERE ${column} = ?`, [
    sha256(token),
  ]);
  const payload = JSON.parse(row?.payload ?? '{}') as { notMe?: { nonce: string; tokenHash: string } };
  const nonce = payload.notMe?.nonce ?? row?.nonce ?? '';
  const earlier = foyer.app.get(Keyring).fingerprint(`link ${purpose}`, nonce);
  await write(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [sha256(earlier), sha256(token)]);
  if (payload.notMe) {
    const stored = JSON.stringify({ ...payload, notMe: { nonce, tokenHash: sha256(earlier) } });
    await write('UPDATE outbox SET payload = ? WHERE not_me_hash = ?', [stored, sha256(earlier)]);
  }
  return earlier;
}

describe('A link to a page without a token', () => {
  const pages = ['/login', '/password/forgot', '/register'];
  const ends = [
    '.',
    ')',
    '%3E',
    '%22%3E',
    '%20',
    '%C2%A0',
    '%E2%80%8B',
    '%EF%BB%BF',
    '=',
    '=%0A',
    '*',
    ']',
    './',
    '/.',
    '/)',
    '//',
    '%E2%80%8B/',
    '/%20/.',
  ];

  it.each(pages)('works with what mail programs and hands add to it: %s', async (page) => {
    for (const end of [...ends, '&utm_source=x', '.?utm_source=x', '?utm_source=x', '/']) {
      const browser = await foyer.browser().open(page + end);
      expect({ end, status: browser.status, form: browser.html('main form').attr('action') }).toEqual({
        end,
        status: 200,
        // The log-in form is also shown where a passkey is sent to.
        form: end === '/' && page !== '/login' ? `${page}/` : page,
      });
      expect((await foyer.browser().send('HEAD', page + end)).status).toBe(browser.answers[0]?.status);
    }
    expect((await foyer.browser().open(page.toUpperCase())).status).toBe(200);
  });

  it('keeps its query', async () => {
    for (const path of ['/login)', '//login', '/login/.']) {
      const { headers } = await foyer.browser().send('GET', `${path}?next=/account/email&a=%2F`);
      expect(headers.location).toBe('/login?next=/account/email&a=%2F');
    }
  });

  it('leads to no other site, and an unknown page is still unknown', async () => {
    for (const path of [
      '//evil.example.',
      '/%2Fevil.example)',
      '/%5Cevil.example.',
      '/.%09/evil.example.',
      '///evil.example/.',
      '/.//evil/)',
      '/)//%2Fevil',
      '/login//%5Cevil/',
    ]) {
      const answer = await foyer.browser().send('GET', path);
      const location = answer.headers.location ?? '/';
      expect(new URL(location, 'https://foyer.example').origin).toBe('https://foyer.example');
    }
    for (const path of ['/nothing.', '/login%00', '/login/%00', '/%2Flogin', `${'/'.repeat(1000)}login`])
      expect([path, (await foyer.browser().open(path)).status]).toEqual([path, 404]);
    expect((await foyer.browser().open('/nothing')).answers).toHaveLength(1);
  });
});
