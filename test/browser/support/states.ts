import { Clock, hours, minutes } from '../../../src/common/time.js';
import { askForAddress, askForReset, deleteAccount, moveTo } from '../../support/acts.js';
import { addApp, firstStep, type Secured, securedMember } from '../../support/factors.js';
import { freshAddress } from '../../support/forms.js';
import { addPasskey } from '../../support/passkeys.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { guess, wrongPassword } from '../../support/tries.js';
import { statesOfOverview } from './admin-states.js';
import { statesOfPeople } from './people-states.js';
import type { Site } from './site.js';
import type { Visitor } from './visitor.js';
import { statesOfWebhooks } from './webhook-states.js';

/** A page in one of its states. */
export interface State {
  /** The template. */
  readonly view: string;
  readonly state: string;
  readonly status: number;
  readonly reach: (site: Site) => Promise<Visitor>;
}

type Fields = Readonly<Record<string, string>>;

const open =
  (path: string): State['reach'] =>
  async (site) =>
    (await site.visitor()).open(path);

/** With the mouse: the flows test the keyboard. */
async function send(visitor: Visitor, button: string, fields: Fields = {}): Promise<Visitor> {
  for (const [label, text] of Object.entries(fields)) {
    await visitor.page.getByLabel(label, { exact: true }).fill(text);
  }
  await visitor.page.getByRole('button', { name: button, exact: true }).last().click();
  await visitor.page.waitForLoadState();
  return visitor;
}

const openAndSend =
  (path: string, button: string, fields: Fields = {}): State['reach'] =>
  async (site) =>
    send(await open(path)(site), button, fields);

/** While the page shows its remark on a new password. */
const typing =
  (password: string): State['reach'] =>
  async (site) => {
    const visitor = await open('/register')(site);
    await visitor.page.getByLabel('Email').fill('ada@example.com');
    await visitor.page.getByLabel('Password', { exact: true }).fill(password);
    await visitor.page.getByRole('status').filter({ hasText: /\S/ }).waitFor();
    return visitor;
  };

/** A logged-in user. */
async function member(site: Site, email = freshAddress()): Promise<Visitor> {
  return (await site.visitor()).takeOver(await memberOf(site.server, email));
}

const memberAt =
  (path: string): State['reach'] =>
  async (site) =>
    (await member(site)).open(path);

const memberSends =
  (path: string, button: string, fields: Fields = {}): State['reach'] =>
  async (site) =>
    send(await memberAt(path)(site), button, fields);

async function memberWithPasskeys(site: Site, ...names: readonly string[]): Promise<Visitor> {
  const browser = await memberOf(site.server, freshAddress());
  for (const name of names) await addPasskey(browser, { name });
  return (await site.visitor()).takeOver(browser);
}

async function atPasskeyName(site: Site): Promise<Visitor> {
  const owner = await memberWithPasskeys(site, 'Phone');
  await owner.open('/account/passkeys');
  await owner.page.getByRole('link', { name: 'Rename Phone' }).click();
  await owner.page.waitForLoadState();
  return owner;
}

/** Sends the form with this action as the script does, with something that no passkey has signed. */
async function sendPasskey(visitor: Visitor, action: string, name = ''): Promise<Visitor> {
  const loaded = visitor.page.waitForEvent('load');
  await visitor.page.evaluate(
    ([target, typed]) => {
      const [form] = document.querySelectorAll<HTMLFormElement>('main form');
      if (!form) return;
      for (const input of form.querySelectorAll<HTMLInputElement>('input[name=name]')) input.value = typed ?? '';
      form.action = target ?? '';
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'passkey', value: '{}' }));
      form.submit();
    },
    [action, name],
  );
  await loaded;
  return visitor;
}

/** A user with an authenticator app and recovery codes, in the clock of the server. */
const secured = (site: Site, email = freshAddress()): Promise<Secured> => securedMember(ofServer(site), email);

