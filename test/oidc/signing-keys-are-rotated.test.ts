import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { Keyring } from '../../src/common/keyring.js';
import { days, hours } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { KeyRotation } from '../../src/oidc/key-rotation.js';
import { KeyStore } from '../../src/oidc/key-store.js';
import { SigningKeys } from '../../src/oidc/signing-keys.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { randomSecret } from '../support/test-database.js';

const { currentFor, oldFor, publishedBefore } = policy.oidc.signingKeys;

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

beforeEach(async () => {
  await write('DELETE FROM signing_keys');
});

afterAll(async () => {
  await foyer.stop();
});

/** As another process with these secrets has them. */
function processWith(...secrets: string[]): { readonly keys: SigningKeys; readonly rotation: KeyRotation } {
  const database = foyer.app.get(Database);
  const store = new KeyStore(database, foyer.clock, new Keyring(secrets));
  return { keys: new SigningKeys(database, store), rotation: new KeyRotation(database, store, foyer.clock) };
}

const one = (): ReturnType<typeof processWith> => processWith(...foyer.config.secrets);

const write = (sql: string, parameters: unknown[] = []): Promise<unknown> =>
  foyer.app.get(Database).write([], (db) => db.query(sql, parameters));

/** By algorithm and state. */
async function kids(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const rows = await foyer.rows(`SELECT kid, alg, state FROM signing_keys WHERE alg <> 'pairwise' ORDER BY changed_at`);
  for (const { kid, alg, state } of rows as { kid: string; alg: string; state: string }[])
    (found[`${alg} ${state}`] ??= []).push(kid);
  return found;
}

