import { startApplication, type TestApplication } from '../support/application.js';
import { type FilledForm, fillInEveryForm } from '../support/forms.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;
/** Every form that is filled in with a new password, found by what it tells password managers. */
let forms: (FilledForm & { readonly field: string })[];

beforeAll(async () => {
  foyer = await startApplication();
  forms = (await fillInEveryForm(foyer)).flatMap((form) => newPasswordsIn(form).map((field) => ({ ...form, field })));
  await foyer.allMailSent();
  // Otherwise requests would update the last-seen time of a session once a minute.
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

function newPasswordsIn({ browser, fields }: FilledForm): string[] {
  const names = browser
    .html('input[autocomplete=new-password]')
    .toArray()
    .map((input) => browser.html(input).attr('name'));
  return fields.flatMap(([name, value]) => (names.includes(name) && value !== '' ? [name] : []));
}

describe('A new password is refused by every form that takes one', () => {
  it('and this test knows them', () => {
    expect(new Set(forms.map(({ route }) => route))).toEqual(
      new Set(['/register', '/activate/:token', '/password/reset', '/account/password', '/undo/:token']),
    );
  });

  it.each([
    ['too short', 'kT9#xv2Lq!7'],
    ['too long', 'kT9#xv2Lq!7b'.repeat(22)],
    ['very common', 'password1234'],
    ['made from the name of the site', 'foyer-foyer-2024'],
  ])('if it is %s, and nothing changes [ASVS 6.2.1, 6.2.4, 6.2.12, 6.3.4]', async (_, bad) => {
    const before = await tablesOf(foyer);
    for (const { route, browser, path, fields, field } of forms) {
      await browser.post(
        path,
        fields.map(([name, value]): [string, string] => [name, name === field ? bad : value]),
      );
      const message = browser.html(`#${field}-error`).text();
      expect({ route, status: browser.status, told: message !== '' }).toEqual({ route, status: 422, told: true });
    }
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('and a good one is then accepted by the same form', async () => {
    for (const { route, browser, path, fields, says } of forms) {
      await browser.post(path, fields);
      expect({ route, says: browser.page.includes(says) }).toEqual({ route, says: true });
    }
  });
});