const ofServer = ({ server }: Site): Parameters<typeof securedMember>[0] => ({
  mailbox: server.mailbox,
  clock: new Clock(),
  browser: () => server.browser(),
});

const securedAt =
  (path: string): State['reach'] =>
  async (site) =>
    (await site.visitor()).takeOver((await secured(site)).browser).then((owner) => owner.open(path));

/** After the password, before the code. */
async function atSecondStep(site: Site, email = freshAddress()): Promise<Visitor> {
  const { browser } = await secured(site, email);
  await browser.press('Log out');
  return (await site.visitor())
    .takeOver(await firstStep(site.server, email, browser))
    .then((it) => it.open('/login/code'));
}

/** The same with a passkey only. */
async function atSecondStepWithPasskey(site: Site): Promise<Visitor> {
  const email = freshAddress();
  const browser = await memberOf(site.server, email);
  await addPasskey(browser, { name: 'Phone' });
  await browser.open('/account');
  await browser.press('Log out');
  return (await site.visitor())
    .takeOver(await firstStep(site.server, email, browser))
    .then((it) => it.open('/login/code'));
}

/** The mailed link that turns off two-step verification; ready at once if `waited`. */
async function recoveryLink(site: Site, waited: boolean): Promise<string> {
  const email = freshAddress();
  const { browser } = await secured(site, email);
  await browser.press('Log out');
  await firstStep(site.server, email, browser);
  await browser.open('/login/recovery');
  await browser.press('Send email');
  const { link } = await site.server.mailbox.lastAbout(email, 'Request to turn off');
  if (waited)
    await site.server.change(
      `UPDATE links SET expires_at = expires_at - ${hours(24)} WHERE purpose = 'factor-recovery' AND email = '${email}'`,
    );
  return link;
}

const atRecovery =
  (waited: boolean): State['reach'] =>
  async (site) =>
    open(await recoveryLink(site, waited))(site);

async function activationLink(site: Site): Promise<string> {
  const email = freshAddress();
  await register(site.server, email);
  return (await site.server.mailbox.lastTo(email)).link;
}

/** The link of a registration that was reported with “it wasn’t me”. */
async function disownedLink(site: Site): Promise<string> {
  const email = freshAddress();
  await register(site.server, email);
  const { link, notMe } = await site.server.mailbox.lastTo(email);
  await (await site.server.browser().open(notMe)).press('Stop these emails');
  return link;
}

/** The page of a reset link, in the browser that opened it. */
async function atReset(site: Site, email = freshAddress()): Promise<Visitor> {
  await becomeUser(site.server, email);
  await askForReset(site.server, email);
  const { link } = await site.server.mailbox.lastAbout(email, 'Reset your');
  return (await site.visitor()).open(link);
}

interface Moving {
  readonly owner: Visitor;
  readonly email: string;
  /** To the new address. */
  readonly confirm: string;
  /** To the old one. */
  readonly undo: string;
}

async function moving(site: Site): Promise<Moving> {
  const [email, newEmail] = [freshAddress(), freshAddress()];
  const owner = await askForAddress(await memberOf(site.server, email), newEmail);
  return {
    owner: await (await site.visitor()).takeOver(owner),
    email,
    confirm: (await site.server.mailbox.lastAbout(newEmail, 'Confirm your new email')).link,
    undo: (await site.server.mailbox.lastAbout(email, 'Email change requested')).link,
  };
}

const expire = async (site: Site, table: 'registrations' | 'links', email: string): Promise<void> => {
  await site.server.change(`UPDATE ${table} SET expires_at = 1 WHERE email = '${email}'`);
};

const met = (view: string, state: string, status: number, reach: State['reach']): State => ({
  view,
  state,
  status,
  reach,
});

