import { gzipSync } from 'node:zlib';
import { type Spoil, urlencoded, withBody, withCookies, withHeaders, withHost, withTarget } from './drafts.js';

/** Marks input: no table and no log may contain it afterwards. Too short for a password. */
export const marker = 'Mk7f3a';

/** An element, if it is not escaped. */
const markup = `"><b id=${marker}>`;

type Oddities = Readonly<Record<string, Spoil>>;

const times = (count: number, text: (index: number) => string, between: string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);

/** Ignored: the response is the same without it. */
export const idleHeaders: Oddities = {
  'a Host of another site': withHost(`Host: ${marker}.example`),
  'a Host with an impossible port': withHost(`Host: ${marker}.example:99999`),
  'a Host that is an IPv6 address': withHost('Host: [::1]:3000'),
  'an empty Host': withHost('Host:'),
  'a Host of 10 kB': withHost(`Host: ${'a'.repeat(10_000)}`),
  'a Host at the end of many headers': withHost(
    times(200, () => `X-${marker}: 1`, '\r\n'),
    'Host: a',
  ),
  'a site in the address': withTarget((target) => `http://${marker}.example${target}`),
  'a site with a password in the address': withTarget((target) => `https://user:${marker}@evil.example:99${target}`),
  'a site without a name in the address': withTarget((target) => `http://[::1]:3000${target}`),
  'a site in the address that cannot be one': withTarget((target) => `http://[::1]:3000x${target}`),
  'a forwarded Host': withHeaders(
    `X-Forwarded-Host: ${marker}.example`,
    `X-Forwarded-Server: ${marker}`,
    `X-Host: ${marker}`,
  ),
  'a forwarded protocol': withHeaders(`X-Forwarded-Proto: ${marker}`, `X-Forwarded-Port: ${markup}`),
  'an invalid forwarded address': withHeaders(`X-Forwarded-For: ${marker}${markup}`),
  'a forwarded address that is empty': withHeaders('X-Forwarded-For:', 'X-Forwarded-For: ,,,'),
  'a forwarded address of IPv6': withHeaders('X-Forwarded-For: [2001:db8::1]:80, ::ffff:1.2.3.4, fe80::1%eth0'),
  'a thousand forwarded addresses': withHeaders(`X-Forwarded-For: ${times(1000, () => '10.0.0.1', ', ')}`),
  'addresses in other forwarding headers': withHeaders(
    `Forwarded: for=${marker};host=${marker};proto=https`,
    `X-Real-IP: ${marker}`,
    `True-Client-IP: ${marker}`,
    `Via: ${marker}`,
  ),
  'another method inside': withHeaders('X-HTTP-Method-Override: DELETE', `X-Method-Override: ${marker}`),
  'another address inside': withHeaders(`X-Original-URL: /${marker}`, 'X-Rewrite-URL: /account/delete'),
  'a proxy to use': withHeaders(`Proxy: http://${marker}.example`),
  'a language with markup': withHeaders(`Accept-Language: ${markup}`),
  'unsupported response types': withHeaders(`Accept: application/${marker}`, 'Accept-Encoding: *;q=99'),
  'letters beyond ASCII': withHeaders(`User-Agent: ${marker}\xe9\xff\xef\xbc\xa0`),
  'a User-Agent of 10 kB': withHeaders(`User-Agent: ${marker.repeat(1700)}`),
  '2,500 headers': withHeaders(times(2500, () => 'a:b', '\r\n')),
  'a header named __proto__': withHeaders(`__proto__: ${marker}`, `constructor: ${marker}`),
  'a range': withHeaders('Range: bytes=0-5', 'If-Range: "x"'),
  'If-None-Match: *': withHeaders('If-None-Match: *'),
  'a condition on an unknown version': withHeaders(
    'If-None-Match: "x", W/"y"',
    'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT',
  ),
  'a condition on an older version': withHeaders('If-Match: "x"', 'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT'),
  'an unknown Expect': withHeaders(`Expect: ${marker}`),
  'an upgrade to WebSocket': withHeaders('Connection: Upgrade', 'Upgrade: websocket'),
  'an upgrade to HTTP/2': withHeaders('Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMA'),
  'headers for the next hop only': withHeaders('Connection: Host, Cookie', 'Keep-Alive: timeout=99999', 'TE: trailers'),
  'HTTP Basic authentication': withHeaders('Authorization: Basic YWRhOm1hcmtlcg=='),
  'a bearer token': withHeaders(`Authorization: Bearer ${marker}`),
  'a Referer of another site': withHeaders(`Referer: https://${marker}.example/${markup}`),
  'CORS request headers': withHeaders(
    'Access-Control-Request-Method: DELETE',
    `Access-Control-Request-Headers: ${marker}`,
  ),
};

