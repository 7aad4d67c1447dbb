import { hours } from '../../src/common/time.js';
import { adminForms } from './admin-forms.js';
import { inviteForms } from './invite-forms.js';
import { webhookForms } from './webhook-forms.js';
import { peopleForms } from './people-forms.js';
import { askForAddress, deleteAccount, otherPassword } from './acts.js';
import type { Browser } from './browser.js';
import { AuthenticatorApp, firstStep, keyOn, type Secured, securedMember } from './factors.js';
import { clockOf, type Foyer, freshAddress, type KnownForm, write } from './known-form.js';
import type { Mailbox } from './mailbox.js';
import { Authenticator } from './authenticator.js';
import { addPasskey, askedFor } from './passkeys.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from './people.js';

/** What its button would send. A refused attempt does not use it up, so it can be sent many times. */
export interface FilledForm extends KnownForm {
  readonly browser: Browser;
  readonly path: string;
  readonly fields: [string, string][];
}

export { freshAddress };

/** Every form of the site, each with its own state, so that they do not affect each other. */
export async function fillInEveryForm(foyer: Foyer): Promise<FilledForm[]> {
  const filled: FilledForm[] = [];
  // Not all at once: so many passwords to hash from one network would be refused.
  for (let start = 0; start < forms.length; start += 8)
    filled.push(...(await Promise.all(forms.slice(start, start + 8).map((form) => fillInForm(foyer, form)))));
  return filled;
}

/** The form of this route, with its own state. */
export async function fillInFormOf(foyer: Foyer, route: string): Promise<FilledForm> {
  const form = forms.find((known) => known.route === route);
  if (!form) throw new Error(`No form is sent to ${route}.`);
  return fillInForm(foyer, form);
}

async function fillInForm(foyer: Foyer, form: KnownForm): Promise<FilledForm> {
  const browser = await form.open(foyer, freshAddress());
  return { ...form, browser, ...browser.formWith(form.button) };
}

