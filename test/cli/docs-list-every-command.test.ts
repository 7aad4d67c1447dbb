import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

describe('docs/commands.md', () => {
  it('is what the commands say of themselves', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/commands.js'), '--check'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
