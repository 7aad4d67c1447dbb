import type { Browser } from '../../support/browser.js';
import { FakeProvider, linkWith, logInWith, type Person } from '../../support/fake-provider.js';
import { freshAddress } from '../../support/forms.js';
import { becomeUser, memberOf } from '../../support/people.js';
import type { Site } from './site.js';
import type { State } from './states.js';
import type { Visitor } from './visitor.js';

/** On a site with `LOGIN_WITH`, whose provider is opened before it. */
export class ProviderOfStates {
  readonly environment: Record<string, string> = {};
  private provider: FakeProvider | undefined;
  private people = 0;

  async open(): Promise<void> {
    this.provider = await FakeProvider.open();
    const variables = this.provider.variables('fake', { TRUST_EMAIL: 'yes', NAME: 'Fake' });
    Object.assign(this.environment, variables);
  }

  async close(): Promise<void> {
    await this.provider?.close();
  }

  get it(): FakeProvider {
    if (!this.provider) throw new Error('The provider is not open yet.');
    return this.provider;
  }

  /** Somebody new, who is then logged in there. */
  person(person: Partial<Person> = {}): Person {
    this.people += 1;
    return (this.it.person = { sub: `sub-${this.people}`, email: freshAddress(), email_verified: true, ...person });
  }
}

/** Pages that only a site with other providers has. */
export function statesWith(provider: ProviderOfStates): readonly State[] {
  const show = async (site: Site, browser: Browser, path: string): Promise<Visitor> =>
    (await (await site.visitor()).takeOver(browser)).open(path);

  const visitorAt =
    (path: string): State['reach'] =>
    async (site) =>
      show(site, site.server.browser(), path);

  /** With an identity that is linked to nothing. */
  const unknown = async (site: Site, person: Partial<Person> = {}): Promise<Browser> => {
    provider.person(person);
    return logInWith(provider.it, site.server.browser());
  };

  const memberWithout = async (site: Site): Promise<Browser> => {
    const browser = await unknown(site);
    return browser.press('Create account');
  };

  const withoutPasswordAt =
    (path: string): State['reach'] =>
    async (site) =>
      show(site, await memberWithout(site), path);

  const linkedAt =
    (path: string): State['reach'] =>
    async (site) => {
      provider.person({ email: `${'a'.repeat(60)}@example.com` });
      return show(site, await linkWith(provider.it, await memberOf(site.server, freshAddress())), path);
    };

  const state = (view: string, name: string, status: number, reach: State['reach']): State => ({
    view,
    state: name,
    status,
    reach,
  });

  return [
    state('auth/login', 'with another provider', 200, visitorAt('/login')),
    state('auth/register', 'with another provider', 200, visitorAt('/register')),
    state('auth/provider-failed', 'as it is', 400, visitorAt('/login/with/fake/callback?error=access_denied')),
    state('auth/identity', 'unknown here', 200, async (site) => show(site, await unknown(site), '/login/identity')),
    state('auth/identity', 'with a wrong address', 422, async (site) => {
      const visitor = await show(site, await unknown(site), '/login/identity');
      await visitor.page.getByLabel('Email').fill('wrong');
      await visitor.page.getByRole('button', { name: 'Create account' }).click();
      await visitor.page.waitForLoadState();
      return visitor;
    }),
    state('auth/identity', 'whose address has an account', 200, async (site) => {
      const email = freshAddress();
      await becomeUser(site.server, email);
      return show(site, await unknown(site, { email }), '/login/identity');
    }),
    state('auth/activate-new', 'as it is', 200, async (site) => {
      const email = freshAddress();
      const browser = await unknown(site, { email, email_verified: false });
      await browser.press('Create account');
      return show(site, site.server.browser(), (await site.server.mailbox.lastTo(email)).link);
    }),
    state('account/identities', 'none', 200, async (site) =>
      show(site, await memberOf(site.server, freshAddress()), '/account/identities'),
    ),
    state('account/identities', 'with one', 200, linkedAt('/account/identities')),
    state('account/security', 'with another provider', 200, linkedAt('/account/security')),
    state('account/confirm', 'with another provider', 200, linkedAt('/confirm')),
    state('account/identity-waiting', 'as it is', 200, async (site) => {
      const [visitor, member] = [await unknown(site), await memberOf(site.server, freshAddress())];
      for (const [name, value] of visitor.cookies) if (name.endsWith('identity')) member.cookies.set(name, value);
      return show(site, member, '/account/identities/waiting');
    }),
    state('account/confirm-other', 'at a provider', 200, withoutPasswordAt('/confirm')),
    state('account/password-first', 'empty', 200, withoutPasswordAt('/account/password')),
    state('account/delete', 'without a password', 200, withoutPasswordAt('/account/delete')),
  ];
}
