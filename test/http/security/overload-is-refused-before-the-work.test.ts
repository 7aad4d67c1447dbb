import { randomUUID } from 'node:crypto';
import { Passwords } from '../../../src/passwords/passwords.js';
import { policy } from '../../../src/policy.js';
import { another } from '../../support/askers.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { fillInEveryForm, type FilledForm } from '../../support/forms.js';
import { fieldsOf, routesOf } from '../../support/routes.js';
import { allTablesOf } from '../../support/tables.js';
import { sendAtOnce, statusesOf, wrongPassword } from '../../support/tries.js';

describe('While the hashing queue is full', () => {
  let foyer: TestApplication;
  let forms: FilledForm[];
  let flood: Promise<unknown>;
  let over = false;

  beforeAll(async () => {
    foyer = await startApplication();
    forms = await fillInEveryForm(foyer);
    await foyer.allMailSent();
    flood = keepQueueFull();
  });

  afterAll(async () => {
    over = true;
    await flood;
    await foyer.stop();
  });

  /** More than the queue holds, each retried at once: the queue stays full. */
  async function keepQueueFull(): Promise<void> {
    const passwords = foyer.app.get(Passwords);
    const one = async (): Promise<void> => {
      while (!over) await passwords.hash(randomUUID(), another()).catch(() => new Promise(setImmediate));
    };
    await Promise.all(Array.from({ length: policy.hashing.waiting + 20 }, one));
  }

  const hashes = (route: string): boolean => fieldsOf(foyer, route).some((field) => /password/i.test(field));

  it('every form with a password is refused, before anything is looked up or counted [ASVS 15.2.2]', async () => {
    const withPasswords = forms.filter(({ route }) => hashes(route));
    expect(new Set(withPasswords.map(({ route }) => route))).toEqual(new Set(routesOf(foyer, 'post').filter(hashes)));
    const before = await allTablesOf(foyer);
    const refused = withPasswords.map(async ({ browser, path, fields }) => {
      const answer = await browser.send('POST', path, new URLSearchParams(fields).toString());
      expect({ path, status: answer.status, retryAfter: answer.headers['retry-after'] }).toEqual({
        path,
        status: 503,
        retryAfter: '5',
      });
      for (const [name, value] of fields) {
        if (/password/i.test(name)) expect(answer.text).not.toContain(value);
        else if (name === 'email') expect(answer.text).toContain(`value="${value}"`);
      }
      // Neither the token nor the log-in was checked: a stranger is refused like the owner.
      const stranger = await foyer.browser().send('POST', path, 'email=eve%40example.com');
      expect({ path, status: stranger.status }).toEqual({ path, status: 503 });
      // Another site may have sent it: its address must not start the other forms.
      expect(`${path}: ${String(stranger.headers['set-cookie'])}`).not.toContain('foyer_email');
    });
    await Promise.all(refused);
    expect(await allTablesOf(foyer)).toEqual(before);
  });

  it('some requests get a place that becomes free before they are refused', async () => {
    const visitor = await foyer.browser().open('/login');
    let missing = 10;
    foyer.app.getHttpServer().on('request', () => {
      missing -= 1;
      if (missing === 0) setImmediate(() => (over = true));
    });
    const answers = await sendAtOnce(visitor, '/login', missing, (index) => ({
      email: `eve${index}@example.com`,
      password: wrongPassword,
    }));
    expect(Object.keys(statusesOf(answers))).toContain('422');
    await flood;
    over = false;
    flood = keepQueueFull();
  });

  it('every other form and page works', async () => {
    for (const { route, browser, path, fields, says } of forms.filter(({ route }) => !hashes(route))) {
      await browser.post(path, fields);
      expect({ route, page: browser.page }).toEqual({ route, page: expect.stringContaining(says) as unknown });
    }
  });
});
