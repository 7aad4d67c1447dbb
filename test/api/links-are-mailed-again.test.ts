import { otherPassword } from '../support/acts.js';
import { type Answer, call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword } from '../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

async function register(email: string, password = goodPassword): Promise<void> {
  const { status } = await call(foyer, 'auth/register', { body: { email, password } });
  expect(status).toBe(202);
}

const again = async (email: string): Promise<Answer> => call(foyer, 'auth/request-verify-token', { body: { email } });

const tokenIn = (link: string): string => link.split('/').at(-1) ?? '';

const verify = async (link: string, proof: object): Promise<number> =>
  (await call(foyer, 'auth/verify', { body: { token: tokenIn(link), ...proof } })).status;

async function linksTo(email: string): Promise<string[]> {
  await foyer.allMailSent();
  return foyer.mailbox.all.filter(({ to }) => to === email).map(({ link }) => link);
}

describe('The link of a registration, asked for again by the API', () => {
  it('is the same link, so both emails work', async () => {
    await register('ada@example.com');
    expect((await again('ada@example.com')).status).toBe(202);
    const [first, second, ...others] = await linksTo('ada@example.com');
    expect([second, others]).toEqual([first, []]);
  });

  it('is that of the newest registration: its owner chooses a new password if a stranger came later', async () => {
    const email = 'bob@example.com';
    await register(email);
    foyer.clock.advance(1000);
    await register(email, otherPassword);
    await again(email);
    const [own, strangers, mailed, ...others] = await linksTo(email);
    expect([mailed, others]).toEqual([strangers, []]);
    expect(own).not.toBe(strangers);
    expect(await verify(mailed ?? '', { password: goodPassword })).toBe(422);
    expect(await verify(mailed ?? '', { newPassword: 'crimson teapot lantern' })).toBe(200);
    expect(await tokenOf(foyer, email, 'crimson teapot lantern')).toMatch(/^foy_ses_/);
    expect(await verify(own ?? '', { password: goodPassword })).toBe(410);
  });

  it('goes to nobody who has an account, no registration or an ended one, with the same answer', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    const before = (await linksTo('cyd@example.com')).length;
    const answers = await Promise.all(['cyd@example.com', 'nobody@example.com'].map(again));
    for (const { status, text } of answers) expect([status, text]).toEqual([202, '']);
    expect(await linksTo('cyd@example.com')).toHaveLength(before);
    expect(await linksTo('nobody@example.com')).toEqual([]);
  });
});
