import type { Response } from 'supertest';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';

/** A password of no account. */
export const wrongPassword = 'not the password';

/** A new browser in another network, according to the proxy (`TRUST_PROXY=1`). */
export function browserFrom(foyer: TestApplication, ip: string): Browser {
  const browser = foyer.browser();
  browser.headers = { 'X-Forwarded-For': ip };
  return browser;
}

/** Sends a form of the browser's current page this many times at once. */
export async function sendAtOnce(
  browser: Browser,
  path: string,
  count: number,
  fieldsOf: (index: number) => Record<string, string> = () => ({}),
): Promise<Response[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      browser.send('POST', path, new URLSearchParams({ _csrf: browser.csrf, ...fieldsOf(index) }).toString()),
    ),
  );
}

/** The same, twenty at a time: one network may not have more passwords waiting than its share of a queue. */
export async function sendInGroups(
  browser: Browser,
  path: string,
  count: number,
  fieldsOf: (index: number) => Record<string, string>,
): Promise<Response[]> {
  const answers: Response[] = [];
  while (answers.length < count) {
    const first = answers.length;
    answers.push(...(await sendAtOnce(browser, path, Math.min(20, count - first), (index) => fieldsOf(first + index))));
  }
  return answers;
}

/** The number of responses per status. */
export function statusesOf(answers: readonly Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Sends wrong passwords one after another, each from a new browser. */
export async function guess(foyer: Pick<TestApplication, 'browser'>, email: string, count = 1): Promise<Response[]> {
  const answers: Response[] = [];
  for (let tried = 0; tried < count; tried += 1) {
    const stranger = await foyer.browser().open('/login');
    const [answer] = await sendAtOnce(stranger, '/login', 1, () => ({ email, password: wrongPassword }));
    if (answer) answers.push(answer);
  }
  return answers;
}
