import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { base32, stepAt, totpCode, typedDigits } from '../../src/common/totp.js';

/** Debian's package of this name has it; CI installs it. */
const hasOathtool = spawnSync('oathtool', ['--version']).status === 0;

describe('The codes of an authenticator app', () => {
  it('are those of RFC 6238, Appendix B', () => {
    const key = Buffer.from('12345678901234567890');
    const vectors: readonly (readonly [seconds: number, code: string])[] = [
      [59, '94287082'],
      [1111111109, '07081804'],
      [1111111111, '14050471'],
      [1234567890, '89005924'],
      [2000000000, '69279037'],
      [20000000000, '65353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(totpCode(key, stepAt(seconds * 1000), 8)).toBe(code);
      expect(totpCode(key, stepAt(seconds * 1000))).toBe(code.slice(2));
    }
  });

  it('are those of otpauth, for 10,000 random keys and times', () => {
    for (let round = 0; round < 10_000; round += 1) {
      const key = randomBytes(20);
      const timestamp = randomInt(0, 2 ** 42);
      const theirs = new TOTP({ secret: Secret.fromBase32(base32(key)) }).generate({ timestamp });
      expect(totpCode(key, stepAt(timestamp))).toBe(theirs);
    }
  });

  (hasOathtool ? it : it.skip)('are those of oathtool, for 100 random keys and 100 times each', () => {
    for (let round = 0; round < 100; round += 1) {
      const key = randomBytes(20);
      const from = randomInt(0, 2 ** 33);
      const options = ['--totp', '--base32', '--window=99', `--now=@${from}`, base32(key)];
      const theirs = execFileSync('oathtool', options, { encoding: 'utf8' }).trim().split('\n');
      const first = stepAt(from * 1000);
      expect(Array.from({ length: 100 }, (_, index) => totpCode(key, first + index))).toEqual(theirs);
    }
  });

  it('has keys in the alphabet of RFC 4648: its test vectors', () => {
    const vectors = {
      '': '',
      f: 'MY',
      fo: 'MZXQ',
      foo: 'MZXW6',
      foob: 'MZXW6YQ',
      fooba: 'MZXW6YTB',
      foobar: 'MZXW6YTBOI',
    };
    for (const [text, encoded] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(encoded);
  });

  it('are read with the separators of apps, and in the digits of Japanese keyboards', () => {
    for (const typed of ['123456', ' 123 456 ', '123-456', '12.34.56', '１２３４５６', '１２３　４５６'])
      expect(typedDigits(typed)).toBe('123456');
  });
});
