const known = new Map<string, string>();

/** The same with `$1`, `$2` and so on in place of each `?`. There are a few hundred statements, so all are kept. */
export function numbered(sql: string): string {
  if (!sql.includes('?')) return sql;
  const found = known.get(sql);
  if (found !== undefined) return found;
  let count = 0;
  const text = sql.replaceAll('?', () => `$${(count += 1)}`);
  known.set(sql, text);
  return text;
}
