import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Browser } from '../../support/browser.js';
import { noteCookie, noteForm, noteTokensIn } from '../../support/secrets-used.js';
import type { Server } from '../../support/server.js';

/** The focused element, as the browser reports it to a screen reader. */
interface Focused {
  readonly role: string;
  readonly name: string;
}

/** A user with only a keyboard, who finds everything by its label. */
export class Visitor {
  /** The status of the last page. */
  status = 0;

  private constructor(
    readonly page: Page,
    private readonly server: Server,
    private readonly devtools: CDPSession,
    /** Problems that the browser reported, and requests to other sites. Should stay empty. */
    readonly complaints: string[],
  ) {}

  static async in(context: BrowserContext, server: Server, complaints: string[] = []): Promise<Visitor> {
    const page = await context.newPage();
    const visitor = new Visitor(page, server, await context.newCDPSession(page), complaints);
    await visitor.listen();
    return visitor;
  }

  /** A second tab of the same browser. */
  async newTab(): Promise<Visitor> {
    return Visitor.in(this.page.context(), this.server, this.complaints);
  }

  /** Continues where a test browser without a screen is. */
  async takeOver(browser: Browser): Promise<this> {
    await this.page
      .context()
      .addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: this.server.url })));
    return this;
  }

  async open(link: string): Promise<this> {
    await this.page.goto(link);
    // Whoever fills in another field first would keep the browser from it, and the browser would say so.
    await this.autofocused();
    return this;
  }

  /** Reloads the page, also after a form, with a browser that asks for this language. */
  async reloadIn(language: string): Promise<this> {
    await this.page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await this.page.reload();
    return this;
  }

  /** How the page differs from the expected one. */
  async missed(meant: { readonly status: number; readonly language: string }): Promise<string[]> {
    const language = (await this.page.locator('html').getAttribute('lang')) ?? 'none';
    return [
      ...(this.status === meant.status ? [] : [`its status is ${this.status} and not ${meant.status}`]),
      ...(language === meant.language ? [] : [`its language is ${language} and not ${meant.language}`]),
    ];
  }

  /** The path of the page. */
  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** The text of the page. */
  async words(): Promise<string> {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ').trim();
  }

  async title(): Promise<string> {
    return this.page.title();
  }

  async type(label: string, text: string): Promise<this> {
    await this.tabTo('textbox', label);
    // The Tab key selects the current value, and typing replaces it.
    await this.page.keyboard.type(text);
    return this;
  }

  async check(label: string): Promise<this> {
    await this.tabTo('checkbox', label);
    await this.page.keyboard.press('Space');
    return this;
  }

  /** Types the beginning of an option. */
  async choose(label: string, words: string): Promise<this> {
    await this.tabTo('combobox', label);
    await this.page.keyboard.type(words);
    return this;
  }

  /** Presses a button that leads to another page. */
  async press(button: string): Promise<this> {
    await this.tabTo('button', button);
    return this.goOnBy('Enter');
  }

  async follow(link: string): Promise<this> {
    await this.tabTo('link', link);
    return this.goOnBy('Enter');
  }

  /** Opens a collapsed part. */
  async unfold(summary: string): Promise<this> {
    await this.tabTo('DisclosureTriangle', summary);
    await this.page.keyboard.press('Enter');
    return this;
  }

  /** Presses a key that leads to another page. */
  async goOnBy(key: string): Promise<this> {
    const answered = this.page.waitForEvent('load');
    await this.page.keyboard.press(key);
    await answered;
    return this;
  }

  /** Presses Tab, at most once around the page. */
  async tabTo(role: string, name: string): Promise<void> {
    await this.autofocused();
    const passed: string[] = [];
    for (let pressed = 0; pressed < 60; pressed += 1) {
      const focused = await this.focused();
      if (focused?.role === role && focused.name === name) return;
      if (focused) passed.push(`${focused.role} “${focused.name}”`);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(
      `The keyboard does not come to the ${role} “${name}” of ${this.path}, only to: ${[...new Set(passed)].join(', ')}`,
    );
  }

  /** Waits for the first field of a new page to get the focus, which happens after the page has loaded. */
  private async autofocused(): Promise<void> {
    const expression = 'document.activeElement !== document.body || !document.querySelector("[autofocus]")';
    for (let waited = 0; waited < 20; waited += 1) {
      const { result } = await this.devtools.send('Runtime.evaluate', { expression });
      if (result.value === true) return;
      await wait(25);
    }
  }

  /** The focused element, unless it is the whole page. */
  async focused(): Promise<Focused | undefined> {
    const expression = 'document.activeElement === document.body ? null : document.activeElement';
    const { result } = await this.devtools.send('Runtime.evaluate', { expression });
    if (result.objectId === undefined) return undefined;
    const { nodes } = await this.devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes.filter(({ ignored }) => !ignored);
    const role = String(node?.role?.value ?? '');
    return node && role !== 'RootWebArea' ? { role, name: String(node.name?.value ?? '') } : undefined;
  }

  async leave(): Promise<void> {
    for (const { name, value } of await this.page.context().cookies()) noteCookie(name, value);
    await this.page.context().close();
  }

  /** Everything that the browser reports about a page. */
  private async listen(): Promise<void> {
    const { page, devtools } = this;
    const complain = (what: string): void => void this.complaints.push(`${page.url()}: ${what}`);
    devtools.on('Audits.issueAdded', ({ issue }) => {
      complain(`${issue.code} ${JSON.stringify(issue.details)}`);
    });
    await devtools.send('Audits.enable');
    page.on('request', (request) => {
      noteTokensIn(request.url());
      noteForm(request.postData() ?? '');
      if (new URL(request.url()).origin !== this.server.url) complain(`asks ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A quick navigation cancels the loading of images, and a download leaves the page.
      if (reason !== 'net::ERR_ABORTED') complain(`${request.url()} failed: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) this.status = response.status();
      else if (response.status() >= 400) complain(`${response.status()} for ${response.url()}`);
    });
    page.on('console', (message) => {
      // An error page has an error status.
      if (!message.text().startsWith('Failed to load resource: the server responded with a status of'))
        complain(`prints ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      complain(`throws ${error.message}`);
    });
  }
}
