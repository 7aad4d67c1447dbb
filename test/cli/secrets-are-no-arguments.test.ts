import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../support/server.js';
import { inTerminal, withInput } from '../support/terminal.js';

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-secrets-'));
  await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL: 'sqlite:first.sqlite' });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const url = (name: string): string => `sqlite:${join(folder, name)}`;

describe('A move takes a URL, in which there may be a password,', () => {
  it('from standard input', async () => {
    const ended = await withInput(`${url('second.sqlite')}\n`, ['move', url('first.sqlite'), '-'], folder, {});
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Moved and compared: /);
    expect(existsSync(join(folder, 'second.sqlite'))).toBe(true);
    const back = await withInput(url('second.sqlite'), ['move', '-', url('third.sqlite')], folder, {});
    expect(back).toMatchObject({ code: 0, stderr: '' });
  });

  it('and from a terminal, which does not show it', async () => {
    const answers = [{ asked: 'TO: ', typed: url('second.sqlite') }];
    const { code, screen } = await inTerminal(['move', url('first.sqlite'), '-'], folder, {}, answers);
    expect(code).toBe(0);
    expect(screen.split('Moved and compared')[0]).not.toContain('second.sqlite');
    expect(existsSync(join(folder, 'second.sqlite'))).toBe(true);
  });

  it('but only one of both, and not nothing', async () => {
    expect(await withInput('', ['move', '-', '-'], folder, {})).toMatchObject({ code: 2, stdout: '' });
    expect(await withInput('\n', ['move', url('first.sqlite'), '-'], folder, {})).toMatchObject({
      code: 1,
      stderr: 'TO: nothing was given. Type it, or send it to standard input.\n',
    });
  });
});
