import { askForAddress, askForReset } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { logIn, memberOf, register } from '../../support/people.js';

const typed = 'ada@bücher.example';
const mailed = 'ada@xn--bcher-kva.example';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('An address with an international domain', () => {
  it('is shown to its owner as it is written, and mailed with A-labels', async () => {
    const browser = await register(foyer, typed);
    expect(browser.page).toContain(`We’ve sent an email to ${typed}.`);
    await browser.open((await foyer.mailbox.lastTo(typed)).link);
    // The test's mail server decodes what it receives.
    const [sent] = await foyer.rows<{ recipient: string }>('SELECT recipient FROM outbox');
    expect(sent?.recipient).toBe(mailed);
    expect(browser.html('nav a').text()).toBe(typed);
    expect(browser.html('a[href="/account/email"] .value').text()).toBe(typed);
    await browser.open('/account/email');
    expect(browser.html('main p').text()).toContain(`Your current email is ${typed}.`);
    expect((await logIn(foyer, mailed)).html('nav a').text()).toBe(typed);
  });

  it('is shown with its A-labels too where a stranger may have chosen it', async () => {
    const both = `${typed} (${mailed})`;
    await askForReset(foyer, typed);
    const reset = await foyer.browser().open((await foyer.mailbox.lastAbout(typed, 'Reset your')).link);
    expect(reset.page).toContain(`For ${both}.`);

    const owner = await memberOf(foyer, 'bea@example.com');
    await askForAddress(owner, 'bea@bücher.example');
    const mail = await foyer.mailbox.lastAbout('bea@example.com', 'Email change requested');
    expect(mail.text).toContain('bea@bücher.example (bea@xn--bcher-kva.example)');
    await owner.open('/account/activity');
    expect(owner.page).toContain('bea@bücher.example (bea@xn--bcher-kva.example)');
  });
});
