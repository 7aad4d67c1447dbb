import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ids } from '../../scripts/postgres-cluster.js';

/** A file system in memory of so many megabytes. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @throws Error where nothing may be mounted. */
  static mount(megabytes: number, user: Ids | undefined): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-small-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw new Error(`This test mounts a small disk, for which it has to run as root: ${(error as Error).message}`, {
        cause: error,
      });
    }
    if (user) chownSync(folder, user.uid, user.gid);
    return new SmallDisk(folder);
  }

  /** Leaves not a byte. */
  fill(): void {
    for (let bytes = 4_000_000; bytes >= 1000; bytes /= 2)
      try {
        for (;;) writeFileSync(this.ballast, Buffer.alloc(bytes), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
  }

  makeRoom(): void {
    rmSync(this.ballast, { force: true });
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true });
  }
}
