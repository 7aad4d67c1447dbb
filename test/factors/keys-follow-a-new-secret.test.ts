import { setTimeout as wait } from 'node:timers/promises';
import { Keyring } from '../../src/common/keyring.js';
import { Clock } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { TotpKeys } from '../../src/factors/totp-keys.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { firstStep, securedMember } from '../support/factors.js';
import { idOf } from '../support/acts.js';
import { Server } from '../support/server.js';
import { randomSecret } from '../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const keysWith = (...secrets: string[]): TotpKeys =>
  new TotpKeys(foyer.app.get(Database), new Keyring(secrets), foyer.clock);

describe('The key of an authenticator app', () => {
  it('works with SECRET=new,old, is then encrypted with the new one, and the old one can go [ASVS 13.3.4]', async () => {
    const { app } = await securedMember(foyer, 'ada@example.com');
    const id = await idOf(foyer, 'ada@example.com');
    const [fresh, old = ''] = [randomSecret(), ...foyer.config.secrets];
    const database = foyer.app.get(Database);
    const use = (keys: TotpKeys, code: string): Promise<boolean> =>
      database.write([`account ${id}`], (db) => keys.use(db, id, code));

    expect(await use(keysWith(fresh), await app.nextCode())).toBe(false);
    expect(await use(keysWith(fresh, old), await app.nextCode())).toBe(true);
    expect(await use(keysWith(fresh), await app.nextCode())).toBe(false);
    await keysWith(fresh, old).reseal();
    expect(await use(keysWith(fresh), await app.nextCode())).toBe(true);
    expect(await use(keysWith(old), await app.nextCode())).toBe(false);
  });

  it('opens for its own account only: a copied row makes no codes [ASVS 11.3.3]', async () => {
    const one = await securedMember(foyer, 'dot@example.com');
    await securedMember(foyer, 'eve@example.com');
    const [dot, eve] = [await idOf(foyer, 'dot@example.com'), await idOf(foyer, 'eve@example.com')];
    const database = foyer.app.get(Database);
    const copy =
      'UPDATE totp_keys SET sealed_key = (SELECT sealed_key FROM totp_keys WHERE user_id = ?), last_step = 0 WHERE user_id = ?';
    await database.write([], (db) => db.query(copy, [dot, eve]));
    const code = await one.app.nextCode();
    const keys = foyer.app.get(TotpKeys);
    expect(await database.write([`account ${eve}`], (db) => keys.use(db, eve, code))).toBe(false);
    expect(await database.write([`account ${dot}`], (db) => keys.use(db, dot, code))).toBe(true);
  });

  it('stays as it is when its secret is gone, and others go on', async () => {
    const { app } = await securedMember(foyer, 'bea@example.com');
    await foyer.rows('SELECT 1');
    const before = await foyer.rows('SELECT sealed_key FROM totp_keys ORDER BY user_id');
    await keysWith(randomSecret()).reseal();
    expect(await foyer.rows('SELECT sealed_key FROM totp_keys ORDER BY user_id')).toEqual(before);
    expect(app.code()).toMatch(/^\d{6}$/);
  });

  it('is encrypted anew when the server starts with SECRET=new,old', async () => {
    const [old, fresh] = [randomSecret(), randomSecret()];
    const server = await Server.start({ SECRET: old });
    try {
      await securedMember({ ...server, browser: () => server.browser(), clock: new Clock() }, 'cyd@example.com');
      const sealedWith = async (): Promise<unknown> =>
        (await server.rows('SELECT sealed_with FROM totp_keys'))[0]?.sealed_with;
      const before = await sealedWith();
      await server.end();
      server.environment.SECRET = `${fresh},${old}`;
      await server.startAgain();
      while ((await sealedWith()) === before) await wait(20);
      await server.end();
      server.environment.SECRET = fresh;
      await server.startAgain();
      const browser = await firstStep(server, 'cyd@example.com');
      expect(browser.url).toMatch(/^\/login\/code/);
    } finally {
      await server.remove();
    }
  });
});
