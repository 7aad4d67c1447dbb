import { ConfigError } from '../common/config-error.js';
import { policy } from '../policy.js';
import { type Line, linesOf } from './lines.js';

export type Fields = Readonly<Record<string, unknown>>;

/** A person of the file, or what is wrong with the line. */
export type Row = { readonly number: number } & (
  { readonly fields: Fields; readonly problem?: undefined } | { readonly problem: string }
);

/** JSON lines, or CSV with a header: the first character decides. @throws ConfigError for CSV without a usable header. */
export async function* rowsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const lines = linesOf(chunks);
  for await (const first of lines) {
    if (first.problem === undefined && first.text.trim() === '') continue;
    if (first.problem !== undefined || /^\s*[[{]/.test(first.text)) {
      yield jsonRow(first);
      for await (const line of lines) if (line.text.trim() !== '' || line.problem !== undefined) yield jsonRow(line);
    } else yield* csvRows(first, lines);
    return;
  }
}

function jsonRow({ number, text, problem }: Line): Row {
  if (problem !== undefined) return { number, problem };
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { number, fields: { ...value } };
  } catch {
    // The same as for what is JSON, but no object.
  }
  return { number, problem: 'it is not a JSON object' };
}

type Parse = (text: string) => string[][];

async function* csvRows(header: Line, lines: AsyncIterable<Line>): AsyncGenerator<Row> {
  const { parse } = await import('csv-parse/sync');
  const parsed: Parse = (text) => parse(text, { relax_column_count: true, skip_empty_lines: true });
  const names = namesOf(header, parsed);
  let batch: CsvRecord[] = [];
  for await (const record of recordsOf(lines)) {
    batch.push(record);
    if (batch.length < policy.imports.batch) continue;
    yield* rowsOfRecords(batch, names, parsed);
    batch = [];
  }
  yield* rowsOfRecords(batch, names, parsed);
}

/** @throws ConfigError. */
function namesOf({ text }: Line, parse: Parse): string[] {
  // Everything would be one line, the header.
  if (text.includes('\r')) throw new ConfigError('Lines have to end with a line feed, and not only a carriage return.');
  let names: string[] = [];
  try {
    names = (parse(text)[0] ?? []).map((name) => name.trim());
  } catch {
    // Not even CSV.
  }
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) throw new ConfigError(`The first line names ${JSON.stringify(twice)} twice.`);
  if (names.includes('email')) return names;
  throw new ConfigError('The first line has to name the columns, such as: email,passwordHash,emailVerified');
}

/** One line, or several where one ends within quotes. */
interface CsvRecord extends Line {
  readonly length: number;
}

/** A quote that nobody closes spoils its own line, and not the rest. */
async function* recordsOf(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  let open: Line[] = [];
  for await (const line of lines) {
    open.push(line);
    for (let record = firstOf(open); record; record = firstOf(open)) {
      yield record;
      open = open.slice(record.length);
    }
  }
  for (const { number } of open) yield unclosed(number);
}

function unclosed(number: number): CsvRecord {
  return { number, text: '', problem: 'a quote in it is not closed', length: 1 };
}

/** The first record of these lines. Undefined if it goes on after them. */
function firstOf(lines: readonly Line[]): CsvRecord | undefined {
  const [first] = lines;
  if (!first) return undefined;
  if (first.problem !== undefined) return { ...first, length: 1 };
  const texts: string[] = [];
  let quotes = 0;
  for (const { text, problem } of lines) {
    if (problem !== undefined) return unclosed(first.number);
    texts.push(text);
    quotes += text.split('"').length - 1;
    if (quotes % 2 === 0) return { number: first.number, text: texts.join('\n'), length: texts.length };
  }
  return lines.length < policy.imports.linesOfRecord ? undefined : unclosed(first.number);
}

/** Many at once, which is ten times as fast. One by one if any of them is wrong. */
function* rowsOfRecords(records: readonly CsvRecord[], names: readonly string[], parse: Parse): Generator<Row> {
  const readable = records.filter(({ text, problem }) => problem !== undefined || text.trim() !== '');
  const all = tryAll(readable, parse);
  for (const [at, { number, text, problem, length }] of readable.entries()) {
    const values = problem === undefined ? (all?.[at] ?? tryOne(text, parse)) : undefined;
    if (values) yield rowOf(number, values, names);
    // Each of its lines, since some may be people of their own.
    else for (let line = 0; line < length; line++) yield { number: number + line, problem: problem ?? misplaced };
  }
}

const misplaced = 'a quote in it is misplaced';

function tryAll(records: readonly Line[], parse: Parse): string[][] | undefined {
  if (records.some(({ problem }) => problem !== undefined)) return undefined;
  try {
    const values = parse(records.map(({ text }) => text).join('\n'));
    return values.length === records.length ? values : undefined;
  } catch {
    return undefined;
  }
}

function tryOne(text: string, parse: Parse): string[] | undefined {
  try {
    return parse(text)[0];
  } catch {
    return undefined;
  }
}

function rowOf(number: number, values: readonly string[], names: readonly string[]): Row {
  if (values.length !== names.length) {
    const found = `it has ${values.length} columns, and the first line ${names.length}`;
    return { number, problem: `${found}: a value with a comma, such as an argon2 hash, needs quotes` };
  }
  return { number, fields: Object.fromEntries(names.map((name, at) => [name, values[at]])) };
}
