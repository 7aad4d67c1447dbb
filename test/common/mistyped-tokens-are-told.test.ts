import { kindOfToken, newAccessToken, tokenPrefixes } from '../../src/common/access-token.js';

describe('A token', () => {
  it('says what it is', () => {
    for (const kind of ['session', 'personal'] as const)
      for (let count = 0; count < 100; count += 1) {
        const token = newAccessToken(kind);
        expect(token).toMatch(/^foy_(?:ses|pat)_[\dA-Za-z]{49}$/);
        expect([token.startsWith(tokenPrefixes[kind]), kindOfToken(token)]).toEqual([true, kind]);
      }
  });

  it('is told from a mistyped or cut one without a look-up', () => {
    const token = newAccessToken('personal');
    for (let at = tokenPrefixes.personal.length; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a';
      expect(kindOfToken(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
      expect(kindOfToken(token.slice(0, at))).toBeUndefined();
    }
  });

  it('has the same length whatever its bits', () => {
    for (const bits of [Buffer.alloc(32), Buffer.alloc(32, 255)])
      expect(kindOfToken(newAccessToken('personal', bits))).toBe('personal');
  });
});
