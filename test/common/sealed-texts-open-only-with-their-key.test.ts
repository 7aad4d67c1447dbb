import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../../src/common/sealed-text.js';

const key = randomBytes(32).toString('base64url');

describe('A sealed text', () => {
  it('opens with its key, and is another each time [ASVS 11.3.4]', () => {
    const [one, other] = [seal(key, 'adä@example.com'), seal(key, 'adä@example.com')];
    expect(one).not.toBe(other);
    expect([unseal(key, one), unseal(key, other)]).toEqual(['adä@example.com', 'adä@example.com']);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('example');
  });

  it('does not open with another key, or with any of its bytes changed or missing [ASVS 11.3.3]', () => {
    const sealed = Buffer.from(seal(key, 'ada@example.com'), 'base64url');
    expect(unseal(randomBytes(32).toString('base64url'), sealed.toString('base64url'))).toBeUndefined();
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(unseal(key, changed.toString('base64url'))).toBeUndefined();
      expect(unseal(key, sealed.subarray(0, index).toString('base64url'))).toBeUndefined();
    }
    for (const nonsense of ['', 'x', '%%%', 'A'.repeat(5000)]) expect(unseal(key, nonsense)).toBeUndefined();
  });
});
