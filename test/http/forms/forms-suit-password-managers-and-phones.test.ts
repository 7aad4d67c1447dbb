import { startApplication, type TestApplication } from '../../support/application.js';
import { type FilledForm, fillInEveryForm, fillInFormOf } from '../../support/forms.js';
import { memberOf } from '../../support/people.js';

let foyer: TestApplication;
let forms: FilledForm[];

beforeAll(async () => {
  foyer = await startApplication();
  forms = await fillInEveryForm(foyer);
});

afterAll(async () => {
  await foyer.stop();
});

/** The fields of a form, in order. */
function fieldsOf({ browser, button }: FilledForm): Record<string, string | undefined>[] {
  const form = browser.html('form').filter((_, element) => {
    const buttons = browser.html(element).find('button').toArray();
    return buttons.some((each) => browser.html(each).text().trim() === button);
  });
  return form
    .find('input:not([type=hidden]):not([type=checkbox])')
    .toArray()
    .map((input) => browser.html(input).attr() ?? {});
}

const isVisible = (field: Record<string, string | undefined>): boolean => !('hidden' in field);
const isPassword = (field: Record<string, string | undefined>): boolean => field.type === 'password';

const isNumeric = (route: string, name = ''): boolean =>
  route === '/account/totp' || (route === '/admin/invites/new' && ['uses', 'days'].includes(name));

describe('Every field', () => {
  it('has the right type and autocomplete [ASVS 6.2.6, 6.2.7]', () => {
    const asked = new Set<string>();
    for (const form of forms) {
      for (const { name = '', type = '', autocomplete = '' } of fieldsOf(form).filter(isVisible))
        asked.add(`${form.route} ${name}: ${type} ${autocomplete}`);
    }
    expect([...asked].sort()).toEqual([
      '/account/delete password: password current-password',
      '/account/email email: email email',
      '/account/email/confirm/:token password: password current-password',
      '/account/passkeys name: text off',
      '/account/passkeys/:id name: text off',
      '/account/password currentPassword: password current-password',
      '/account/password newPassword: password new-password',
      '/account/profile displayName: text name',
      '/account/tokens name: text off',
      '/account/totp code: text one-time-code',
      '/activate/:token newPassword: password new-password',
      '/activate/:token password: password current-password',
      '/admin/applications/add group: text off',
      '/admin/applications/add name: text off',
      '/admin/applications/add origin: url off',
      '/admin/applications/at/:key/change group: text off',
      '/admin/applications/at/:key/change name: text off',
      ...['/admin/clients/add', '/admin/clients/id/:id/change'].flatMap((route) => [
        `${route} backchannel: url off`,
        `${route} group: text off`,
        `${route} home: url off`,
        ...(route === '/admin/clients/add' ? [`${route} id: text off`] : []),
        `${route} name: text off`,
        `${route} postLogouts: text off`,
        `${route} redirects: text off`,
      ]),
      '/admin/invites/new days: text off',
      '/admin/invites/new email: email off',
      '/admin/invites/new groups: text off',
      '/admin/invites/new uses: text off',
      '/confirm password: password current-password',
      '/login email: email username webauthn',
      '/login password: password current-password',
      '/login/code code: text one-time-code',
      '/login/passkey email: email username webauthn',
      '/login/passkey password: password current-password',
      '/login/recovery/:token password: password current-password',
      '/password/forgot email: email username',
      '/password/reset newPassword: password new-password',
      '/register email: email username',
      '/register password: password new-password',
      '/undo/:token newPassword: password new-password',
    ]);
  });

  it('for a password accepts any length, and pasting [ASVS 6.2.7]', () => {
    for (const field of forms.flatMap(fieldsOf).filter(isPassword)) {
      const hurdles = Object.keys(field).filter((name) => /^on|^(maxlength|pattern|readonly|disabled)$/.test(name));
      expect({ name: field.name, hurdles }).toEqual({ name: field.name, hurdles: [] });
    }
  });

  it('brings up the right keyboard, whose Enter key goes to the next field or sends the form', () => {
    for (const form of forms) {
      const visible = fieldsOf(form).filter(isVisible);
      for (const [index, field] of visible.entries()) {
        const { name, inputmode, enterkeyhint, autocapitalize } = field;
        expect({ route: form.route, name, inputmode, enterkeyhint, autocapitalize }).toEqual({
          route: form.route,
          name,
          inputmode: field.type === 'email' ? 'email' : isNumeric(form.route, name) ? 'numeric' : undefined,
          enterkeyhint: index === visible.length - 1 ? 'go' : 'next',
          autocapitalize: name === 'displayName' ? 'words' : 'none',
        });
      }
    }
  });
});

describe('A password manager', () => {
  it('finds a username field next to every password', () => {
    const withPassword = forms.filter((form) => fieldsOf(form).some(isPassword));
    expect(withPassword.length).toBeGreaterThan(8);
    for (const form of withPassword) {
      const [first] = fieldsOf(form);
      expect({ route: form.route, first: first?.autocomplete }).toEqual({
        route: form.route,
        first: ['/login', '/login/passkey'].includes(form.route) ? 'username webauthn' : 'username',
      });
    }
  });

  it.each(['/password/reset', '/undo/:token', '/account/password', '/account/delete', '/confirm'])(
    'finds the username at %s, also after an error',
    async (route) => {
      const form = await fillInFormOf(foyer, route);
      const email = /someone-\d+@example\.com/;
      expect(fieldsOf(form)[0]?.value).toMatch(email);
      const owner = fieldsOf(form)[0]?.value;
      await form.browser.post(form.path, { _csrf: form.browser.csrf });
      expect(form.browser.status).toBe(422);
      expect(fieldsOf(form)[0]?.value).toBe(owner);
    },
  );

  it('is redirected to the page that changes the password', async () => {
    const visitor = await foyer.browser().open('/.well-known/change-password');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/login?next=%2Faccount%2Fpassword');

    const ada = await memberOf(foyer, 'ada@example.com');
    await ada.open('/.well-known/change-password');
    expect(ada.url).toBe('/account/password');

    // How a password manager checks that the site supports the well-known URL.
    await visitor.open('/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200');
    expect(visitor.status).toBe(404);
  });
});
