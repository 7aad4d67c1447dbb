import type { Request } from 'express';
import { policy } from '../policy.js';
import { spanInWords } from '../words.js';
import { Cookies } from './cookies.js';
import type { PageResponse } from './page.js';

/** What is said once on the next page. The cookie holds only the name, so nobody can put words on our pages. */
const notices = {
  activated: 'Your address is confirmed and your account is active. You can log in now.',
  'activated-and-logged-in': 'Your account is active and you are logged in.',
  'logged-out': 'You are logged out.',
  disowned: 'Thank you. What was begun with your address has ended, and such mail no longer comes to it.',
  'password-reset': 'Your new password is set, and everybody is logged out. Log in with it now.',
  'password-changed': 'Your password is changed. Whoever was logged in elsewhere is logged out.',
  'email-change-asked':
    'We have sent a link to the new address. As soon as it is opened, the new address holds. Until then the old one does.',
  'email-changed': 'Your new address is confirmed. Log in with it from now on.',
  'email-restored': 'Your address is as it was, and your new password is set. Log in with both now.',
  'done-for-another':
    'That is done. Here you are logged in with another account: log out first to use the one that you have just changed.',
  'session-ended': 'That log-in is ended.',
  'others-ended': 'All other log-ins are ended.',
  'deletion-asked': `Your account is closed, and will be deleted in ${spanInWords(policy.deletion.grace)}. If you change your mind, log in before then.`,
  'deletion-cancelled': 'Welcome back. Your account will not be deleted, and everything is as it was.',
} as const;

export type Notice = keyof typeof notices;

export function leaveNotice(cookies: Cookies, res: PageResponse, notice: Notice): void {
  cookies.set(res, 'notice', notice, policy.requests.noticeLifetime);
}

/** The notice for this page, taken away so that it is not shown again. */
export function takeNotice(cookies: Cookies, req: Request, res: PageResponse): string | undefined {
  const left = cookies.read(req, 'notice');
  if (left === undefined || !Object.hasOwn(notices, left)) return undefined;
  if (req.method !== 'HEAD') cookies.clear(res, 'notice');
  return notices[left as Notice];
}