/** Ambiguous or too large: always refused. */
export const refusedHeaders: Readonly<Record<string, readonly [status: number, spoil: Spoil]>> = {
  'no Host': [400, withHost()],
  'two Hosts': [400, withHost('Host: localhost', `Host: ${marker}.example`)],
  'the same Host twice': [400, withHost('Host: localhost', 'Host: localhost')],
  'a Host with a password': [400, withHost(`Host: user:${marker}@localhost`)],
  'a Host with a path': [400, withHost(`Host: localhost/${marker}?a#b`)],
  'a Host with markup': [400, withHost(`Host: ${markup}`)],
  'two Hosts in one': [400, withHost(`Host: localhost, ${marker}`)],
  'a Host with letters beyond ASCII': [400, withHost('Host: \xef\xbc\xa0')],
  'a Host that is half an IPv6 address': [400, withHost('Host: [::1')],
  'a site in the address that is no site': [400, withTarget((target) => `localhost:80${target}`)],
  'a header without a colon': [400, withHeaders(marker)],
  'a header without a name': [400, withHeaders(`: ${marker}`)],
  'a header with a space before the colon': [400, withHeaders(`X-${marker} : 1`)],
  'a header with a NUL': [400, withHeaders(`X: ${marker}\0`)],
  'a header with a lone CR': [400, withHeaders(`X: ${marker}\rSet-Cookie: a=b`)],
  'a header with a lone LF': [400, withHeaders(`X: ${marker}\nX: 1`)],
  'a header over two lines': [400, withHeaders(`X: ${marker}\r\n 1`)],
  'a raw NUL in the address': [400, withTarget((target) => `${target}${marker}\0`)],
  'raw bytes in the address': [400, withTarget((target) => `${target}?next=/${marker}\xef\xbc\xa0\xff`)],
  'a space in the address': [400, withTarget((target) => `${target} ${marker}`)],
  'a header of 20 kB': [431, withHeaders(`X: ${marker.repeat(3400)}`)],
  'an address of 20 kB': [431, withTarget((target) => `${target}?${marker.repeat(3400)}`)],
  'cookies of 20 kB': [431, withCookies(() => `a=${marker.repeat(3400)}`)],
};

const ours = (value: string): string =>
  ['session', 'csrf', 'registration', 'notice', 'device', 'reset'].map((name) => `foyer_${name}=${value}`).join('; ');

/** Next to the valid cookies: the response is the same without them. */
export const cookiesBeside: Oddities = {
  'a hundred': withCookies((cookies) => `${times(100, (index) => `${marker}${index}=1`, '; ')}; ${cookies}`),
  'one of 10 kB': withCookies((cookies) => `big=${marker.repeat(1600)}; ${cookies}`),
  'ours again after them': withCookies((cookies) => `${cookies}; ${ours(marker)}`),
  __proto__: withCookies((cookies) => `__proto__=${marker}; ${cookies}; constructor=${marker}; toString=1`),
  'broken percent signs': withCookies((cookies) => `a=%zz; b=%ff; c=%; ${cookies}`),
  'nothing but separators': withCookies((cookies) => `;;;=;=;,,; ${cookies};;=`),
  'letters beyond ASCII': withCookies((cookies) => `\xef\xbc\xa0=\xe2\x84\xaa; ${cookies}`),
};

