import { openSite, site } from './support/site.js';

const windows = [
  { width: 1280, height: 720 },
  { width: 390, height: 664 },
];

describe.each(['card', 'arch'])('With SITE_LOOK=%s', (look) => {
  openSite({ SITE_LOOK: look });

  it.each(['en-GB', 'de-DE'])(
    'the whole log-in form is visible without scrolling, its first field focused: %s',
    async (locale) => {
      for (const viewport of windows) {
        const { page } = await (await site.visitor({ viewport, locale })).open('/login');
        const bottoms = await page
          .locator('main > *')
          .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().bottom));
        expect(bottoms).toHaveLength(3);
        for (const bottom of bottoms) expect(bottom).toBeLessThanOrEqual(viewport.height);
        expect(await page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'email']);
      }
    },
  );

  it('nothing has a shadow in print', async () => {
    const { page } = await (await site.visitor()).open('/login');
    const shadows = () =>
      page
        .locator('body > *')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).boxShadow).filter((one) => one !== 'none'));
    expect(await shadows()).not.toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await shadows()).toEqual([]);
  });

  it('controls are 44 pixels high, and the heading is 24 to 28', async () => {
    for (const viewport of windows) {
      const { page } = await (await site.visitor({ viewport })).open('/login');
      const heights = await page
        .locator('main :is(input:not([type=hidden]), button, .choice)')
        .evaluateAll((controls) =>
          controls.map((control) => [control.id, control.getBoundingClientRect().height] as const),
        );
      expect(heights.length).toBeGreaterThanOrEqual(5);
      // The label of the checkbox belongs to it.
      for (const [id, height] of heights) if (id !== 'remember') expect([id, height >= 44]).toEqual([id, true]);
      const size = await page.locator('h1').evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
      expect(size).toBeGreaterThanOrEqual(24);
      expect(size).toBeLessThanOrEqual(28);
    }
  });
});
