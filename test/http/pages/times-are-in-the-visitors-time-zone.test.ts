import { policy } from '../../../src/policy.js';
import { days, minutes } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/formats.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { deleteAccount } from '../../support/acts.js';
import type { Browser } from '../../support/browser.js';
import { logIn, memberOf } from '../../support/people.js';

const tokyo = 'Asia/Tokyo';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterEach(async () => {
  await foyer.stop();
});

/** The newest entry of the activity. */
const newest = (browser: Browser): string => browser.html('.entries .hint').first().text();

describe('Times are shown', () => {
  it('in UTC until the browser has told its time zone, and then in that zone, with the exact time beside', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const at = foyer.clock.now();
    foyer.clock.advance(minutes(2));
    await ada.open('/account/activity');
    expect(newest(ada)).toMatch(new RegExp(`^2 minutes ago · ${formats.en.datetime(at)}`));
    const { 'data-time-zone': zone, 'data-time-zone-cookie': name = '' } = ada.html('body').attr() ?? {};
    expect([zone, name]).toEqual(['', 'foyer_time_zone']);

    ada.cookies.set(name, tokyo);
    await ada.open('/account/activity');
    expect(newest(ada)).toMatch(new RegExp(`^2 minutes ago · ${formats.en.clock(at, tokyo)}Unknown`));
    expect(newest(ada)).not.toContain('UTC');
    expect(ada.html('time').first().attr('datetime')).toBe(new Date(at).toISOString());
    // So that the script has nothing to replace.
    expect(ada.html('body').attr('data-time-zone')).toBe(tokyo);
  });

  it('also within sentences: on which day an account is deleted', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    const deleteAfter = foyer.clock.now() + policy.deletion.grace;
    await deleteAccount(bea);
    await logIn(foyer, 'bea@example.com', { browser: bea });
    // Never the same day in both.
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      bea.cookies.set('foyer_time_zone', zone);
      await bea.open('/account/restore');
      expect(bea.page).toContain(`will be deleted on ${formats.en.day(deleteAfter, zone)}`);
    }
  });

  it('as “just now”, and as a date only when that says more, or when a clock was wrong', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await ada.open('/account/activity');
    expect(newest(ada)).toMatch(/^just now · /);
    await ada.open('/account/sessions');
    expect(ada.page.match(/just now · /g)).toHaveLength(2);
    foyer.clock.advance(-minutes(5));
    await ada.open('/account/activity');
    expect(newest(ada)).toMatch(/^\d+ \w+ \d{4} at/);
    foyer.clock.advance(minutes(5) + policy.activity.relativeFor + days(1));
    const later = await foyer.browser().open('/login');
    await later.fillIn('Email', 'ada@example.com').fillIn('Password', 'violet tugboat ankle').press('Log in');
    await later.open('/account/activity');
    expect(later.html('.entries .hint').last().text()).toMatch(/^\d+ \w+ \d{4} at/);
  });

  it.each(['Europe/Nowhere', '__proto__', '"><script>', 'x'.repeat(3000), '+05:30'])(
    'not in a zone that does not exist: %s',
    async (planted) => {
      const ada = await memberOf(foyer, 'ada@example.com');
      ada.cookies.set('foyer_time_zone', encodeURIComponent(planted));
      await ada.open('/account/activity');
      expect([ada.status, ada.html('body').attr('data-time-zone')]).toEqual([200, '']);
      expect(newest(ada)).toContain(' UTC');
    },
  );

  it('with a cookie that only this host can have set under https', async () => {
    await foyer.stop();
    foyer = await startApplication({ BASE_URL: 'https://foyer.example' });
    const visitor = await foyer.browser().open('/login');
    expect(visitor.html('body').attr('data-time-zone-cookie')).toBe('__Host-foyer_time_zone');
  });
});
