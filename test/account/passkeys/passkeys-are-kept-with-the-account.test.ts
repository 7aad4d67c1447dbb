import { en } from '../../../src/i18n/en/texts.js';
import { minutes } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/formats.js';
import { policy } from '../../../src/policy.js';
import { proveAgain } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { Authenticator, type Twist } from '../../support/authenticator.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, logIn, memberOf, register } from '../../support/people.js';
import { addPasskey, askedFor, logInWithPasskey, problemOf } from '../../support/passkeys.js';
import { races } from '../../support/rounds.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { allTablesOf } from '../../support/tables.js';
import { sendAtOnce, statusesOf } from '../../support/tries.js';

const { perUser, nameLength, idLength } = policy.factors.passkeys;

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

let people = 0;

const newMember = (): Promise<Browser> => memberOf(foyer, `bea${(people += 1)}@example.com`);

/** The text of each passkey on the page. */
const entries = ({ html: $ }: Browser): string[] =>
  $('ul.entries > li')
    .toArray()
    .map((entry) => $(entry).text().replace(/\s+/g, ' ').trim());

async function idOf(authenticator: Authenticator): Promise<string> {
  const [row] = await foyer.rows<{ id: string }>('SELECT id FROM passkeys WHERE credential_id = ?', [authenticator.id]);
  return row?.id ?? '';
}

const count = async (): Promise<number> => (await foyer.rows('SELECT 1 FROM passkeys')).length;

/** Answers what this browser is asked for, with another answer than an honest one. */
async function send(browser: Browser, passkey: string, name = 'Phone'): Promise<Browser> {
  await browser.open('/account/passkeys');
  return browser.post('/account/passkeys', { _csrf: browser.csrf, name, passkey });
}

describe('A passkey', () => {
  it('is added with a name, and shown with when it was added and used', async () => {
    const browser = await newMember();
    await browser.open('/account/passkeys');
    expect(browser.page).toContain(en['passkeys.none']);
    const authenticator = await addPasskey(browser, {
      name: ' Work laptop ',
      authenticator: new Authenticator(foyer.config, { backsUp: true }),
    });
    expect(browser.answers.map(({ status }) => status)).toEqual([303, 200]);
    expect(browser.url).toBe('/account/recovery-codes');
    expect(browser.page).toContain(en['notice.passkey-added-save-codes']);
    await addPasskey(browser, { name: 'Key <b>', authenticator: new Authenticator(foyer.config) });
    expect(browser.url).toBe('/account/passkeys');
    expect(browser.page).toContain(en['notice.passkey-added']);
    const day = formats.en.day(foyer.clock.now());
    expect(entries(browser).sort()).toEqual([
      `Key <b> ${en['passkeys.oneDevice']} Added on ${day} Never used Rename Remove`,
      `Work laptop ${en['passkeys.backedUp']} Added on ${day} Never used Rename Remove`,
    ]);
    foyer.clock.advance(minutes(5));
    expect((await logInWithPasskey(foyer.browser(), authenticator)).url).toBe('/account');
    await browser.open('/account/passkeys');
    expect(browser.page).toContain(`Work laptop ${en['passkeys.backedUp']} Added on ${day} Last used just now`);
  });

  it('gets a name if none was typed: it is in the browser already', async () => {
    const browser = await newMember();
    await addPasskey(browser, { name: ' ' });
    await browser.open('/account/passkeys');
    expect(entries(browser)[0]).toMatch(/^Passkey /);
  });

  it('is mailed to its owner, and ends all other sessions, when it is added and when it is removed [ASVS 6.3.7]', async () => {
    const email = 'cyd@example.com';
    const browser = await memberOf(foyer, email);
    const expectOthersEnd = async (other: Browser, subject: string, act: () => Promise<unknown>): Promise<void> => {
      expect(await isLoggedIn(other)).toBe(true);
      await browser.open('/account/passkeys');
      const before = browser.cookies.get('foyer_session');
      await act();
      expect((await foyer.mailbox.lastAbout(email, subject)).subject).toBe(`${subject} your Foyer account`);
      expect(browser.cookies.get('foyer_session')).not.toBe(before);
      expect([await isLoggedIn(browser), await isLoggedIn(other)]).toEqual([true, false]);
    };
    const authenticator = new Authenticator(foyer.config);
    const add = (): Promise<unknown> => addPasskey(browser, { authenticator });
    await expectOthersEnd(await logIn(foyer, email), 'Passkey added to', add);
    const other = await logInWithPasskey(foyer.browser(), authenticator);
    await expectOthersEnd(other, 'Passkey removed from', () => browser.press('Remove'));
  });

  it('that asks for no PIN can be added, but does not log in alone', async () => {
    const browser = await newMember();
    const authenticator = new Authenticator(foyer.config, { verifies: false });
    await addPasskey(browser, { authenticator });
    expect(browser.answers[0]?.status).toBe(303);
    const stranger = await logInWithPasskey(foyer.browser(), authenticator);
    expect([stranger.status, problemOf(stranger)]).toEqual([422, en['passkey.wrong']]);
  });

  it('may have a statement of its maker, which nobody looks at', async () => {
    const browser = await newMember();
    const attestation = new Map<string, string | Buffer | Buffer[]>([
      ['alg', Buffer.from('nonsense')],
      ['x5c', [Buffer.from('no certificate')]],
    ]);
    await addPasskey(browser, { twist: { attestation } });
    expect(browser.answers[0]?.status).toBe(303);
  });
});

