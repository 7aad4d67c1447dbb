import { minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { FakeProvider, linkWith, logInWith } from '../support/fake-provider.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';

let foyer: TestApplication;
let provider: FakeProvider;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication({ ...provider.variables(), NETWORK_LIMIT_FACTOR: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

describe('One network', () => {
  it('begins so many log-ins with providers, and those that succeed do not count', async () => {
    const { count, in: window } = policy.limits.failures;
    provider.person = { sub: 'ada' };
    await linkWith(provider, await memberOf(foyer, 'ada@example.com'));
    for (let done = 0; done < 3; done += 1) expect((await logInWith(provider, foyer.browser())).url).toBe('/account');
    const browser = await foyer.browser().open('/login');
    const { path, fields } = browser.formWith('Log in with Fake');
    const statuses: number[] = [];
    const asked = provider.requests.length;
    // One is counted already: the link.
    for (let turn = 1; turn <= count; turn += 1)
      statuses.push((await browser.send('POST', path, new URLSearchParams(fields).toString())).status);
    expect(statuses).toEqual([...Array.from({ length: count - 1 }, () => 200), 429]);
    // The provider’s document is known for a while.
    expect(provider.requests.length).toBe(asked);
    // Passwords have a limit of their own.
    expect((await logIn(foyer, 'ada@example.com', { password: goodPassword })).url).toBe('/account');
    foyer.clock.advance(window + minutes(1));
    expect((await logInWith(provider, foyer.browser())).url).toBe('/account');
  });
});