const forms: readonly KnownForm[] = [
  ...adminForms,
  ...inviteForms,
  ...webhookForms,
  ...peopleForms,
  { route: '/language', button: 'Deutsch', says: 'Ihr Konto', open: memberOf },
  {
    route: '/register',
    button: 'Create account',
    says: 'We’ve sent an email to',
    open: async (foyer, email) =>
      (await at(foyer, '/register')).fillIn('Email', email).fillIn('Password', goodPassword),
  },
  { route: '/register/resend', button: 'Send again', says: 'We’ve sent an email to', open: register },
  {
    route: '/not-me/:token',
    button: 'Stop these emails',
    says: 'these emails stop',
    open: async (foyer, email) => {
      await register(foyer, email);
      return at(foyer, (await foyer.mailbox.lastTo(email)).notMe);
    },
  },
  {
    route: '/activate/:token',
    button: 'Activate and log in',
    says: 'Your account is active and you’re logged in.',
    open: async (foyer, email) => (await atActivation(foyer, email)).fillIn('Password', goodPassword),
  },
  {
    route: '/activate/:token',
    button: 'Set password and log in',
    says: 'Your account is active and you’re logged in.',
    open: async (foyer, email) => (await atActivation(foyer, email)).fillIn('New password', otherPassword),
  },
  {
    route: '/login',
    button: 'Log in',
    says: 'Member since',
    async open(foyer, email) {
      await becomeUser(foyer, email);
      return (await at(foyer, '/login')).fillIn('Email', email).fillIn('Password', goodPassword);
    },
  },
  {
    route: '/login/passkey',
    button: 'Log in with a passkey',
    says: 'Member since',
    async open(foyer, email) {
      const owner = await addPasskey(await memberOf(foyer, email));
      const browser = await at(foyer, '/login');
      return browser.add('passkey', owner.sign(await askedFor(browser, '/login/passkey')));
    },
  },
  {
    route: '/login/code',
    button: 'Log in',
    says: 'Member since',
    async open(foyer, email) {
      const { browser, app } = await atSecondStep(foyer, email);
      // One step ahead: the code of now was used to set up the app.
      return browser.fillIn('Code', app.code(1));
    },
  },
  {
    route: '/login/recovery',
    button: 'Send email',
    says: 'The link in our email',
    async open(foyer, email) {
      const { browser } = await atSecondStep(foyer, email);
      return browser.open('/login/recovery');
    },
  },
  {
    route: '/login/recovery/:token',
    button: 'Turn off',
    says: 'Two-step verification is off.',
    async open(foyer, email) {
      const link = await recoveryOf(foyer, email);
      await write(
        foyer,
        `UPDATE links SET expires_at = expires_at - ${hours(24)} WHERE purpose = 'factor-recovery' AND email = '${email}'`,
      );
      return (await at(foyer, link)).fillIn('Password', goodPassword);
    },
  },
  {
    route: '/login/recovery/:token/stop',
    button: 'Cancel request',
    says: 'Two-step verification stays on.',
    open: async (foyer, email) => at(foyer, await recoveryOf(foyer, email)),
  },
  {
    route: '/account/totp',
    button: 'Turn on',
    says: 'Your authenticator app is set up.',
    async open(foyer, email) {
      const browser = await memberAt(foyer, email, '/account/totp');
      const app = new AuthenticatorApp({ clock: clockOf(foyer) }, keyOn(browser));
      return browser.fillIn('Code from the app', app.code(1));
    },
  },
  {
    route: '/account/totp/remove',
    button: 'Remove authenticator app',
    says: 'Authenticator app removed.',
    async open(foyer, email) {
      const { browser } = await securedMember({ ...bound(foyer), clock: clockOf(foyer) }, email);
      return browser.open('/account/totp');
    },
  },
  {
    route: '/account/recovery-codes',
    button: 'Create new codes',
    says: 'Save them now',
    async open(foyer, email) {
      const { browser } = await securedMember({ ...bound(foyer), clock: clockOf(foyer) }, email);
      return browser.open('/account/recovery-codes');
    },
  },
  { route: '/logout', button: 'Log out', says: 'You’re logged out.', open: memberOf },
  {
    route: '/password/forgot',
    button: 'Send reset link',
    says: 'Check your email',
    async open(foyer, email) {
      await becomeUser(foyer, email);
      return (await at(foyer, '/password/forgot')).fillIn('Email', email);
    },
  },
  {
    route: '/password/reset',
    button: 'Set new password',
    says: 'Your new password is set',
    async open(foyer, email) {
      await becomeUser(foyer, email);
      const browser = await at(foyer, '/password/forgot');
      await browser.fillIn('Email', email).press('Send reset link');
      await browser.open((await foyer.mailbox.lastAbout(email, 'Reset your')).link);
      return browser.fillIn('New password', otherPassword);
    },
  },
  {
    route: '/account/password',
    button: 'Change password',
    says: 'Password changed.',
    async open(foyer, email) {
      const browser = await memberAt(foyer, email, '/account/password');
      return browser.fillIn('Current password', goodPassword).fillIn('New password', otherPassword);
    },
  },
  {
    route: '/account/profile',
    button: 'Save',
    says: 'Profile saved.',
    open: async (foyer, email) =>
      (await memberAt(foyer, email, '/account/profile')).fillIn('Display name', 'Ada Lovelace'),
  },
  {
    route: '/account/email',
    button: 'Send confirmation link',
    says: 'sent a link to your new email',
    open: async (foyer, email) => (await memberAt(foyer, email, '/account/email')).fillIn('New email', newOf(email)),
  },
  {
    route: '/account/email/confirm/:token',
    button: 'Confirm email',
    says: 'Email changed.',
    async open(foyer, email) {
      const owner = await memberWhoMoves(foyer, email);
      return owner.open((await confirmationOf(foyer, email)).link);
    },
  },
  {
    route: '/account/email/confirm/:token',
    button: 'Confirm email',
    says: 'Email changed.',
    async open(foyer, email) {
      await memberWhoMoves(foyer, email);
      const elsewhere = await at(foyer, (await confirmationOf(foyer, email)).link);
      return elsewhere.fillIn('Password', goodPassword);
    },
  },
  {
    route: '/undo/:token',
    button: 'Keep old email',
    says: 'Your old email is back',
    async open(foyer, email) {
      await memberWhoMoves(foyer, email);
      const { link } = await foyer.mailbox.lastAbout(email, 'Email change requested');
      return (await at(foyer, link)).fillIn('New password', otherPassword);
    },
  },
  { route: '/account/sessions/:id/end', button: 'Log out', says: 'Device logged out.', open: atTwoSessions },
  {
    route: '/account/sessions/end-others',
    button: 'Log out all other devices',
    says: 'All other devices are logged out.',
    open: atTwoSessions,
  },
  {
    route: '/account/tokens',
    button: 'Create token',
    says: 'Copy it now',
    open: async (foyer, email) => (await memberAt(foyer, email, '/account/tokens/new')).fillIn('Name', 'Backup script'),
  },
  {
    route: '/account/passkeys',
    button: 'Add a passkey',
    says: 'Passkey added.',
    async open(foyer, email) {
      const browser = await memberAt(foyer, email, '/account/passkeys');
      const asked = await askedFor(browser, '/account/passkeys/options');
      return browser.fillIn('Name', 'Phone').add('passkey', new Authenticator(browser).make(asked));
    },
  },
  {
    route: '/account/passkeys/:id',
    button: 'Rename',
    says: 'Passkey renamed.',
    async open(foyer, email) {
      const browser = await atPasskeys(foyer, email);
      await browser.open(browser.html('ul.entries a').attr('href') ?? '');
      return browser.fillIn('Name', 'Old phone');
    },
  },
  { route: '/account/passkeys/:id/remove', button: 'Remove', says: 'Passkey removed.', open: atPasskeys },
  { route: '/account/tokens/:id/end', button: 'Revoke', says: 'Token revoked.', open: atToken },
  {
    route: '/confirm',
    button: 'Continue',
    says: 'Member since',
    open: async (foyer, email) => (await memberAt(foyer, email, '/confirm')).fillIn('Password', goodPassword),
  },
  { route: '/consent/:uid', button: 'Continue', says: 'On to Shop', open: atConsent },
  { route: '/consent/:uid/refuse', button: 'Cancel', says: 'On to Shop', open: atConsent },
  {
    route: '/account/sites/end',
    button: 'Disconnect',
    says: 'Site disconnected.',
    async open(foyer, email) {
      const browser = await atConsent(foyer, email);
      await browser.press('Continue');
      return browser.open('/account/sites');
    },
  },
  {
    route: '/logout/site',
    button: 'Log out',
    says: 'You’re logged out.',
    async open(foyer, email) {
      const browser = await atConsent(foyer, email);
      return browser.open('/logout/site');
    },
  },
  {
    route: '/account/delete',
    button: 'Delete account',
    says: 'Your account is closed',
    open: async (foyer, email) => (await memberAt(foyer, email, '/account/delete')).fillIn('Password', goodPassword),
  },
  {
    route: '/account/restore',
    button: 'Restore account',
    says: 'Your account won’t be deleted',
    async open(foyer, email) {
      await deleteAccount(await memberOf(foyer, email));
      return logIn(foyer, email);
    },
  },
];

