import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { logIn, register } from '../support/people.js';
import { wrongPassword } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '0.02' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** Expects the seconds of `Retry-After` in the text that the script counts down. */
function expectCountdown(browser: Browser): void {
  expect(browser.status).toBe(429);
  const line = browser.html('main [data-wait]');
  expect(line).toHaveLength(1);
  expect(line.attr('data-wait')).toBe(browser.response.headers['retry-after']);
  expect(line.text()).toMatch(/in \d+ (second|minute)s?/);
  expect(line.attr('data-over')).toBe('You can try again now.');
}

describe('A request over a limit', () => {
  it('gets its form again with the time to wait', async () => {
    const visitor = await foyer.browser().open('/login');
    for (let tried = 0; tried < 8 && visitor.status !== 429; tried += 1)
      await logIn(foyer, 'ada@example.com', { browser: visitor, password: wrongPassword });
    expectCountdown(visitor);
    expect(visitor.valueOf('Email')).toBe('ada@example.com');
  });

  it('gets a page with the time to wait where there is no form', async () => {
    const visitor = await register(foyer, 'bea@example.com');
    for (let sent = 0; sent < 4 && visitor.status !== 429; sent += 1) await visitor.press('Send again');
    expectCountdown(visitor);
  });

  it('gets no time where waiting does not help', async () => {
    const visitor = await foyer.browser().open('/unknown');
    expect(visitor.html('[data-wait]')).toHaveLength(0);
  });
});
