import { ConfigError } from '../../src/common/config-error.js';
import { type Row, rowsOf } from '../../src/import/rows.js';
import { policy } from '../../src/policy.js';

async function* chunks(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

async function read(...parts: readonly (string | Buffer)[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(chunks(...parts))) rows.push(row);
  return rows;
}

const { lineLength } = policy.imports;

describe('JSON lines', () => {
  it('are objects, each on its own line, however the file is cut', async () => {
    const text = '\ufeff{"email":"a"}\r\n\n  {"email":"ü","more":{"x":[1]}}\n{"email":"c"}';
    const expected = [
      { number: 1, fields: { email: 'a' } },
      { number: 3, fields: { email: 'ü', more: { x: [1] } } },
      { number: 4, fields: { email: 'c' } },
    ];
    expect(await read(text)).toEqual(expected);
    const bytes = Buffer.from(text);
    expect(await read(...Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)))).toEqual(expected);
  });

  it('that cannot be read spoil only themselves', async () => {
    const rows = await read(
      Buffer.concat([
        Buffer.from('{"email":"a"}\n'),
        Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 0x0a]),
        Buffer.from(`{"email":"${'x'.repeat(lineLength)}"}\n`),
        Buffer.from('{"email":"b\u0000"}\n[1]\nnull\n"text"\n{"email":\n{"email":"c"}\n'),
      ]),
    );
    expect(rows.map(({ number, problem }) => [number, problem])).toEqual([
      [1, undefined],
      [2, 'it is not valid UTF-8'],
      [3, 'it is longer than 64 KiB'],
      ...[4, 5, 6, 7, 8].map((number) => [number, 'it is not a JSON object']),
      [9, undefined],
    ]);
  });

  it('have no way to change what every object has', async () => {
    const [row] = await read('{"email":"a","__proto__":{"isVerified":true}}\n');
    expect(row && 'fields' in row && (row.fields as { isVerified?: boolean }).isVerified).toBeUndefined();
    expect(({} as { isVerified?: boolean }).isVerified).toBeUndefined();
  });

  it('of a gigabyte take no memory', async () => {
    async function* gigabyte(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('{"email":"a"}\n'));
      const part = Buffer.alloc(1024 * 1024, 'x');
      for (let count = 0; count < 1024; count++) yield part;
      yield Buffer.from('\n{"email":"b"}\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const rows: Row[] = [];
    for await (const row of rowsOf(gigabyte())) {
      rows.push(row);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, 'it is longer than 64 KiB', undefined]);
    expect(most).toBeLessThan(16 * 1024 * 1024);
  });
});

describe('CSV', () => {
  it('has columns in any order, quotes, and line breaks within them', async () => {
    const text =
      '\ufeffpasswordHash, email ,displayName\r\n"$argon2id$m=1,t=2",a,"Ada ""the first""\r\nLovelace"\r\n\r\nx,b,\r\ny,c,Bea';
    expect(await read(text)).toEqual([
      {
        number: 2,
        fields: { passwordHash: '$argon2id$m=1,t=2', email: 'a', displayName: 'Ada "the first"\nLovelace' },
      },
      { number: 5, fields: { passwordHash: 'x', email: 'b', displayName: '' } },
      { number: 6, fields: { passwordHash: 'y', email: 'c', displayName: 'Bea' } },
    ]);
  });

  it('that cannot be read spoils one line, also where a quote is not closed', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `many${at},x`);
    const rows = await read(
      ['email,passwordHash', 'a,x', 'b,"x', ...many, 'c,$argon2id$m=1,t=2', 'd', 'e,x"y', 'f,"x', 'g,x'].join('\n'),
    );
    expect(rows.filter(({ problem }) => problem !== undefined).map(({ number, problem }) => [number, problem])).toEqual(
      [
        [3, 'a quote in it is not closed'],
        [34, 'it has 3 columns, and the first line 2: a value with a comma, such as an argon2 hash, needs quotes'],
        [35, 'it has 1 columns, and the first line 2: a value with a comma, such as an argon2 hash, needs quotes'],
        // Where a quote opens nothing, nobody knows what the next one closes.
        ...[36, 37].map((number) => [number, 'a quote in it is misplaced']),
      ],
    );
    expect(rows).toContainEqual({ number: 33, fields: { email: 'many29', passwordHash: 'x' } });
  });

  it.each(['', 'user,hash\na,b\n', '"email\n', 'a@example.com,x\n'])('needs a header: %j', async (text) => {
    if (text === '') expect(await read(text)).toEqual([]);
    else await expect(read(text)).rejects.toThrow(ConfigError);
  });

  it.each([
    ['email,passwordHash,email\na@example.com,x,b@example.com\n', 'The first line names "email" twice'],
    ['email,passwordHash\ra@example.com,x\rb@example.com,x\r', 'Lines have to end with a line feed'],
  ])('does not guess what is meant: %j', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
  });

  it('may have columns without a name', async () => {
    expect(await read(',email,\n1,a,2\n')).toMatchObject([{ number: 2, fields: { email: 'a' } }]);
  });
});
