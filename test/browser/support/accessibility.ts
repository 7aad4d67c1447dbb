import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** How a page is looked at: every state in each of these. */
const settings = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, width: 320, height: 640 },
  { colorScheme, width: 1280, height: 900 },
]);

/** What is wrong with this page for anybody, in words. */
export async function barriersOn(page: Page): Promise<string[]> {
  const barriers = await barriersToReading(page);
  return [...barriers, ...(await barriersInLargeType(page)), ...(await invisibleFocusOn(page))];
}

/** The same for a mail, whose links a mail program draws. */
export async function barriersToReading(page: Page): Promise<string[]> {
  const barriers: string[] = [];
  for (const { colorScheme, width, height } of settings) {
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
  await page.evaluate(axe.source);
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

/** Letters of twice their size in a window of a telephone (WCAG 1.4.4 asks for it in any). */
async function barriersInLargeType(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 640, height: 640 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const barriers = (await overflowOn(page)).map((barrier) => `at 200 %: ${barrier}`);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await devtools.detach();
  return barriers;
}

/** Whatever the Tab key comes to shows that it does, within the window (WCAG 2.4.7, 2.4.11), also in forced colours. */
async function invisibleFocusOn(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ forcedColors: 'active' });
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
  await page.emulateMedia({ forcedColors: 'none' });
  return seen.size === 0 ? ['the Tab key comes to nothing'] : invisible;
}
