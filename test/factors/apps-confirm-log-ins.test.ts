import { SessionIssuer } from '../../src/auth/login/session-issuer.js';
import { randomToken } from '../../src/common/keyring.js';
import { Database } from '../../src/database/database.js';
import { Users } from '../../src/users/users.js';
import { days, minutes, seconds } from '../../src/common/time.js';
import { addApp, AuthenticatorApp, firstStep, keyOn, makeCodes, securedMember } from '../support/factors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { races } from '../support/rounds.js';
import { call } from '../support/api.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('An authenticator app', () => {
  it('is set up with a QR code and a key, and only counts after a right code [ASVS 6.5.5]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await ada.open('/account/totp');
    expect(ada.html('svg.qr path').attr('d')).toMatch(/^M4 4h7v1h-7z/);
    const app = new AuthenticatorApp(foyer, keyOn(ada));
    expect(app.key).toHaveLength(20);
    await ada.fillIn('Code from the app', '000000').press('Turn on');
    expect(ada.status).toBe(422);
    expect(ada.page).toContain('Wrong code.');
    expect(ada.html('input[name=code]').attr('value')).toBeUndefined();
    expect(keyOn(ada)).toEqual(app.key);
    expect(await isLoggedIn(await logIn(foyer, 'ada@example.com'))).toBe(true);

    await ada.fillIn('Code from the app', `${app.code().slice(0, 3)} ${app.code().slice(3)}`).press('Turn on');
    expect(ada.url).toBe('/account/recovery-codes');
    expect(ada.page).toContain('Your authenticator app is set up.');
    expect(await isLoggedIn(ada)).toBe(true);
    const { text, subject } = await foyer.mailbox.lastAbout('ada@example.com', 'Authenticator app added');
    expect(subject).toContain('Authenticator app added');
    expect(text).toContain('All other devices have been logged out.');
    await ada.open('/account/activity');
    expect(ada.page).toContain('Authenticator app added');
  });

  it('offers the same key until it is set up, and another one in another session', async () => {
    const ada = await memberOf(foyer, 'bea@example.com');
    await ada.open('/account/totp');
    const key = keyOn(ada);
    await ada.open('/account/totp');
    expect(keyOn(ada)).toEqual(key);
    const other = await logIn(foyer, 'bea@example.com');
    await other.open('/account/totp');
    expect(keyOn(other)).not.toEqual(key);
    await addApp(foyer, ada);
    expect(await isLoggedIn(other)).toBe(false);
    await ada.open('/account/totp');
    await ada.press('Remove authenticator app');
    expect(ada.page).toContain('Authenticator app removed.');
    await ada.open('/account/totp');
    expect(keyOn(ada)).not.toEqual(key);
  });

  it('is needed to log in from then on: the password opens the second step only', async () => {
    const { app } = await securedMember(foyer, 'cyd@example.com');
    const browser = await logIn(foyer, 'cyd@example.com', { browser: foyer.browser() });
    expect(browser.url).toBe('/login/code?next=%2Faccount');
    expect(await isLoggedIn(browser)).toBe(false);
    await browser.open('/login/code?next=%2Faccount%2Factivity');
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(browser.url).toBe('/account/activity');
    expect(await isLoggedIn(browser)).toBe(true);
    expect(browser.cookies.has('foyer_login')).toBe(false);
  });

  it('leads back to where somebody was going', async () => {
    const { app } = await securedMember(foyer, 'next@example.com');
    const browser = foyer.browser();
    await browser.open('/account/sessions');
    await browser.fillIn('Email', 'next@example.com').fillIn('Password', goodPassword).press('Log in');
    await browser.fillIn('Code', 'wrong-code').press('Log in');
    expect(browser.status).toBe(422);
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(browser.url).toBe('/account/sessions');
  });

  it('accepts a code one step early or late, and none further away', async () => {
    const { app } = await securedMember(foyer, 'dot@example.com');
    await app.nextCode();
    await app.nextCode();
    for (const [later, accepted] of [
      [-2, false],
      [2, false],
      [-1, true],
      [1, true],
    ] as const) {
      const browser = await firstStep(foyer, 'dot@example.com');
      await browser.fillIn('Code', app.code(later)).press('Log in');
      expect({ later, accepted: await isLoggedIn(browser) }).toEqual({ later, accepted });
    }
  });

  it('accepts each code once, and none from before it [ASVS 6.5.1]', async () => {
    const { app } = await securedMember(foyer, 'eve@example.com');
    const code = await app.nextCode();
    const first = await firstStep(foyer, 'eve@example.com');
    await first.fillIn('Code', code).press('Log in');
    expect(await isLoggedIn(first)).toBe(true);
    const again = await firstStep(foyer, 'eve@example.com');
    await again.fillIn('Code', code).press('Log in');
    expect(again.status).toBe(422);
    expect(again.page).toContain('Wrong code.');
    await again.fillIn('Code', app.code(-1)).press('Log in');
    expect(again.status).toBe(422);
  });

  it('does not accept the code that has set it up [ASVS 6.5.1]', async () => {
    const ada = await memberOf(foyer, 'ivy@example.com');
    await ada.open('/account/totp');
    const app = new AuthenticatorApp(foyer, keyOn(ada));
    const code = app.code();
    await ada.fillIn('Code from the app', code).press('Turn on');
    expect(ada.url).toBe('/account/recovery-codes');
    const browser = await firstStep(foyer, 'ivy@example.com');
    await browser.fillIn('Code', code).press('Log in');
    expect(browser.status).toBe(422);
  });

  it.each(races())('accepts a code once of fifty at the same time, round %i [ASVS 6.5.1]', async (round) => {
    const email = `fay-${round}@example.com`;
    const { app } = await securedMember(foyer, email);
    const waiting = await Promise.all(Array.from({ length: 5 }, async () => firstStep(foyer, email)));
    const code = await app.nextCode();
    const all = Array.from({ length: 50 }, (_, index) => waiting[index % 5] ?? foyer.browser());
    const statuses = await Promise.all(
      all.map(async (browser) => {
        const copy = foyer.browser();
        for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
        await copy.post('/login/code', { _csrf: browser.csrf, code });
        return copy.cookies.has('foyer_session');
      }),
    );
    expect(statuses.filter((isIn) => isIn)).toHaveLength(1);
  });

  it('keeps its key encrypted: nothing in the database makes a code [ASVS 11.3.2]', async () => {
    const { app } = await securedMember(foyer, 'gus@example.com');
    const rows = await foyer.rows('SELECT * FROM totp_keys');
    const stored = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const)
      expect(stored).not.toContain(app.key.toString(form));
  });
});

