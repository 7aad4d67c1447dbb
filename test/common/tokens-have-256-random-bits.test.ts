import { randomToken } from '../../src/common/keyring.js';

describe('Of 4,000 tokens', () => {
  const tokens = Array.from({ length: 4000 }, randomToken);

  it('no two are equal, over many refills of the supply [ASVS 6.5.4, 7.2.3, 11.5.1]', () => {
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('each has 256 bits, and each bit is set in half of them [ASVS 6.5.4, 7.2.3, 11.5.1]', () => {
    const bytes = tokens.map((token) => Buffer.from(token, 'base64url'));
    expect(bytes.every(({ length }) => length === 32)).toBe(true);
    for (let bit = 0; bit < 256; bit += 1) {
      const set = bytes.filter((each) => ((each[bit >> 3] ?? 0) >> (bit & 7)) & 1).length;
      // Ten standard deviations, which chance does not reach.
      expect(Math.abs(set - 2000)).toBeLessThan(320);
    }
  });
});
