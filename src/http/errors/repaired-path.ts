import { tidyToken } from '../../common/link-token.js';

/**
 * Repairs the path of a link that a mail program or a typing mistake damaged: `/login)`, `/login&utm_source=x`,
 * `//activate/TOKEN/.`. Undefined if nothing needs repair, or if it cannot be a page. The repaired path may not exist.
 */
export function repairedPath(path: string): string | undefined {
  if (path.length > longestLink) return undefined;
  // An encoded slash is no separator: it may be part of another site's address.
  const parts = path.split('/').map(decodeURIComponent);
  const query = parts.findIndex((part) => part.includes('&'));
  const [last = '', ...pages] = parts
    .slice(0, query === -1 ? undefined : query + 1)
    .filter((part) => !isOnlyMarks(part))
    .reverse();
  const names = [...pages.reverse().map(withoutInvisible), tidyToken(last) || nameIn(last)];
  const repaired = `/${names.join('/')}`;
  const isPage = /^(?:\/[a-z]+(?:-[a-z]+)*)+(?:\/[\w-]{43,52})?$/i.test(repaired);
  return isPage && path.replace(/\/$/, '') !== repaired ? repaired : undefined;
}

/** Characters. Longer than any link of ours with all of its characters encoded. */
const longestLink = 1000;

/** Nothing, or punctuation and invisible characters: nobody meant it as a part of a path. But `..` leads elsewhere. */
function isOnlyMarks(part: string): boolean {
  return !/[\p{L}\p{N}]|^\.\./u.test(part) && !hasControls(part);
}

/** Line ends and tabs are what mail programs add; any other control character was meant. */
function hasControls(part: string): boolean {
  return /[^\P{Cc}\t\r\n]/u.test(part);
}

function nameIn(part: string): string {
  return withoutInvisible(part.replace(/&.*/s, '')).replace(/[^\p{L}\p{N}\p{Cc}]+$/u, '');
}

/** Also without `=` from a soft line break. */
function withoutInvisible(part: string): string {
  return part.replace(/[\t\r\n\p{Cf}\p{Z}\p{DI}=]/gu, '');
}
