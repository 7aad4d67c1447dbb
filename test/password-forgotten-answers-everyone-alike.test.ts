import { askForReset, deleteAccount } from './support/acts.js';
import { type MaskedAnswer, masked, rowsWrittenBy } from './support/alike.js';
import { startApplication, type TestApplication } from './support/application.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from './support/people.js';

/** Of one length, so that answers about them can be of one length too. */
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

/** What a browser gets to see from the form to the page that says where the link went. */
async function everythingSaid(email: string): Promise<MaskedAnswer[]> {
  const visitor = await askForReset(foyer, email);
  return visitor.answers.map((answer) => masked(answer, email));
}

describe('Asking for a new password', () => {
  it('is answered alike, to the byte, for an unknown address, a pending one, a member’s and a leaver’s [ASVS 6.3.8]', async () => {
    const forNobody = await everythingSaid(nobody);
    expect(forNobody.map(({ status }) => status)).toEqual([303, 200]);
    for (const email of [waiting, member, leaver]) expect(await everythingSaid(email)).toEqual(forNobody);
  });

  it('does not repeat the address that was typed', async () => {
    const visitor = await askForReset(foyer, member);
    for (const { text, headers } of visitor.answers)
      expect(text + JSON.stringify(headers)).not.toContain(member);
  });

  it('writes the same rows for each of them', async () => {
    for (const email of [nobody, waiting, member, leaver]) {
      const written = await rowsWrittenBy(foyer, () => askForReset(foyer, email));
      expect({ email, written }).toEqual({ email, written: { limits: 4, links: 1, outbox: 1 } });
    }
  });

  it('mails those who have an account, also one that is to be deleted, and nobody else', async () => {
    await foyer.allMailSent();
    const before = foyer.mailbox.count;
    for (const email of [nobody, waiting, member.toUpperCase(), leaver]) await askForReset(foyer, email);
    await foyer.allMailSent();
    const mails = foyer.mailbox.all.slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual([leaver, member]);
    for (const { subject } of mails) expect(subject).toContain('new password');
  });

  it('changes nothing for a pending address: its own link and password go on', async () => {
    const registrant = await register(foyer, 'patient2@example.com');
    await askForReset(foyer, 'patient2@example.com');
    await registrant.open((await foyer.mailbox.lastTo('patient2@example.com')).link);
    expect(registrant.page).toContain('your account is active');
    expect((await logIn(foyer, 'patient2@example.com', { password: goodPassword })).url).toBe('/account');
  });

  it('refuses what is no address, with what was typed, and writes nothing', async () => {
    const visitor = foyer.browser();
    const written = await rowsWrittenBy(foyer, () => askForReset(foyer, 'ada@@example', visitor));
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('such as name@example.com');
    expect(visitor.valueOf('Email')).toBe('ada@@example');
    expect(written).toEqual({});
  });
});
