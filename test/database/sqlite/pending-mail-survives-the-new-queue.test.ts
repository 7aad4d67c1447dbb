import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailBudgets1765100000000 } from '../../../migrations/1765100000000-mail-budgets.js';
import { migrations } from '../../../migrations/index.js';
import { openWriter } from '../../../src/database/sqlite/connections.js';

describe('Mail of an earlier version', () => {
  it('waits only if it waited before; what sends nothing is done; what was sent in the last hour counts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-mail-'));
    const writer = await openWriter(join(folder, 'foyer.sqlite'));
    const runner = writer.createQueryRunner();
    for (const migration of migrations) {
      if (migration === MailBudgets1765100000000) break;
      await new migration().up(runner);
    }
    const add = (id: string, kind: string, columns: Record<string, number>): Promise<unknown> => {
      const row = { attempts: 0, next_attempt_at: 7_200_000, created_at: 7_200_000, ...columns };
      return runner.query(
        `INSERT INTO outbox (id, kind, recipient, payload, ${Object.keys(row).join(', ')})
          VALUES ('${id}', '${kind}', 'ada@example.com', '{}', ${Object.values(row).join(', ')})`,
      );
    };
    await add('due', 'new-device', { urgent: 1 });
    await add('later', 'activation', { next_attempt_at: 7_260_000 });
    await add('again', 'activation', { attempts: 2, next_attempt_at: 7_200_000 });
    await add('nothing', 'noop', {});
    await add('sent', 'activation', { sent_at: 7_190_000 });
    await add('of an owner', 'new-device', { sent_at: 7_190_000, urgent: 1 });
    await add('long ago', 'activation', { sent_at: 1_000_000 });

    await new MailBudgets1765100000000().up(runner);
    expect(await runner.query('SELECT id FROM outbox WHERE waits = 1 ORDER BY id')).toEqual([
      { id: 'again' },
      { id: 'later' },
    ]);
    expect(await runner.query(`SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY id`)).toEqual([
      { id: 'again' },
      { id: 'due' },
      { id: 'later' },
    ]);
    expect(await runner.query('SELECT minute, mails FROM mail_counts')).toEqual([{ minute: 7_140_000, mails: 1 }]);
    await writer.destroy();
    await rm(folder, { recursive: true });
  });
});
