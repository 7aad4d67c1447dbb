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

/** What a form asks for, in its order. */
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

const isSeen = (field: Record<string, string | undefined>): boolean => !('hidden' in field);
const isPassword = (field: Record<string, string | undefined>): boolean => field.type === 'password';

describe('Every field', () => {
  it('says what belongs into it [ASVS 6.2.6, 6.2.7]', () => {
    const asked = new Set<string>();
    for (const form of forms) {
      for (const { name = '', type = '', autocomplete = '' } of fieldsOf(form).filter(isSeen))
        asked.add(`${form.route} ${name}: ${type} ${autocomplete}`);
    }
    expect([...asked].sort()).toEqual([
      '/account/delete password: password current-password',
      '/account/email email: email email',
      '/account/email/confirm/:token password: password current-password',
      '/account/password currentPassword: password current-password',
      '/account/password newPassword: password new-password',
      '/activate/:token newPassword: password new-password',
      '/activate/:token password: password current-password',
      '/confirm password: password current-password',
      '/login email: email username',
      '/login password: password current-password',
      '/password/forgot email: email username',
      '/password/reset newPassword: password new-password',
      '/register email: email username',
      '/register password: password new-password',
      '/undo/:token newPassword: password new-password',
    ]);
  });

  it('for a password takes it whole, also when it is pasted [ASVS 6.2.7]', () => {
    for (const field of forms.flatMap(fieldsOf).filter(isPassword)) {
      const hurdles = Object.keys(field).filter((name) =>
        /^on|^(maxlength|pattern|readonly|disabled)$/.test(name),
      );
      expect({ name: field.name, hurdles }).toEqual({ name: field.name, hurdles: [] });
    }
  });

  it('brings up the keyboard for it, whose key leads to the next one or sends the form', () => {
    for (const form of forms) {
      const seen = fieldsOf(form).filter(isSeen);
      for (const [index, field] of seen.entries()) {
        const { name, inputmode, enterkeyhint, autocapitalize } = field;
        expect({ route: form.route, name, inputmode, enterkeyhint, autocapitalize }).toEqual({
          route: form.route,
          name,
          inputmode: field.type === 'email' ? 'email' : undefined,
          enterkeyhint: index === seen.length - 1 ? 'go' : 'next',
          autocapitalize: 'none',
        });
      }
    }
  });
});

describe('A password manager', () => {
  it('finds beside every password the field that says whose it is', () => {
    const withPassword = forms.filter((form) => fieldsOf(form).some(isPassword));
    expect(withPassword.length).toBeGreaterThan(8);
    for (const form of withPassword) {
      const [first] = fieldsOf(form);
      expect({ route: form.route, first: first?.autocomplete }).toEqual({
        route: form.route,
        first: 'username',
      });
    }
  });

  it.each(['/password/reset', '/undo/:token', '/account/password', '/account/delete', '/confirm'])(
    'is told at %s whose password it is, also when it was refused',
    async (route) => {
      const form = await fillInFormOf(foyer, route);
      const email = /someone-\d+@example\.com/;
      expect(fieldsOf(form)[0]?.value).toMatch(email);
      const told = fieldsOf(form)[0]?.value;
      await form.browser.post(form.path, { _csrf: form.browser.csrf });
      expect(form.browser.status).toBe(422);
      expect(fieldsOf(form)[0]?.value).toBe(told);
    },
  );

  it('leads to the page where the password is changed', async () => {
    const visitor = await foyer.browser().open('/.well-known/change-password');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/login?next=%2Faccount%2Fpassword');

    const ada = await memberOf(foyer, 'ada@example.com');
    await ada.open('/.well-known/change-password');
    expect(ada.url).toBe('/account/password');

    // How a password manager makes sure that the address means something here.
    await visitor.open('/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200');
    expect(visitor.status).toBe(404);
  });
});
