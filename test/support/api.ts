import { noteSecrets } from './secrets-used.js';
import { goodPassword } from './people.js';

/** A running Foyer: in this process or another. */
interface Site {
  readonly url: string;
}

export interface Call {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly form?: Record<string, string> | [string, string][];
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where nothing was answered. */
  readonly json: Record<string, unknown>;
}

/** Sends a request to the API, as a program does: without cookies. `path` is below /api/v1. */
export async function call(
  site: Site,
  path: string,
  { method, token, body, form, headers = {} }: Call = {},
): Promise<Answer> {
  const response = await fetch(`${site.url}/api/v1/${path}`, {
    method: method ?? (body === undefined && form === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(form && { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  for (const secret of [json.access_token, json.token]) if (typeof secret === 'string') noteSecrets(secret);
  return { status: response.status, headers: response.headers, text, json };
}

/** Logs in. */
export async function tokenOf(site: Site, email: string, password = goodPassword): Promise<string> {
  const { status, json, text } = await call(site, 'auth/token', {
    form: { grant_type: 'password', username: email, password },
  });
  if (status !== 200) throw new Error(`No token: ${status} ${text}`);
  return json.access_token as string;
}

/** Makes a personal token. */
export async function makeToken(site: Site, token: string, scopes = ['read', 'account']): Promise<string> {
  const { status, json, text } = await call(site, 'users/me/tokens', { token, body: { name: 'A script', scopes } });
  if (status !== 201) throw new Error(`No token: ${status} ${text}`);
  return json.token as string;
}