describe('What the page asks the browser for', () => {
  it('names the site, the account, and the passkeys that it has', async () => {
    const browser = await newMember();
    const authenticator = await addPasskey(browser);
    const [{ id } = { id: '' }] = await foyer.rows<{ id: string }>(
      'SELECT user_id AS id FROM passkeys WHERE credential_id = ?',
      [authenticator.id],
    );
    expect(await askedFor(browser, '/account/passkeys/options')).toEqual({
      challenge: expect.stringMatching(/^[\w-]{100,200}$/) as string,
      rp: { id: 'localhost', name: 'Foyer' },
      user: {
        id: Buffer.from(id).toString('base64url'),
        name: `bea${people}@example.com`,
        displayName: `bea${people}@example.com`,
      },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })),
      timeout: policy.factors.passkeys.timeout,
      attestation: 'none',
      excludeCredentials: [{ id: authenticator.id, type: 'public-key', transports: ['internal', 'hybrid'] }],
      authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
    });
  });

  it('to confirm who it is names the passkeys of this account only', async () => {
    const browser = await newMember();
    await addPasskey(await newMember());
    const authenticator = await addPasskey(browser);
    expect(await askedFor(browser, '/confirm/passkey')).toMatchObject({
      rpId: 'localhost',
      userVerification: 'preferred',
      allowCredentials: [{ id: authenticator.id, type: 'public-key' }],
    });
  });
});

