import { hours } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type FilledForm, fillInEveryForm } from '../support/forms.js';
import { browserFrom } from '../support/tries.js';

let foyer: TestApplication;
/** The forms with a new password, each ready to be sent. */
let forms: FilledForm[];

const passwordField = ({ route, fields }: FilledForm): string | undefined =>
  fields.find(([name]) => name === 'newPassword' || (route === '/register' && name === 'password'))?.[0];

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '1' });
  foyer.clock.standStill();
  forms = (await fillInEveryForm(foyer)).filter(
    (form) => (form.fields.find(([n]) => n === passwordField(form))?.[1] ?? '') !== '',
  );
});

afterAll(async () => {
  await foyer.stop();
});

/** Sends the form from this network with this new password instead. Returns the status. */
async function send(form: FilledForm, ip: string, password: string): Promise<number> {
  const fields = new URLSearchParams(form.fields);
  fields.set(passwordField(form) ?? '', password);
  const { browser, path } = form;
  return (await browser.send('POST', path, fields.toString(), { 'X-Forwarded-For': ip })).status;
}

describe('New passwords that are judged', () => {
  it('are counted together for a network, on every form that has one, also when they are refused [ASVS 2.4.1]', async () => {
    expect(new Set(forms.map(({ route }) => route))).toEqual(
      new Set(['/register', '/activate/:token', '/password/reset', '/account/password', '/undo/:token']),
    );
    const each = policy.limits.judging.count / forms.length;
    for (const form of forms)
      for (let count = 0; count < each; count += 1)
        expect([form.route, await send(form, '198.51.100.1', 'too short')]).toEqual([form.route, 422]);
    for (const form of forms) {
      expect([form.route, await send(form, '198.51.100.1', 'p4$$w0rd'.repeat(32))]).toEqual([form.route, 429]);
      expect([form.route, await send(form, '198.51.100.2', 'too short')]).toEqual([form.route, 422]);
    }
    foyer.clock.advance(hours(1));
    const visitor = await browserFrom(foyer, '198.51.100.1').open('/register');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'too short').press('Create account');
    expect(visitor.status).toBe(422);
  });

  it('over the limit say when to try again and keep what was typed', async () => {
    const visitor = await browserFrom(foyer, '198.51.100.3').open('/register');
    visitor.fillIn('Email', 'late@example.com').fillIn('Password', 'too short');
    const { path, fields } = visitor.formWith('Create account');
    for (let count = 0; count < policy.limits.judging.count; count += 1)
      await visitor.send('POST', path, new URLSearchParams(fields).toString());
    await visitor.press('Create account');
    expect(visitor.status).toBe(429);
    expect(visitor.response.headers['retry-after']).toBe('3600');
    expect(visitor.valueOf('Email')).toBe('late@example.com');
  });
});
