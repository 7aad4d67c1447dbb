import { existsSync } from 'node:fs';
import { type Browser as Chromium, type BrowserContextOptions, chromium } from 'playwright-core';
import { Server } from '../../support/server.js';
import { Visitor } from './visitor.js';

/** Without a sandbox, which does not work in a container, and without background requests. */
const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const whole = process.env.CHROMIUM ?? '/usr/bin/chromium';
const shell = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

/**
 * Chromium, or its headless shell without windows and the like, which takes less than two thirds of the time but has no
 * reports about forms, such as a field without a name. Each page is opened once in the whole browser.
 */
const browsers = { whole, shell: existsSync(shell) ? shell : whole };

type BrowserKind = keyof typeof browsers;

/** The built application and a real browser. */
export class Site {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly server: Server,
    private readonly chromium: Chromium,
  ) {}

  static async open(environment: Record<string, string> = {}, kind: BrowserKind = 'shell'): Promise<Site> {
    const server = await Server.start(environment);
    try {
      return new Site(server, await chromium.launch({ executablePath: browsers[kind], args: quietly }));
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  /** A visitor with a new browser without cookies. */
  async visitor(settings: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.chromium.newContext({
      baseURL: this.server.url,
      // During a transition, axe would measure the colors in between.
      reducedMotion: 'reduce',
      ...settings,
    });
    const visitor = await Visitor.in(context, this.server);
    this.visitors.push(visitor);
    return visitor;
  }

  /** Closes all browsers and returns what they reported. */
  async everybodyLeaves(): Promise<string[]> {
    const complaints = this.visitors.flatMap((visitor) => visitor.complaints);
    await Promise.all(this.visitors.map((visitor) => visitor.leave()));
    this.visitors.length = 0;
    return complaints;
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.server.remove();
  }
}

/** The site of the block in which `openSite` was called. */
export let site: Site;

/** Opens a site for the tests of this block. After each, the browsers must have reported nothing. */
export function openSite(environment: Record<string, string> = {}, kind: BrowserKind = 'shell'): void {
  beforeAll(async () => {
    site = await Site.open(environment, kind);
  });

  afterEach(async () => {
    expect(await site.everybodyLeaves()).toEqual([]);
  });

  afterAll(async () => {
    await site.close();
  });
}
