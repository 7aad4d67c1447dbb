import type { Ended } from './server.js';

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** What each fact can look like. None of them has room for what somebody typed, or for a token. */
const facts = {
  method: '[A-Z]+',
  route: '(?:unknown|/[a-z/:-]*)',
  status: '\\d{3}',
  ms: '[\\d.]+',
  mail: uuid,
  kind: '[a-z-]+',
  outcome: '[a-z-]+',
  network: '(?:unknown|[\\da-f.:/]+)',
  user: uuid,
  request: uuid,
};

const anyFact = Object.entries(facts)
  .map(([name, value]) => `${name}=${value}`)
  .join('|');

/** A line as the log writes it outside production when nothing went wrong with us. */
const plainLine = new RegExp(`^[\\d-]{10}T[\\d:.]{12}Z(?: WARN)? [a-z-]+(?: (?:${anyFact}))*$`);

/** Every line of this output says only what a line can say without a word of anybody else's. */
export function expectPlainLines(output: string): void {
  const lines = output.split('\n').slice(0, -1);
  expect(lines.filter((line) => !plainLine.test(line))).toEqual([]);
}

/** It ended well, and all that it had printed since its start were such lines. */
export function expectPlainEnd({ code, stdout, stderr }: Ended, url: string): void {
  expect([code, stderr]).toEqual([0, '']);
  const [first = '', ...others] = stdout.split(/(?<=\n)/);
  expect(first).toMatch(new RegExp(`^\\S{24} started Foyer is ready: ${url}\\n$`));
  expectPlainLines(others.join(''));
}

/** A line of the log in production. */
export type Entry = Readonly<Record<string, unknown>>;

/** The lines of this output, each of which has to be JSON. */
export function entriesOf(output: string): Entry[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
}
