import { register } from '../support/people.js';
import { inProduction, Server } from '../support/server.js';

let server: Server;

afterEach(async () => {
  await server.remove();
});

describe.each([
  ['standard output', ['stdout']],
  ['standard error', ['stderr']],
  ['both', ['stdout', 'stderr']],
] as const)('When nothing reads %s any more', (_, outputs) => {
  it('Foyer goes on, and stops as usual', async () => {
    server = await Server.start(inProduction);
    server.stopReading(...outputs);
    for (let count = 0; count < 3; count += 1) {
      // Lines that wait, warnings that are written at once, and errors.
      await register(server, `person${count}@example.com`);
      expect((await server.browser().open('/nothing')).status).toBe(404);
      await server.change(`DROP TABLE IF EXISTS limits_${count}`);
    }
    await server.change('ALTER TABLE limits RENAME TO no_limits');
    expect((await server.browser().open('/undo/unknown')).status).toBe(500);
    await server.change('ALTER TABLE no_limits RENAME TO limits');
    expect((await server.browser().open('/readyz')).status).toBe(200);
    expect(await server.end()).toMatchObject({ code: 0, signal: null });
  });
});