/** Instead of the valid cookies: the response is the same as without cookies. */
export const cookiesInstead: Oddities = {
  'anything in them': withCookies(() => ours(marker)),
  'an invalid signature': withCookies(() => ours(`s:${marker}.${marker}`)),
  'a signature of nothing': withCookies(() => ours('s:.')),
  JSON: withCookies(() => ours(`j:{"principal":{"userId":"${marker}"}}`)),
  'a broken percent sign': withCookies(() => ours(`${marker}%zz%ff`)),
  'a NUL and a line end': withCookies(() => ours(`${marker}%00%0d%0a`)),
  'a lone surrogate': withCookies(() => ours(`${marker}%ED%A0%80`)),
  'nothing in them': withCookies(() => ours('')),
  '10 kB in one': withCookies(() => `foyer_session=${marker.repeat(1600)}; foyer_csrf=${marker}`),
  'the same names twice': withCookies(() => `${ours(marker)}; ${ours(`${marker}2`)}`),
  'the names in other letters': withCookies((cookies) => cookies.replaceAll('foyer_', 'FOYER_')),
  'the names with a prefix': withCookies((cookies) => cookies.replaceAll('foyer_', '__Host-foyer_')),
  quotes: withCookies(() => ours(`"${marker}"`)),
};

/** A modified session cookie: the response is the one without a log-in. */
export const sessionsBroken: Oddities = {
  'another signature': withSession((session) => session.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))),
  'no signature': withSession((session) => session.replace(/\..*$/, '')),
  'an empty signature': withSession((session) => session.replace(/\..*$/, '.')),
  'another id': withSession((session) => session.replace('s%3A', 's%3Ax')),
  'no mark of a signature': withSession((session) => session.replace('s%3A', '')),
  'another one before it': withSession((session) => `${marker}; foyer_session=${session}`),
  'more at its end': withSession((session) => `${session}%00`),
};

function withSession(change: (session: string) => string): Spoil {
  return withCookies((cookies) => cookies.replace(/(?<=foyer_session=)[^;]*/, change));
}

const withQuery = (query: string): Spoil => withTarget((target) => `${target}?${query}`);

/** A query: the response has the same status as without it, or leads to a `next` on this site. */
export const oddQueries: Oddities = {
  'nothing in it': withQuery(''),
  'nothing but separators': withQuery('?&&=&=?'),
  '10 kB': withQuery(`next=/${marker.repeat(1600)}`),
  'a thousand parameters': withQuery(times(1000, () => `${marker}=1`, '&')),
  'next twice': withQuery(`next=/${marker}&next=/${marker}`),
  'next as next[]': withQuery(`next[]=/${marker}&next[]=/${marker}`),
  'next as next[a][b]': withQuery(`next[a][b]=/${marker}`),
  'next as a number and as nothing': withQuery('next=1e999&next'),
  'next with a broken percent sign': withQuery(`next=/${marker}%zz`),
  'next with a byte that UTF-8 never has': withQuery(`next=/${marker}%ff`),
  'next with an overlong slash': withQuery(`next=%c0%af%c0%af${marker}`),
  'next with a lone surrogate': withQuery(`next=/${marker}%ED%A0%80`),
  'next with a NUL and a line end': withQuery(`next=/%00%0d%0aSet-Cookie:%20a=${marker}`),
  'next with a full-width @ and a Kelvin sign': withQuery(`next=//%EF%BC%A0%E2%84%AA.example/${marker}`),
  'next to another site': withQuery(`next=//${marker}.example`),
  'next with markup': withQuery(`next=/${encodeURIComponent(markup)}`),
  'the name __proto__': withQuery(`__proto__=${marker}&__proto__[next]=/${marker}&constructor[prototype][x]=1`),
  'the fields of a form': withQuery(`email=${marker}&password=${marker}&_csrf=${marker}`),
  'another method': withQuery('_method=DELETE'),
};

