import type { Ended } from './server.js';

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** The format of each field. None of them can contain input or a token. */
const facts = {
  method: '[A-Z]+',
  route: '(?:unknown|/[a-z/:-]*)',
  status: '\\d{3}',
  ms: '[\\d.]+',
  mail: uuid,
  invite: '[\\w-]+',
  webhook: 'msg_[\\w-]+',
  endpoint: '[\\w-]+',
  kind: '[a-z.-]+',
  code: '[A-Z_]+',
  outcome: '[a-z-]+',
  network: '(?:unknown|[\\da-f.:/]+)',
  user: uuid,
  admin: uuid,
  site: '[\\w.~:/-]+',
  request: uuid,
};

const anyFact = Object.entries(facts)
  .map(([name, value]) => `${name}=${value}`)
  .join('|');

/** A line of the log outside production, without an error. */
const plainLine = new RegExp(`^[\\d-]{10}T[\\d:.]{12}Z(?: WARN)? [a-z-]+(?: (?:${anyFact}))*$`);

/** Checks that every line of this output contains only known fields, without user input. */
export function expectPlainLines(output: string): void {
  const lines = output.split('\n').slice(0, -1);
  expect(lines.filter((line) => !plainLine.test(line))).toEqual([]);
}

/** What a start says on a Node that gets no more security fixes. */
export const endOfLife = /\bNode \d+ has had no security fixes since /;

/** Checks that it exited with 0 and printed only such lines. */
export function expectPlainEnd({ code, stdout, stderr }: Ended, url: string): void {
  expect([code, stderr]).toEqual([0, '']);
  const [first = '', ...others] = stdout.split(/(?<=\n)/);
  expect(first).toMatch(new RegExp(`^\\S{24} started Foyer is ready: ${url}\\n$`));
  expectPlainLines(others.filter((line) => !endOfLife.test(line)).join(''));
}

/** A line of the log in production. */
export type Entry = Readonly<Record<string, unknown>>;

/** The lines of this output. Each must be JSON. */
export function entriesOf(output: string): Entry[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
}