describe('The signing keys', () => {
  it('are made when they are first needed: one that signs and one to publish of each kind, the first ones first', async () => {
    expect(await foyer.rows('SELECT 1 FROM signing_keys')).toEqual([]);
    await one().rotation.rotateDue();
    expect(await foyer.rows('SELECT 1 FROM signing_keys')).toEqual([]);
    const { keys } = await one().keys.jwks();
    const found = await kids();
    expect(keys.map(({ alg, kid }) => ({ alg, kid }))).toEqual(
      ['ES256 current', 'RS256 current', 'ES256 next', 'RS256 next'].map((place) => ({
        alg: place.slice(0, 5),
        kid: found[place]?.[0],
      })),
    );
    for (const jwk of keys) {
      const key = createPrivateKey({ key: jwk, format: 'jwk' });
      expect(
        verify('sha256', Buffer.from('text'), createPublicKey(key), sign('sha256', Buffer.from('text'), key)),
      ).toBe(true);
    }
  });

  it('are the same object until one changes', async () => {
    const { keys, rotation } = one();
    const jwks = await keys.jwks();
    expect(await keys.jwks()).toBe(jwks);
    await rotation.removeAll();
    expect(await keys.jwks()).not.toBe(jwks);
  });

  it('are made once by two processes at the same time', async () => {
    const [first, second] = await Promise.all([one().keys.jwks(), one().keys.jwks()]);
    expect(first).toEqual(second);
    expect(await foyer.rows('SELECT 1 FROM signing_keys')).toHaveLength(4);
  });

  it('are stored encrypted: no part of a private key is in a row [ASVS 11.3.3, 13.3.1]', async () => {
    const { keys } = await one().keys.jwks();
    const stored = JSON.stringify(await foyer.rows('SELECT * FROM signing_keys'));
    for (const { d } of keys) {
      expect(String(d)).toMatch(/^.{43,}$/);
      expect(stored).not.toContain(String(d));
    }
  });

  it('open only in their own row: nobody makes another key out of one', async () => {
    await one().keys.jwks();
    const { 'ES256 current': [current] = [], 'ES256 next': [next] = [] } = await kids();
    const copy = 'UPDATE signing_keys SET sealed = (SELECT sealed FROM signing_keys WHERE kid = ?) WHERE kid = ?';
    await write(copy, [next, current]);
    const { keys } = await one().keys.jwks();
    expect(keys.map(({ kid }) => kid)).not.toContain(current);
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(4);
  });

  it('are replaced in time: published for a day or longer, then used, then published until nothing needs them', async () => {
    const { keys, rotation } = one();
    await keys.jwks();
    const before = await kids();
    foyer.clock.advance(currentFor - hours(1));
    await rotation.rotateDue();
    expect(await kids()).toEqual(before);
    foyer.clock.advance(hours(1));
    await rotation.rotateDue();
    const published = (await keys.jwks()).keys.map(({ kid }) => kid);
    const after = await kids();
    for (const alg of ['ES256', 'RS256']) {
      expect(after[`${alg} old`]).toEqual(before[`${alg} current`]);
      expect(after[`${alg} current`]).toEqual(before[`${alg} next`]);
      expect(before[`${alg} next`]).not.toEqual(after[`${alg} next`]);
    }
    expect(published).toHaveLength(6);
    expect(published).toEqual(expect.arrayContaining(Object.values(before).flat()));
    foyer.clock.advance(oldFor - hours(1));
    await rotation.rotateDue();
    expect(await kids()).toEqual(after);
    foyer.clock.advance(hours(1));
    await rotation.rotateDue();
    expect(Object.keys(await kids()).filter((place) => place.endsWith('old'))).toEqual([]);
  });

  it('never sign before they were published for a day', async () => {
    const { keys, rotation } = one();
    await keys.jwks();
    const before = await kids();
    foyer.clock.advance(currentFor);
    const madeAt = foyer.clock.now() - hours(23);
    await write(`UPDATE signing_keys SET created_at = ? WHERE state = 'next'`, [madeAt]);
    await rotation.rotateDue();
    expect(await kids()).toEqual(before);
    expect(await rotation.rotateNow()).toEqual({ possibleAt: madeAt + publishedBefore });
    expect(await kids()).toEqual(before);
    foyer.clock.advance(hours(1));
    await rotation.rotateDue();
    expect((await kids())['ES256 current']).toEqual(before['ES256 next']);
  });

  it('move on by one step when two processes replace them at the same time', async () => {
    const [first, second] = [one(), one()];
    await first.keys.jwks();
    const before = await kids();
    foyer.clock.advance(currentFor);
    await Promise.all([first.rotation.rotateDue(), second.rotation.rotateDue()]);
    const after = await kids();
    expect(after['ES256 current']).toEqual(before['ES256 next']);
    expect(after['ES256 old']).toEqual(before['ES256 current']);
    await Promise.all([first.keys.jwks(), second.keys.jwks()]);
    expect((await kids())['RS256 next']).toHaveLength(1);
  });

  it('are left alone by a process that read them before others replaced them', async () => {
    const { keys, rotation } = one();
    await keys.jwks();
    const database = foyer.app.get(Database);
    const store = new KeyStore(database, foyer.clock, new Keyring([]));
    const read = await store.all();
    const late = new KeyRotation(database, Object.assign(store, { all: () => Promise.resolve(read) }), foyer.clock);
    foyer.clock.advance(currentFor);
    await rotation.rotateDue();
    await keys.jwks();
    foyer.clock.advance(publishedBefore);
    expect(await rotation.rotateNow()).toBe('rotated');
    await keys.jwks();
    const before = await kids();
    await late.rotateDue();
    expect(await kids()).toEqual(before);
  });

  it('are replaced by a command before their time, and all at once after a leak', async () => {
    const { keys, rotation } = one();
    expect(await rotation.rotateNow()).toBe('no keys');
    await keys.jwks();
    const before = await kids();
    foyer.clock.advance(publishedBefore);
    expect(await rotation.rotateNow()).toBe('rotated');
    expect((await kids())['RS256 current']).toEqual(before['RS256 next']);
    await rotation.removeAll();
    const after = (await keys.jwks()).keys.map(({ kid }) => kid);
    expect(after).toHaveLength(4);
    expect(after.filter((kid) => Object.values(before).flat().includes(kid))).toEqual([]);
  });

  it('wait no longer than twice their time for a clock that was ahead', async () => {
    const { keys, rotation } = one();
    await keys.jwks();
    const before = await kids();
    await write(
      'UPDATE signing_keys SET created_at = ?, changed_at = ?',
      Array(2).fill(foyer.clock.now() + days(3650)),
    );
    await rotation.rotateDue();
    expect((await kids())['ES256 current']).toEqual(before['ES256 next']);
  });
});

describe('A change of SECRET', () => {
  it('leaves the signing keys and the ids of pairwise clients as they are, and the old one can go [ASVS 13.3.4]', async () => {
    const [fresh, old = ''] = [randomSecret(), ...foyer.config.secrets];
    const before = await one().keys.jwks();
    const pairwise = await one().keys.pairwiseSecret();
    expect(await processWith(fresh, old).keys.jwks()).toEqual(before);
    await processWith(fresh, old).rotation.reseal();
    expect(await processWith(fresh).keys.jwks()).toEqual(before);
    expect(await processWith(fresh).keys.pairwiseSecret()).toBe(pairwise);
  });

  it('without the old one makes new signing keys, and never other ids for people', async () => {
    const before = await one().keys.jwks();
    await one().keys.pairwiseSecret();
    const { keys } = processWith(randomSecret());
    const after = await keys.jwks();
    expect(after.keys).toHaveLength(4);
    expect(after.keys.filter(({ kid }) => before.keys.some((jwk) => jwk.kid === kid))).toEqual([]);
    await expect(keys.pairwiseSecret()).rejects.toThrow('SECRET=new,old');
  });
});
