import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Site } from './site.js';
import type { State } from './states.js';

/** `axe.source` is twice as long, and every page has to compile it. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose result changes with the colors and the width: the others look at the document only. */
const rulesOfLook = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** Every state of a page is checked with each of these. */
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

/** The barriers of a page in this state: in English, and those that the longer German words add. */
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

/** The barriers on this page. */
export async function barriersOn(page: Page): Promise<string[]> {
  return [
    ...(await barriersToReading(page)),
    ...(await barriersToLargeType(page)),
    ...(await barriersToOwnSpacing(page)),
    ...(await barriersInForcedColors(page)),
  ];
}

/** The same for a mail, whose links the mail client renders. */
export async function barriersToReading(page: Page, seen: readonly Setting[] = settings): Promise<string[]> {
  const barriers: string[] = [];
  for (const [index, { colorScheme, width, height }] of seen.entries()) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const found = [...(await violationsOn(page, index === 0 ? undefined : rulesOfLook)), ...(await overflowOn(page))];
    barriers.push(...found.map((barrier) => `${colorScheme}, ${width}: ${barrier}`));
  }
  return barriers;
}

/** These rules of axe, or all, with those for WCAG 2.2, which are off by default. */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    // By the developer tools: the page's content security policy does not apply, and `page.evaluate` takes twice as long.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Runtime.evaluate', { expression: `${source}; undefined` });
    await devtools.detach();
  }
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        // It would load the style sheets again, which the page's policy does not allow scripts.
        preload: false,
        rules: { 'target-size': { enabled: true } },
        ...(only && { runOnly: only }),
      }),
    rules && [...rules],
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact ?? ''}) ${html} ${failureSummary ?? ''}`),
  );
}

/** No horizontal scrolling (WCAG 1.4.10). */
export async function overflowOn(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return content > window ? [`is ${content} pixels wide in a window of ${window}`] : [];
}

/** Twice the size (WCAG 1.4.4): with the browser's zoom, which halves the window, and with its font size. */
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

/** Line, word and letter spacing that a reader can set (WCAG 1.4.12). */
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

/** Forced colors replace all of ours. */
async function barriersInForcedColors(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: narrow.width, height: narrow.height });
  await page.emulateMedia({ forcedColors: 'active' });
  const barriers = [...(await edgelessOn(page)), ...(await invisibleFocusOn(page))];
  await page.emulateMedia({ forcedColors: 'none' });
  return barriers;
}

/** Without background colors, a control needs an edge or an underline. */
async function edgelessOn(page: Page): Promise<string[]> {
  const edgeless = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, .button, input:not([type=hidden], [type=checkbox], [hidden]), select, textarea',
      ),
    ]
      .filter((control) => {
        const { borderStyle, borderWidth, textDecorationLine } = getComputedStyle(control);
        const hasEdge = borderStyle !== 'none' && parseFloat(borderWidth) >= 1;
        return !hasEdge && textDecorationLine !== 'underline';
      })
      .map(({ outerHTML }) => outerHTML),
  );
  return edgeless.map((control) => `has no edge in forced colors: ${control}`);
}

/** Every element that gets the focus shows it, within the window (WCAG 2.4.7, 2.4.11). */
async function invisibleFocusOn(page: Page): Promise<string[]> {
  const invisible: string[] = [];
  const seen = new Set<string>();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    const { what, isVisible } = await page.evaluate(async () => {
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isInWindow = (): boolean => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        return top > -1 && left > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
      };
      // Scrolling happens with the next frame.
      for (let frame = 0; frame < 2 && !isInWindow(); frame += 1) await new Promise(requestAnimationFrame);
      const isWithin = isInWindow();
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