/** Instead of a token or an id. */
export const oddParameters: Readonly<Record<string, string>> = {
  'a word': marker,
  'a word in other letters': `%4d%6b${marker}`,
  'as many letters as a token has': marker.repeat(8).slice(0, 43),
  'as many, and a line end': `${marker.repeat(8).slice(0, 42)}%0a`,
  '10 kB': marker.repeat(1600),
  'a dot': '.',
  'two dots': '..',
  'two encoded dots': '%2e%2e',
  'an encoded slash': `a%2F..%2F..%2F${marker}`,
  'an encoded backslash': `..%5c${marker}`,
  'a twice encoded slash': `..%252f${marker}`,
  'a NUL': `${marker}%00`,
  'a line end': `${marker}%0d%0aSet-Cookie:%20a=b`,
  'a full-width @ and a Kelvin sign': `%EF%BC%A0%E2%84%AA${marker}`,
  markup: encodeURIComponent(markup),
  SQL: `${marker}'%20OR%20'1'='1`,
  'a template': `%7B%7B${marker}%7D%7D$%7B7*7%7D`,
  'the name __proto__': '__proto__',
  'the name constructor': 'constructor',
  'a pattern': '(.*)+$',
  'a wildcard': '*',
  'more after a semicolon': `${marker};a=b`,
};

/** In any part of a path: the URL is malformed. */
export const brokenPercent: Readonly<Record<string, string>> = {
  'a percent sign before no digits': '%zz',
  'a percent sign at the end': '%',
  'a percent sign before a single digit': '%4',
  'a byte that UTF-8 never has': '%ff',
  'half a character': '%c3',
  'a lone surrogate': '%ed%a0%80',
  'two surrogates': '%ed%a0%bd%ed%b8%80',
  'an overlong slash': '%c0%af',
  'an overlong NUL': '%c0%80',
  'a character beyond Unicode': '%f4%90%80%80',
};

/** Added to an existing path: the result does not exist. */
export const pathsThatAreNone: Oddities = {
  'a deep path before it': withTarget((target) => `${`/${marker}`.repeat(1000)}${target}`),
  'thousands of slashes before it': withTarget((target) => `${'/'.repeat(5000)}${target}`),
  'thousands of dots before it': withTarget((target) => `${'/..'.repeat(2500)}${target}`),
  'two slashes and a site before it': withTarget((target) => `//${marker}.example${target}`),
  'a folder to leave before it': withTarget((target) => `/${marker}/..${target}`),
  'an encoded folder to leave before it': withTarget((target) => `/${marker}/%2e%2e${target}`),
  'an encoded slash before it': withTarget((target) => `/%2f${target.slice(1)}`),
  'another scheme before it': withTarget((target) => `ftp://[::1]:80x${target}`),
  'a word after it': withTarget((target) => `${target}/${marker}`),
  'thousands of segments after it': withTarget((target) => `${target}${'/a'.repeat(5000)}`),
  'a NUL after it': withTarget((target) => `${target}/%00`),
  'a semicolon after it': withTarget((target) => `${target}/;${marker}`),
};

/** In a field, percent-encoded. */
const typed = (text: string): string => marker + encodeURIComponent(text);

