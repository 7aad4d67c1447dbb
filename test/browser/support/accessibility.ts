import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Site } from './site.js';
import type { State } from './states.js';

/** How a page is looked at: every state in each of these. */
const narrow = { colorScheme: 'light', width: 320, height: 640 } as const;
const settings = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { ...narrow, colorScheme },
  { colorScheme, width: 1280, height: 900 },
]);

interface Setting {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

/** What stands in anybody's way to, or on, a page in this state: in English, and what the longer words of German add. */
export async function barriersIn({ reach, status }: State, site: Site): Promise<string[]> {
  const visitor = await reach(site);
  const inEnglish = [...(await visitor.missed({ status, language: 'en' })), ...(await barriersOn(visitor.page))];
  await visitor.reloadIn('de');
  const inGerman = [
    ...(await visitor.missed({ status, language: 'de' })),
    ...(await barriersToReading(visitor.page, [narrow])),
  ];
  return [...inEnglish, ...inGerman.map((barrier) => `in German, ${barrier}`)];
}

/** What is wrong with this page for anybody, in words. */
export async function barriersOn(page: Page): Promise<string[]> {
  return [
    ...(await barriersToReading(page)),
    ...(await barriersToLargeType(page)),
    ...(await barriersToOwnSpacing(page)),
    ...(await barriersInForcedColours(page)),
  ];
}

/** The same for a mail, whose links a mail program draws. */
export async function barriersToReading(page: Page, seen: readonly Setting[] = settings): Promise<string[]> {
  const barriers: string[] = [];
  for (const { colorScheme, width, height } of seen) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const found = [...(await violationsOn(page)), ...(await overflowOn(page))];
    barriers.push(...found.map((barrier) => `${colorScheme}, ${width}: ${barrier}`));
  }
  return barriers;
}

/** All rules of axe, those for WCAG 2.2 as well, which it leaves out by default. */
async function violationsOn(page: Page): Promise<string[]> {
  // Beside the page's own script: the policy of the page is about that, and this is the browser's.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      // It would fetch the style sheets once more, which the policy of the page forbids to scripts.
      preload: false,
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact ?? ''}) ${html} ${failureSummary ?? ''}`),
  );
}

/** Nobody scrolls sideways to read (WCAG 1.4.10). */
async function overflowOn(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return content > window ? [`is ${content} pixels wide in a window of ${window}`] : [];
}

/** Twice the size (WCAG 1.4.4): by the browser's zoom, which halves its window, and by its setting for type alone. */
async function barriersToLargeType(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const zoomed = { width: 640, height: 450, deviceScaleFactor: 2, mobile: false };
  await devtools.send('Emulation.setDeviceMetricsOverride', zoomed);
  const barriers = (await overflowOn(page)).map((barrier) => `zoomed to 200 %: ${barrier}`);
  await devtools.send('Emulation.clearDeviceMetricsOverride');
  await page.setViewportSize({ width: 640, height: 640 });
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  barriers.push(...(await overflowOn(page)).map((barrier) => `in type of 200 %: ${barrier}`));
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await devtools.detach();
  return barriers;
}

/** Lines, words and letters as far apart as a reader may set them (WCAG 1.4.12). */
async function barriersToOwnSpacing(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: narrow.width, height: narrow.height });
  await page.evaluate(() => {
    const own = new CSSStyleSheet();
    own.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [own];
  });
  const barriers = (await overflowOn(page)).map((barrier) => `in a spacing of one's own: ${barrier}`);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return barriers;
}

/** Where the reader's few colours replace all of ours. */
async function barriersInForcedColours(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: narrow.width, height: narrow.height });
  await page.emulateMedia({ forcedColors: 'active' });
  const barriers = [...(await edgelessOn(page)), ...(await invisibleFocusOn(page))];
  await page.emulateMedia({ forcedColors: 'none' });
  return barriers;
}

/** A ground does not tell a control from the page any more: an edge does, or a line under its words. */
async function edgelessOn(page: Page): Promise<string[]> {
  const edgeless = await page.evaluate(() =>
    [...document.querySelectorAll('button, .button, input:not([type=hidden], [type=checkbox], [hidden])')]
      .filter((control) => {
        const { borderStyle, borderWidth, textDecorationLine } = getComputedStyle(control);
        const hasEdge = borderStyle !== 'none' && parseFloat(borderWidth) >= 1;
        return !hasEdge && textDecorationLine !== 'underline';
      })
      .map(({ outerHTML }) => outerHTML),
  );
  return edgeless.map((control) => `has no edge in forced colours: ${control}`);
}

/** Whatever the Tab key comes to shows that it does, within the window (WCAG 2.4.7, 2.4.11). */
async function invisibleFocusOn(page: Page): Promise<string[]> {
  const invisible: string[] = [];
  const seen = new Set<string>();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    const { what, isVisible } = await page.evaluate(async () => {
      // What comes into view does so with the next picture.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const isWithin = top > -1 && left > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
      return {
        what: element === document.body ? '' : element.outerHTML,
        isVisible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isWithin,
      };
    });
    if (what === '' || seen.has(what)) break;
    seen.add(what);
    if (!isVisible) invisible.push(`focus cannot be seen: ${what}`);
  }
  return seen.size === 0 ? ['the Tab key comes to nothing'] : invisible;
}
