import { loadConfig } from '../../src/config/config.js';
import { readFirebaseHash, readFirebaseProject } from '../../src/import/firebase.js';
import { readHash } from '../../src/import/hash-formats.js';
import { readKeycloakHash } from '../../src/import/keycloak.js';
import { storedForm } from '../../src/import/stored-form.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { another } from '../support/askers.js';
import { firebaseExample, keycloakCredentials, oldPassword, textsOfHashes, withLeft } from '../support/legacy.js';

const passwords = new Passwords(loadConfig({ SECRET: 'a secret for tests that is long enough' }), withLeft());

const matches = (typed: string, stored: string): Promise<boolean> => passwords.matches(typed, stored, another());

async function expectOnly(right: string, stored: string): Promise<void> {
  expect(await matches(right, stored)).toBe(true);
  expect(await matches(`${right}.`, stored)).toBe(false);
  expect(await matches('', stored)).toBe(false);
  expect(passwords.needsRehash(stored)).toBe(true);
}

describe('An imported hash', () => {
  it.each(textsOfHashes)('of %s matches its password as it was typed, and no other', async (_, text) => {
    const stored = await storedForm(readHash(text));
    await expectOnly(oldPassword, stored);
    // Argon2 is kept. Of all others the database has argon2id of the digest, and not the digest.
    if (text.includes('argon2')) expect(stored.endsWith(text.slice(text.indexOf('$argon2')))).toBe(true);
    else expect(stored).not.toContain(text.slice(-20).replace(/=+$/, ''));
  });

  it.each(keycloakCredentials)('of Keycloak matches: %j', async (credential) => {
    await expectOnly(oldPassword, await storedForm(readKeycloakHash(credential)));
  });

  it('of Firebase matches, and the project’s secret is not stored', async () => {
    const { passwordHash, salt, password, project } = firebaseExample;
    const stored = await storedForm(readFirebaseHash(passwordHash, salt, readFirebaseProject(project)));
    await expectOnly(password, stored);
    const [, key = ''] = /signer_key: (\S+),/.exec(project) ?? [];
    const json = JSON.stringify({ base64_signer_key: key, base64_salt_separator: 'Bw==', rounds: 8, mem_cost: 14 });
    expect(readFirebaseProject(json)).toEqual(readFirebaseProject(project));
  });

  it('of bcrypt ignores what bcrypt ignores: what follows 72 bytes', async () => {
    const stored = await storedForm(readHash('$2b$04$Od4RdtiE7B6VPMQYHDgOR.F8E.Tez5T7ENyaHHv2Gbo.pJNm2KWB.'));
    expect(await matches('x'.repeat(100), stored)).toBe(true);
    expect(await matches('x'.repeat(72), stored)).toBe(true);
    expect(await matches('x'.repeat(71), stored)).toBe(false);
  });
});

describe('A hash that cannot be imported', () => {
  it.each(textsOfHashes)('is one of %s that was cut off', (_, text) => {
    // Argon2 has no fixed length: what is cut off there shows in its encoding only.
    const missing = text.includes('argon2') ? 1 : 4;
    expect(() => readHash(text.replace(/=+$/, '').slice(0, -missing))).toThrow(/cut off|damaged/);
    expect(() => readHash(text.slice(0, text.length / 2))).toThrow();
  });

  it.each([
    ['md5$salt$5f4dcc3b5aa765d61d8327deb882cf99', 'hashes of the kind md5 cannot be imported'],
    ['{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3', 'hashes of the kind SSHA cannot be imported'],
    ['$6$rounds=5000$salt$hash', 'hashes of the kind 6 cannot be imported'],
    ['$2x$05$PXXF4S90olUqyIGoHNgap.HZ0lKUo3LTkvNeGDKb2bExXIxq8wjR2', 'hashes of the kind 2x cannot be imported'],
    ['5f4dcc3b5aa765d61d8327deb882cf99', 'the format of the hash is unknown'],
    ['correct horse battery staple', 'the format of the hash is unknown'],
    // Verifying throws for some ways of writing a number.
    [
      '$argon2id$v=19$m=019456,t=2,p=1$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
      'the argon2id hash is cut off or damaged',
    ],
    [
      '$argon2id$v=16$m=1024,t=2,p=2$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
      'the argon2id hash is cut off or damaged',
    ],
    ['\0', 'the format of the hash is unknown'],
  ])('is named by its kind only: %j', (text, reason) => {
    expect(() => readHash(text)).toThrow(reason);
  });

  const [digest32, digest64] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(64, 1).toString('base64')];
  it.each([
    `$2b$15$PXXF4S90olUqyIGoHNgap.HZ0lKUo3LTkvNeGDKb2bExXIxq8wjR2`,
    `$2b$31$PXXF4S90olUqyIGoHNgap.HZ0lKUo3LTkvNeGDKb2bExXIxq8wjR2`,
    `$2b$00$PXXF4S90olUqyIGoHNgap.HZ0lKUo3LTkvNeGDKb2bExXIxq8wjR2`,
    `pbkdf2_sha256$999999999$salt$${digest32}`,
    `pbkdf2_sha256$0$salt$${digest32}`,
    `pbkdf2_sha256$1000$${'s'.repeat(600)}$${digest32}`,
    `scrypt$1048576$salt$8$1$${digest64}`,
    `scrypt$16384$salt$999$1$${digest64}`,
    `scrypt$16384$salt$8$999$${digest64}`,
    `scrypt$16383$salt$8$1$${digest64}`,
    `$scrypt$ln=63,r=8,p=1$c2FsdA$${digest32}`,
    // Libraries refuse a larger N with r=1 (RFC 7914), each time that somebody logs in.
    `$scrypt$ln=16,r=1,p=1$c2FsdA$${digest32}`,
    `scrypt$65536$salt$1$1$${digest64}`,
    '$argon2id$v=19$m=4194304,t=1,p=1$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
    '$argon2id$v=19$m=65536,t=1000,p=1$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
    '$argon2id$v=19$m=8,t=1,p=4$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
    '$argon2id$v=19$m=65536,t=0,p=4$aw1B6H2PMYYQglDKuTcG4A$TA+BRfgD3h5OEgdCoCIZjA',
  ])('would keep every log-in, or fill the memory: %s', (text) => {
    expect(() => readHash(text)).toThrow(/parameters|too long/);
  });

  it.each([{}, { secretData: '{', credentialData: '{}' }, { secretData: '{}', credentialData: '{"algorithm":"x"}' }])(
    'is a damaged credential of Keycloak: %j',
    (credential) => {
      expect(() => readKeycloakHash(credential)).toThrow('the credential of Keycloak is damaged');
    },
  );

  it('is one of another project of Firebase', () => {
    const project = readFirebaseProject(firebaseExample.project);
    expect(() => readFirebaseHash('c2hvcnQ=', 'c2FsdA==', project)).toThrow('not one of this project');
    expect(() => readFirebaseProject('rounds: 8')).toThrow('base64_signer_key');
  });

  it('is of Firebase, with parameters that scrypt does not have', () => {
    const { passwordHash, salt, project } = firebaseExample;
    const wrong = { ...readFirebaseProject(project), rounds: 1, memoryCost: 16 };
    expect(() => readFirebaseHash(passwordHash, salt, wrong)).toThrow('parameters');
  });
});