/** What a keyboard or the clipboard can produce: the form handles it as a value. */
export const oddValues: Readonly<Record<string, string>> = {
  nothing: '',
  'a space': '+',
  'a full-width @ (U+FF20)': typed('\uFF20example.com'),
  'a Kelvin sign (U+212A)': typed('\u212A'),
  'a direction mark and a joiner': typed('\u202E\u200D\uFEFF'),
  'an emoji of many': typed('👩‍👩‍👧‍👦'),
  'a letter with a thousand accents': typed(`a${'\u0301'.repeat(1000)}`),
  'letters that grow when normalized': typed('\uFDFA'.repeat(500)),
  'characters beyond the first plane': typed('𝒜\u{10FFFF}\uFFFF'),
  'a line separator': typed('\u2028'),
  markup: typed(markup),
  'a template': typed('{{constructor.constructor("return process")()}}${7*7}<%= 7*7 %>'),
  SQL: typed("' OR '1'='1'; DROP TABLE users; --"),
  'a format': typed('%s%n%x${jndi:ldap://x}'),
  'a pattern': typed(`${'('.repeat(100)}.*)+$`),
  'a number': '1e999',
  'the name __proto__': '__proto__',
  '10 kB': marker.repeat(1600),
};

interface Refused {
  readonly status: number;
  /** What the page says is wrong. */
  readonly says: RegExp;
  readonly spoil: Spoil;
}

const notAForm = { status: 415, says: /Only forms sent by a browser/ };
const notUtf8 = { status: 415, says: /UTF-8 is/ };
const badlyEncoded = { status: 400, says: /encoding is invalid/ };
const doubled = { status: 400, says: /a field more than once/ };
const tooLarge = { status: 413, says: /This form was too large/ };

const and = (more: string): Spoil => withBody((good) => `${good}&${more}`);
/** Appended to the last field. */
const inField = (value: string): Spoil => withBody((good) => `${good}${marker}${value}`);
const ofType = (type: string): Spoil => withBody((good) => good, type);

/** No browser sends these for a form of ours: refused before anything else. */
export const unreadableBodies: Readonly<Record<string, Refused>> = {
  'every field doubled': { ...doubled, spoil: withBody((good) => `${good}&${good.replace(/=/g, `=${marker}`)}`) },
  'the token twice': { ...doubled, spoil: and(`_csrf=${marker}&_csrf=${marker}`) },
  JSON: {
    ...notAForm,
    spoil: withBody(() => JSON.stringify({ email: { $gt: marker }, password: [marker] }), 'application/json'),
  },
  'JSON of another name': { ...notAForm, spoil: withBody(() => `["${marker}"]`, 'application/ld+json') },
  'a multipart form': {
    ...notAForm,
    spoil: withBody(
      () => `--x\r\nContent-Disposition: form-data; name="email"; filename="a"\r\n\r\n${marker}\r\n--x--\r\n`,
      'multipart/form-data; boundary=x',
    ),
  },
  'XML with an entity': {
    ...notAForm,
    spoil: withBody(() => `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`, 'text/xml'),
  },
  'plain text': { ...notAForm, spoil: ofType('text/plain') },
  'an invalid type': { ...notAForm, spoil: ofType(marker) },
  'no type': { ...notAForm, spoil: ofType('') },
  'two types': { ...notAForm, spoil: ofType(`application/json\r\nContent-Type: ${urlencoded}`) },
  'Latin-1': { ...notUtf8, spoil: ofType(`${urlencoded}; charset=iso-8859-1`) },
  'UTF-16': {
    ...notUtf8,
    spoil: withBody((good) => Buffer.from(good, 'utf16le').toString('latin1'), `${urlencoded}; charset=utf-16`),
  },
  'UTF-7': { ...notUtf8, spoil: ofType(`${urlencoded}; charset="UTF-7"`) },
  'an invalid charset': { ...notUtf8, spoil: ofType(`${urlencoded}; charset=${marker}`) },
  'a compressed body': {
    ...notUtf8,
    spoil: withBody((good) => gzipSync(good).toString('latin1'), `${urlencoded}\r\nContent-Encoding: gzip`),
  },
  'an invalid encoding': { ...notUtf8, spoil: ofType(`${urlencoded}\r\nContent-Encoding: ${marker}`) },
  '90 kB': { ...tooLarge, spoil: inField('a'.repeat(90_000)) },
  '1,000 fields': { ...tooLarge, spoil: and(times(1000, (index) => `${marker}${index}=`, '&')) },
  '8,000 empty fields': { ...tooLarge, spoil: and('=&'.repeat(8000)) },
  'a percent sign before no digits': { ...badlyEncoded, spoil: inField('%zz') },
  'a percent sign at the end': { ...badlyEncoded, spoil: inField('%') },
  'a percent sign before a single digit': { ...badlyEncoded, spoil: inField('%4') },
  'a percent sign before a u': { ...badlyEncoded, spoil: inField('%u0041') },
  'a byte that UTF-8 never has': { ...badlyEncoded, spoil: inField('%FF') },
  'the same as a raw byte': { ...badlyEncoded, spoil: inField('\xff') },
  'an overlong NUL': { ...badlyEncoded, spoil: inField('%C0%80') },
  'an overlong @': { ...badlyEncoded, spoil: inField('%C1%80') },
  'half a character': { ...badlyEncoded, spoil: inField('%C3') },
  'a lone surrogate': { ...badlyEncoded, spoil: inField('%ED%A0%80') },
  'two surrogates': { ...badlyEncoded, spoil: inField('%ED%A0%BD%ED%B8%80') },
  'a character beyond Unicode': { ...badlyEncoded, spoil: inField('%F4%90%80%80') },
};

