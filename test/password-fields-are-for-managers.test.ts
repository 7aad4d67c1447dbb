import { startApplication, type TestApplication } from './support/application.js';
import { fillInEveryForm, type FilledForm } from './support/forms.js';

let foyer: TestApplication;
let forms: FilledForm[];

beforeAll(async () => {
  foyer = await startApplication();
  forms = await fillInEveryForm(foyer);
});

afterAll(async () => {
  await foyer.stop();
});

/** What the page says of each field for a password. */
const passwordFields = ({ browser: { html: $ } }: FilledForm): Record<string, string>[] =>
  $('input')
    .toArray()
    .map((input) => $(input).attr() ?? {})
    .filter(({ name = '' }) => /password/i.test(name));

describe('Every field for a password', () => {
  it('hides what is typed, and lets it be pasted, typed by a manager, and be as long as it is [ASVS 6.2.6, 6.2.7]', () => {
    const fields = forms.flatMap(passwordFields);
    expect(new Set(fields.map(({ name }) => name))).toEqual(
      new Set(['password', 'currentPassword', 'newPassword']),
    );
    for (const { type, autocomplete, ...others } of fields) {
      expect(type).toBe('password');
      expect(['current-password', 'new-password']).toContain(autocomplete);
      expect(
        Object.keys(others).filter((name) => /^on|maxlength|pattern|readonly|disabled/.test(name)),
      ).toEqual([]);
    }
  });
});
