import { askForAddress, askForReset, changePassword, deleteAccount, moveTo } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { freshAddress } from '../../support/forms.js';
import { memberOf } from '../../support/people.js';
import { isLoggedIn } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('An address that could be SQL or a template expression', () => {
  // All of these characters are valid in an address.
  it.each([`x'or'1'='1@example.com`, `x'--@example.com`, `%@example.com`, `_da@example.com`, `a*+?{9}|^$@example.com`])(
    'is only an address, of one account: %s [ASVS 1.2.4, 1.2.9]',
    async (email) => {
      const somebody = await memberOf(foyer, freshAddress());
      const others = await foyer.rows('SELECT * FROM users');
      const member = await memberOf(foyer, email);
      expect(member.page).toContain(email);
      await askForReset(foyer, email);
      await askForAddress(member, `new-${email}`);
      await changePassword(member);
      await moveTo(foyer, member, `newer-${email}`);
      await deleteAccount(member, 'copper lantern meadow');
      expect(member.page).toContain('Your account is closed');
      expect(await foyer.rows('SELECT * FROM users WHERE email <> ?', [`newer-${email}`])).toEqual(others);
      expect(await isLoggedIn(somebody)).toBe(true);
    },
  );
});
