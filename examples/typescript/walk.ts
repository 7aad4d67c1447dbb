import createClient from 'openapi-fetch';
// Made by: npx openapi-typescript docs/openapi.json --output examples/typescript/schema.ts
import type { paths } from './schema.js';

/** The walk of an application, with types for every path, field and answer. `tokenOfMail` asks for the last part of the link. */
export async function walk(site: string, email: string, tokenOfMail: () => Promise<string>): Promise<string[]> {
  const client = createClient<paths>({ baseUrl: `${site}/api/v1` });
  const password = 'violet tugboat ankle';

  const { response } = await client.POST('/auth/register', { body: { email, password } });
  if (response.status !== 202) throw new Error('The registration was refused.');

  const verified = await client.POST('/auth/verify', { body: { token: await tokenOfMail(), password } });
  if (verified.error) throw new Error(verified.error.detail);

  const logIn = await client.POST('/auth/token', {
    body: { grant_type: 'password', username: email, password },
    // OAuth's log-in is a form.
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  if (logIn.error) throw new Error(logIn.error.detail);

  client.use({
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${logIn.data.access_token}`);
    },
  });
  const changed = await client.PATCH('/users/me', { body: { displayName: 'Ada' } });
  if (changed.error) throw new Error(changed.error.detail);
  const activity = await client.GET('/users/me/activity', { params: { query: { limit: 3 } } });
  const refused = await client.PATCH('/users/me', { body: { displayName: 'https://example.com' } });
  await client.POST('/auth/logout');
  const after = await client.GET('/users/me');

  return [
    `${changed.data.email} is called ${changed.data.displayName ?? 'nothing'}`,
    `the newest of ${activity.data?.items.length ?? 0} entries is ${activity.data?.items[0]?.type ?? 'none'}`,
    `refused: ${refused.error?.errors?.[0]?.code ?? 'nothing'}`,
    `after the log-out: ${after.response.status}`,
  ];
}
