import { policy } from '../../src/policy.js';
import { askForAddress, askForReset, changePassword, otherPassword } from '../support/acts.js';
import { sqlOf } from '../support/alike.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { goodPassword, logIn, memberOf, register } from '../support/people.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
});

afterEach(async () => {
  await foyer.stop();
});

/** A browser whose script has told this zone. */
function browserIn(zone: string): Browser {
  const browser = foyer.browser();
  browser.cookies.set('foyer_time_zone', zone);
  return browser;
}

const [tokyo, newYork] = ['Asia/Tokyo', 'America/New_York'];

async function zoneOf(email: string): Promise<unknown> {
  const [user] = await foyer.rows('SELECT time_zone FROM users WHERE email = ?', [email]);
  return user?.time_zone;
}

/** Registers and activates in this zone, in a browser that is not used afterwards. */
async function becomeUserIn(zone: string, email: string): Promise<void> {
  const browser = await register(foyer, email, { browser: browserIn(zone) });
  await browser.open((await foyer.mailbox.lastTo(email)).link);
}

/** The zone that the times of a mail name. Of all of them, in case one is different. */
const zonesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/ at \d\d:\d\d ([A-Z]{3}[+-]?\d*)/g)].map(([, zone = '']) => zone)),
];

describe('Mail names times in the time zone', () => {
  it('of the registration, from the first mail on', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    expect(zonesIn((await foyer.mailbox.lastTo('ada@example.com')).text)).toEqual(['GMT+9']);
    expect(await zoneOf('ada@example.com')).toBe(tokyo);
  });

  it('of its owner, whatever the zone of a stranger who causes it', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    await register(foyer, 'ada@example.com', { browser: browserIn(newYork) });
    await askForReset(foyer, 'ada@example.com', browserIn(newYork));
    // The burst of three mails is used up.
    foyer.clock.advance(policy.mail.refill);
    const stranger = await memberOf(foyer, 'eve@example.com');
    stranger.cookies.set('foyer_time_zone', newYork);
    await askForAddress(stranger, 'ada@example.com');
    for (const about of ['already have', 'Reset your', 'Your email already'])
      expect([about, zonesIn((await foyer.mailbox.lastAbout('ada@example.com', about)).text)]).toEqual([
        about,
        ['GMT+9'],
      ]);
  });

  it('UTC if the owner’s is unknown, also when a stranger’s is not', async () => {
    await memberOf(foyer, 'ada@example.com');
    await register(foyer, 'ada@example.com', { browser: browserIn(newYork) });
    await askForReset(foyer, 'ada@example.com', browserIn(newYork));
    for (const about of ['already have', 'Reset your'])
      expect(zonesIn((await foyer.mailbox.lastAbout('ada@example.com', about)).text)).toEqual(['UTC']);
  });

  it('in notices too, with both addresses of a change', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    const ada = await logIn(foyer, 'ada@example.com');
    await changePassword(ada);
    expect(zonesIn((await foyer.mailbox.lastAbout('ada@example.com', 'password was changed')).text)).toEqual(['GMT+9']);
    await askForAddress(ada, 'ada@example.org');
    const change = await foyer.mailbox.lastAbout('ada@example.org', 'Confirm');
    expect(zonesIn(change.text)).toEqual(['GMT+9']);
    await ada.open(change.link);
    await ada.press('Confirm email');
    expect(zonesIn((await foyer.mailbox.lastAbout('ada@example.org', 'Your new email')).text)).toEqual(['GMT+9']);
  });
});

describe('The time zone of an account', () => {
  it('follows the browser that logs in, but the mail about a new browser is still in the old one', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    await logIn(foyer, 'ada@example.com');
    expect(await zoneOf('ada@example.com')).toBe(tokyo);
    await logIn(foyer, 'ada@example.com', { browser: browserIn(newYork) });
    expect(zonesIn((await foyer.mailbox.lastAbout('ada@example.com', 'New sign-in')).text)).toEqual(['GMT+9']);
    expect(await zoneOf('ada@example.com')).toBe(newYork);
  });

  it('is not set by a wrong password, nor to what is no time zone', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    await logIn(foyer, 'ada@example.com', { browser: browserIn(newYork), password: otherPassword });
    await logIn(foyer, 'ada@example.com', { browser: browserIn('Europe/Nowhere') });
    expect(await zoneOf('ada@example.com')).toBe(tokyo);
  });

  it('is the mailbox owner’s, not that of a stranger who registered the address', async () => {
    await register(foyer, 'cleo@example.com', { browser: browserIn(newYork) });
    const cleo = await foyer.browser().open((await foyer.mailbox.lastTo('cleo@example.com')).link);
    await cleo.fillIn('New password', otherPassword).press('Set password and log in');
    expect(await zoneOf('cleo@example.com')).toBeNull();
  });

  it('is in the export', async () => {
    await becomeUserIn(tokyo, 'ada@example.com');
    const ada = await logIn(foyer, 'ada@example.com');
    const exported = JSON.parse((await ada.open('/account/export')).response.text) as Record<string, unknown>;
    expect(exported.account).toMatchObject({ time_zone: tokyo });
    expect(exported.registrations).toMatchObject([{ time_zone: tokyo }]);
    expect(exported.mails).toMatchObject([{ time_zone: tokyo }, { time_zone: tokyo }]);
  });
});

it('Registering in a time zone does the same whether or not there is an account [ASVS 6.3.8]', async () => {
  await becomeUserIn(tokyo, 'ada@example.com');
  const statements = async (email: string): Promise<string[]> => {
    const visitor = await browserIn(newYork).open('/register');
    return sqlOf(foyer, () => visitor.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account'));
  };
  const forNobody = await statements('bea@example.com');
  expect(forNobody.some((sql) => sql.includes('time_zone'))).toBe(true);
  expect(await statements('ada@example.com')).toEqual(forNobody);
});
