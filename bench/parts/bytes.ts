import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Browser } from '../../test/support/browser.js';
import { memberOf, register } from '../../test/support/people.js';
import { Server } from '../../test/support/server.js';
import { type Figure, figure } from '../figure.js';

interface Bytes {
  readonly plain: number;
  /** As a proxy compresses them. */
  readonly gzip: number;
}

/** What each page sent on 29 November 2026, before the new look: no page may send more. */
const before: Readonly<Record<string, Bytes>> = {
  '/': { plain: 87_637, gzip: 16_104 },
  '/register': { plain: 90_111, gzip: 16_748 },
  '/register/sent': { plain: 88_159, gzip: 16_294 },
  '/login': { plain: 88_512, gzip: 16_349 },
  '/password/forgot': { plain: 88_165, gzip: 16_292 },
  '/unknown': { plain: 87_718, gzip: 16_155 },
  '/account': { plain: 88_776, gzip: 16_377 },
  '/account/password': { plain: 90_891, gzip: 16_938 },
  '/account/email': { plain: 88_652, gzip: 16_400 },
  '/account/sessions': { plain: 88_996, gzip: 16_499 },
  '/account/delete': { plain: 88_928, gzip: 16_495 },
};

/** Of each page with everything that it loads: styles, scripts and images. */
export async function bytes(): Promise<Figure[]> {
  const server = await Server.start();
  const visitor = await register(server, 'ada@example.com');
  const member = await memberOf(server, 'bob@example.com');
  const pages: [Browser, string[]][] = [
    [visitor, ['/', '/register', '/register/sent', '/login', '/password/forgot', '/unknown']],
    [member, ['/account', '/account/password', '/account/email', '/account/sessions', '/account/delete']],
  ];
  const figures: Figure[] = [];
  try {
    for (const [browser, paths] of pages) {
      for (const path of paths) figures.push(...figuresOf(path, await bytesOf(browser, path)));
    }
    return figures;
  } finally {
    await server.remove();
  }
}

function figuresOf(path: string, { plain, gzip }: Bytes): Figure[] {
  const atMost = before[path] ?? { plain: NaN, gzip: NaN };
  return [
    figure(`\`${path}\` and what it loads`, plain / 1000, 'kB', { atMost: atMost.plain / 1000 }),
    figure(`\`${path}\` and what it loads, compressed`, gzip / 1000, 'kB', { atMost: atMost.gzip / 1000 }),
  ];
}

async function bytesOf(browser: Browser, path: string): Promise<Bytes> {
  const html = (await browser.open(path)).response.text;
  const loaded = [html, ...(await filesOf(browser, html))].map((text) => Buffer.from(text));
  return { plain: sum(loaded.map(({ length }) => length)), gzip: sum(loaded.map((file) => gzipSync(file).length)) };
}

async function filesOf(browser: Browser, html: string): Promise<string[]> {
  const $ = load(html);
  const linked = $('link[href], script[src], img[src]')
    .toArray()
    .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '');
  const files: string[] = [];
  for (const path of new Set(linked)) {
    const response = await browser.send('GET', path);
    // An SVG is not text for the client.
    files.push(response.type.startsWith('image/') ? String(response.body as Buffer) : response.text);
  }
  return files;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
