import type { CheerioAPI } from 'cheerio';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';
import { looks } from './looks.js';
import { browserFrom } from './tries.js';

/** What such a program types where a password is asked. */
const junk = ['password', 'Password123!'];

/** As its requests say where they come from, or say nothing. */
const origins = ['none', 'cross-site', 'same-site', 'same-origin', undefined];

/**
 * A link checker in front of somebody's mailbox, as hostile as they come: it opens every link in every way, follows
 * where it leads, sends every form that it finds but those to `leaves`, and types junk for a password. It has none of
 * their cookies and knows no password. (Whoever chooses a good new one on the page behind a link has taken the account
 * over: they read the mailbox, and that is what such a link asks for.)
 */
export class Scanner {
  /** Pages that are found again, from the next mail, are not tried again. */
  private readonly seen = new Set<string>();
  /** Where the forms that it sent went, and the status of the answer. */
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
  /** As the page has them, with the token against forgery. */
  readonly fields: Record<string, string>;
  readonly passwords: readonly string[];
}

function formsOn($: CheerioAPI): FoundForm[] {
  return $('form[method=post]')
    .toArray()
    .map((form) => {
      const inputs = $(form).find('input[name]').toArray();
      const named = (input: (typeof inputs)[number]): string => $(input).attr('name') ?? '';
      return {
        action: $(form).attr('action') ?? '',
        fields: Object.fromEntries(inputs.map((input) => [named(input), $(input).attr('value') ?? ''])),
        passwords: inputs.filter((input) => $(input).attr('type') === 'password').map(named),
      };
    });
}
