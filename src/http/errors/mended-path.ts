/**
 * The path of a page whose link was damaged on its way through mail programs and hands: `/login)`, `/login&utm_source=x`.
 * Undefined if it looks sound or like no page. It may still lead nowhere.
 */
export function mendedPath(path: string): string | undefined {
  const mended = decodeURIComponent(path)
    .replace(/&.*/s, '')
    // Invisible characters, and `=` from a soft line break.
    .replace(/[\t\r\n\p{Cf}\p{Z}\p{DI}=]/gu, '')
    .replace(/[^\p{L}\p{N}/]+\/?$/u, '');
  const isPage = /^(?:\/[a-z]+(?:-[a-z]+)*)+$/i.test(mended);
  return isPage && path.replace(/\/$/, '') !== mended ? mended : undefined;
}