async function atSecondStep(foyer: Foyer, email: string): Promise<Secured> {
  const secured = await securedMember({ ...bound(foyer), clock: clockOf(foyer) }, email);
  await secured.browser.press('Log out');
  await firstStep(foyer, email, secured.browser);
  return secured;
}

/** The mailed link. */
async function recoveryOf(foyer: Foyer, email: string): Promise<string> {
  const { browser } = await atSecondStep(foyer, email);
  await browser.open('/login/recovery');
  await browser.press('Send email');
  return (await foyer.mailbox.lastAbout(email, 'Request to turn off')).link;
}

const bound = (foyer: Foyer): Pick<Foyer, 'mailbox' | 'browser'> => ({
  mailbox: foyer.mailbox,
  browser: () => foyer.browser(),
});

const at = async (foyer: Foyer, link: string): Promise<Browser> => foyer.browser().open(link);

/** The link of a registration, opened in another browser than the one that registered. */
async function atActivation(foyer: Foyer, email: string): Promise<Browser> {
  await register(foyer, email);
  return at(foyer, (await foyer.mailbox.lastTo(email)).link);
}

async function memberAt(foyer: Foyer, email: string, path: string): Promise<Browser> {
  return (await memberOf(foyer, email)).open(path);
}

const newOf = (email: string): string => `new-${email}`;

async function memberWhoMoves(foyer: Foyer, email: string): Promise<Browser> {
  return askForAddress(await memberOf(foyer, email), newOf(email));
}

const confirmationOf = (foyer: Foyer, email: string): ReturnType<Mailbox['lastAbout']> =>
  foyer.mailbox.lastAbout(newOf(email), 'Confirm your new email');

async function atPasskeys(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await memberOf(foyer, email);
  await addPasskey(browser);
  return browser.open('/account/passkeys');
}

async function atToken(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await memberAt(foyer, email, '/account/tokens/new');
  await browser.fillIn('Name', 'Backup script').press('Create token');
  return browser.open('/account/tokens');
}

/** Asked by a site that logs in with OpenID Connect. */
async function atConsent(foyer: Foyer, email: string): Promise<Browser> {
  await write(
    foyer,
    `INSERT INTO clients (id, name, redirect_uris, post_logout_redirect_uris, id_token_alg, trusted, pairwise, created_at)
     VALUES ('shop', 'Shop', '["https://shop.example.com/callback"]', '[]', 'ES256', 0, 0, 0) ON CONFLICT DO NOTHING`,
  );
  const browser = await memberOf(foyer, email);
  const query = new URLSearchParams({
    client_id: 'shop',
    redirect_uri: 'https://shop.example.com/callback',
    response_type: 'code',
    scope: 'openid email',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  return browser.open(`/oidc/auth?${query.toString()}`, { 'Sec-Fetch-Site': 'cross-site' });
}

async function atTwoSessions(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await memberOf(foyer, email);
  await logIn(foyer, email);
  return browser.open('/account/sessions');
}
