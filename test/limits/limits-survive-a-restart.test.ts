import { Server } from '../support/server.js';
import { guess, sendAtOnce, sendInGroups, statusesOf } from '../support/tries.js';
import { goodPassword } from '../support/people.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ NETWORK_LIMIT_FACTOR: '1' });
});

afterAll(async () => {
  await server.remove();
});

describe.each(['SIGTERM', 'SIGKILL'] as const)('After %s and a restart', (signal) => {
  it('the limits still apply [ASVS 6.3.1]', async () => {
    const visitor = await server.browser().open('/register');
    const email = (index: number) => ({ email: `person${index}@example.com` });
    await sendInGroups(visitor, '/register', 60, (index) => ({ ...email(index), password: goodPassword }));
    await Promise.all(Array.from({ length: 30 }, () => visitor.send('GET', '/undo/unknown')));
    for (let person = 0; person < 30; person += 1) await guess(server, `nobody${person}@example.com`);
    const tried = async (): Promise<object> => ({
      link: (await visitor.send('GET', '/undo/unknown')).status,
      logIn: statusesOf(await guess(server, 'nobody@example.com')),
      registration: statusesOf(
        await sendAtOnce(visitor, '/register', 1, () => ({ ...email(99), password: goodPassword })),
      ),
      reset: statusesOf(await sendAtOnce(visitor, '/password/forgot', 1, email)),
    });
    const stopped = { link: 429, logIn: { 429: 1 }, registration: { 429: 1 }, reset: { 303: 1 } };
    expect(await tried()).toEqual(stopped);

    await server.end(signal);
    await server.startAgain();
    expect(await tried()).toEqual(stopped);
  });
});
