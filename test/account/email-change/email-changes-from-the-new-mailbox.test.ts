import { days, minutes } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { askForAddress, moveTo } from '../../support/acts.js';
import { goodPassword, logIn, memberOf } from '../../support/people.js';
import { races, timeForRaces } from '../../support/rounds.js';

const newPassword = 'copper lantern meadow';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('A change of address', () => {
  it('takes effect when it is confirmed from the new mailbox [ASVS 2.3.1, 6.3.7]', async () => {
    const member = await memberOf(foyer, 'ada@example.com');
    const elsewhere = await logIn(foyer, 'ada@example.com');
    await askForAddress(member, 'ada@example.org');
    expect(member.url).toBe('/account');
    expect(member.page).toContain('sent a link to your new email');
    expect((await logIn(foyer, 'ada@example.org')).status).toBe(422);

    const notice = await foyer.mailbox.lastAbout('ada@example.com', 'Email change requested');
    expect(notice.text).toContain('ada@example.org');
    await member.open((await foyer.mailbox.lastTo('ada@example.org')).link);
    expect(member.page).toContain('ada@example.org');
    await member.press('Confirm email');
    expect(member.url).toBe('/account');
    expect(member.page).toContain('ada@example.org');

    await elsewhere.open('/account');
    expect(elsewhere.url).toBe('/login?next=%2Faccount');
    expect((await logIn(foyer, 'ada@example.com')).status).toBe(422);
    expect((await logIn(foyer, 'ada@example.org')).url).toBe('/account');
    expect((await foyer.mailbox.lastAbout('ada@example.com', 'email was changed')).text).toContain('ada@example.org');
    expect((await foyer.mailbox.lastAbout('ada@example.org', 'Your new email')).link).toBe('');
  });

  it('requires the password in a browser that is not logged in', async () => {
    const member = await memberOf(foyer, 'bea@example.com');
    await askForAddress(member, 'bea@example.org');
    const { link } = await foyer.mailbox.lastTo('bea@example.org');
    const other = foyer.browser();
    await other.open(link);
    await other.fillIn('Password', 'not the password').press('Confirm email');
    expect(other.status).toBe(422);
    expect((await logIn(foyer, 'bea@example.com')).url).toBe('/account');
    await other.open(link);
    await other.fillIn('Password', goodPassword).press('Confirm email');
    expect(other.url).toBe('/login');
    expect((await logIn(foyer, 'bea@example.org')).url).toBe('/account');
    await member.open('/account');
    expect(member.url).toBe('/login?next=%2Faccount');
  });

  it('ends when the link expires, and with a password reset', async () => {
    const member = await memberOf(foyer, 'cleo@example.com');
    await askForAddress(member, 'cleo@example.org');
    foyer.clock.advance(minutes(60));
    await member.open((await foyer.mailbox.lastTo('cleo@example.org')).link);
    expect(member.status).toBe(410);

    await member.open('/account/email');
    await member.fillIn('Password', goodPassword).press('Continue');
    await askForAddress(member, 'cleo@example.net');
    const { link } = await foyer.mailbox.lastTo('cleo@example.net');
    const visitor = foyer.browser();
    await visitor.open('/password/forgot');
    await visitor.fillIn('Email', 'cleo@example.com').press('Send reset link');
    await visitor.open((await foyer.mailbox.lastTo('cleo@example.com', 4)).link);
    await visitor.fillIn('New password', newPassword).press('Set new password');
    await visitor.open(link);
    expect(visitor.status).toBe(404);
  });

  it('to an address that has an account looks the same, and its owner is notified', async () => {
    await memberOf(foyer, 'dora@example.com');
    const member = await memberOf(foyer, 'eve@example.com');
    await askForAddress(member, 'dora@example.com');
    expect(member.url).toBe('/account');
    expect(member.page).toContain('sent a link to your new email');
    const mail = await foyer.mailbox.lastTo('dora@example.com', 2);
    expect(mail.subject).toContain('Your email already');
    expect(mail.link).toContain('/not-me/');
  });

  it('can be undone from the old mailbox, also after a stranger changed the password and deleted the account', async () => {
    const stranger = await memberOf(foyer, 'fay@example.com');
    await moveTo(foyer, stranger, 'stranger@example.org');
    const undo = (await foyer.mailbox.lastTo('fay@example.com', 3)).link;
    await stranger.open('/account/password');
    await stranger
      .fillIn('Current password', goodPassword)
      .fillIn('New password', 'granite whistle orchard')
      .press('Change password');
    await moveTo(foyer, stranger, 'another@example.org');
    const strangersUndo = (await foyer.mailbox.lastTo('stranger@example.org', 4)).link;
    await stranger.open('/account/delete');
    await stranger.fillIn('Password', 'granite whistle orchard').press('Delete account');
    expect(stranger.url).toBe('/login');

    const owner = foyer.browser();
    await owner.open(undo);
    await owner.fillIn('New password', newPassword).press('Keep old email');
    expect(owner.url).toBe('/login');
    expect(owner.page).toContain('Your old email is back');
    expect((await logIn(foyer, 'fay@example.com', { password: newPassword })).url).toBe('/account');
    expect((await logIn(foyer, 'another@example.org', { password: 'granite whistle orchard' })).status).toBe(422);

    await stranger.open(strangersUndo);
    expect(stranger.status).toBe(404);
    await stranger.open(undo);
    expect(stranger.status).toBe(410);
  });

  it('cannot be undone after a week', async () => {
    const member = await memberOf(foyer, 'gil@example.com');
    await moveTo(foyer, member, 'gil@example.org');
    const undo = (await foyer.mailbox.lastTo('gil@example.com', 3)).link;
    foyer.clock.advance(days(7));
    await member.open(undo);
    expect(member.status).toBe(410);
  });

  it(
    'with two links: each confirms only the address it was mailed to [ASVS 2.2.3, 6.6.2]',
    async () => {
      let member = foyer.browser();
      for (const round of races(20)) {
        // One account can ask for ten changes a day.
        if (round % 5 === 0) member = await memberOf(foyer, `hal-of-round-${round}@example.com`);
        const wanted = [`hal-${round}-a@example.org`, `hal-${round}-b@example.org`];
        await member.open('/account/email');
        if (member.url.startsWith('/confirm')) await member.fillIn('Password', goodPassword).press('Continue');
        const { path, fields } = member.formWith('Send confirmation link');
        await Promise.all(
          wanted.map((email) =>
            member.send(
              'POST',
              path,
              new URLSearchParams([...fields.filter(([n]) => n !== 'email'), ['email', email]]).toString(),
            ),
          ),
        );
        const links = await Promise.all(wanted.map(async (email) => (await foyer.mailbox.lastTo(email)).link));
        const first = round % 2;
        await member.open(links[first] ?? '');
        expect(member.page).toContain(wanted[first]);
        await member.press('Confirm email');
        expect(member.page).toContain(wanted[first]);
        await member.open(links[1 - first] ?? '');
        expect(member.status).toBe(404);
        const users = await foyer.rows('SELECT email FROM users WHERE email IN (?, ?)', wanted);
        expect(users).toEqual([{ email: wanted[first] }]);
      }
    },
    timeForRaces,
  );
});