/** For a member, on a site with applications. */
const withApplications =
  (path: string): State['reach'] =>
  async (site) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>';
    const changes = [
      ...['Wiki', 'Abcdefghij'.repeat(6)].map(
        (name, index) =>
          `applications (origin, name, created_at) VALUES ('http://app-${index + 1}.localhost', '${name}', 0)`,
      ),
      `icons (hash, type, content, created_at) VALUES ('dot', 'image/svg+xml', '${Buffer.from(svg).toString('base64')}', 0)`,
      `clients (id, name, redirect_uris, post_logout_redirect_uris, home_url, icon_hash, id_token_alg, trusted, pairwise, created_at)
       VALUES ('shop', 'Shop', '[]', '[]', 'https://shop.example.com/', 'dot', 'ES256', 0, 0, 0)`,
    ];
    for (const change of changes) await site.server.change(`INSERT INTO ${change} ON CONFLICT DO NOTHING`);
    return memberAt(path)(site);
  };

/** Asked by a site that logs in with OpenID Connect, or refused: then it is for a group. */
const askedBySite =
  (groupName?: string): State['reach'] =>
  async (site) => {
    const id = `asking-${groupName ?? 'all'}`;
    const callback = 'https://shop.example.com/callback';
    const changes = [
      `groups (name, created_at) VALUES ('staff', 0)`,
      `clients (id, name, redirect_uris, post_logout_redirect_uris, group_name, id_token_alg, trusted, pairwise, created_at)
       VALUES ('${id}', 'Shop ${'Abcdefghij'.repeat(5)}', '["${callback}"]', '[]', ${groupName ? `'${groupName}'` : 'NULL'},
               'ES256', 0, 0, 0)`,
    ];
    for (const change of changes) await site.server.change(`INSERT INTO ${change} ON CONFLICT DO NOTHING`);
    const query = new URLSearchParams({
      client_id: id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid profile email groups offline_access',
      prompt: 'consent',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    return memberAt(`/oidc/auth?${query.toString()}`)(site);
  };

/** Pages for visitors. */
export const statesOfVisitors: readonly State[] = [
  met('home', 'as it is', 200, open('/')),
  met('auth/register', 'empty', 200, open('/register')),
  met('auth/register', 'while a password is typed that will be refused', 200, typing('ada@example.com')),
  met('auth/register', 'while a password is typed that is hard to guess', 200, typing(goodPassword)),
  met('auth/register', 'refused at both fields', 422, openAndSend('/register', 'Create account')),
  met(
    'auth/register',
    'refused with a reason',
    422,
    openAndSend('/register', 'Create account', { Email: 'ada@example.com', Password: 'password1234' }),
  ),
  met(
    'auth/register-sent',
    'in the browser that registered',
    200,
    openAndSend('/register', 'Create account', {
      // An address of the maximum length without a break.
      Email: `${'long'.repeat(16)}@${'example'.repeat(8)}.com`,
      Password: goodPassword,
    }),
  ),
  met('auth/register-sent', 'elsewhere', 200, open('/register/sent')),
  met('auth/activate', 'in another browser', 200, async (site) => open(await activationLink(site))(site)),
  met('auth/activate', 'refused with a wrong password', 422, async (site) =>
    openAndSend(await activationLink(site), 'Activate and log in', { Password: wrongPassword })(site),
  ),
  met('auth/activate', 'refused with a new password that is too short', 422, async (site) => {
    const owner = await open(await activationLink(site))(site);
    await owner.page.getByText('I don’t know the password').click();
    return send(owner, 'Set password and log in', { 'New password': 'short' });
  }),
  met('auth/activate-disowned', 'asked after "it wasn’t me"', 410, async (site) =>
    open(await disownedLink(site))(site),
  ),
  met('auth/activate-disowned', 'refused', 422, async (site) =>
    openAndSend(await disownedLink(site), 'Activate and log in', { Password: wrongPassword })(site),
  ),
  met('auth/activate-done', 'used', 200, async (site) => open(await becomeUser(site.server, freshAddress()))(site)),
  met('auth/activate-expired', 'expired', 410, async (site) => {
    const email = freshAddress();
    await register(site.server, email);
    await expire(site, 'registrations', email);
    return open((await site.server.mailbox.lastTo(email)).link)(site);
  }),
  met('auth/activate-unknown', 'unknown', 404, open('/activate/unknown')),
  met('auth/activate-signed-in', 'logged in as someone else', 200, async (site) =>
    (await member(site)).open(await activationLink(site)),
  ),
  met('auth/not-me', 'asked', 200, async (site) => {
    const email = freshAddress();
    await register(site.server, email);
    return open((await site.server.mailbox.lastTo(email)).notMe)(site);
  }),
  met('auth/not-me-unknown', 'unknown', 404, open('/not-me/unknown')),
  met('auth/code', 'empty', 200, atSecondStep),
  met('auth/code', 'with a passkey', 200, atSecondStepWithPasskey),
  met('auth/code', 'refused', 422, async (site) => send(await atSecondStep(site), 'Log in', { Code: '000000' })),
  met('auth/recovery', 'as it is', 200, async (site) => (await atSecondStep(site)).open('/login/recovery')),
  met('auth/code', 'after asking to turn it off', 200, async (site) =>
    send(await (await atSecondStep(site)).open('/login/recovery'), 'Send email'),
  ),
  met('auth/recovery-waiting', 'as it is', 200, atRecovery(false)),
  met('auth/recovery-ready', 'empty', 200, atRecovery(true)),
  met('auth/recovery-ready', 'refused', 422, async (site) =>
    send(await atRecovery(true)(site), 'Turn off', { Password: wrongPassword }),
  ),
  met('auth/recovery-over', 'as it is', 410, async (site) => {
    const link = await recoveryLink(site, false);
    await send(await open(link)(site), 'Cancel request');
    return open(link)(site);
  }),
  met('auth/recovery-unknown', 'as it is', 404, open(`/login/recovery/${'a'.repeat(52)}`)),
  met('auth/login', 'after a passkey was refused', 422, async (site) =>
    sendPasskey(await open('/login')(site), '/login/passkey'),
  ),
  met('auth/login', 'empty', 200, open('/login')),
  met('auth/login', 'refused at a field', 422, openAndSend('/login', 'Log in', { Email: 'ada@example.com' })),
  met(
    'auth/login',
    'refused as a whole',
    422,
    openAndSend('/login', 'Log in', { Email: 'ada@example.com', Password: wrongPassword }),
  ),
  met('auth/login', 'limited', 429, async (site) => {
    const email = freshAddress();
    await guess(site.server, email, 6);
    const visitor = await open('/login')(site);
    // Each wrong password doubles the wait, until it is longer than filling in the form takes.
    while (visitor.status !== 429) {
      await send(visitor, 'Log in', { Email: email, Password: wrongPassword });
    }
    // After a few more there is enough time to check the page.
    const [now, more] = [Date.now(), minutes(1)];
    await site.server.change(
      `UPDATE limits SET points = points + 6, blocked_until = ${now + more} WHERE blocked_until > ${now - more}`,
    );
    return visitor;
  }),
  met('auth/login', 'from a browser without its cookies', 403, async (site) => {
    const visitor = await open('/login')(site);
    await visitor.page.context().clearCookies();
    return send(visitor, 'Log in', { Email: 'ada@example.com', Password: wrongPassword });
  }),
  met('auth/login', 'with a notice', 200, memberSends('/account', 'Log out')),
  met('auth/forgot', 'empty', 200, open('/password/forgot')),
  met('auth/forgot', 'refused', 422, openAndSend('/password/forgot', 'Send reset link', { Email: 'ada' })),
  met(
    'auth/forgot-sent',
    'sent',
    200,
    openAndSend('/password/forgot', 'Send reset link', { Email: 'ada@example.com' }),
  ),
  met('auth/reset', 'empty', 200, atReset),
  met('auth/reset', 'refused', 422, async (site) =>
    send(await atReset(site), 'Set new password', { 'New password': 'short' }),
  ),
  met('auth/reset-expired', 'expired', 410, async (site) => {
    const email = freshAddress();
    const visitor = await atReset(site, email);
    await expire(site, 'links', email);
    return visitor.open('/password/reset');
  }),
  met('auth/reset-unknown', 'unknown', 404, open('/password/reset/unknown')),
  met('auth/reset-missing', 'in another browser', 404, open('/password/reset')),
  met('auth/reset-replaced', 'after other links', 409, async (site) => {
    const visitor = await atReset(site);
    // Stands for five more links in other tabs.
    await visitor.page.locator('input[name=link]').evaluate((input) => input.setAttribute('value', 'x'));
    return send(visitor, 'Set new password', { 'New password': goodPassword });
  }),
  met('errors/error', 'no such page', 404, open('/unknown')),
  met('errors/error', 'a malformed URL', 400, open('/%zz')),
];

/** Pages for users. */
export const statesOfMembers: readonly State[] = [
  ...statesOfPeople,
  met('account/show', 'at the first log-in', 200, memberAt('/account')),
  met('account/show', 'with a notice and a long address', 200, async (site) => {
    const owner = await member(site, `${'long'.repeat(16)}@${'example'.repeat(8)}.org`);
    await owner.open('/account/password');
    return send(owner, 'Change password', {
      'Current password': goodPassword,
      'New password': 'copper lantern meadow',
    });
  }),
  met('account/password', 'empty', 200, memberAt('/account/password')),
  met(
    'account/password',
    'refused',
    422,
    memberSends('/account/password', 'Change password', { 'New password': 'short' }),
  ),
  met('account/email', 'empty', 200, memberAt('/account/email')),
  met('account/email', 'refused', 422, memberSends('/account/email', 'Send confirmation link', { 'New email': 'ada' })),
  met(
    'account/email',
    'sent',
    200,
    memberSends('/account/email', 'Send confirmation link', { 'New email': 'ada@example.org' }),
  ),
  met('account/email-confirm-own', 'for its owner', 200, async (site) => {
    const { owner, confirm } = await moving(site);
    return owner.open(confirm);
  }),
  met('account/email-confirm', 'elsewhere', 200, async (site) => open((await moving(site)).confirm)(site)),
  met('account/email-confirm', 'refused', 422, async (site) =>
    openAndSend((await moving(site)).confirm, 'Confirm email', { Password: wrongPassword })(site),
  ),
  met('account/email-confirm-expired', 'used', 410, async (site) => {
    const { owner, confirm } = await moving(site);
    await send(await owner.open(confirm), 'Confirm email');
    return owner.open(confirm);
  }),
  met('account/email-confirm-unknown', 'unknown', 404, open('/account/email/confirm/unknown')),
  met('account/undo', 'asked', 200, async (site) => open((await moving(site)).undo)(site)),
  met('account/undo', 'refused', 422, async (site) =>
    openAndSend((await moving(site)).undo, 'Keep old email', { 'New password': 'short' })(site),
  ),
  met('account/undo-expired', 'expired', 410, async (site) => {
    const { email, undo } = await moving(site);
    await expire(site, 'links', email);
    return open(undo)(site);
  }),
  met('account/undo-taken', 'with an address that has a new account', 409, async (site) => {
    const [email, newEmail] = [freshAddress(), freshAddress()];
    await moveTo(site.server, await memberOf(site.server, email), newEmail);
    const { link } = await site.server.mailbox.lastAbout(email, 'email was changed');
    await becomeAgain(site, email);
    return openAndSend(link, 'Keep old email', { 'New password': 'copper lantern meadow' })(site);
  }),
  met('account/undo-unknown', 'unknown', 404, open('/undo/unknown')),
  met('account/delete', 'empty', 200, memberAt('/account/delete')),
  met('account/delete', 'refused', 422, memberSends('/account/delete', 'Delete account', { Password: wrongPassword })),
  met('account/profile', 'empty', 200, memberAt('/account/profile')),
  met('account/profile', 'refused', 422, memberSends('/account/profile', 'Save', { 'Display name': '<Ada>' })),
  met(
    'account/show',
    'with a long name',
    200,
    memberSends('/account/profile', 'Save', { 'Display name': 'Abcdefghij'.repeat(8) }),
  ),
  met('account/restore', 'asked', 200, async (site) => {
    const email = freshAddress();
    await deleteAccount(await memberOf(site.server, email));
    return (await site.visitor()).takeOver(await logIn(site.server, email)).then((owner) => owner.open('/account'));
  }),
  met('account/sessions', 'only this one', 200, memberAt('/account/sessions')),
  met('account/sessions', 'with others', 200, async (site) => {
    const email = freshAddress();
    const owner = await member(site, email);
    await logIn(site.server, email);
    await logIn(site.server, email);
    return owner.open('/account/sessions');
  }),
  met('apps', 'none', 200, async (site) => {
    await site.server.change('DELETE FROM applications');
    return memberAt('/apps')(site);
  }),
  met('apps', 'with some', 200, withApplications('/apps')),
  ...['lost', 'cookies', 'expired'].map((remark) =>
    met('enter', remark, 200, withApplications(`/authz/enter?remark=${remark}&rd=http://app-1.localhost/`)),
  ),
  met('errors/error', 'unknown application', 400, memberAt('/authz/enter')),
  met('consent', 'asked', 200, askedBySite()),
  met('consent-refused', 'in no group', 403, askedBySite('staff')),
  met('errors/error', 'a question that is over', 410, memberAt('/consent/unknown')),
  met('site-logout', 'asked', 200, async (site) => (await askedBySite()(site)).open('/logout/site')),
  met('account/sites', 'none', 200, memberAt('/account/sites')),
  met('account/sites', 'with some', 200, async (site) => {
    const owner = await askedBySite()(site);
    await site.server.change(
      `INSERT INTO consents (user_id, client_id, scopes, created_at, used_at)
       SELECT id, 'asking-all', 'openid email groups', created_at, created_at FROM users`,
    );
    return owner.open('/account/sites');
  }),
  met('account/tokens', 'none', 200, memberAt('/account/tokens')),
  met('account/tokens', 'with some', 200, async (site) => {
    const owner = await member(site);
    for (const name of ['Backup script', 'Abcdefghij'.repeat(6)])
      await send(await owner.open('/account/tokens/new'), 'Create token', { Name: name });
    return owner.open('/account/tokens');
  }),
  met('account/tokens', 'after the end of one', 200, async (site) => {
    const owner = await member(site);
    await send(await owner.open('/account/tokens/new'), 'Create token', { Name: 'Backup script' });
    await owner.open('/account/tokens');
    return send(owner, 'Revoke Backup script');
  }),
  met('account/token-new', 'empty', 200, memberAt('/account/tokens/new')),
  met('account/token-new', 'refused', 422, memberSends('/account/tokens/new', 'Create token')),
  met('account/token-new', 'refused at two fields', 422, async (site) => {
    const owner = await memberAt('/account/tokens/new')(site);
    await owner.page
      .locator('#scopes option')
      .first()
      .evaluate((option) => option.setAttribute('value', 'x'));
    return send(owner, 'Create token');
  }),
  met(
    'account/token-made',
    'as it is',
    200,
    memberSends('/account/tokens/new', 'Create token', { Name: 'Backup script' }),
  ),
  met('account/security', 'without a factor', 200, memberAt('/account/security')),
  met('account/security', 'with an app', 200, securedAt('/account/security')),
  met('account/totp', 'empty', 200, memberAt('/account/totp')),
  met('account/totp', 'refused', 422, memberSends('/account/totp', 'Turn on', { 'Code from the app': '000000' })),
  met('account/totp-on', 'as it is', 200, securedAt('/account/totp')),
  met('account/recovery-codes', 'without a factor', 200, memberAt('/account/recovery-codes')),
  met('account/recovery-codes', 'none yet', 200, async (site) => {
    const browser = await memberOf(site.server, freshAddress());
    await addApp(ofServer(site), browser);
    return (await site.visitor()).takeOver(browser).then((owner) => owner.open('/account/recovery-codes'));
  }),
  met('account/recovery-codes', 'some left', 200, securedAt('/account/recovery-codes')),
  met('account/recovery-codes-made', 'as it is', 200, async (site) =>
    send(await securedAt('/account/recovery-codes')(site), 'Create new codes'),
  ),
  met('account/confirm-factor', 'empty', 200, securedAt('/confirm')),
  met('account/confirm-factor', 'refused', 422, async (site) =>
    send(await securedAt('/confirm')(site), 'Continue', { Code: '000000' }),
  ),
  met('account/passkeys', 'none', 200, memberAt('/account/passkeys')),
  met('account/passkeys', 'none, in a browser that can have none', 200, async (site) => {
    const owner = await member(site);
    await owner.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
    return owner.open('/account/passkeys');
  }),
  met('account/passkeys', 'with some', 200, async (site) =>
    (await memberWithPasskeys(site, 'Work laptop', 'Abcdefghij'.repeat(6))).open('/account/passkeys'),
  ),
  met('account/passkeys', 'after the removal of one', 200, async (site) => {
    const owner = await memberWithPasskeys(site, 'Work laptop', 'Phone');
    await owner.open('/account/passkeys');
    return send(owner, 'Remove Phone');
  }),
  met('account/passkey-add', 'refused as a whole', 422, async (site) =>
    sendPasskey(await memberAt('/account/passkeys')(site), '/account/passkeys', 'Phone'),
  ),
  met('account/passkey-add', 'refused with a reason', 422, async (site) =>
    sendPasskey(await memberAt('/account/passkeys')(site), '/account/passkeys', 'Abcdefghij'.repeat(7)),
  ),
  met('account/passkey-name', 'as it is', 200, atPasskeyName),
  met('account/passkey-name', 'refused', 422, async (site) => send(await atPasskeyName(site), 'Rename', { Name: '' })),
  met('account/activity', 'as it is', 200, memberAt('/account/activity')),
  met('account/confirm', 'empty', 200, memberAt('/confirm?next=%2Faccount%2Femail')),
  met('account/confirm', 'refused', 422, memberSends('/confirm', 'Continue', { Password: wrongPassword })),
  met('errors/error', 'no such page, logged in', 404, memberAt('/unknown')),
  met('errors/error', 'an internal error', 500, async (site) => {
    const email = freshAddress();
    const owner = await member(site, email);
    await site.server.change(
      `UPDATE events SET type = 'unheard-of' WHERE user_id IN (SELECT id FROM users WHERE email = '${email}')`,
    );
    return owner.open('/account/activity');
  }),
  ...statesOfOverview,
  ...statesOfWebhooks,
];

/** Pages for developers, where mails are shown. */
export const statesOfDevelopers: readonly State[] = [
  met('dev/mails', 'without mails', 200, open('/dev/mail')),
  met('dev/mails', 'with a mail', 200, async (site) => {
    await register(site.server, freshAddress());
    await site.server.allMailSent();
    return open('/dev/mail')(site);
  }),
  met('dev/mail-previews', 'every mail', 200, open('/dev/mail/preview')),
  met('dev/mail', 'as it is', 200, async (site) => {
    const developer = await open('/dev/mail')(site);
    await developer.page.getByRole('main').getByRole('link').first().click();
    await developer.page.waitForLoadState();
    return developer;
  }),
];

/** Registers with the former address of an account. */
async function becomeAgain(site: Site, email: string): Promise<void> {
  const browser = await register(site.server, email);
  await browser.open((await site.server.mailbox.lastAbout(email, 'Activate your', 2)).link);
}
