import { localPath, withNext } from '../../../src/http/security/local-path.js';
import { policy } from '../../../src/policy.js';

const { nextLength } = policy.requests;
const baseUrl = 'https://foyer.example';
const pathOf = (length: number): string => `/${'a'.repeat(length - 1)}`;

describe('A `next` that is longer than a header may be', () => {
  it('is ignored, and the longest allowed one is not', () => {
    expect(localPath(pathOf(nextLength), baseUrl)).toBe(pathOf(nextLength));
    expect(localPath(pathOf(nextLength + 1), baseUrl)).toBeUndefined();
    // The path alone would be short enough.
    expect(localPath(`/account#${'a'.repeat(nextLength)}`, baseUrl)).toBeUndefined();
  });

  it('is ignored if only its encoded form is', () => {
    // Each letter takes six characters.
    const short = `/${'ä'.repeat(Math.floor((nextLength - 1) / 6))}`;
    expect(localPath(short, baseUrl)).toBe(encodeURI(short));
    expect(localPath(`${short}ä`, baseUrl)).toBeUndefined();
  });

  it('is left out of a redirect, and the longest allowed one is not', () => {
    // The slash takes three characters when it is encoded.
    const longest = pathOf(nextLength - 2);
    expect(withNext('/login', longest)).toBe(`/login?next=${encodeURIComponent(longest)}`);
    expect(withNext('/login', `${longest}a`)).toBe('/login');
  });
});
