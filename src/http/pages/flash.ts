import type { Request } from 'express';
import { policy } from '../../policy.js';
import { isKey, type Message } from '../../i18n/message.js';
import { Cookies } from '../security/cookies.js';
import type { Flash, PageResponse } from './layout.js';

export function setFlash(cookies: Cookies, res: PageResponse, flash: Flash): void {
  cookies.set(res, 'notice', flash, policy.requests.noticeLifetime);
}

/** The message for this page. Clears its cookie, so that it is shown once. */
export function consumeFlash(cookies: Cookies, req: Request, res: PageResponse): Message | undefined {
  const left = cookies.read(req, 'notice');
  const key = `notice.${left ?? ''}`;
  if (!isKey(key)) return undefined;
  if (req.method !== 'HEAD') cookies.clear(res, 'notice');
  return {
    key,
    params: {
      grace: policy.deletion.grace,
      pendingLogin: policy.factors.pendingLogin,
      wait: policy.factors.recovery.wait,
    },
  };
}
