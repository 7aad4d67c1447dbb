import { goodPassword, logIn, register } from '../support/people.js';
import { races } from '../support/rounds.js';
import { Server } from '../support/server.js';

let first: Server;
let second: Server;

beforeEach(async () => {
  first = await Server.prepare();
  second = await first.another();
});

afterEach(async () => {
  await second.end('SIGKILL');
  await first.remove();
});

/** Each of them names its own port, and either may have sent the mail. */
async function pathMailedTo(email: string): Promise<string> {
  return new URL((await first.mailbox.lastTo(email)).link).pathname;
}

describe('Two processes that start at once where nothing is yet', () => {
  it.each(races())('share one database and one secret, and send each mail once, round %i', async () => {
    await Promise.all([first.startAgain(), second.startAgain()]);
    expect(first.stderr + second.stderr).toBe('');

    const owner = await register(first, 'ada@example.com');
    await owner.open(await pathMailedTo('ada@example.com'));
    const ada = await logIn(second, 'ada@example.com');
    expect(ada.url).toBe('/account');
    const people = Array.from({ length: 30 }, (_, index) => `person${index}@example.com`);
    await Promise.all(people.map((email, index) => register(index % 2 ? first : second, email)));
    await first.allMailSent();
    const recipients = first.mailbox.all.map(({ to }) => to);
    // Ada's account knows one browser, so the log-in with another was mailed.
    expect(recipients.sort()).toEqual(['ada@example.com', 'ada@example.com', ...people].sort());

    // Whoever registered with one of them can go on with the other.
    const elsewhere = await first.browser().open(await pathMailedTo('person0@example.com'));
    await elsewhere.fillIn('Password', goodPassword).press('Activate and log in');
    expect(elsewhere.url).toBe('/account');
  });
});
