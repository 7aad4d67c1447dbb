import { expectPlainEnd } from '../../support/log-lines.js';
import { becomeUser, goodPassword, register } from '../../support/people.js';
import { Server, withoutAnyTrace } from '../../support/server.js';

/** Must not be stored or logged anywhere. */
const marker = 'Marker7f3a';

let server: Server;
let activation: string;

beforeAll(async () => {
  server = await Server.start();
  await becomeUser(server, 'ada@example.com');
  await register(server, 'bob@example.com');
  activation = new URL((await server.mailbox.lastTo('bob@example.com')).link).pathname;
  await server.allMailSent();
});

afterAll(async () => {
  await server.remove();
});

const wrongAddresses: Record<string, string> = {
  nothing: '',
  'a space': ' ',
  'a word': marker,
  'a full-width @ (U+FF20)': `${marker}\uFF20example.com`,
  'a full-width @ after a real one': `${marker}@evil.example\uFF20example.com`,
  'two @': `${marker}@evil.example@example.com`,
  'two addresses': `${marker}@example.com,eve@example.com`,
  'an address with a name': `${marker} <eve@example.com>`,
  'a quoted local part': `"${marker}"@example.com`,
  'a percent-encoded @': `${marker}%40example.com`,
  'a letter outside ASCII before the @': `${marker}ė@example.com`,
  'a direction mark': `${marker}\u202E@example.com`,
  'a line separator': `${marker}\u2028@example.com`,
  markup: `<b>${marker}</b>@example.com`,
  'a template': `{{${marker}}}@example`,
  SQL: `${marker}' OR '1'='1`,
  'no top domain': `${marker}@localhost`,
  'an IP address': `${marker}@127.0.0.1`,
  'ten kilobytes': `${marker}${'a'.repeat(10_000)}@example.com`,
};

describe('An invalid form', () => {
  it.each(Object.entries(wrongAddresses))(
    'is shown again with a message at the field, and changes nothing: %s as address [ASVS 1.1.1, 2.2.1, 2.2.2]',
    async (_, email) => {
      for (const { path, button } of [
        { path: '/register', button: 'Create account' },
        { path: '/login', button: 'Log in' },
      ]) {
        const visitor = server.browser();
        await visitor.open(path);
        await withoutAnyTrace(server, async () => {
          await visitor.fillIn('Email', email).fillIn('Password', `violet tugboat ${marker}`).press(button);
        });
        expect(visitor.status).toBe(422);
        expect(visitor.html('#email-error').text()).toMatch(/^Enter (your email address|a valid email)/);
        expect(visitor.valueOf('Email') ?? '').toBe(email);
        expect(visitor.html.html()).not.toContain(`tugboat ${marker}`);
      }
    },
  );

  it.each([
    ['nothing', ''],
    ['a short one', 'Mrkr7f3a'],
    ['a long one', marker.repeat(30)],
    ['a common one', 'password1234'],
  ])('is shown again with a message at the field, and changes nothing: %s as new password', async (_, password) => {
    const newcomer = server.browser();
    const owner = server.browser();
    await newcomer.open('/register');
    await owner.open(activation);
    await withoutAnyTrace(server, async () => {
      await newcomer.fillIn('Email', `${marker}@example.com`).fillIn('Password', password).press('Create account');
      await owner.fillIn('New password', password).press('Set password and log in');
    });
    for (const [visitor, field] of [
      [newcomer, 'password'],
      // If both fields are empty, the error is at the first.
      [owner, password === '' ? 'password' : 'newPassword'],
    ] as const) {
      expect(visitor.status).toBe(422);
      expect(visitor.html(`#${field}-error`).text()).not.toBe('');
      if (password !== '') expect(visitor.html.html()).not.toContain(password);
    }
    expect(newcomer.valueOf('Email')).toBe(`${marker}@example.com`);
  });

  it('is shown again and changes nothing: a wrong password for an account, a registration or neither', async () => {
    for (const email of ['ada@example.com', 'bob@example.com', `${marker}@example.com`]) {
      const visitor = server.browser();
      await visitor.open('/login');
      await withoutAnyTrace(server, async () => {
        await visitor.fillIn('Email', email).fillIn('Password', marker).press('Log in');
      });
      expect(visitor.status).toBe(422);
      expect(visitor.page).toContain('Wrong email or password.');
    }
    const visitor = server.browser();
    await visitor.open(activation);
    await withoutAnyTrace(server, async () => {
      await visitor.fillIn('Password', marker).press('Activate and log in');
    });
    expect(visitor.status).toBe(422);
  });

  it('shows the typed values as plain text [ASVS 1.2.1, 1.3.7]', async () => {
    const visitor = server.browser();
    const typed = `"><script src=//evil.example></script>&amp;{{7*7}}`;
    await visitor.open('/register');
    await visitor.fillIn('Email', typed).fillIn('Password', goodPassword).press('Create account');
    expect(visitor.valueOf('Email')).toBe(typed);
    expect(visitor.html('script:not([src^="/assets/"])')).toHaveLength(0);
  });

  it('leaves nothing unusual in the log', async () => {
    expectPlainEnd(await server.end(), server.url);
  });
});
