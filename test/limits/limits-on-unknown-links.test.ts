import { days } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { askForAddress, askForReset, resetWith } from '../support/acts.js';
import { logIn, memberOf, register } from '../support/people.js';
import { racesOf } from '../support/rounds.js';
import { browserFrom, sendAtOnce, statusesOf } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(() => {
  foyer.clock.advance(days(1));
});

const unknown = 'A'.repeat(43);
const paths = ['/activate/', '/undo/', '/account/email/confirm/', '/not-me/', '/register?invite='].map(
  (path) => path + unknown,
);

describe('Unknown links', () => {
  it.each(racesOf([...paths, '/password/reset']))(
    'are limited to 30 per network: %s, by GET or POST, round %i [ASVS 6.6.3]',
    async (path) => {
      const ip = `198.51.100.${[...paths, '/password/reset'].indexOf(path)}`;
      const visitor = await browserFrom(foyer, ip).open('/login');
      // The cookie with the token of a reset.
      visitor.cookies.set('foyer_reset', unknown);
      const looks = await Promise.all(Array.from({ length: 20 }, () => visitor.send('GET', path)));
      expect(statusesOf(looks)).toEqual({ 404: 20 });
      expect(statusesOf(await sendAtOnce(visitor, path, 20))).toEqual({ 404: 10, 429: 10 });
      expect((await visitor.send('GET', path)).status).toBe(429);
      // The same answer as for a malformed link.
      expect((await visitor.send('GET', '/undo/x')).status).toBe(429);
      expect((await browserFrom(foyer, '198.51.100.99').send('GET', path)).status).toBe(404);
    },
  );

  it('over the limit do not block valid links', async () => {
    const ip = '198.51.100.50';
    const registrant = await register(foyer, 'bea@example.com', { browser: browserFrom(foyer, ip) });
    const member = browserFrom(foyer, ip);
    await memberOf(foyer, 'ada@example.com');
    await logIn(foyer, 'ada@example.com', { browser: member });
    await askForAddress(member, 'ada@example.org');
    await askForReset(foyer, 'ada@example.com');
    const { notMe } = await foyer.mailbox.lastAbout('ada@example.com', 'Reset your');
    const { link: reset } = await foyer.mailbox.lastAbout('ada@example.com', 'Reset your');
    const { link: undo } = await foyer.mailbox.lastAbout('ada@example.com', 'Email change requested');
    const { link: change } = await foyer.mailbox.lastTo('ada@example.org');
    const { link: activation } = await foyer.mailbox.lastTo('bea@example.com');

    const looks = await Promise.all(
      Array.from({ length: 40 }, () => browserFrom(foyer, ip).send('GET', paths[0] ?? '')),
    );
    expect(statusesOf(looks)).toEqual({ 404: 30, 429: 10 });
    for (const link of [notMe, reset, undo, change, activation]) {
      const visitor = await browserFrom(foyer, ip).open(link);
      expect({ link, status: visitor.status }).toEqual({ link, status: 200 });
    }
    await registrant.open(activation);
    expect(registrant.page).toContain('Your account is active');
    const back = await resetWith(reset, browserFrom(foyer, ip));
    expect(back.page).toContain('Your new password is set');
    // An expired link is not a guess either.
    expect((await browserFrom(foyer, ip).open(activation)).status).toBe(200);
  });
});
