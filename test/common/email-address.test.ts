import { mailboxOf, parseEmailAddress, readableEmail, unmistakableEmail } from '../../src/common/email-address.js';
import { emailProblem } from '../../src/domain/errors.js';

const stored = (typed: string): string | undefined => parseEmailAddress(typed)?.email;

describe('An address is accepted', () => {
  it.each([
    ['as it is', 'ada.lovelace@example.com', 'ada.lovelace@example.com'],
    ['with its local part as typed', 'Ada.Lovelace@Example.COM', 'Ada.Lovelace@example.com'],
    ['without surrounding whitespace', ' \t\u00a0\u3000ada@example.com\ufeff\r\n', 'ada@example.com'],
    ['with every character that needs no quotes', "!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"],
    [
      'without invisible characters at its ends',
      '\u200b\u202aada@example.com\u200e\u00ad\ufe0f\u3164\u2060',
      'ada@example.com',
    ],
    ['without a joiner at its end', 'ada@example.com\u200c', 'ada@example.com'],
    [
      'with a zero-width non-joiner between Persian letters',
      'ada@نامه\u200cای.example',
      'ada@xn--mgba3gch31f060k.example',
    ],
    ['with a zero-width joiner after a virama', 'ada@ක්\u200dෂ.example', 'ada@xn--3zc4fxa418p.example'],
    ['with the middle dot of Catalan', 'ada@paral·lel.example', 'ada@xn--parallel-koa.example'],
    ['with the middle dot of Catalan in capitals', 'ada@PARAL·LEL.example', 'ada@xn--parallel-koa.example'],
    ['with a Japanese middle dot', 'ada@コ・ム.example', 'ada@xn--tckweod.example'],
    ['with a Hebrew geresh', 'ada@ג׳ק.example', 'ada@xn--6db6b9a.example'],
    ['with an ß, which is not ss', 'ada@straße.example', 'ada@xn--strae-oqa.example'],
    ['with a tag', 'ada+foyer@example.com', 'ada+foyer@example.com'],
    ['with its domain in A-labels', 'ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['composed or decomposed', 'ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['already in A-labels', 'ada@XN--Bcher-KVA.example', 'ada@xn--bcher-kva.example'],
    ['with a full-width domain', 'ada@ｅｘａｍｐｌｅ.com', 'ada@example.com'],
    ['with an ideographic full stop', 'ada@例え。jp', 'ada@xn--r8jz45g.jp'],
    ['with many labels', 'a@b.c-d.e1.example', 'a@b.c-d.e1.example'],
    ['with a local part of 64 octets', `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s', (_, typed, email) => {
    expect(stored(typed)).toBe(email);
  });

  it('with a Kelvin sign stored as K, also where mail goes', () => {
    expect(parseEmailAddress('\u212aate@example.com')).toEqual({
      email: 'Kate@example.com',
      normalizedEmail: 'kate@example.com',
    });
  });

  it('with a normalized form that ignores case', () => {
    expect(parseEmailAddress('Ada@EXAMPLE.com')).toEqual({
      email: 'Ada@example.com',
      normalizedEmail: 'ada@example.com',
    });
    expect(parseEmailAddress('ADA@example.com')?.normalizedEmail).toBe(
      parseEmailAddress('ada@Example.com')?.normalizedEmail,
    );
  });

  it('up to 254 octets, counted in A-labels', () => {
    const domainOf = (octets: number): string => `${'b'.repeat(50)}.`.repeat(3) + 'c'.repeat(octets - 157) + '.com';
    const local = 'a'.repeat(64);
    expect(stored(`${local}@${domainOf(189)}`)).toHaveLength(254);
    expect(stored(`${local}@${domainOf(190)}`)).toBeUndefined();
    expect(stored(`${local}@${domainOf(189).replace('bb', 'üü')}`)).toBeUndefined();
  });
});

describe('An address is refused [ASVS 2.2.1]', () => {
  it.each([
    ['without an @', 'ada.example.com'],
    ['without a local part', '@example.com'],
    ['without a domain', 'ada@'],
    ['that is empty', ''],
    ['with two @', 'ada@lovelace@example.com'],
    ['with a full-width @', 'ada\uff20example.com'],
    ['with a full-width @ in its domain', 'ada@example.com\uff20example.org'],
    ['with a leading dot', '.ada@example.com'],
    ['with a dot before the @', 'ada.@example.com'],
    ['with two dots', 'ada..lovelace@example.com'],
    ['with a local part of 65 octets', `${'a'.repeat(65)}@example.com`],
    ['with non-ASCII letters in the local part', 'adä@example.com'],
    ['with Cyrillic letters in the local part', 'аda@example.com'],
    ['with quotes', '"ada"@example.com'],
    ['with a name', 'Ada <ada@example.com>'],
    ['with angle brackets', '<ada@example.com>'],
    ['with a second address', 'ada@example.com,eve@example.com'],
    ['with a semicolon', 'ada@example.com;eve@example.com'],
    ['with a line break', 'ada@example.com\r\nBcc: eve@example.com'],
    ['with a line break in the local part', 'ada\n@example.com'],
    ['with NUL', 'ada\0@example.com'],
    ['with NUL in the domain', 'ada@exam\0ple.com'],
    ['with a tab in the domain', 'ada@exam\tple.com'],
    ['with a space', 'ada lovelace@example.com'],
    ['with a comment', 'ada(x)@example.com'],
    ['with a soft hyphen', 'ada@exam\u00adple.com'],
    ['with a zero-width space', 'ada@exam\u200bple.com'],
    ['with a direction mark in it', 'ada\u202e@example.com'],
    ['with a joiner between Latin letters', 'ada@exam\u200dple.com'],
    ['with a non-joiner between Latin letters', 'ada@exam\u200cple.com'],
    ['with a middle dot that is not between two l', 'ada@a·b.example'],
    ['with a middle dot at the end of a label', 'ada@al·.example'],
    ['with a Japanese middle dot between Latin letters', 'ada@a・b.example'],
    ['with a geresh after a Latin letter', 'ada@a׳.example'],
    ['with a keraia before a Latin letter', 'ada@͵a.example'],
    ['with nothing but invisible characters', '\u200b\u200e'],
    ['with a single label', 'ada@localhost'],
    ['with a dot at the end', 'ada@example.com.'],
    ['with an empty label', 'ada@example..com'],
    ['with a hyphen at the start of a label', 'ada@-example.com'],
    ['with an underscore in the domain', 'ada@ex_ample.com'],
    ['with a label of 64 octets', `ada@${'a'.repeat(64)}.com`],
    ['with a damaged A-label', 'ada@xn--a.example'],
    ['with an IP address', 'ada@127.0.0.1'],
    ['with an IP address in brackets', 'ada@[127.0.0.1]'],
    ['with an IP address in full-width digits', 'ada@１２７.０.０.１'],
    ['with an IP address in hexadecimal', 'ada@0x7f.1'],
    ['with a number at the end', 'ada@example.123'],
    ['with a slash', 'ada@example.com/evil.example'],
    ['with a backslash', 'ada@example.com\\evil.example'],
    ['with a full-width slash', 'ada@example.com\uff0fevil.example'],
    ['with a port', 'ada@example.com:25'],
    ['with an escaped dot', 'ada@example%2ecom'],
    ['with a question mark', 'ada@example.com?x'],
    ['with a hash', 'ada@example.com#x'],
    ['with a care-of character', 'ada@example.\u2105'],
    ['with half a surrogate pair', 'ada@ex\ud800ample.com'],
    ['of 100 kB', `${'a'.repeat(100_000)}@example.com`],
  ])('%s', (_, typed) => {
    expect(parseEmailAddress(typed)).toBeUndefined();
  });
});

describe('Random input', () => {
  const pieces = [
    ...Array.from('aZ09.-_+@@..  \t\r\n\0<>,;:"\'()[]\\/%?#&=!'),
    ...Array.from('äßéıİſŁøж中ａＺ．。＠\u212a\u00ad\u200b\u200d\u202e\ufeff\u0301\u0308\u2105\ufdfa🦊'),
    ...['ada', 'example', '.com', '@example.com', 'xn--', 'xn--bcher-kva', '127.0.0.1', '\ud800', '%2e', '\u2024'],
  ];
  const addresses = Array.from({ length: 20_000 }, (_, seed) => madeOf(pieces, seed)).map(parseEmailAddress);
  const accepted = addresses.filter((address) => address !== undefined);

  it('contains enough valid addresses for these tests', () => {
    expect(accepted.length).toBeGreaterThan(500);
  });

  it('gives accepted addresses that are ASCII and within the limits [ASVS 1.3.3]', () => {
    for (const { email, normalizedEmail } of accepted) {
      expect(email).toMatch(/^[!#-'*+\-./0-9=?A-Z^-~]{1,64}@[a-z0-9.-]{3,}$/);
      expect(email.length).toBeLessThanOrEqual(254);
      expect(normalizedEmail).toBe(email.toLowerCase());
    }
  });

  it('gives accepted addresses that do not change when parsed again [ASVS 1.1.1]', () => {
    for (const { email, normalizedEmail } of accepted) {
      expect(parseEmailAddress(email)).toEqual({ email, normalizedEmail });
      expect(parseEmailAddress(normalizedEmail)).toEqual({ email: normalizedEmail, normalizedEmail });
    }
  });
});

/** Text around an address, different for each seed and the same in each run. */
function madeOf(pieces: readonly string[], seed: number): string {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % below;
  };
  const some = (most: number): string =>
    Array.from({ length: next(most) }, () => pieces[next(pieces.length)] ?? '').join('');
  return next(3) === 0 ? some(12) : `${some(2)}ada${some(3)}@${some(2)}example${some(2)}.com${some(2)}`;
}

describe('An address with misplaced dots', () => {
  it.each(['.ada@example.com', 'ada.@docomo.example', 'ada..l@docomo.example', ' ada..l@docomo.example\u200b'])(
    'is refused with the reason: %s',
    (typed) => {
      expect(parseEmailAddress(typed)).toBeUndefined();
      expect(emailProblem(typed)).toBe('email.dots');
    },
  );

  it('is told from other problems', () => {
    expect(emailProblem('ada@example..com')).toBe('email.wrong');
    expect(emailProblem('\u200b ')).toBe('email.missing');
  });
});

describe('An address with an international domain', () => {
  it('is shown to its owner in letters', () => {
    expect(readableEmail('ada@xn--bcher-kva.example')).toBe('ada@bücher.example');
    expect(readableEmail('ada@example.com')).toBe('ada@example.com');
    expect(readableEmail('xn--bcher-kva@example.com')).toBe('xn--bcher-kva@example.com');
    expect(readableEmail('ada@xn--a.example')).toBe('ada@xn--a.example');
  });

  it('is shown with both where a stranger may have chosen it', () => {
    expect(unmistakableEmail('ada@xn--bcher-kva.example')).toBe('ada@bücher.example (ada@xn--bcher-kva.example)');
    expect(unmistakableEmail('ada@example.com')).toBe('ada@example.com');
  });
});

describe('The mailbox of an address, for budgets', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['ada+shop@example.com', 'ada@example.com'],
    ['ada+shop+2@example.com', 'ada@example.com'],
    ['ada+@example.com', 'ada@example.com'],
    // Without a name before it, it is no tag.
    ['+shop@example.com', '+shop@example.com'],
    ['ada.lovelace@example.com', 'ada.lovelace@example.com'],
    ['a.d.a+shop@gmail.com', 'ada@gmail.com'],
    ['a.da@googlemail.com', 'ada@gmail.com'],
    ['a.da@mail.gmail.com', 'a.da@mail.gmail.com'],
    ['no address', '@no address'],
  ])('%s is in %s', (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });
});