/** In a field: no keyboard types it. */
export const untypable: Readonly<Record<string, string>> = {
  'a NUL': '%00',
  'a raw NUL': '\0',
  'a line end of CR LF': '%0D%0ABcc: everybody@example.com',
  'a lone CR': '%0D',
  'a lone LF': '%0A',
  'a tab': '%09',
  'an escape': '%1B[2J',
  'a DEL': '%7F',
  'a control character beyond ASCII': '%C2%85',
};

const unchecked = { status: 403, says: /didn’t come from this site/ };

/** Well-formed, but not one of our forms: refused to clients that may send the form. */
export const strangeBodies: Readonly<Record<string, Refused>> = {
  'no body': { ...unchecked, spoil: (draft) => ({ ...draft, body: undefined }) },
  'an empty body': { ...unchecked, spoil: withBody(() => '') },
  'a body of nothing but separators': { ...unchecked, spoil: withBody(() => '&&&') },
  'JSON that says it is a form': { ...unchecked, spoil: withBody(() => `{"_csrf":"${marker}"}`) },
  'fields separated by semicolons': { ...unchecked, spoil: withBody((good) => `${good.replaceAll('&', ';')};x=1`) },
  'a byte order mark': { ...unchecked, spoil: withBody((good) => `\xef\xbb\xbf${good}`) },
  'the token as a[]': { ...unchecked, spoil: withBody((good) => good.replace('_csrf=', '_csrf[]=')) },
  'the token in other letters': { ...unchecked, spoil: withBody((good) => good.replace('_csrf=', '_CSRF=')) },
};

/** What extensions and proxies may add to a form: ignored. Fewer than a form may have. */
export const addedFields: readonly [name: string, value: string][] = [
  ['email[a]', marker],
  ['email[]', marker],
  ['user.email', marker],
  ['extra', marker],
  ['extra', `${marker} again`],
  ['lines', `${marker}\r\n\0\t`],
  ['auth_epoch', marker],
  ['', marker],
  ['__proto__', marker],
  ['__proto__[admin]', marker],
  ['constructor', marker],
  ['toString', marker],
  [`${marker}\0`, ''],
  ['\uff45mail', marker],
  ['_method', 'DELETE'],
  ...Array.from({ length: 30 }, (_, index): [string, string] => [`more${index}`, marker]),
];

/** The whole input. */
export const noHttp: Readonly<Record<string, string | Buffer>> = {
  'a word': `${marker}\r\n\r\n`,
  'an unknown method': `${marker.toUpperCase()} / HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'a method in small letters': `get /${marker} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'an unknown version': `GET /${marker} HTTP/9.9\r\nHost: localhost\r\n\r\n`,
  'HTTP/0.9': `GET /${marker}\r\n\r\n`,
  'the beginning of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'the beginning of TLS': Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
  'the beginning of SSH': 'SSH-2.0-OpenSSH_9.6\r\n',
  'lines that end with LF': `GET /${marker} HTTP/1.1\nHost: localhost\n\n`,
  'nothing but NUL': Buffer.alloc(1000),
};

