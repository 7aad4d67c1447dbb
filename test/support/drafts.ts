import type { Browser } from './browser.js';

/** A request in parts, which a test can break one by one. Strings are bytes, one per character. */
export interface Draft {
  readonly method: string;
  readonly target: string;
  /** The header lines, without cookies, type and length. */
  readonly headers: readonly string[];
  /** Empty: no header. */
  readonly cookies: string;
  /** A form, unless `type` says otherwise. Undefined: no body. */
  readonly body?: string | undefined;
  readonly type?: string;
}

export type Spoil = (draft: Draft) => Draft;

export const urlencoded = 'application/x-www-form-urlencoded';

export function bytesOf({ method, target, headers, cookies, body, type = urlencoded }: Draft): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers];
  if (cookies !== '') lines.push(`Cookie: ${cookies}`);
  if (body !== undefined) lines.push(...(type === '' ? [] : [`Content-Type: ${type}`]));
  if (body !== undefined) lines.push(`Content-Length: ${body.length}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`, 'latin1');
}

/** The headers of a browser. */
export function cookiesOf({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

export const withHeaders =
  (...lines: string[]): Spoil =>
  (draft) => ({ ...draft, headers: [...draft.headers, ...lines] });

/** Replaces the correct one. */
export const withHost =
  (...lines: string[]): Spoil =>
  (draft) => ({ ...draft, headers: [...lines, ...draft.headers.filter((line) => !line.startsWith('Host:'))] });

export const withCookies =
  (change: (cookies: string) => string): Spoil =>
  (draft) => ({ ...draft, cookies: change(draft.cookies) });

export const withTarget =
  (change: (target: string) => string): Spoil =>
  (draft) => ({ ...draft, target: change(draft.target) });

export const withBody =
  (change: (body: string) => string, type?: string): Spoil =>
  (draft) => ({ ...draft, body: change(draft.body ?? ''), ...(type === undefined ? {} : { type }) });
