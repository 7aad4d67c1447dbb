import { askForAddress, askForReset, changePassword, deleteAccount, undoWith } from '../support/acts.js';
import { freshAddress } from '../support/forms.js';
import { logIn, memberOf, register } from '../support/people.js';
import { barriersToReading } from './support/accessibility.js';
import { Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open();
});

afterEach(async () => {
  expect(await site.everybodyLeaves()).toEqual([]);
});

afterAll(async () => {
  await site.close();
});

describe('Accessible in narrow and wide windows, in light and dark mode:', () => {
  it('every kind of mail', async () => {
    await causeEveryMail();
    const reader = await site.visitor();
    const subjects = new Set<string>();
    for (const { subject, html } of site.server.mailbox.all) {
      if (subjects.has(subject)) continue;
      subjects.add(subject);
      await reader.page.setContent(html);
      expect({ subject, barriers: await barriersToReading(reader.page) }).toEqual({ subject, barriers: [] });
    }
    expect(subjects.size).toBe(13);
  });
});

async function causeEveryMail(): Promise<void> {
  const { server } = site;
  const [email, newEmail, other] = [freshAddress(), freshAddress(), freshAddress()];
  const owner = await memberOf(server, email);
  await register(server, email);
  await memberOf(server, other);
  await askForReset(server, email);
  await changePassword(owner);
  await askForAddress(owner, other);
  await askForAddress(owner, newEmail);
  await owner.open((await server.mailbox.lastAbout(newEmail, 'Confirm your new address')).link);
  await owner.press('Confirm email');
  const { link } = await server.mailbox.lastAbout(email, 'has a new address');
  await undoWith(link, server.browser(), 'granite whistle orchard');
  const again = await logIn(server, email, { password: 'granite whistle orchard' });
  await deleteAccount(again, 'granite whistle orchard');
  await logIn(server, email, { password: 'granite whistle orchard' });
  await server.allMailSent();
}
