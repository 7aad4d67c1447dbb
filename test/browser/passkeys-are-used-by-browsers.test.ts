import { seconds } from '../../src/common/time.js';
import { en } from '../../src/i18n/en/texts.js';
import { policy } from '../../src/policy.js';
import { freshAddress } from '../support/forms.js';
import { goodPassword, memberOf } from '../support/people.js';
import { VirtualAuthenticator } from './support/authenticator.js';
import { openSite, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

openSite();

/** A member with this browser, and a device with a passkey. */
async function owner(
  settings: Parameters<typeof VirtualAuthenticator.on>[1] = {},
): Promise<{ visitor: Visitor; device: VirtualAuthenticator; email: string }> {
  const email = freshAddress();
  const visitor = await (await site.visitor()).takeOver(await memberOf(site.server, email));
  const device = await VirtualAuthenticator.on(visitor.page, settings);
  await add(visitor, 'Phone');
  await leads(visitor, '/account/recovery-codes');
  return { visitor, device, email };
}

/** Fills in the form to add a passkey, with the keyboard. */
async function add(visitor: Visitor, name: string): Promise<void> {
  await visitor.open('/account/passkeys');
  await visitor.type('Name', name);
  await visitor.page.keyboard.press('Enter');
}

const leads = (visitor: Visitor, path: string): Promise<void> =>
  visitor.page.waitForURL((url) => url.pathname === path, { timeout: 10_000 });

const says = (visitor: Visitor, text: string): Promise<void> =>
  visitor.page.getByRole('alert').filter({ hasText: text }).waitFor({ timeout: 10_000 });

/** Presses a button. Whoever holds the device agrees. */
async function use(visitor: Visitor, device: VirtualAuthenticator, button: string): Promise<void> {
  await visitor.tabTo('button', button);
  await device.present(true);
  await visitor.page.keyboard.press('Enter');
}

/**
 * Opens the log-in page while nobody is at the device, and waits until the browser can offer its passkeys. In Chromium's
 * simulation a request that began so is never answered. On the page of a refused passkey, whoever holds the device would at
 * once take the next offer, so there is none.
 */
async function openLogIn(visitor: Visitor, device: VirtualAuthenticator, open: () => Promise<unknown>): Promise<void> {
  await device.present(false);
  await visitor.page.addInitScript(() => {
    if (location.pathname === '/login/passkey')
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    const { credentials } = navigator;
    const get = credentials.get.bind(credentials);
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    credentials.get = (options) => {
      asked.push(options?.mediation ?? 'at once');
      return get(options);
    };
  });
  await open();
  await visitor.page.waitForFunction(() => (globalThis as unknown as { asked: string[] }).asked.length > 0);
}

/** How the browser was asked for passkeys on this page. */
const askedOn = ({ page }: Visitor): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

/** The log-in page in another browser, with a device of its own that has a copy of these passkeys. */
async function otherDevice(
  device: VirtualAuthenticator,
  change: { signCount?: number } = {},
): Promise<{ visitor: Visitor; device: VirtualAuthenticator }> {
  const visitor = await site.visitor();
  const copy = await VirtualAuthenticator.on(visitor.page);
  for (const passkey of await device.passkeys()) await copy.receive({ ...passkey, ...change });
  await openLogIn(visitor, copy, () => visitor.open('/login'));
  return { visitor, device: copy };
}

/** Logged out, with the log-in page open. */
async function loggedOut(settings?: Parameters<typeof owner>[0]): ReturnType<typeof owner> {
  const all = await owner(settings);
  const { visitor, device } = all;
  await openLogIn(visitor, device, () => visitor.press('Log out'));
  return all;
}

describe('A browser with passkeys', () => {
  it('offers them at the field with the address, and asks for nothing by itself', async () => {
    const { visitor, device } = await owner();
    await visitor.page.clock.install();
    await openLogIn(visitor, device, () => visitor.press('Log out'));
    expect(await visitor.page.getByLabel('Email').getAttribute('autocomplete')).toBe('username webauthn');
    expect(await askedOn(visitor)).toEqual(['conditional']);
    // The visitor is here, and takes the offer once it is made again, before the first gets too old.
    await visitor.page.getByRole('heading', { level: 1 }).click();
    await device.present(true);
    await visitor.page.clock.runFor(policy.factors.passkeys.timeout - seconds(1));
    expect(await askedOn(visitor)).toEqual(['conditional']);
    await visitor.page.clock.runFor(seconds(1));
    await leads(visitor, '/account');
  });

  it('offers them once at a time, also after the button failed', async () => {
    const { visitor, device } = await owner();
    await visitor.page.clock.install();
    await openLogIn(visitor, device, () => visitor.press('Log out'));
    await visitor.page.evaluate(() => {
      const { fetch } = globalThis;
      globalThis.fetch = () => {
        globalThis.fetch = fetch;
        return Promise.reject(new TypeError('offline'));
      };
    });
    const isAsked = (times: number): Promise<unknown> =>
      visitor.page.waitForFunction(
        (count) => (globalThis as unknown as { asked: string[] }).asked.length >= count,
        times,
      );
    await visitor.tabTo('button', en['passkey.logIn']);
    await visitor.page.keyboard.press('Enter');
    await says(visitor, en['passkey.notAsked']);
    await isAsked(2);
    const requests: string[] = [];
    visitor.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await visitor.page.clock.runFor(policy.factors.passkeys.timeout);
    await isAsked(3);
    expect(requests).toEqual(['/login/passkey']);
  });

  it('that is logged in elsewhere meanwhile goes on without sending the form again', async () => {
    const { visitor, device } = await owner();
    await visitor.open('/account/passkeys');
    await visitor.press('Remove Phone');
    await openLogIn(visitor, device, () => visitor.press('Log out'));
    await use(visitor, device, en['passkey.logIn']);
    await says(visitor, en['passkey.wrong']);
    await visitor.page.context().clearCookies();
    await visitor.takeOver(await memberOf(site.server, freshAddress()));
    const sent: string[] = [];
    visitor.page.on('request', (request) => sent.push(request.method()));
    await visitor.press(en['passkey.logIn']);
    await leads(visitor, '/account');
    expect(sent).not.toContain('POST');
  });

  it('is not in the way of a password', async () => {
    const { visitor, email } = await loggedOut();
    await visitor.type('Email', email);
    await visitor.type('Password', goodPassword);
    await visitor.press('Log in');
    await leads(visitor, '/login/code');
  });

  it('logs in by the button, to where the visitor wanted to go, and stays so if that was chosen', async () => {
    const { visitor, device } = await loggedOut();
    await openLogIn(visitor, device, () => visitor.open('/account/activity'));
    await visitor.check(en['login.remember']);
    await use(visitor, device, en['passkey.logIn']);
    await leads(visitor, '/account/activity');
    const [session] = (await visitor.page.context().cookies()).filter(({ name }) => name === 'foyer_session');
    expect(session?.expires).toBeGreaterThan(Date.now() / 1000);
  });

  it('never sends a password with a passkey', async () => {
    const { visitor, device } = await loggedOut();
    await visitor.type('Password', 'typed, but not used');
    const sent = visitor.page.waitForRequest((request) => request.method() === 'POST');
    await use(visitor, device, en['passkey.logIn']);
    const fields = new URLSearchParams((await sent).postData() ?? '');
    expect([fields.has('passkey'), fields.has('password')]).toEqual([true, false]);
    await leads(visitor, '/account');
  });

  it('takes the second step, and confirms who it is', async () => {
    const { visitor, device, email } = await loggedOut();
    await visitor.type('Email', email);
    await visitor.type('Password', goodPassword);
    await visitor.press('Log in');
    await use(visitor, device, en['passkey.use']);
    await leads(visitor, '/account');
    await visitor.open('/confirm?next=/account/passkeys');
    await use(visitor, device, en['passkey.use']);
    await leads(visitor, '/account/passkeys');
  });

  it('logs in on a second device, which then gets a passkey of its own', async () => {
    const first = await owner();
    const { visitor, device } = await otherDevice(first.device);
    await use(visitor, device, en['passkey.logIn']);
    await leads(visitor, '/account');
    await add(visitor, 'Again');
    await says(visitor, en['passkeys.known']);
    await device.forget();
    await add(visitor, 'Laptop');
    await visitor.page.getByText(en['notice.passkey-added']).waitFor();
    expect(await visitor.words()).toMatch(/Phone .* Laptop /);
  });
});

describe('A passkey', () => {
  it('that was copied is refused once its counter is behind', async () => {
    const { visitor, device } = await loggedOut();
    await use(visitor, device, en['passkey.logIn']);
    await leads(visitor, '/account');
    const thief = await otherDevice(device, { signCount: 0 });
    await use(thief.visitor, thief.device, en['passkey.logIn']);
    await says(thief.visitor, en['passkey.copied']);
    expect([thief.visitor.path, thief.visitor.status]).toEqual(['/login/passkey', 422]);
  });

  it('that was removed is refused, and the page of that leads on', async () => {
    const { visitor, device } = await owner();
    await visitor.open('/account/passkeys');
    await visitor.press('Remove Phone');
    await openLogIn(visitor, device, () => visitor.press('Log out'));
    await use(visitor, device, en['passkey.logIn']);
    await says(visitor, en['passkey.wrong']);
    await device.present(false);
    await visitor.press('Deutsch');
    expect(visitor.path).toBe('/login');
  });

  it('of a device that asks for no PIN does not log in alone, but takes the second step', async () => {
    const { visitor, device, email } = await owner({ verifies: false });
    await visitor.press('Log out');
    await use(visitor, device, en['passkey.logIn']);
    await says(visitor, en['passkey.notAsked']);
    expect(visitor.path).toBe('/login');
    await visitor.type('Email', email);
    await visitor.type('Password', goodPassword);
    await visitor.press('Log in');
    await use(visitor, device, en['passkey.use']);
    await leads(visitor, '/account');
  });
});

describe('Without passkeys, everything else works', () => {
  it('in a browser that has none', async () => {
    const visitor = await (await site.visitor()).takeOver(await memberOf(site.server, freshAddress()));
    await visitor.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
    await visitor.open('/account/passkeys');
    expect(await visitor.words()).toContain(en['passkeys.needsScript']);
    expect(await visitor.page.getByLabel('Name').isVisible()).toBe(false);
    await visitor.press('Log out');
    expect(await visitor.words()).not.toContain(en['passkey.logIn']);
  });

  it('without script', async () => {
    const email = freshAddress();
    const visitor = await (
      await site.visitor({ javaScriptEnabled: false })
    ).takeOver(await memberOf(site.server, email));
    await visitor.open('/account/passkeys');
    expect(await visitor.words()).toContain(en['passkeys.needsScript']);
    await visitor.press('Log out');
    expect(await visitor.words()).not.toContain(en['passkey.logIn']);
    await visitor.type('Email', email);
    await visitor.type('Password', goodPassword);
    await visitor.goOnBy('Enter');
    expect(visitor.path).toBe('/account');
  });
});