describe('Nothing is added', () => {
  const twists: Readonly<Record<string, Twist>> = {
    'on another site': { origin: 'https://evil.example' },
    'for another host': { rpId: 'evil.example' },
    'if nobody was there': { userPresent: false },
    'in a frame of another site': { crossOrigin: true },
    'with the answer to using one': { type: 'webauthn.get' },
    'with a challenge that nobody asked': { challenge: Buffer.from('made up').toString('base64url') },
    'if it says that it is backed up, and cannot be': { backedUp: true },
  };

  it.each(Object.entries(twists))('%s', async (_, twist) => {
    const browser = await newMember();
    const before = await count();
    await addPasskey(browser, { twist });
    expect([browser.status, problemOf(browser), await count()]).toEqual([422, en['passkey.wrong'], before]);
    expect(browser.valueOf('Name')).toBe('Phone');
  });

  it('with a challenge of the log-in page, or of another session of the same account', async () => {
    const email = 'dot@example.com';
    await becomeUser(foyer, email);
    const [one, other] = [await logIn(foyer, email), await logIn(foyer, email)];
    const login = await askedFor(foyer.browser(), '/login/passkey');
    const elsewhere = await askedFor(other, '/account/passkeys/options');
    const own = await askedFor(one, '/account/passkeys/options');
    for (const { challenge } of [login, elsewhere]) {
      await send(one, new Authenticator(foyer.config).make({ ...own, challenge }));
      expect([one.status, problemOf(one)]).toEqual([422, en['passkey.wrong']]);
    }
    await send(one, new Authenticator(foyer.config).make(own));
    expect(one.answers[0]?.status).toBe(303);
  });

  it('when it took too long', async () => {
    const browser = await newMember();
    const asked = await askedFor(browser, '/account/passkeys/options');
    foyer.clock.advance(policy.factors.passkeys.challenge);
    await send(browser, new Authenticator(foyer.config).make(asked));
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.expired']]);
  });

  it.each(races())('twice, also if it is sent ten times at once, round %i', async () => {
    const browser = await newMember();
    await browser.open('/account/passkeys');
    const passkey = new Authenticator(foyer.config).make(await askedFor(browser, '/account/passkeys/options'));
    const before = await count();
    const answers = await sendAtOnce(browser, '/account/passkeys', 10, () => ({ name: 'Phone', passkey }));
    expect(statusesOf(answers)[422] ?? 0).toBeLessThanOrEqual(9);
    expect(await count()).toBe(before + 1);
  });

  it('that this account, or another one, has already', async () => {
    const browser = await newMember();
    const authenticator = await addPasskey(browser);
    await addPasskey(browser, { authenticator });
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkeys.known']]);
    const other = await newMember();
    await addPasskey(other, { authenticator });
    expect([other.status, problemOf(other)]).toEqual([422, en['passkeys.known']]);
  });

  it('with a longer id than WebAuthn allows', async () => {
    const add = async (length: number): Promise<Browser> => {
      const browser = await newMember();
      await addPasskey(browser, { authenticator: new Authenticator(foyer.config, { idLength: length }) });
      return browser;
    };
    expect((await add(idLength)).answers[0]?.status).toBe(303);
    for (const length of [idLength + 1, 3000]) {
      const browser = await add(length);
      expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    }
  });

  it(`beyond ${perUser}`, async () => {
    const browser = await newMember();
    for (let added = 0; added < perUser; added += 1) await addPasskey(browser);
    expect(browser.answers[0]?.status).toBe(303);
    await addPasskey(browser);
    expect([browser.status, problemOf(browser)]).toEqual([
      422,
      `You already have ${perUser} passkeys. Remove one first.`,
    ]);
  });

  it.each([
    ['a'.repeat(nameLength + 1), `Use at most ${nameLength} characters.`],
    ['a\u202Eb', en['tokens.nameUnprintable']],
  ])('with the name %j', async (name, text) => {
    const browser = await newMember();
    await addPasskey(browser, { name });
    expect([browser.status, browser.html('#name-error').text()]).toEqual([422, text]);
  });
});

