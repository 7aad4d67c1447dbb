import type { CheerioAPI } from 'cheerio';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';
import { looks } from './looks.js';
import { browserFrom } from './tries.js';

/** Passwords that the scanner tries. */
const junk = ['password', 'Password123!'];

/** Values of Sec-Fetch-Site, and none. */
const origins = ['none', 'cross-site', 'same-site', 'same-origin', undefined];

/**
 * A very aggressive mail link scanner: it opens every link in every way, follows its links, sends every form that it
 * finds except those to `leaves`, and enters junk as the password. It has no cookies of the recipient and knows no
 * password. (Choosing a good new password behind a link takes the account over: access to the mailbox is all that such
 * a link requires.)
 */
export class Scanner {
  /** Pages that appear again in the next mail are skipped. */
  private readonly seen = new Set<string>();
  /** The paths of the forms that it sent, with the status of the answer. */
  readonly sent: string[] = [];

  constructor(
    private readonly foyer: TestApplication,
    private readonly options: { readonly leaves?: RegExp } = {},
  ) {}

  async scan(link: string): Promise<void> {
    const browser = browserFrom(this.foyer, '198.51.100.99');
    for (const { method, headers } of looks) await browser.send(method, new URL(link).pathname, undefined, headers);
    for (const origin of origins) await browser.open(link, { 'Sec-Fetch-Site': origin });
    await this.crawl(browser, link);
  }

  private async crawl(browser: Browser, link: string): Promise<void> {
    if (this.seen.has(link)) return;
    await browser.open(link);
    this.seen.add(link).add(browser.url);
    const $ = browser.html;
    for (const fields of formsOn($)) await this.send(browser, fields);
    const ways = $('a[href^="/"]')
      .toArray()
      .map((a) => $(a).attr('href') ?? '');
    for (const way of ways) await this.crawl(browser, way);
  }

  private async send(browser: Browser, { action, fields, passwords }: FoundForm): Promise<void> {
    if (this.options.leaves?.test(action)) return;
    for (const typed of passwords.length > 0 ? ['', ...junk] : ['']) {
      const filled = Object.fromEntries(passwords.map((name) => [name, typed]));
      await browser.post(action, { ...fields, ...filled });
      this.sent.push(`${action} ${browser.answers[0]?.status}`);
    }
  }
}

interface FoundForm {
  readonly action: string;
  /** With their values on the page, including the CSRF token. */
  readonly fields: Record<string, string>;
  readonly passwords: readonly string[];
}

function formsOn($: CheerioAPI): FoundForm[] {
  return $('form[method=post]')
    .toArray()
    .map((form) => {
      const inputs = $(form).find('input[name], button[name]:first').toArray();
      const named = (input: (typeof inputs)[number]): string => $(input).attr('name') ?? '';
      return {
        action: $(form).attr('action') ?? '',
        fields: Object.fromEntries(inputs.map((input) => [named(input), $(input).attr('value') ?? ''])),
        passwords: inputs.filter((input) => $(input).attr('type') === 'password').map(named),
      };
    });
}
