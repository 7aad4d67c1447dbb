import { policy } from '../../../src/policy.js';
import { minutes } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { askForReset } from '../../support/acts.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { races } from '../../support/rounds.js';

const newPassword = 'copper lantern meadow';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

async function resetLinkFor(email: string, count: number): Promise<string> {
  await askForReset(foyer, email);
  return (await foyer.mailbox.lastTo(email, count)).link;
}

describe('A forgotten password', () => {
  it('is replaced through a mailed link, which ends every session [ASVS 6.3.7, 6.4.3, 7.4.3]', async () => {
    const elsewhere = await memberOf(foyer, 'ada@example.com');
    const visitor = await askForReset(foyer, 'Ada@example.com');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/password/forgot/sent');

    const mail = await foyer.mailbox.lastTo('ada@example.com', 2);
    expect(mail.subject).toContain('Reset your');
    await visitor.open(mail.link);
    // The token is no longer in the address bar.
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/password/reset');

    await visitor.fillIn('New password', newPassword).press('Set new password');
    expect(visitor.url).toBe('/login');
    expect(visitor.page).toContain('Your new password is set');

    await elsewhere.open('/account');
    expect(elsewhere.url).toBe('/login?next=%2Faccount');
    expect((await logIn(foyer, 'ada@example.com')).status).toBe(422);
    expect((await logIn(foyer, 'ada@example.com', { password: newPassword })).url).toBe('/account');
    expect((await foyer.mailbox.lastTo('ada@example.com', 3)).subject).toContain('password was changed');
  });

  it('cannot be replaced by a weak one, which does not use up the link', async () => {
    await becomeUser(foyer, 'bea@example.com');
    const visitor = foyer.browser();
    await visitor.open(await resetLinkFor('bea@example.com', 2));
    await visitor.fillIn('New password', 'short').press('Set new password');
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('at least 12 characters');
    await visitor.fillIn('New password', 'bea@example.com').press('Set new password');
    expect(visitor.status).toBe(422);
    await visitor.fillIn('New password', newPassword).press('Set new password');
    expect(visitor.url).toBe('/login');
  });

  it('can have any number of reset links, and one reset ends the others [ASVS 6.5.1]', async () => {
    await becomeUser(foyer, 'cleo@example.com');
    const first = await resetLinkFor('cleo@example.com', 2);
    const second = await resetLinkFor('cleo@example.com', 3);
    const visitor = foyer.browser();
    await visitor.open(second);
    await visitor.fillIn('New password', newPassword).press('Set new password');
    await visitor.open(first);
    expect(visitor.status).toBe(404);
    await visitor.open(second);
    expect(visitor.status).toBe(410);
    expect(visitor.page).toContain('work once');
    expect((await logIn(foyer, 'cleo@example.com', { password: newPassword })).url).toBe('/account');
  });

  it('cannot be replaced after half an hour [ASVS 6.4.3]', async () => {
    await becomeUser(foyer, 'dora@example.com');
    const link = await resetLinkFor('dora@example.com', 2);
    const visitor = foyer.browser();
    await visitor.open(link);
    foyer.clock.advance(policy.links.passwordReset - minutes(1));
    await visitor.open('/password/reset');
    expect(visitor.status).toBe(200);
    foyer.clock.advance(minutes(1));
    await visitor.fillIn('New password', newPassword).press('Set new password');
    expect(visitor.status).toBe(410);
    expect(visitor.page).toContain('Request a new link');
    expect((await logIn(foyer, 'dora@example.com')).url).toBe('/account');
  });

  it.each(races())('is replaced by one of fifty concurrent requests, round %i [ASVS 2.3.4, 6.5.1]', async (round) => {
    const email = `eve-${round}@example.com`;
    await becomeUser(foyer, email);
    const visitor = foyer.browser();
    await visitor.open(await resetLinkFor(email, 2));
    const { path, fields } = visitor.fillIn('New password', newPassword).formWith('Set new password');
    const body = new URLSearchParams(fields).toString();
    const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.send('POST', path, body)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    // The others had lost the link, or found no place among the hashes of one account that may wait.
    expect(answers.filter(({ status }) => ![303, 404, 410, 503].includes(status))).toEqual([]);
    expect(answers.filter(({ status }) => status === 404 || status === 410).length).toBeGreaterThan(0);
  });

  it('cannot be replaced for a pending registration', async () => {
    const registrant = await register(foyer, 'fay@example.com');
    const before = foyer.mailbox.count;
    const visitor = await askForReset(foyer, 'fay@example.com');
    expect(visitor.url).toBe('/password/forgot/sent');
    await registrant.open((await foyer.mailbox.lastTo('fay@example.com')).link);
    expect((await logIn(foyer, 'fay@example.com', { password: goodPassword })).url).toBe('/account');
    expect(foyer.mailbox.count - before).toBeLessThanOrEqual(1);
  });

  it('can be replaced while logged in, also to another account', async () => {
    const gil = await memberOf(foyer, 'gil@example.com');
    await askForReset(foyer, 'gil@example.com', gil);
    expect(gil.url).toBe('/password/forgot/sent');
    const hal = await memberOf(foyer, 'hal@example.com');
    await hal.open((await foyer.mailbox.lastAbout('gil@example.com', 'Reset your')).link);
    await hal.fillIn('New password', newPassword).press('Set new password');
    expect(hal.url).toBe('/account');
    expect(hal.page).toContain('different account');
    expect(hal.page).toContain('hal@example.com');
    await gil.open('/account');
    expect(gil.url).toBe('/login?next=%2Faccount');
    expect((await logIn(foyer, 'gil@example.com', { password: newPassword })).url).toBe('/account');
  });

  it('sets no cookie in answer to a HEAD', async () => {
    const visitor = foyer.browser();
    const path = `/password/reset/${'x'.repeat(43)}`;
    expect((await visitor.send('HEAD', path)).status).toBe(303);
    expect(visitor.cookies.has('foyer_reset')).toBe(false);
    await visitor.send('GET', path);
    expect(visitor.cookies.has('foyer_reset')).toBe(true);
  });

  it('cannot be replaced without a link, or with a damaged one [ASVS 2.3.1]', async () => {
    const visitor = foyer.browser();
    await visitor.open('/password/reset');
    expect(visitor.status).toBe(404);
    await visitor.open('/password/reset/not-a-token');
    expect(visitor.status).toBe(404);
    await visitor.open(`/password/reset/${'x'.repeat(43)}`);
    expect(visitor.status).toBe(404);
    expect(visitor.page).toContain('Request a new link');
  });
});