describe('The owner of a passkey', () => {
  it('gives it another name', async () => {
    const browser = await newMember();
    await addPasskey(browser);
    await browser.open('/account/passkeys');
    await browser.open(browser.html('ul.entries a').attr('href') ?? '');
    expect(browser.valueOf('Name')).toBe('Phone');
    await browser.fillIn('Name', '').press('Rename');
    expect([browser.status, browser.html('#name-error').text()]).toEqual([422, en['tokens.nameMissing']]);
    await browser.fillIn('Name', 'Old phone').press('Rename');
    expect(browser.page).toContain(en['notice.passkey-renamed']);
    expect(entries(browser)[0]).toMatch(/^Old phone /);
    await browser.open('/account/activity');
    expect(browser.page).toContain(`${en['event.passkey-renamed']} Old phone`);
  });

  it('removes it, and it works no more [ASVS 6.5.6]', async () => {
    const browser = await newMember();
    const authenticator = await addPasskey(browser);
    await browser.open('/account/passkeys');
    await browser.press('Remove');
    expect([browser.url, browser.answers[0]?.status]).toEqual(['/account/passkeys', 303]);
    expect(browser.page).toContain(en['notice.passkey-removed']);
    expect(browser.page).toContain(en['passkeys.none']);
    expect((await logInWithPasskey(foyer.browser(), authenticator)).status).toBe(422);
  });

  it('is its account: nobody else sees, renames or removes it [ASVS 8.2.2]', async () => {
    const owner = await newMember();
    const authenticator = await addPasskey(owner);
    const id = await idOf(authenticator);
    const stranger = await newMember();
    await stranger.open('/account/passkeys');
    const { csrf: _csrf } = stranger;
    for (const other of [id, 'unknown']) {
      expect((await stranger.open(`/account/passkeys/${other}`)).status).toBe(404);
      expect((await stranger.post(`/account/passkeys/${other}`, { _csrf, name: 'Mine' })).status).toBe(404);
      expect((await stranger.post(`/account/passkeys/${other}/remove`, { _csrf })).status).toBe(404);
    }
    await owner.open('/account/passkeys');
    expect(entries(owner)[0]).toMatch(/^Phone /);
    expect((await logInWithPasskey(foyer.browser(), authenticator)).url).toBe('/account');
  });

  it('confirms who they are first, and finds the name again that was typed [ASVS 7.5.1]', async () => {
    const browser = await newMember();
    const authenticator = await addPasskey(browser);
    const id = await idOf(authenticator);
    await browser.open('/account/passkeys');
    const { csrf: _csrf } = browser;
    const before = await foyer.rows('SELECT id, name FROM passkeys ORDER BY id');
    foyer.clock.advance(policy.reauthentication.freshFor);
    for (const path of ['/account/passkeys', '/account/passkeys/options', `/account/passkeys/${id}`]) {
      await browser.open(path);
      expect(browser.url).toBe(`/confirm?next=${encodeURIComponent(path)}`);
    }
    for (const [path, next] of [
      [`/account/passkeys/${id}/remove`, '/account/passkeys'],
      [`/account/passkeys/${id}`, `/account/passkeys/${id}`],
      ['/account/passkeys', '/account/passkeys'],
    ] as const) {
      await browser.post(path, { _csrf, name: 'Typed before', passkey: 'an answer' });
      expect(browser.url).toBe(`/confirm?next=${encodeURIComponent(next)}`);
    }
    expect(await foyer.rows('SELECT id, name FROM passkeys ORDER BY id')).toEqual(before);
    expect(JSON.stringify(await allTablesOf(foyer))).not.toContain('an answer');
    await proveAgain(browser);
    expect(browser.url).toBe('/account/passkeys');
    expect(browser.valueOf('Name')).toBe('Typed before');
    expect(browser.response.text).not.toContain('an answer');
  });

  it('finds them in the export, without the key', async () => {
    const browser = await newMember();
    const authenticator = await addPasskey(browser, { name: 'Exported' });
    const { body } = (await browser.open('/account/export')).response as { body: { passkeys: object[] } };
    expect(body.passkeys).toEqual([
      {
        name: 'Exported',
        credential_id: authenticator.id,
        backed_up: 0,
        created_at: expect.any(String) as string,
        used_at: null,
      },
    ]);
  });
});

describe('A site', () => {
  it('says where passkeys are added and managed', async () => {
    const answer = await foyer.browser().send('GET', '/.well-known/passkey-endpoints');
    const passkeys = `${foyer.config.baseUrl}/account/passkeys`;
    expect(answer.body).toEqual({ enroll: passkeys, manage: passkeys });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
  });

  it('that is opened by its IP address has none, and says so', async () => {
    const other = await startApplication({ BASE_URL: 'http://127.0.0.1:3000' });
    try {
      const browser = await memberOf(other, 'ada@example.com');
      await browser.open('/account/passkeys');
      expect(browser.page).toContain(en['passkeys.needsName']);
      for (const path of ['/account/passkeys/options', '/confirm/passkey'])
        expect((await browser.send('GET', path, undefined, { 'Sec-Fetch-Dest': 'empty' })).status).toBe(404);
      const visitor = await other.browser().open('/login');
      expect(visitor.html('[data-passkey]')).toHaveLength(0);
      for (const path of ['/login/passkey', '/.well-known/passkey-endpoints'])
        expect((await visitor.send('GET', path, undefined, { 'Sec-Fetch-Dest': 'empty' })).status).toBe(404);
    } finally {
      await other.stop();
    }
  });

  it('that needs a second factor from everyone lets nobody remove the last', async () => {
    const strict = await startApplication({ REQUIRE_SECOND_FACTOR: 'everyone' });
    try {
      const browser = await register(strict, 'ada@example.com');
      await browser.open((await strict.mailbox.lastTo('ada@example.com')).link);
      expect(browser.url).toBe('/account/security');
      await addPasskey(browser);
      await browser.open('/account/passkeys');
      await browser.press('Remove');
      expect([browser.status, browser.page.includes(en['factor.last'])]).toEqual([422, true]);
      await addPasskey(browser);
      await browser.open('/account/passkeys');
      await browser.post(browser.html('ul.entries form').first().attr('action') ?? '', { _csrf: browser.csrf });
      expect(browser.page).toContain(en['notice.passkey-removed']);
    } finally {
      await strict.stop();
    }
  });
});
