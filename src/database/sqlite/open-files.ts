import { realpathSync, statSync } from 'node:fs';

/** The files that this process has open. Once they are deleted or replaced, what it writes is lost with them. */
export class OpenFiles {
  private readonly opened: readonly (readonly [path: string, identity: string])[];

  /** @param databaseFile its path, which may be a symbolic link. SQLite keeps the other files beside its target. */
  constructor(databaseFile: string) {
    const target = realpathSync(databaseFile);
    this.opened = [databaseFile, `${target}-wal`, `${target}-shm`].flatMap((path) => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [[path, identity] as const];
    });
  }

  /** A few microseconds. False also if that cannot be found out, for example without access to the directory. */
  get areInPlace(): boolean {
    return this.opened.every(([path, identity]) => identityOf(path) === identity);
  }
}

/** The same as long as it is the same file: its number is not given to another while it is open. */
function identityOf(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && `${found.dev}:${found.ino}`;
  } catch {
    return undefined;
  }
}
