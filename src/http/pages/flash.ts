import type { Request } from 'express';
import { policy } from '../../policy.js';
import { isKey, type Key, type Message } from '../../i18n/message.js';
import { Cookies } from '../security/cookies.js';
import type { PageResponse } from './page.js';

/** What is said once on the next page. The cookie holds only the name, so nobody can put words on our pages. */
export type Flash = Key extends infer K ? (K extends `notice.${infer Name}` ? Name : never) : never;

export function setFlash(cookies: Cookies, res: PageResponse, notice: Flash): void {
  cookies.set(res, 'notice', notice, policy.requests.noticeLifetime);
}

/** The notice for this page, taken away so that it is not shown again. */
export function consumeFlash(cookies: Cookies, req: Request, res: PageResponse): Message | undefined {
  const left = cookies.read(req, 'notice');
  const key = `notice.${left ?? ''}`;
  if (!isKey(key)) return undefined;
  if (req.method !== 'HEAD') cookies.clear(res, 'notice');
  return { key, params: { grace: policy.deletion.grace } };
}
