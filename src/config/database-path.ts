/** Part of a path for a shell or a URL; for SQLite it would be a letter of the file's name. */
const foreign = /(?:^|\/)~|[?#%$\\"'`*<>|]|^file:|^:memory:|^\s/i;

/** `data/`, `.` and `..` are directories whatever is there. */
const isFolder = /(?:^|\/)\.{0,2}$/;

/** The path in `sqlite:PATH`. Undefined if it is none, or would mean another file than the one that was meant. */
export function databasePath(url: string): string | undefined {
  const path = /^sqlite:(.+)$/s.exec(url)?.[1];
  if (path === undefined) return undefined;
  // As in file:///path: an empty host, and an absolute path. With two slashes, a directory would be the host.
  const file = path.replace(/^\/\/(?=\/[^/])/, '');
  return file.startsWith('//') || foreign.test(file) || isFolder.test(file) ? undefined : file;
}
