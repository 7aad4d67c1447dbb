/** NFKC, so that one password typed on two keyboards is one password (NIST 800-63B-4). Never trimmed, never cut. */
export function normalized(password: string): string {
  return password.normalize('NFKC');
}
