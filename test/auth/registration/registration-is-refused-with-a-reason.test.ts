import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;
let visitor: Browser;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(async () => {
  visitor = foyer.browser();
  await visitor.open('/register');
});

describe('A refused registration', () => {
  it('keeps what was typed, but not the password, and gives the reason at the field only', async () => {
    await visitor.fillIn('Email', 'ada@example').fillIn('Password', goodPassword).press('Create account');

    expect(visitor.status).toBe(422);
    expect(visitor.answers).toHaveLength(1);
    expect(visitor.url).toBe('/register');
    expect(visitor.html('title').text()).toBe('Error: Create an account · Foyer');
    expect(visitor.valueOf('Email')).toBe('ada@example');
    expect(messageAt('Email')).toBe('Enter a valid email, such as name@example.com.');
    expect(summary()).toEqual([]);
    // Without script, this is what leads the keyboard and a screen reader there.
    expect(visitor.html('[autofocus]').attr('id')).toBe('email');
    expect(visitor.valueOf('Password')).toBeUndefined();
    expect(messageAt('Password')).toBeUndefined();
    expect(visitor.response.text).not.toContain(goodPassword);
  });

  it('says what is wrong with the password and keeps the address', async () => {
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'tugboat 7').press('Create account');

    expect(visitor.status).toBe(422);
    expect(visitor.valueOf('Email')).toBe('ada@example.com');
    expect(messageAt('Email')).toBeUndefined();
    expect(messageAt('Password')).toContain('at least 12 characters');
    expect(visitor.response.text).not.toContain('tugboat 7');
  });

  it('shows both errors at once, in the order of the fields', async () => {
    await visitor.fillIn('Email', 'ada').fillIn('Password', 'tugboat 7').press('Create account');

    expect(visitor.status).toBe(422);
    expect(messageAt('Email')).toContain('Enter a valid email');
    expect(messageAt('Password')).toContain('at least 12 characters');
    expect(summary().map(([field]) => field)).toEqual(['#email', '#password']);
    expect(visitor.html('[autofocus]').is('[role=alert]')).toBe(true);
  });

  it('shows both for an empty form and for an empty request', async () => {
    await visitor.press('Create account');
    expect(visitor.status).toBe(422);
    expect(messageAt('Email')).toBe('Enter your email address.');
    expect(messageAt('Password')).toContain('at least 12 characters');

    await visitor.post('/register', { _csrf: visitor.csrf });
    expect(visitor.status).toBe(422);
    expect(messageAt('Email')).toBe('Enter your email address.');
  });

  it('shows what was typed as plain text [ASVS 1.2.1]', async () => {
    const typed = '"><script>alert(1)</script>@example.com';
    await visitor.fillIn('Email', typed).fillIn('Password', goodPassword).press('Create account');
    expect(visitor.status).toBe(422);
    expect(visitor.valueOf('Email')).toBe(typed);
    expect(visitor.html('script:not([src^="/assets/"])')).toHaveLength(0);
  });

  it('can be corrected and sent again', async () => {
    await visitor.fillIn('Email', 'corrected@example').fillIn('Password', goodPassword).press('Create account');
    await visitor.fillIn('Email', 'corrected@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.url).toBe('/register/sent');
    expect((await foyer.mailbox.lastTo('corrected@example.com')).link).toContain('/activate/');
  });

  it('has the same answer for an address that has an account', async () => {
    await becomeUser(foyer, 'member@example.com');
    const answers: string[] = [];
    for (const email of ['nobody@example.com', 'member@example.com']) {
      await visitor.fillIn('Email', email).fillIn('Password', 'tugboat 7').press('Create account');
      expect(visitor.status).toBe(422);
      answers.push(visitor.response.text.replaceAll(email, ''));
    }
    expect(answers[1]).toBe(answers[0]);
  });

  it('stores no row, sends no mail and sets no registration cookie', async () => {
    await foyer.allMailSent();
    const before = await tablesOf(foyer);
    const mails = foyer.mailbox.count;
    await visitor.fillIn('Email', 'ada').fillIn('Password', goodPassword).press('Create account');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'short').press('Create account');
    await visitor.fillIn('Email', 'a, b@example.com').fillIn('Password', '').press('Create account');

    expect([...visitor.cookies.keys()]).toEqual(['foyer_csrf', 'foyer_email']);
    expect(await tablesOf(foyer)).toEqual(before);
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(mails);
  });
});

/** The error at the field with this label, which `aria-describedby` must name. */
function messageAt(label: string): string | undefined {
  const $ = visitor.html;
  const id = $('label')
    .filter((_, element) => $(element).text().trim() === label)
    .attr('for');
  const input = $(`#${id}`);
  if (input.attr('aria-invalid') !== 'true') return undefined;
  expect(input.attr('aria-describedby')?.split(' ')).toContain(`${id}-error`);
  return $(`#${id}-error`).text();
}

/** Each line of the summary with the field that it links to. */
function summary(): (readonly [field: string | undefined, message: string])[] {
  const $ = visitor.html;
  return $('[role=alert] a')
    .toArray()
    .map((link) => [$(link).attr('href'), $(link).text()] as const);
}
