import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNodeVersion, endOfLifeWarning } from '../../src/common/node-version.js';
import { runToEnd } from '../support/server.js';

describe('A version of Node', () => {
  it.each([
    '14.21.3',
    '16.0.0',
    '18.20.8',
    '19.9.0',
    '20.0.0',
    '20.19.6',
    '20.20.0',
    '20.20.1',
    '24.19.0',
    '24.20.4',
    '24.21.9',
  ])('on which Foyer fails or that has known holes is refused with a reason: %s', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(
      new RegExp(
        `^Foyer does not run on Node ${version.replaceAll('.', '\\.')}: .+\\. Install Node 24\\.22 or later\\.$`,
      ),
    );
  });

  it.each([
    '20.20.2',
    '20.20.3',
    '20.21.0',
    '21.7.3',
    '22.0.0',
    '22.23.3',
    '24.0.0',
    '24.18.9',
    '24.22.0',
    '25.1.0',
    '26.0.0',
  ])('that works is accepted: %s', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  it.each([
    ['20.20.2', '2026-04-30', undefined],
    ['20.20.2', '2026-05-01', 'Node 20 has had no security fixes since 2026-04-30. Install Node 24.22 or later.'],
    ['21.7.3', '2026-05-01', 'Node 21 has had no security fixes since 2024-06-01. Install Node 24.22 or later.'],
    ['22.23.3', '2027-04-30', undefined],
    ['22.23.3', '2027-05-01', 'Node 22 has had no security fixes since 2027-04-30. Install Node 24.22 or later.'],
    ['24.22.0', '2028-04-30', undefined],
    ['24.22.0', '2028-05-01', 'Node 24 has had no security fixes since 2028-04-30. Install Node 24.22 or later.'],
    ['25.1.0', '2026-06-02', 'Node 25 has had no security fixes since 2026-06-01. Install Node 24.22 or later.'],
    ['99.0.0', '2050-01-01', undefined],
  ])('%s is named on %s once it gets no more security fixes', (version, day, warning) => {
    expect(endOfLifeWarning(version, new Date(`${day}T12:00:00Z`))).toBe(warning);
  });
});

describe('The program', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'foyer-node-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Node in this version, as far as the program can see. */
  const pretending = (version: string): { NODE_OPTIONS: string } => ({
    NODE_OPTIONS: `--import data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
  });

  it.each([
    ['src/main.js', []],
    ['src/cli.js', ['migrate']],
  ])('%s refuses it before it does anything', async (file, args) => {
    const { code, stdout, stderr } = await runToEnd(file, args, folder, pretending('24.20.0'));
    expect(stderr).toMatch(/^Foyer does not run on Node 24\.20\.0: [^\n]+\n$/);
    expect([code, stdout, readdirSync(folder)]).toEqual([1, '', []]);
  });

  it('loads nothing else before, since an old version may not be able to', async () => {
    // A name that one of them imports, and Node 18 does not have, would end it with a syntax error.
    const { stderr } = await runToEnd('src/main.js', [], folder, { ...pretending('18.20.8'), NODE_DEBUG: 'esm' });
    expect(stderr).toContain('Foyer does not run on Node 18.20.8: it is too old.');
    expect(stderr).not.toContain('@nestjs');
  });
});
