/** Crockford's base32: no letter that is read as a digit, and no difference between upper and lower case. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 256 bits as 52 characters. Gateways and people change the case of links; base64url does not survive that. */
export function encodeToken(bytes: Buffer): string {
  const digits = BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(52, '0');
  return digits.replace(/[i-v]/g, (digit) => alphabet[parseInt(digit, 32)] ?? '');
}

/**
 * The token in the last part of a link's path, whatever mail programs, gateways and hands did to it: punctuation and
 * invisible characters around or in it, a soft line break (`=`), another case, a glued query or word. Empty if it has
 * none. A token of an earlier version has 43 characters of base64url, so its case matters.
 */
export function tidyToken(damaged: string): string {
  const parts = decoded(decoded(damaged)).split(/&#?\w+;|[?&#/\\]/);
  const [characters = ''] = parts.map((part) => part.normalize('NFKC').replace(/[^\w-]/g, '')).filter(isLongEnough);
  const letters = characters.toLowerCase().replace(/[_-]/g, '').replace(/[il]/g, '1').replaceAll('o', '0');
  const [token] = /^[0-9a-hjkmnp-tv-z]{52}/.exec(letters) ?? [];
  return token ?? characters.slice(0, earlierLength);
}

/** Of a token of an earlier version. */
const earlierLength = 43;

function isLongEnough({ length }: string): boolean {
  return length >= earlierLength;
}

/** Some gateways encode a path that is encoded already. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