/** Headers that make the end of the body ambiguous. An empty chunked body follows them. */
export const unclearLengths: Readonly<Record<string, readonly string[]>> = {
  'a length and chunks': ['Content-Length: 5', 'Transfer-Encoding: chunked'],
  'chunks and a length': ['Transfer-Encoding: chunked', 'Content-Length: 5'],
  'two lengths': ['Content-Length: 5', 'Content-Length: 6'],
  'the same length twice': ['Content-Length: 5', 'Content-Length: 5'],
  'two lengths in one': ['Content-Length: 5, 6'],
  'the same length twice in one': ['Content-Length: 5, 5'],
  'a length that is empty': ['Content-Length:'],
  'a length with a sign': ['Content-Length: +5'],
  'a length below zero': ['Content-Length: -5'],
  'a length in hexadecimal': ['Content-Length: 0x5'],
  'a length with an exponent': ['Content-Length: 5e0'],
  'a length with a space in it': ['Content-Length: 5 0'],
  'a length of more than any number': ['Content-Length: 99999999999999999999999999'],
  'a length that is no number': [`Content-Length: ${marker}`],
  'a length with a space before the colon': ['Content-Length : 5'],
  'a length over two lines': ['Content-Length:', ' 5'],
  'chunks with a space before the colon': ['Transfer-Encoding : chunked'],
  'chunks over two lines': ['Transfer-Encoding:', ' chunked'],
  'chunks in a line that is folded': ['X: a', ' Transfer-Encoding: chunked'],
  'chunks after a lone LF': ['X: a\nTransfer-Encoding: chunked'],
  'chunks after a lone CR': ['X: a\rTransfer-Encoding: chunked'],
  'chunks after a NUL': ['Transfer-Encoding: \0chunked'],
  'chunks after a vertical tab': ['Transfer-Encoding: \x0bchunked'],
  'chunks in quotes': ['Transfer-Encoding: "chunked"'],
  'an unknown coding': ['Transfer-Encoding: xchunked'],
  'chunks twice': ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'],
  'chunks twice in one': ['Transfer-Encoding: chunked, chunked'],
  'chunks and nothing after them': ['Transfer-Encoding: chunked, identity'],
  'chunks of nothing': ['Transfer-Encoding: identity, chunked'],
  'chunks of something compressed': ['Transfer-Encoding: gzip, chunked'],
  'no chunks': ['Transfer-Encoding: identity'],
  'an empty coding': ['Transfer-Encoding:'],
};

/** Chunked bodies with an ambiguous end. */
export const unclearChunks: Readonly<Record<string, string>> = {
  'a size that is no number': `${marker}\r\n`,
  'a size with more after it': '3x\r\na=b\r\n0\r\n\r\n',
  'a size with 0x before it': '0x3\r\na=b\r\n0\r\n\r\n',
  'a size with a sign': '+3\r\na=b\r\n0\r\n\r\n',
  'a size below zero': '-3\r\na=b\r\n0\r\n\r\n',
  'a size of more than any number': `${'f'.repeat(17)}\r\na=b\r\n0\r\n\r\n`,
  'no size': '\r\na=b\r\n0\r\n\r\n',
  'lines that end with LF': '3\na=b\n0\n\n',
  'a chunk that is longer than it says': '3\r\na=b&c=d\r\n0\r\n\r\n',
  '20 kB after a size': `3;${'a'.repeat(20_000)}\r\na=b\r\n0\r\n\r\n`,
  'a lone LF after a size': '3;a\nb\r\na=b\r\n0\r\n\r\n',
};
