import { type Asked, Attack, insides } from '../../support/attack.js';
import { bytesOf, type Draft, type Spoil, withTarget } from '../../support/drafts.js';
import {
  brokenPercent,
  cookiesBeside,
  cookiesInstead,
  idleHeaders,
  marker,
  oddParameters,
  oddQueries,
  oddValues,
  pathsThatAreNone,
  refusedHeaders,
  sessionsBroken,
  strangeBodies,
  unclearChunks,
  unclearLengths,
  unreadableBodies,
} from '../../support/oddities.js';
import { becomeUser, logIn } from '../../support/people.js';
import { Random } from '../../support/random.js';
import { bytesFrom, sendBytes } from '../../support/wire.js';

/** `FUZZ_SEED=1 npm test -- random-requests` uses another seed. */
const random = new Random(Number(process.env.FUZZ_SEED ?? 20261125));

let attack: Attack;

beforeAll(async () => {
  attack = await Attack.begin();
});

afterAll(async () => {
  await attack.server.remove();
});

/** Adds the seed to the error. */
async function withSeed(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new Error(`With FUZZ_SEED=${random.seed}: ${String(error)}`, { cause: error });
  }
}

const spoils: readonly Spoil[] = [
  ...[idleHeaders, cookiesBeside, cookiesInstead, sessionsBroken, oddQueries, pathsThatAreNone].flatMap((oddities) =>
    Object.values(oddities),
  ),
  ...[refusedHeaders].flatMap((oddities) => Object.values(oddities).map(([, spoil]) => spoil)),
  ...[strangeBodies, unreadableBodies].flatMap((oddities) => Object.values(oddities).map(({ spoil }) => spoil)),
  ...Object.values(brokenPercent).map((odd) => withTarget((target) => `${target}${odd}`)),
];

/** A request that changes nothing: an odd field or link, and up to four other oddities. */
function anyRequest(): Asked {
  const asked = random.oneOf(attack.requests);
  const field = random.oneOf(['email', ...asked.fields]);
  // Some are good passwords; none that short is.
  const odd = random.oneOf(Object.values(oddValues)).slice(0, /password/i.test(field) ? 5 : undefined);
  let draft: Draft = {
    ...asked,
    method: random.oneOf([asked.method, asked.method, asked.method, 'GET', 'HEAD', 'POST', 'OPTIONS', 'PUT']),
    target: random.below(2) ? asked.target : asked.route.replace(/:\w+/, random.oneOf(Object.values(oddParameters))),
    ...(asked.body === undefined ? {} : { body: `${asked.body}&${field}=${odd}` }),
  };
  for (let count = random.below(5); count > 0; count -= 1) draft = random.oneOf(spoils)(draft);
  return { ...asked, ...draft };
}

describe('Random odd requests', () => {
  it.each(Array.from({ length: 10 }, (_, round) => round))('cause no errors and change nothing, round %i', async () => {
    await withSeed(async () => {
      await attack.send(Array.from({ length: 200 }, anyRequest));
    });
  });

  it.each(Array.from({ length: 10 }, (_, round) => round))(
    'change nothing with garbled bytes either, round %i',
    async () => {
      await withSeed(() =>
        attack.unchanged(async () => {
          const sockets = Array.from({ length: 40 }, () =>
            sendBytes(attack.server.url, garbled(`${prefix()}${bytesOf(anyRequest()).toString('latin1')}`)),
          );
          const answers = await Promise.all(
            sockets.map((socket) => {
              // Some are incomplete: do not wait for them.
              socket.end();
              return bytesFrom(socket);
            }),
          );
          for (const answer of answers.map(String)) {
            expect(answer).not.toMatch(/HTTP\/1\.1 5/);
            expect(answer).not.toMatch(insides);
          }
        }),
      );
    },
  );

  it('leave nothing odd in the log, and do not affect others', async () => {
    const { server } = attack;
    await becomeUser(server, 'ada@example.com');
    expect((await logIn(server, 'ada@example.com')).page).toContain('Member since');
    expect(server.log).not.toContain(marker);
    const { code, stderr } = await server.end();
    expect([code, stderr]).toEqual([0, '']);
  });
});

/** A form that changes nothing and whose end is ambiguous; or an empty string. */
function prefix(): string {
  const { method, target, headers, cookies } = random.oneOf(attack.requests);
  const lines = random.oneOf([...Object.values(unclearLengths), ['Transfer-Encoding: chunked']]);
  const body = random.oneOf(['0\r\n\r\n', ...Object.values(unclearChunks)]);
  const form = [`${method} ${target} HTTP/1.1`, ...headers, `Cookie: ${cookies}`, ...lines].join('\r\n');
  return random.below(2) === 0 ? '' : `${form}\r\n\r\n${body}`;
}

/** Changes, removes or inserts up to eight bytes. */
function garbled(text: string): Buffer {
  const bytes = [...Buffer.from(text, 'latin1')];
  for (let count = random.below(9); count > 0; count -= 1) {
    const at = random.below(bytes.length);
    bytes.splice(at, random.below(2), ...(random.below(3) === 0 ? [] : [random.below(256)]));
  }
  return Buffer.from(bytes);
}
