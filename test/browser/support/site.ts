import { type Browser as Chromium, type BrowserContextOptions, chromium } from 'playwright-core';
import { Server } from '../../support/server.js';
import { Visitor } from './visitor.js';

/** Without a sandbox, since a container has none to give; and asking nobody anything on its own account. */
const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The built application, and a real browser in front of it that starts with an empty folder. */
export class Site {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly server: Server,
    private readonly chromium: Chromium,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<Site> {
    const server = await Server.start(environment);
    try {
      const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
      return new Site(server, await chromium.launch({ executablePath, args: quietly }));
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  /** Somebody with a browser of their own, without cookies. */
  async visitor(settings: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.chromium.newContext({
      baseURL: this.server.url,
      // What is still fading would be measured in the colours between.
      reducedMotion: 'reduce',
      ...settings,
    });
    const visitor = await Visitor.in(context, this.server);
    this.visitors.push(visitor);
    return visitor;
  }

  /** Sends everybody home, and says what their browsers complained about since. */
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
