import { days } from '../../src/common/time.js';
import { Links } from '../../src/users/links.js';
import { askForAddress, askForReset, idOf, linksOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { memberOf } from '../support/people.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

const client = { ip: '192.0.2.1', language: 'en', userAgent: '', requestId: 'test' } as const;

describe('A link that expires after it was found and before it is used', () => {
  it('does nothing and is not used up, whatever it is for [ASVS 2.3.4, 15.4.2]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await askForAddress(ada, 'ada@example.org');
    await askForReset(foyer, 'ada@example.com');
    await foyer.allMailSent();
    const links = foyer.app.get(Links);
    const mailed = await linksOf(foyer, await idOf(foyer, 'ada@example.com'));
    expect(mailed.map(({ purpose }) => purpose).sort()).toEqual(['email-change', 'password-reset', 'undo']);
    const found = await Promise.all(mailed.map(({ purpose, token }) => links.find(purpose, token, client)));
    const before = await tablesOf(foyer);

    foyer.clock.advance(days(8));
    const done: string[] = [];
    for (const each of found) {
      if (each.state !== 'live') throw new Error(`A link is ${each.state} already.`);
      const { link } = each;
      const used = await links.use(link, async (db) => {
        await db.query('UPDATE users SET updated_at = 0');
        done.push(link.purpose);
        return true;
      });
      expect({ purpose: link.purpose, used }).toEqual({ purpose: link.purpose, used: undefined });
    }
    expect(done).toEqual([]);
    expect(await tablesOf(foyer)).toEqual(before);
  });
});
