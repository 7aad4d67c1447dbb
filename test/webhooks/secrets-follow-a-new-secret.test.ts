import { randomSecret } from '../support/test-database.js';
import { until } from '../support/mail-room.js';
import { becomeUser } from '../support/people.js';
import { runToEnd, Server } from '../support/server.js';
import { secretsThatSigned, WebhookReceiver } from '../support/webhook-receiver.js';

describe('The secret of an endpoint', () => {
  it('stays what it is when SECRET changes, and without the one before, nothing is sent unsigned', async () => {
    const receiver = await WebhookReceiver.open();
    const [before, after, other] = [randomSecret(), randomSecret(), randomSecret()];
    const server = await Server.start({ SECRET: before });
    try {
      const add = ['webhooks', 'add', '--url', receiver.url, '--private', '--events', 'user.activated', '--json'];
      const { stdout } = await runToEnd('src/cli.js', add, server.folder, server.environment);
      const { secret } = JSON.parse(stdout) as { secret: string };
      const sealed = (): Promise<object[]> => server.rows('SELECT sealed_with FROM webhook_secrets');
      const old = await sealed();
      for (const SECRET of [`${after},${before}`, after]) {
        await server.end();
        server.environment.SECRET = SECRET;
        await server.startAgain();
        await until(async () => JSON.stringify(await sealed()) !== JSON.stringify(old));
      }
      await becomeUser(server, 'ada@example.com');
      await until(() => receiver.received.length === 1);
      expect(await Promise.all(receiver.received.map((one) => secretsThatSigned(one, [secret])))).toEqual([[secret]]);
      await server.end();
      server.environment.SECRET = other;
      await server.startAgain();
      await becomeUser(server, 'bea@example.com');
      const codes = (): Promise<object[]> =>
        server.rows('SELECT last_code FROM webhook_deliveries WHERE delivered_at IS NULL');
      await until(async () => JSON.stringify(await codes()).includes('NO_SECRET'));
      expect(receiver.received).toHaveLength(1);
    } finally {
      await server.remove();
      await receiver.close();
    }
  }, 60_000);
});
