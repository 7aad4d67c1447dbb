import { migrations } from '../../migrations/index.js';
import { memberOf } from '../support/people.js';
import { type Ended, runToEnd, Server } from '../support/server.js';
import { allTablesOf } from '../support/tables.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
});

/** What a newer version of Foyer leaves behind. */
const upgrade = `INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Later1999999999999')`;

const sentence =
  /^The database was written by a newer version of Foyer: this one does not know Later1999999999999\. [^\n]+\.\n$/;

const command = (...words: string[]): Promise<Ended> =>
  runToEnd('src/cli.js', words, server.folder, server.environment);

describe('On a database with a migration that this version does not know', () => {
  it('a running server is not ready any more', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    await server.allMailSent();
    await server.change(upgrade);
    expect((await ada.send('GET', '/readyz')).status).toBe(503);
    await server.change(`DELETE FROM migrations WHERE timestamp = 1999999999999`);
    expect((await ada.send('GET', '/readyz')).status).toBe(200);
    await server.change(upgrade);
    expect((await server.end()).code).toBe(0);
  });

  it('a server does not start, and says which versions would', async () => {
    const before = await allTablesOf(server);
    await expect(server.startAgain()).rejects.toThrow(/^It did not start: The database was written by a newer version/);
    expect(await server.end()).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(sentence) as string,
    });
    expect(await allTablesOf(server)).toEqual(before);
  });

  it.each(['migrate', 'migrate undo', 'users sessions end everybody', 'users sessions end ada@example.com'])(
    '"%s" refuses and changes nothing',
    async (words) => {
      const before = await allTablesOf(server);
      const ended = await command(...words.split(' '));
      expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) as string });
      expect(await allTablesOf(server)).toEqual(before);
    },
  );

  it('also refuses when a migration of its own is missing as well', async () => {
    await server.change(`DELETE FROM migrations WHERE name = '${migrations.at(-1)?.name}'`);
    expect(await command('migrate')).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) as string });
  });
});
