import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, logIn } from '../support/people.js';
import { Server } from '../support/server.js';

// It compiles the whole application.
jest.setTimeout(240_000);

interface Step {
  readonly act: 'create' | 'after' | 'before' | 'replace';
  readonly file: string;
  readonly anchor: string;
  readonly code: string;
}

/** The code blocks of docs/extend.md, each with the sentence in front that says where it goes. */
function stepsOf(text: string): Step[] {
  const block =
    /^(?:Create `(?<created>\S+)`|In `(?<changed>\S+)`, (?:add )?(?<act>\w+) `(?<anchor>.+)`(?: with)?):\n\n```\w+\n(?<code>[^]*?)```/gm;
  return [...text.matchAll(block)].map(({ groups: { created, changed, act, anchor, code } = {} }) => ({
    act: created === undefined ? (act as Step['act']) : 'create',
    file: created ?? changed ?? '',
    anchor: anchor ?? '',
    code: code ?? '',
  }));
}

function apply({ act, file, anchor, code }: Step): void {
  const path = join(project, file);
  if (act === 'create') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
    return;
  }
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(anchor);
  if (at < 0) throw new Error(`docs/extend.md names “${anchor}”, which is not in ${file}.`);
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const lineEnd = text.indexOf('\n', at) + 1;
  const [from, to] = { after: [lineEnd, lineEnd], before: [lineStart, lineStart], replace: [at, at + anchor.length] }[
    act
  ];
  writeFileSync(path, text.slice(0, from) + (act === 'replace' ? code.trim() : code) + text.slice(to));
}

let project: string;
let server: Server;
let ada: Browser;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'foyer-extended-'));
  const copied = ['src', 'migrations', 'views', 'public', 'scripts', 'test', 'package.json', 'package-lock.json'];
  for (const name of [...copied, 'tsconfig.json', 'tsconfig.build.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const step of stepsOf(readFileSync(join(root, 'docs/extend.md'), 'utf8'))) apply(step);
  execFileSync(process.execPath, [join(project, 'scripts/build.js')], { stdio: 'inherit' });
  server = await Server.start({}, undefined, join(project, 'dist/src/main.js'));
  await becomeUser(server, 'ada@example.com');
  ada = await logIn(server, 'ada@example.com');
});

afterAll(async () => {
  await server.end();
  await server.remove();
  rmSync(project, { recursive: true });
});

describe('The feature that docs/extend.md adds', () => {
  it('shows a note to its owner, escaped, and to nobody else', async () => {
    await ada.open('/notes/add');
    await ada.fillIn('Note', '<b>Milk</b>').press('Add a note');
    expect(ada.url).toBe('/notes');
    expect(ada.page).toContain('<b>Milk</b>');
    await becomeUser(server, 'eve@example.com');
    const eve = await logIn(server, 'eve@example.com');
    await eve.open('/notes');
    expect(eve.page).not.toContain('Milk');
  });

  it('gives new users a first note, once they are activated', async () => {
    const eve = await logIn(server, 'eve@example.com');
    await eve.open('/notes');
    expect(eve.page).toContain('Only you see your notes.');
  });

  it('is closed to visitors', async () => {
    const visitor = server.browser();
    await visitor.open('/notes');
    expect(visitor.url).toBe('/login?next=%2Fnotes');
  });

  it('returns a refused form with what was typed, in both languages', async () => {
    await ada.open('/notes/add');
    await ada.fillIn('Note', ' ').press('Add a note');
    expect(ada.status).toBe(422);
    expect(ada.page).toContain('Enter a note of at most 200 characters.');
    await ada.press('Deutsch');
    await ada.open('/notes');
    expect(ada.page).toContain('Ihre Notizen');
  });

  it('puts the notes into the export and deletes them with the account', async () => {
    const { text } = await ada.send('GET', '/account/export');
    expect(JSON.parse(text)).toMatchObject({ notes: [{ text: 'Only you see your notes.' }, { text: '<b>Milk</b>' }] });
    const [{ on_delete } = { on_delete: '' }] = await server.rows<{ on_delete: string }>(
      'PRAGMA foreign_key_list(notes)',
    );
    expect(on_delete).toBe('CASCADE');
  });
});
