import type { CheerioAPI } from 'cheerio';
import { days, hours, minutes } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/formats.js';
import { policy } from '../../../src/policy.js';
import { proveAgain } from '../../support/acts.js';
import { call } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { memberOf } from '../../support/people.js';
import { printed } from '../../support/secrets-used.js';
import { allTablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

interface Typed {
  readonly name?: string;
  readonly scopes?: string;
  readonly expires?: string;
}

async function fillIn(owner: Browser, { name = 'Backup script', scopes, expires }: Typed = {}): Promise<Browser> {
  await owner.open('/account/tokens');
  await owner.open(owner.html('main a.button').attr('href') ?? '');
  owner.fillIn('Name', name);
  if (scopes !== undefined) owner.fillIn('What it may do', scopes);
  if (expires !== undefined) owner.fillIn('Expires in', expires);
  return owner;
}

/** Makes one on the pages, and copies it. */
async function makeToken(owner: Browser, typed?: Typed): Promise<string> {
  await (await fillIn(owner, typed)).press('Create token');
  expect(owner.answers.map(({ status }) => status)).toEqual([200]);
  return owner.html('textarea').text();
}

/** Sends the form with these fields instead of its own. */
async function send(owner: Browser, fields: Record<string, string>): Promise<Browser> {
  await owner.open('/account/tokens/new');
  return owner.post('/account/tokens', { _csrf: owner.csrf, name: 'A script', scopes: 'read', ...fields });
}

/** The text of each token on the page. */
const entries = ($: CheerioAPI): string[] =>
  $('ul.entries > li')
    .toArray()
    .map((entry) => $(entry).text().replace(/\s+/g, ' ').trim());

const pathToEnd = ($: CheerioAPI): string => $('ul.entries form').first().attr('action') ?? '';

const tokenCount = async (): Promise<number> => (await foyer.rows('SELECT 1 FROM access_tokens')).length;

const day = (offset = 0): string => formats.en.day(foyer.clock.now() + offset);

describe('A token', () => {
  it('is shown once, works, and is stored and logged nowhere', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const token = await makeToken(ada);
    expect(token).toMatch(/^foy_pat_\w{49}$/);
    expect(ada.html('h1').text()).toBe('Your new token');
    expect(ada.page).toContain('Copy it now: it isn’t shown again.');
    expect(ada.html('label[for=token]').text()).toBe('Backup script');
    expect(ada.response.headers['cache-control']).toBe('no-store');

    const { status, json } = await call(foyer, 'users/me', { token });
    expect([status, json.email]).toEqual([200, 'ada@example.com']);
    for (const path of ['/account/tokens', '/account/activity', '/account/export', '/account']) {
      await ada.open(path);
      expect(ada.response.text).not.toContain(token);
    }
    expect(JSON.stringify(await allTablesOf(foyer))).not.toContain(token);
    expect(printed()).not.toContain(token);
    expect(printed()).not.toContain('Backup script');
  });

  it('is listed with its name, what it may do, and when it was made and used', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await bea.open('/account');
    expect(bea.html('.rows a[href="/account/tokens"]').text()).toBe('Access tokens');
    await bea.open('/account/tokens');
    expect(bea.page).toContain('You have no tokens.');
    const [madeOn, worksUntil] = [day(), day(days(90))];
    const token = await makeToken(bea);
    await bea.open(bea.html('.ways a').attr('href') ?? '');
    expect(bea.url).toBe('/account/tokens');
    expect(entries(bea.html)).toEqual([
      `Backup script Read your account Created on ${madeOn} Never used Expires on ${worksUntil} Revoke`,
    ]);
    expect(bea.page).not.toContain('You have no tokens.');

    await call(foyer, 'users/me', { token });
    foyer.clock.advance(minutes(5));
    await makeToken(bea, { name: 'Mail client', scopes: 'Read and change your account', expires: '7 days' });
    await bea.open('/account/tokens');
    const [newest = '', oldest = ''] = entries(bea.html);
    expect(newest).toMatch(/^Mail client Read and change your account /);
    expect(newest).toContain(`Expires on ${day(days(7))}`);
    expect(oldest).toContain('Last used 5 minutes ago · ');
  });

  it('may do what was chosen, for as long', async () => {
    const cyd = await memberOf(foyer, 'cyd@example.com');
    const tokens = [
      await makeToken(cyd, { expires: '7 days' }),
      await makeToken(cyd, { scopes: 'Read and change your account', expires: '365 days' }),
    ];
    const statuses = (path: string, body?: object): Promise<number[]> =>
      Promise.all(
        tokens.map(async (token) => (await call(foyer, path, { token, body, method: body ? 'PATCH' : 'GET' })).status),
      );
    expect(await statuses('users/me')).toEqual([200, 200]);
    expect(await statuses('users/me', { displayName: 'Cyd' })).toEqual([403, 200]);
    foyer.clock.advance(days(7));
    expect(await statuses('users/me')).toEqual([401, 200]);
  });

  it('is reported to its owner by mail, and with its name in the activity', async () => {
    const dot = await memberOf(foyer, 'dot@example.com');
    await makeToken(dot);
    const { subject } = await foyer.mailbox.lastAbout('dot@example.com', 'token');
    expect(subject).toBe('An access token was created for your Foyer account');
    await dot.open('/account/tokens');
    await dot.press('Revoke');
    await dot.open('/account/activity');
    expect(dot.page).toMatch(/Access token revoked.*Backup script.*Access token created.*Backup script/);
  });

  it('is ended by its button, and does not work at the next request', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    const tokens = [await makeToken(eve), await makeToken(eve, { name: 'Other' })];
    await eve.open('/account/tokens');
    const buttons = eve.html('ul.entries button').toArray();
    const names = buttons.map((each) =>
      (eve.html(each).attr('aria-labelledby') ?? '').split(' ').map((id) => eve.html(`[id="${id}"]`).text()),
    );
    expect(names).toEqual([
      ['Revoke', 'Other'],
      ['Revoke', 'Backup script'],
    ]);
    await eve.post(pathToEnd(eve.html), { _csrf: eve.csrf });
    expect(eve.answers[0]?.status).toBe(303);
    expect(eve.url).toBe('/account/tokens');
    expect(eve.page).toContain('Token revoked.');
    expect(entries(eve.html)).toHaveLength(1);
    const statuses = await Promise.all(tokens.map(async (token) => (await call(foyer, 'users/me', { token })).status));
    expect(statuses).toEqual([200, 401]);
  });

  it('is a 404 for another user, like an unknown one, and still works [ASVS 1.2.4, 8.2.2]', async () => {
    const [fay, stranger] = [await memberOf(foyer, 'fay@example.com'), await memberOf(foyer, 'gus@example.com')];
    const token = await makeToken(fay);
    await fay.open('/account/tokens');
    const pages: string[] = [];
    for (const path of [
      pathToEnd(fay.html),
      '/account/tokens/01890a5d-ac96-774b-bcce-b302099a8057/end',
      '/account/tokens/1/end',
      '/account/tokens/%27%20OR%201=1--/end',
    ]) {
      await stranger.open('/account/tokens');
      expect(entries(stranger.html)).toEqual([]);
      await stranger.post(path, { _csrf: stranger.csrf });
      expect({ path, status: stranger.status }).toEqual({ path, status: 404 });
      pages.push(stranger.page);
    }
    expect(new Set(pages).size).toBe(1);
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
  });

  it('is neither made nor ended by another site or by a GET [ASVS 3.5.1, 3.5.3]', async () => {
    const hal = await memberOf(foyer, 'hal@example.com');
    const token = await makeToken(hal);
    await hal.open('/account/tokens');
    const _csrf = hal.csrf;
    const before = await tokenCount();
    for (const path of ['/account/tokens', pathToEnd(hal.html)]) {
      const fields = { name: 'Evil', scopes: 'account', expires: '365' };
      expect((await hal.post(path, fields)).status).toBe(403);
      expect((await hal.post(path, { ...fields, _csrf: 'x' })).status).toBe(403);
      expect((await hal.post(path, { ...fields, _csrf }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
      await hal.open(`${path}?${new URLSearchParams(fields).toString()}`);
    }
    expect(await tokenCount()).toBe(before);
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
  });
});

describe('The name of a token', () => {
  it('is only text, wherever it is shown [ASVS 1.2.1]', async () => {
    const name = '<b id=evil>"x"</b> {{csrf}} &amp;';
    const ida = await memberOf(foyer, 'ida@example.com');
    await makeToken(ida, { name });
    const shown = [ida.html('label[for=token]').text()];
    for (const path of ['/account/tokens', '/account/activity']) {
      await ida.open(path);
      expect(ida.html('#evil')).toHaveLength(0);
      shown.push(...entries(ida.html));
    }
    expect(shown.filter((text) => text.includes(name))).toHaveLength(3);
    const mail = await foyer.mailbox.lastAbout('ida@example.com', 'token');
    expect(mail.html).not.toContain('<b id=evil>');
    // Also in a form that is shown again.
    await send(ida, { name: `${name}${'x'.repeat(60)}` });
    expect(ida.html('#evil')).toHaveLength(0);
    expect(ida.valueOf('Name')).toContain(name);
  });
});

describe('The form for a token', () => {
  it('starts with the least that it can do, for three months', async () => {
    const jo = await memberOf(foyer, 'jo@example.com');
    await jo.open('/account/tokens/new');
    expect(jo.valueOf('Name')).toBeUndefined();
    expect(jo.valueOf('What it may do')).toBe('Read your account');
    expect(jo.valueOf('Expires in')).toBe('90 days');
    expect(
      jo
        .html('#expires option')
        .map((_, option) => jo.html(option).text())
        .toArray(),
    ).toEqual(['7 days', '30 days', '90 days', '365 days']);
  });

  it('is shown again with a message at the name, and with what was chosen', async () => {
    const kim = await memberOf(foyer, 'kim@example.com');
    const before = await tokenCount();
    const tooLong = 'x'.repeat(policy.accessTokens.nameLength + 1);
    for (const [name, says] of [
      ['', 'Enter a name.'],
      [' \u00A0', 'Enter a name.'],
      [tooLong, 'Use at most 60 characters.'],
      ['Backup \u202E script', 'Use only visible characters.'],
    ] as const) {
      await fillIn(kim, { name, scopes: 'Read and change your account', expires: '30 days' });
      await kim.press('Create token');
      expect([name, kim.status, kim.html('#name-error').text()]).toEqual([name, 422, says]);
      expect(kim.html('title').text()).toBe('Error: Create token · Foyer');
      expect(kim.html('#name').is('[aria-invalid=true][autofocus]')).toBe(true);
      expect(kim.valueOf('Name') ?? '').toBe(name);
      expect(kim.valueOf('What it may do')).toBe('Read and change your account');
      expect(kim.valueOf('Expires in')).toBe('30 days');
    }
    expect(await tokenCount()).toBe(before);
    await kim.fillIn('Name', 'Backup').press('Create token');
    await kim.open('/account/tokens');
    expect(entries(kim.html)[0]).toContain(`Expires on ${day(days(30))}`);
  });

  it('is shown again with a message at a choice that it does not offer', async () => {
    const lea = await memberOf(foyer, 'lea@example.com');
    const before = await tokenCount();
    for (const scopes of ['', 'admin', 'read account', 'constructor']) {
      await send(lea, { scopes });
      expect([scopes, lea.status, lea.html('#scopes-error').text()]).toEqual([scopes, 422, 'Choose what it may do.']);
      expect(lea.html('#scopes').is('[aria-invalid=true][autofocus]')).toBe(true);
    }
    for (const expires of ['', '0', '-1', '367', '1.5', '1e2', 'x', '9'.repeat(30)]) {
      await send(lea, { expires });
      expect([expires, lea.status, lea.html('#expires-error').text()]).toEqual([
        expires,
        422,
        'Choose a time between tomorrow and a year from now.',
      ]);
    }
    await send(lea, { name: '', scopes: '', expires: '0' });
    expect(
      lea
        .html('.error-summary a')
        .map((_, link) => lea.html(link).attr('href'))
        .toArray(),
    ).toEqual(['#name', '#scopes', '#expires']);
    expect(await tokenCount()).toBe(before);
  });

  it('without a time makes a token for three months', async () => {
    const mia = await memberOf(foyer, 'mia@example.com');
    await send(mia, {});
    expect(mia.status).toBe(200);
    await mia.open('/account/tokens');
    expect(entries(mia.html)[0]).toContain(`Expires on ${day(policy.accessTokens.usually)}`);
  });

  it('says how many there are when there are too many, and works once one has ended', async () => {
    const ned = await memberOf(foyer, 'ned@example.com');
    const { perUser } = policy.accessTokens;
    for (let made = 0; made < perUser; made += 1) expect((await send(ned, {})).status).toBe(200);
    await (await fillIn(ned)).press('Create token');
    expect([ned.status, ned.html('#name-error').text()]).toEqual([
      422,
      `You already have ${perUser} tokens. Revoke one first.`,
    ]);
    expect(ned.valueOf('Name')).toBe('Backup script');
    await ned.open('/account/tokens');
    expect(entries(ned.html)).toHaveLength(perUser);
    await ned.post(pathToEnd(ned.html), { _csrf: ned.csrf });
    expect(await makeToken(ned)).toMatch(/^foy_pat_/);
  });
});

describe('After the time of a recent log-in', () => {
  it('the form asks for the password, and then has what was typed [ASVS 7.5.1]', async () => {
    const oda = await memberOf(foyer, 'oda@example.com');
    const before = await tokenCount();
    await fillIn(oda, { name: 'Kept', scopes: 'Read and change your account', expires: '7 days' });
    const form = oda.formWith('Create token');
    foyer.clock.advance(policy.reauthentication.freshFor);
    await oda.post(form.path, form.fields);
    expect(oda.url).toBe(`/confirm?next=${encodeURIComponent('/account/tokens/new')}`);
    await proveAgain(oda);
    expect(oda.url).toBe('/account/tokens/new');
    expect(await tokenCount()).toBe(before);
    expect(oda.valueOf('Name')).toBe('Kept');
    expect(oda.valueOf('What it may do')).toBe('Read and change your account');
    expect(oda.valueOf('Expires in')).toBe('7 days');
    await oda.press('Create token');
    expect(oda.html('textarea').text()).toMatch(/^foy_pat_/);
    // Once only.
    await oda.open('/account/tokens/new');
    expect(oda.valueOf('Name')).toBeUndefined();
  });

  it('the button asks for the password, and leads back to the list [ASVS 7.5.2]', async () => {
    const pia = await memberOf(foyer, 'pia@example.com');
    const token = await makeToken(pia);
    await pia.open('/account/tokens');
    foyer.clock.advance(hours(1));
    await pia.press('Revoke');
    expect(pia.url).toBe(`/confirm?next=${encodeURIComponent('/account/tokens')}`);
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
    await proveAgain(pia);
    expect(pia.url).toBe('/account/tokens');
    await pia.press('Revoke');
    expect(pia.page).toContain('You have no tokens.');
  });
});
