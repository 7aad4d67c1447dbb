import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkEvidence, writeEvidence } from '../../docs/asvs.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foyer-evidence-'));
  write('docs/asvs-5.0.0.tsv', 'id\tlevel\twords\n1.2.1\t1\tescape\n1.2.4\t2\tbind\n3.4.7\t3\treport\n');
  write('docs/asvs-answers.tsv', `${columns}1.2.4\tdecided\tsrc/users.ts#WHERE id = ?\tSQL is bound.\n`);
  write('src/users.ts', "db.query('SELECT 1 FROM users WHERE id = ?')");
  write('README.md', '# Foyer\n\n## Decisions\n\n### Plain SQL (2026)\n\nText.\n');
  write('test/pages-escape.test.ts', `it('is shown as text [ASVS 1.2.1]', () => undefined);`);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const columns = 'id\tanswer\twhere\twords\n';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const answer = (...cells: string[]): void => {
  write('docs/asvs-answers.tsv', `${columns}${cells.join('\t')}\n`);
};

const written = (): string[] => readFileSync(join(root, 'docs/asvs.md'), 'utf8').split('\n');

describe('The evidence', () => {
  it('has a line for each requirement, with the tests that name it and its answer', () => {
    expect(writeEvidence(root)).toEqual([]);
    expect(written().filter((line) => /^\| \d/.test(line))).toEqual([
      '| 1.2.1 | 1 | escape | [pages escape](../test/pages-escape.test.ts) |',
      '| 1.2.4 | 2 | bind | _Decided:_ SQL is bound. ([src/users.ts: WHERE id = ?](../src/users.ts)) |',
      '| 3.4.7 | 3 | report |  |',
    ]);
  });

  it('counts what each level is shown by; an answer that takes something back counts more than a test', () => {
    write('test/sql-is-bound.test.ts', `it('is bound [ASVS 1.2.1, 1.2.4]', () => undefined);`);
    answer('1.2.4', 'partly', 'src/users.ts#WHERE id = ?', 'SQL is bound. Missing: a check.');
    expect(writeEvidence(root)).toEqual([]);
    expect(written().slice(-8)).toEqual([
      '| tests | 1 | 0 | 0 |',
      '| decided | 0 | 0 | 0 |',
      '| partly | 0 | 1 | 0 |',
      '| left to operators | 0 | 0 | 0 |',
      '| not applicable | 0 | 0 | 0 |',
      '| not done | 0 | 0 | 0 |',
      '| nothing | 0 | 0 | 1 |',
      '',
    ]);
  });

  it('takes ids from test titles, also with several ids or it.each, and from nowhere else', () => {
    write(
      'test/pages-escape.test.ts',
      `describe('Pages [ASVS 1.2.1, 1.2.4]', () => {
         it.each(rows)(\`with %s [ASVS 3.4.7]\`, () => undefined);
       });`,
    );
    write('test/browser/pages-look-good.test.ts', `it('and are safe [ASVS 1.2.4]', () => undefined);`);
    write('test/skipped.test.ts', `it.skip('[ASVS 1.2.1]', () => undefined); // [ASVS 1.2.4]`);
    expect(writeEvidence(root)).toEqual([]);
    expect(written().filter((line) => line.includes('[pages escape]'))).toHaveLength(3);
    expect(written().join()).toContain('[pages look good](../test/browser/pages-look-good.test.ts)');
    expect(written().join()).not.toContain('[skipped]');
  });

  it('is incomplete when a requirement of level 1 or 2 has neither a test nor an answer', () => {
    write('test/pages-escape.test.ts', `it('is shown as text', () => undefined);`);
    answer();
    expect(writeEvidence(root)).toEqual([
      '1.2.1 has neither a test nor an answer: escape.',
      '1.2.4 has neither a test nor an answer: bind.',
    ]);
  });

  it.each([
    ['names an id that is not in the list', '9.9.9', 'names 9.9.9, which is not in the list'],
    ['names something that is not an id', 'injection', 'names injection, which is not in the list'],
  ])('is incomplete when a test %s', (_, id, words) => {
    write('test/pages-go.test.ts', `it('goes [ASVS ${id}]', () => undefined);`);
    expect(writeEvidence(root)).toEqual([`test/pages-go.test.ts ${words}.`]);
  });

  it.each([
    [['1.2.4', 'decided', 'src/gone.ts#x', 'Text.'], 'leads to src/gone.ts, and there is no such file'],
    [['1.2.4', 'decided', 'src/users.ts#id = 1', 'Text.'], 'leads to “id = 1”, which is not in src/users.ts'],
    [['1.2.4', 'decided', 'src/users.ts', 'Text.'], 'leads to “”, which is not in src/users.ts'],
    [['1.2.4', 'decided', 'README.md#Text.', 'Text.'], 'leads to “Text.”, which is not in README.md'],
    [['1.2.4', 'decided', 'README.md#Plain SQL', 'Text.'], 'leads to “Plain SQL”, which is not in README.md'],
    [['1.2.4', 'decided', '', 'Text.'], 'is answered without a place'],
    [['1.2.4', 'left to operators', '', 'Text.'], 'is answered without a place'],
    [['1.2.4', 'partly', '', 'Text. Missing: more.'], 'is answered without a place'],
    [['1.2.4', 'partly', 'src/users.ts#WHERE id = ?', 'Text.'], 'is answered in part, without what is missing'],
    [['1.2.4', 'not done', '', ''], 'is answered without words'],
    [
      ['1.2.4', 'done', '', 'Text.'],
      'is answered with “done”, and not with decided, partly, left to operators, not applicable, not done',
    ],
  ])('is incomplete with the answer %j', (cells, words) => {
    answer(...cells);
    expect(writeEvidence(root)).toEqual([`1.2.4 ${words}.`]);
  });

  it('is incomplete with two answers, or an answer to an unknown requirement', () => {
    answer('1.2.4', 'not done', '', 'Text.\n1.2.4\tnot applicable\t\tText.\n9.9.9\tnot done\t\tText.');
    expect(writeEvidence(root)).toEqual(['9.9.9 is answered, and is not in the list.', '1.2.4 is answered twice.']);
  });

  it('links to headings by their anchor', () => {
    answer('1.2.4', 'decided', 'README.md#Plain SQL (2026)', 'Text.');
    expect(writeEvidence(root)).toEqual([]);
    expect(written().join()).toContain('[README.md: Plain SQL (2026)](../README.md#plain-sql-2026)');
  });

  it('is out of date until it is written', () => {
    writeEvidence(root);
    expect(checkEvidence(root)).toEqual([]);
    write('test/pages-go.test.ts', `it('goes [ASVS 3.4.7]', () => undefined);`);
    expect(checkEvidence(root)).toEqual(['docs/asvs.md is out of date: npm run asvs']);
    writeEvidence(root);
    expect(checkEvidence(root)).toEqual([]);
  });
});
