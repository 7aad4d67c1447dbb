import { askForReset, deleteAccount } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

const nobody = 'nobody@example.com';
const waiting = 'patient@sample.com';
const member = 'member@example.com';
const leaver = 'leaver@example.com';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await register(foyer, waiting);
  await becomeUser(foyer, member);
  await deleteAccount(await memberOf(foyer, leaver));
});

afterAll(async () => {
  await foyer.stop();
});

describe('Requesting a password reset', () => {
  it('does not repeat the address that was typed', async () => {
    const visitor = await askForReset(foyer, member);
    for (const { text, headers } of visitor.answers) expect(text + JSON.stringify(headers)).not.toContain(member);
  });

  it('mails only owners of an account, also one that is scheduled for deletion', async () => {
    await foyer.allMailSent();
    const before = foyer.mailbox.count;
    for (const email of [nobody, waiting, member.toUpperCase(), leaver]) await askForReset(foyer, email);
    await foyer.allMailSent();
    const mails = foyer.mailbox.all.slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual([leaver, member]);
    for (const { subject } of mails) expect(subject).toContain('Reset your');
  });

  it('changes nothing for a pending registration: its link and password still work', async () => {
    const registrant = await register(foyer, 'patient2@example.com');
    await askForReset(foyer, 'patient2@example.com');
    await registrant.open((await foyer.mailbox.lastTo('patient2@example.com')).link);
    expect(registrant.page).toContain('Your account is active');
    expect((await logIn(foyer, 'patient2@example.com', { password: goodPassword })).url).toBe('/account');
  });

  it('refuses an invalid address, keeps what was typed and writes nothing', async () => {
    await foyer.allMailSent();
    const before = await tablesOf(foyer);
    const visitor = await askForReset(foyer, 'ada@@example');
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('such as name@example.com');
    expect(visitor.valueOf('Email')).toBe('ada@@example');
    expect(await tablesOf(foyer)).toEqual(before);
  });
});
