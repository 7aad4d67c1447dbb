/** NFKC, so that a password is the same on every keyboard (NIST 800-63B-4). Never trimmed or truncated. */
export function normalized(password: string): string {
  return password.normalize('NFKC');
}
