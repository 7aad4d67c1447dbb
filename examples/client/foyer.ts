import createClient, { type Client, type Middleware } from 'openapi-fetch';
// Made by `npm run types`.
import type { components, paths } from './schema';

export type User = components['schemas']['User'];
type Problem = components['schemas']['Problem'];

/** What a front end needs of Foyer, whatever its framework. Each call throws `Refused`. */
export interface Foyer {
  /** The URL of one of Foyer's own pages, such as `/account`. */
  page(path: string): string;
  /** The answer is the same whether or not the address has an account: the email says how to go on. */
  register(email: string, password: string): Promise<void>;
  /** Takes the link in the email, or the last part of it. Does not log in. */
  verify(link: string, password: string): Promise<void>;
  /**
   * Refused at the field `code` if the account has a second factor and `code` is empty. Undefined with cookies: users log in
   * on Foyer's own page.
   */
  readonly logIn: ((email: string, password: string, code: string) => Promise<void>) | undefined;
  logOut(): Promise<void>;
  /** Undefined if nobody is logged in. */
  user(): Promise<User | undefined>;
  changeUser(changes: { displayName: string | null }): Promise<User>;
  /** Calls the listener after every `401`. Returns a function that removes it. */
  onLoggedOut(listener: () => void): () => void;
}

/** A refused request. The message is for the user, in the language of the browser. */
export class Refused extends Error {
  constructor(
    /** 401: not logged in (any more). 0: no response. */
    readonly status: number,
    reason = 'That didn’t work. Try again in a moment.',
    /** Messages by the name of the field. */
    readonly fields: Readonly<Partial<Record<string, string>>> = {},
  ) {
    super(reason);
  }
}

/** For a front end on another origin, which API_ORIGINS of Foyer names: it sends a token. */
export function foyerWithToken(address: string): Foyer {
  // In memory only. Every script of the page can read localStorage, and it outlives the tab: an injected script could
  // steal the token and use it elsewhere for a day. The price: users log in again after a reload.
  let token: string | undefined;
  const api = createClient<paths>({ baseUrl: `${address}/api/v1` });
  api.use({
    onRequest({ request }) {
      if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
    },
    onResponse({ response }) {
      if (response.status === 401) token = undefined;
    },
  });
  const calls = callsOf(api, address);
  return {
    ...calls,
    async logIn(username, password, code) {
      const granted = await answerTo(
        api.POST('/auth/token', {
          body: { grant_type: 'password', username, password, code },
          // OAuth's log-in is a form.
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
      );
      token = granted.access_token;
    },
    async logOut() {
      await calls.logOut();
      token = undefined;
    },
    user: async () => (token === undefined ? undefined : calls.user()),
  };
}

/** For a front end on Foyer's own origin: the browser sends the session cookie, which no script can read. */
export function foyerWithCookie(): Foyer {
  const api = createClient<paths>({ baseUrl: '/api/v1' });
  api.use({
    async onRequest({ request }) {
      // Another site could make the browser send the cookie, but cannot read this token.
      if (request.method === 'GET') return;
      const { token } = await answerTo(api.GET('/auth/csrf'));
      request.headers.set('X-CSRF-Token', token);
    },
  });
  // Users type their password only on Foyer's page, where their password manager has it.
  return { ...callsOf(api, ''), logIn: undefined };
}

function callsOf(api: Client<paths>, address: string): Omit<Foyer, 'logIn'> {
  return {
    page: (path) => address + path,
    async register(email, password) {
      await answerTo(api.POST('/auth/register', { body: { email, password } }));
    },
    async verify(link, password) {
      const token = link.trim().split('/').at(-1) ?? '';
      await answerTo(api.POST('/auth/verify', { body: { token, password } }));
    },
    async logOut() {
      await answerTo(api.POST('/auth/logout')).catch(unlessLoggedOut);
    },
    user: async () => answerTo(api.GET('/users/me')).catch(unlessLoggedOut),
    changeUser: async (changes) => answerTo(api.PATCH('/users/me', { body: changes })),
    onLoggedOut(listener) {
      const watch: Middleware = {
        onResponse({ response }) {
          if (response.status === 401) listener();
        },
      };
      api.use(watch);
      return () => {
        api.eject(watch);
      };
    },
  };
}

/** @throws Refused */
async function answerTo<Data>(call: Promise<{ data?: Data; error?: Problem; response: Response }>): Promise<Data> {
  const { data, error, response } = await call.catch((failure: unknown) => {
    if (failure instanceof Refused) throw failure;
    throw new Refused(0, 'The server for accounts does not answer. Try again in a moment.');
  });
  // A proxy's error is no problem document.
  if (!response.ok) throw new Refused(response.status, error?.detail, fieldsOf(error));
  return data as Data;
}

function fieldsOf({ type = '', errors = [] }: Partial<Problem> = {}): Record<string, string> {
  // The last part of a type stays the same.
  if (type.endsWith('#second-factor-needed'))
    return { code: 'Enter the code from your authenticator app, or a recovery code.' };
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

function unlessLoggedOut(failure: unknown): undefined {
  if (!(failure instanceof Refused) || failure.status !== 401) throw failure;
}

const { VITE_FOYER_AUTH: auth, VITE_FOYER_URL: address } = import.meta.env;

export const foyer = auth === 'cookie' ? foyerWithCookie() : foyerWithToken(address);
