import { jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { askForAddress, askForReset, changePassword, moveTo } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { logIn, memberOf, register } from '../support/people.js';
import { allTablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  jest.restoreAllMocks();
  await foyer.stop();
});

/** The files of `src` that called Math.random, which always answers the same from now on. */
function callersOfMathRandom(): Set<string> {
  const callers = new Set<string>();
  jest.spyOn(Math, 'random').mockImplementation(() => {
    const frames = (new Error().stack ?? '').split('\n').filter((frame) => !frame.includes('jest-mock'));
    // The first is this function, the second whoever called it.
    const [, caller = ''] = frames.slice(1);
    if (caller.includes(join(root, 'src'))) callers.add(caller.trim());
    return 0.5;
  });
  return callers;
}

async function everythingThatMakesIds(email: string): Promise<void> {
  const member = await memberOf(foyer, email);
  await register(foyer, email);
  await askForReset(foyer, email);
  await logIn(foyer, email);
  await askForAddress(member, `other-${email}`);
  await moveTo(foyer, member, `new-${email}`);
  await member.open('/account/export');
  await changePassword(member);
}

const secretColumns = /^(?:id|id_hash|cookie_hash|token_hash|nonce|browser_hash|not_me_hash)$/;

describe('Ids, tokens and nonces', () => {
  it('come from node:crypto: they all differ while Math.random always answers the same [ASVS 11.5.1]', async () => {
    const callers = callersOfMathRandom();
    await everythingThatMakesIds('ada@example.com');
    await everythingThatMakesIds('bea@example.com');
    expect([...callers]).toEqual([]);
    const seen: Record<string, number> = {};
    for (const [table, rows] of Object.entries(await allTablesOf(foyer)).filter(([name]) => name !== 'migrations'))
      for (const [column, values] of columnsOf(rows)) {
        // 122 random bits of a UUID, or more.
        for (const value of values) expect([table, column, value.length >= 36]).toEqual([table, column, true]);
        expect([table, column, new Set(values).size]).toEqual([table, column, values.length]);
        seen[`${table}.${column}`] = values.length;
      }
    expect(Object.keys(seen).length).toBeGreaterThan(12);
  });

  it('have no other source in the code: none of it names Math.random, in any notation', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(100);
    const named = files.filter((file) => namesMathRandom(readFileSync(join(root, 'src', file), 'utf8')));
    expect(named).toEqual([]);
  });

  it.each([
    'Math.random()',
    "Math['random']()",
    'const { random } = Math',
    'globalThis.Math\n  .random()',
    'const m = Math;',
  ])('would be found in: %s', (code) => {
    expect(namesMathRandom(code)).toBe(true);
  });
});

/** Math as a value, or anything of it that is no constant or function of arithmetic. */
function namesMathRandom(code: string): boolean {
  return /\bMath\b(?!\s*\.\s*(?:abs|ceil|exp|floor|log\w*|max|min|pow|round|sign|sqrt|trunc)\b)/.test(
    code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
  );
}

function columnsOf(rows: object[]): [string, string[]][] {
  const columns = new Map<string, string[]>();
  for (const [column, value] of rows.flatMap((row) => Object.entries(row) as [string, unknown][]))
    if (secretColumns.test(column) && typeof value === 'string')
      columns.set(column, [...(columns.get(column) ?? []), value]);
  return [...columns];
}