describe('The second step', () => {
  it('is there for five minutes, and only in the browser with the password [ASVS 6.3.3]', async () => {
    const { app } = await securedMember(foyer, 'hal@example.com');
    const browser = await firstStep(foyer, 'hal@example.com');
    const stranger = foyer.browser();
    await stranger.open('/login/code');
    expect(stranger.url).toBe('/login');
    foyer.clock.advance(minutes(5));
    await browser.fillIn('Code', app.code()).press('Log in');
    expect(browser.url).toMatch(/^\/login\b/);
    expect(browser.page).toContain('The second step took longer than 5 minutes');
    expect(await isLoggedIn(browser)).toBe(false);
  });

  it('slows down wrong codes as wrong passwords, for all new browsers together [ASVS 6.3.1]', async () => {
    const { app } = await securedMember(foyer, 'ida@example.com');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const browser = await firstStep(foyer, 'ida@example.com');
      await browser.fillIn('Code', '123456').press('Log in');
      statuses.push(browser.status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
    foyer.clock.advance(seconds(2));
    const browser = await firstStep(foyer, 'ida@example.com');
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('ends with every change of who may use the account', async () => {
    const { browser: own, app } = await securedMember(foyer, 'kim@example.com');
    const thief = await firstStep(foyer, 'kim@example.com');
    await own.open('/account/password');
    await own
      .fillIn('Current password', goodPassword)
      .fillIn('New password', 'harvest lantern otter')
      .press('Change password');
    expect(own.page).toContain('Password changed.');
    await thief.fillIn('Code', await app.nextCode()).press('Log in');
    expect(thief.url).toMatch(/^\/login\b/);
    expect(await isLoggedIn(thief)).toBe(false);
  });

  it('tells nobody without the password that there is one', async () => {
    await securedMember(foyer, 'lea@example.com');
    await memberOf(foyer, 'max@example.com');
    const answers = [];
    for (const email of ['lea@example.com', 'max@example.com', 'nobody@example.com']) {
      const browser = await logIn(foyer, email, { password: 'wrong password here' });
      answers.push({
        status: browser.status,
        url: browser.url,
        page: browser.page,
        cookies: [...browser.cookies.keys()],
      });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual(answers[2]);
  });
});

describe('A trusted browser', () => {
  const trust = 'Don’t ask again in this browser for 30 days';

  it('needs no second step for thirty days, and no other browser is trusted', async () => {
    const { app } = await securedMember(foyer, 'ned@example.com');
    const browser = await firstStep(foyer, 'ned@example.com');
    await browser
      .check(trust)
      .fillIn('Code', await app.nextCode())
      .press('Log in');
    await browser.press('Log out');
    await logIn(foyer, 'ned@example.com', { browser });
    expect(await isLoggedIn(browser)).toBe(true);
    await browser.press('Log out');
    await firstStep(foyer, 'ned@example.com');
    foyer.clock.advance(days(30));
    await firstStep(foyer, 'ned@example.com', browser);
  });

  it('is trusted as a browser only: a program with a copy of its cookie has to send a code', async () => {
    const { app } = await securedMember(foyer, 'ola@example.com');
    const browser = await firstStep(foyer, 'ola@example.com');
    await browser
      .check(trust)
      .fillIn('Code', await app.nextCode())
      .press('Log in');
    const { status, json } = await call(foyer, 'auth/token', {
      form: { grant_type: 'password', username: 'ola@example.com', password: goodPassword },
      headers: { Cookie: `foyer_device=${browser.cookies.get('foyer_device') ?? ''}` },
    });
    expect([status, json.error]).toEqual([400, 'mfa_required']);
  });

  it('is trusted for one account: another one that is used in it is not', async () => {
    const { app } = await securedMember(foyer, 'pam@example.com');
    const { app: otherApp } = await securedMember(foyer, 'raf@example.com');
    const browser = await firstStep(foyer, 'pam@example.com');
    await browser
      .check(trust)
      .fillIn('Code', await app.nextCode())
      .press('Log in');
    await browser.press('Log out');
    await firstStep(foyer, 'raf@example.com', browser);
    await browser.fillIn('Code', await otherApp.nextCode()).press('Log in');
    await browser.press('Log out');
    await firstStep(foyer, 'raf@example.com', browser);
  });

  it('is not trusted any more after a change of the password, in the browser that stays logged in either', async () => {
    const { app } = await securedMember(foyer, 'oda@example.com');
    const browser = await firstStep(foyer, 'oda@example.com');
    await browser
      .check(trust)
      .fillIn('Code', await app.nextCode())
      .press('Log in');
    await browser.open('/account/password');
    await browser
      .fillIn('Current password', goodPassword)
      .fillIn('New password', 'harvest lantern otter')
      .press('Change password');
    await browser.press('Log out');
    await logIn(foyer, 'oda@example.com', { browser, password: 'harvest lantern otter' });
    expect(browser.url).toMatch(/^\/login\/code/);
  });
});

describe('Recovery codes', () => {
  it('are ten, shown once, and each works once in place of the app [ASVS 6.5.1]', async () => {
    const { browser: own, codes } = await securedMember(foyer, 'pia@example.com');
    expect(new Set(codes).size).toBe(10);
    await own.open('/account/recovery-codes');
    expect(own.page).toContain('You have 10 codes left');
    for (const code of codes) expect(own.page).not.toContain(code);
    const stored = JSON.stringify(await foyer.rows('SELECT * FROM recovery_codes'));
    for (const code of codes) for (const form of [code, code.replaceAll('-', '')]) expect(stored).not.toContain(form);

    const browser = await firstStep(foyer, 'pia@example.com');
    await browser.fillIn('Code', ` ${(codes[3] ?? '').replaceAll('-', ' ').toUpperCase()} `).press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
    const { text } = await foyer.mailbox.lastAbout('pia@example.com', 'Recovery code used');
    expect(text).toContain('in place of the second step');
    const again = await firstStep(foyer, 'pia@example.com');
    await again.fillIn('Code', codes[3] ?? '').press('Log in');
    expect(again.status).toBe(422);
    await browser.open('/account/security');
    expect(browser.page).toContain('9 codes left');
  });

  it('work for their own account only', async () => {
    const { codes } = await securedMember(foyer, 'vic@example.com');
    await securedMember(foyer, 'wes@example.com');
    const browser = await firstStep(foyer, 'wes@example.com');
    await browser.fillIn('Code', codes[0] ?? '').press('Log in');
    expect(browser.status).toBe(422);
  });

  it('end when new ones are made', async () => {
    const { browser: own, codes } = await securedMember(foyer, 'quin@example.com');
    const fresh = await makeCodes(own);
    expect(fresh).toHaveLength(10);
    const browser = await firstStep(foyer, 'quin@example.com');
    await browser.fillIn('Code', codes[0] ?? '').press('Log in');
    expect(browser.status).toBe(422);
    await browser.fillIn('Code', fresh[0] ?? '').press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it.each(races())('work once of fifty at the same time, round %i', async (round) => {
    const email = `rob-${round}@example.com`;
    const { codes } = await securedMember(foyer, email);
    const waiting = await firstStep(foyer, email);
    const isIn = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const copy = foyer.browser();
        for (const [name, value] of waiting.cookies) copy.cookies.set(name, value);
        await copy.post('/login/code', { _csrf: waiting.csrf, code: codes[0] ?? '' });
        return copy.cookies.has('foyer_session');
      }),
    );
    expect(isIn.filter((one) => one)).toHaveLength(1);
  });

  it('are not there without a factor, and go with the last one', async () => {
    const ada = await memberOf(foyer, 'sue@example.com');
    expect(await makeCodes(ada)).toEqual([]);
    await addApp(foyer, ada);
    expect(await makeCodes(ada)).toHaveLength(10);
    await ada.open('/account/totp');
    await ada.press('Remove authenticator app');
    expect(
      await foyer.rows(
        `SELECT 1 FROM recovery_codes r JOIN users u ON u.id = r.user_id WHERE u.email = 'sue@example.com'`,
      ),
    ).toEqual([]);
    expect(await isLoggedIn(await logIn(foyer, 'sue@example.com'))).toBe(true);
  });
});

describe('A session', () => {
  it('never begins without the second step, whoever has forgotten to ask for it', async () => {
    const { browser } = await securedMember(foyer, 'zoe@example.com');
    const user = await foyer.app.get(Users).findByEmail('zoe@example.com');
    if (!user) throw new Error('There is no such user.');
    const client = { ip: '127.0.0.1', userAgent: '', language: 'en', requestId: '' } as const;
    const begin = (): Promise<unknown> =>
      foyer.app
        .get(Database)
        .write([`account ${user.id}`], (db) =>
          foyer.app
            .get(SessionIssuer)
            .begin(
              db,
              user,
              { userId: user.id, amr: ['pwd'], authenticatedAt: foyer.clock.now() },
              { client, deviceToken: randomToken(), remembered: false, chosenLanguage: undefined },
            ),
        );
    await expect(begin()).rejects.toThrow('second step');
    expect(await isLoggedIn(browser)).toBe(true);
  });
});

describe('The way back after a day', () => {
  it('is not there unless the operator allows it', async () => {
    const strict = await startApplication({ FACTOR_RECOVERY: 'off' });
    try {
      await securedMember(strict, 'abe@example.com');
      const browser = await firstStep(strict, 'abe@example.com');
      expect(browser.page).not.toContain('Lost your device');
      await browser.open('/login/recovery');
      expect(browser.status).toBe(404);
      await browser.open('/login/code');
      await browser.post('/login/recovery', { _csrf: browser.csrf });
      expect(browser.status).toBe(404);
      expect(await strict.rows('SELECT 1 FROM links WHERE used_at IS NULL')).toEqual([]);
    } finally {
      await strict.stop();
    }
  });
});

describe('Setting up and removing', () => {
  it('asks for a recent authentication, which a code gives as well as the password', async () => {
    const { browser, app } = await securedMember(foyer, 'tom@example.com');
    foyer.clock.advance(minutes(11));
    for (const path of ['/account/totp', '/account/recovery-codes']) {
      await browser.open(path);
      expect(browser.url).toBe(`/confirm?next=${encodeURIComponent(path)}`);
    }
    await browser.post('/account/totp/remove', { _csrf: browser.csrf });
    expect(browser.url).toBe('/confirm?next=%2Faccount%2Ftotp');
    await browser.fillIn('Code', '000000').press('Continue');
    expect(browser.status).toBe(422);
    expect(browser.page).toContain('Wrong code.');
    await browser.fillIn('Code', app.code()).press('Continue');
    expect(browser.url).toBe('/account/totp');
    await browser.press('Remove authenticator app');
    expect(browser.page).toContain('Authenticator app removed.');
  });

  it('is limited to thirty changes a day', async () => {
    const { browser } = await securedMember(foyer, 'uwe@example.com');
    let count = 2;
    for (; count < 40; count += 1) {
      foyer.clock.advance(seconds(1));
      const made = await makeCodes(browser);
      if (made.length === 0) break;
    }
    expect(count).toBe(30);
    expect(browser.status).toBe(429);
  });
});
