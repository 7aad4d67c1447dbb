import { Clock } from '../../src/common/time.js';
import { call, tokenOf } from '../support/api.js';
import { securedMember } from '../support/factors.js';
import { goodPassword } from '../support/people.js';
import { noteAccessTokensIn } from '../support/secrets-used.js';
import { freePort } from '../support/server.js';
import { barriersOn } from './support/accessibility.js';
import { FrontEnd } from './support/front-end.js';
import { Site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

const email = 'ada@example.com';

describe.each([
  { framework: 'vue', variant: 'bearer' },
  { framework: 'vue', variant: 'cookie' },
  { framework: 'react', variant: 'bearer' },
  { framework: 'react', variant: 'cookie' },
] as const)('The example of $framework with $variant, by keyboard only,', (example) => {
  const hasCookie = example.variant === 'cookie';
  let site: Site;
  let frontEnd: FrontEnd;
  let ada: Visitor;
  /** The tokens that the page has sent. */
  const tokens = new Set<string>();

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    site = await Site.open(hasCookie ? { BASE_URL: origin, SITE_URL: `${origin}/app/` } : { API_ORIGINS: origin });
    frontEnd = await FrontEnd.open(example, port, site.server.url);
    ada = await site.visitor();
    ada.page.setDefaultTimeout(10_000);
    ada.page.on('request', (request) => {
      const token = request.headers().authorization?.replace('Bearer ', '');
      noteAccessTokensIn(token);
      if (token !== undefined) tokens.add(token);
    });
  });

  afterAll(async () => {
    await frontEnd.close();
    await site.close();
  });

  const follow = async (link: string): Promise<void> => {
    await ada.tabTo('link', link);
    await ada.page.keyboard.press('Enter');
  };

  /** Until the page has this heading, to which the focus moves. */
  const arrive = async (heading: string): Promise<void> => {
    await ada.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  };

  const send = async (fields: Readonly<Record<string, string>>, button: string): Promise<void> => {
    for (const [label, text] of Object.entries(fields)) {
      await ada.tabTo('textbox', label);
      await ada.page.keyboard.press('Control+A');
      await ada.page.keyboard.type(text);
    }
    await ada.tabTo('button', button);
    await ada.page.keyboard.press('Enter');
  };

  const says = async (words: string): Promise<void> => {
    await ada.page.getByRole('status').getByText(words, { exact: true }).waitFor();
  };

  /** The message at the field that has the focus. */
  const refusedAt = async (label: string, message: string): Promise<void> => {
    await ada.page.getByText(message).waitFor();
    expect(await ada.focused()).toEqual({ role: 'textbox', name: label });
    expect(await ada.page.getByLabel(label, { exact: true }).getAttribute('aria-invalid')).toBe('true');
  };

  const logIn = async (address = email): Promise<void> => {
    if (!hasCookie) return send({ Email: address, Password: goodPassword }, 'Log in');
    await ada.follow('Log in');
    expect(ada.path).toBe('/login?next=%2Fapp%2F');
    await ada.type('Email', address);
    await ada.type('Password', goodPassword);
    await ada.press('Log in');
  };

  /** The status of a request with all that this browser could prove its log-in with. */
  const statusWith = async (proof: Record<string, string>): Promise<number> =>
    (await call(site.server, 'users/me', { headers: proof })).status;

  const proofOfPage = async (): Promise<Record<string, string>> => {
    const cookies = await ada.page.context().cookies();
    const session = cookies.find(({ name }) => name === 'foyer_session');
    return session
      ? { Cookie: `${session.name}=${session.value}` }
      : { Authorization: `Bearer ${[...tokens].at(-1) ?? ''}` };
  };

  /** Whether a script of the page could find it anywhere but in the page's own variables. */
  const isReadableByScript = async (proof: Record<string, string>): Promise<boolean> => {
    const cookies = (await ada.page.context().cookies()).filter(({ httpOnly }) => !httpOnly);
    const kept = await ada.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]),
    );
    const readable = JSON.stringify(cookies) + kept;
    return Object.values(proof).some((value) => readable.includes(value.replace(/^.*[ =]/, '')));
  };

  const register = async (): Promise<void> => {
    await ada.open(frontEnd.url);
    await arrive('Log in');
    expect(await barriersOn(ada.page)).toEqual([]);
    await follow('Create an account');
    await arrive('Create an account');
    await send({ Email: 'ada', Password: 'short' }, 'Create account');
    await refusedAt('Email', 'Enter a valid email, such as name@example.com.');
    expect(await ada.words()).toContain('Use at least 12 characters.');
    expect(await barriersOn(ada.page)).toEqual([]);
    await send({ Email: email, Password: goodPassword }, 'Create account');
    await arrive('Confirm your address');
    await says(`We sent an email to ${email}.`);
    expect(await barriersOn(ada.page)).toEqual([]);
  };

  const copyTheLink = async (): Promise<void> => {
    const { link } = await site.server.mailbox.lastTo(email);
    await send({ 'Link from the email': link, Password: 'another password' }, 'Confirm');
    await refusedAt('Password', 'Wrong password. Try again.');
    await send({ Password: goodPassword }, 'Confirm');
    await arrive('Log in');
    await says('Your address is confirmed. You can log in now.');
  };

  /** On Foyer's own page, which leads back. */
  const openTheLink = async (): Promise<void> => {
    await ada.open((await site.server.mailbox.lastTo(email)).link);
    await ada.type('Password', goodPassword);
    await ada.press('Activate and log in');
    expect(ada.path).toBe('/account');
    await ada.follow('Back to localhost');
    await arrive(`Hello, ${email}`);
    await send({}, 'Log out');
    await arrive('Log in');
  };

  it('registers, confirms the address, logs in, changes the name and logs out; then the API answers 401', async () => {
    await register();
    await (hasCookie ? openTheLink() : copyTheLink());
    await logIn();
    await arrive(`Hello, ${email}`);
    await send({ Name: 'https://example.com' }, 'Save');
    await refusedAt('Name', 'A name cannot look like a link');
    expect(await barriersOn(ada.page)).toEqual([]);
    await send({ Name: 'Ada' }, 'Save');
    await arrive('Hello, Ada');
    await says('Saved.');

    const proof = await proofOfPage();
    expect(await statusWith(proof)).toBe(200);
    expect(await isReadableByScript(proof)).toBe(false);
    expect(tokens.size).toBe(hasCookie ? 0 : 1);
    await send({}, 'Log out');
    await arrive('Log in');
    await says('You are logged out.');
    expect(await statusWith(proof)).toBe(401);
    await ada.page.reload();
    await arrive('Log in');
  });

  it('says so when the log-in was ended elsewhere', async () => {
    await logIn();
    await arrive('Hello, Ada');
    const other = await tokenOf(site.server, email);
    await call(site.server, 'users/me/sessions', { method: 'DELETE', token: other });
    await send({ Name: 'Lovelace' }, 'Save');
    await arrive('Log in');
    await says('You are no longer logged in.');
  });

  it('asks for the code of a second factor', async () => {
    const { server } = site;
    const foyer = { mailbox: server.mailbox, clock: new Clock(), browser: () => server.browser() };
    const { codes } = await securedMember(foyer, 'eve@example.com');
    await logIn('eve@example.com');
    if (hasCookie) {
      expect(ada.path).toMatch(/^\/login\/code/);
      await ada.type('Code', codes[0] ?? '');
      await ada.press('Log in');
    } else {
      await refusedAt('Code', 'Enter the code from your authenticator app, or a recovery code.');
      await send({ Code: '000000' }, 'Log in');
      await refusedAt('Code', 'Wrong code.');
      await send({ Code: codes[0] ?? '' }, 'Log in');
    }
    await arrive('Hello, eve@example.com');
  });

  it('has nothing in the console, and asks only Foyer', async () => {
    const expected = [
      ` asks ${new URL(frontEnd.url).origin}/`,
      ...(hasCookie ? [] : [` asks ${site.server.url}/api/v1/`]),
      // Nobody is logged in yet, or a form was refused.
      ...['400', '401', '422'].map((status) => ` ${status} for `),
    ];
    const complaints = await site.everybodyLeaves();
    expect(complaints.filter((complaint) => !expected.some((words) => complaint.includes(words)))).toEqual([]);
  });
});
