import { hours, seconds } from '../../../src/common/time.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, register } from '../../support/people.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterEach(async () => {
  await foyer.stop();
});

/** The line at the button, and the seconds that the script counts. */
function waitOn(browser: Browser): { text: string; seconds: string | undefined } | undefined {
  const line = browser.html('form[action="/register/resend"] [data-wait]');
  return line.length === 0 ? undefined : { text: line.text(), seconds: line.attr('data-wait') };
}

describe('The page after a registration', () => {
  it('says when the mail can be asked for again, until that time has come', async () => {
    const visitor = await register(foyer, 'ada@example.com');
    expect(waitOn(visitor)).toEqual({ text: 'You can ask again in 60 seconds.', seconds: '60' });
    foyer.clock.advance(seconds(45));
    await visitor.open('/register/sent');
    expect(waitOn(visitor)).toEqual({ text: 'You can ask again in 15 seconds.', seconds: '15' });
    foyer.clock.advance(seconds(15));
    await visitor.open('/register/sent');
    expect(waitOn(visitor)).toBeUndefined();
  });

  it('answers “Send again” with a notice and the time anew, also when the page is reloaded', async () => {
    const visitor = await register(foyer, 'bea@example.com');
    foyer.clock.advance(policy.activation.resendAfter);
    await visitor.press('Send again');
    expect(visitor.html('[role=status]').text()).toContain('sent the email again');
    expect(waitOn(visitor)?.seconds).toBe('60');
    foyer.clock.advance(seconds(20));
    await visitor.open('/register/sent');
    expect(waitOn(visitor)?.seconds).toBe('40');
  });

  it('does so in German, and the same for an address that has an account', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    const visitor = await register(foyer, 'cyd@example.com');
    await visitor.press('Deutsch');
    expect(waitOn(visitor)?.text).toBe('Sie können die E-Mail in 60 Sekunden erneut anfordern.');
    foyer.clock.advance(policy.activation.resendAfter);
    await visitor.press('Erneut senden');
    expect(waitOn(visitor)?.seconds).toBe('60');
  });

  it('lets nobody wait longer because the clock was wrong', async () => {
    const visitor = await register(foyer, 'dan@example.com');
    foyer.clock.advance(-hours(1));
    await visitor.open('/register/sent');
    expect(waitOn(visitor)).toBeUndefined();
  });
});
