import { startApplication, type TestApplication } from '../../support/application.js';
import { looks } from '../../support/looks.js';
import { register } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('A request that is not a visit to the link', () => {
  // Each sends the registering browser's cookie, so a click would activate.
  it.each(looks)(
    'changes nothing for $who, and the click afterwards works [ASVS 3.5.3]',
    async ({ who, method, headers }) => {
      const email = `${who.replace(/\W/g, '')}@example.com`;
      const visitor = await register(foyer, email);
      const { link } = await foyer.mailbox.lastTo(email);
      await foyer.allMailSent();
      const before = await tablesOf(foyer);

      for (let time = 0; time < 3; time += 1) {
        const answer = await visitor.send(method, new URL(link).pathname, undefined, headers);
        expect(answer.headers.location).toBeUndefined();
        expect(answer.headers['set-cookie'] ?? []).not.toContainEqual(expect.stringContaining('foyer_registration'));
      }
      expect(await tablesOf(foyer)).toEqual(before);

      await visitor.open(link);
      expect(visitor.url).toBe('/account');
      expect(visitor.page).toContain('Your account is active and you’re logged in.');
    },
  );

  it('does not include one from a browser without Fetch Metadata headers, which activates [ASVS 3.7.5]', async () => {
    const visitor = await register(foyer, 'old@example.com');
    const { link } = await foyer.mailbox.lastTo('old@example.com');
    const cookie = `foyer_registration=${visitor.cookies.get('foyer_registration')}`;
    const answer = await fetch(`${foyer.url}${new URL(link).pathname}`, { headers: { cookie }, redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account');
  });
});
