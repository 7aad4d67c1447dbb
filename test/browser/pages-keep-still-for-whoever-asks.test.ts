import { openSite, site } from './support/site.js';

openSite();

/** The elements that are animated on this page, with these styles of its own. */
async function animatedOn(path: string, styles = ''): Promise<string[]> {
  const visitor = await (await site.visitor({ reducedMotion: 'no-preference' })).open(path);
  return visitor.page.evaluate((own) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(own);
    document.adoptedStyleSheets = [sheet];
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        const isGliding = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
        return isGliding || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map(({ tagName }) => tagName.toLowerCase());
  }, styles);
}

/** For everybody, so nobody has to ask for reduced motion. */
describe('Nothing is animated', () => {
  it.each(['/', '/login', '/register', '/unknown'])('at %s', async (path) => {
    expect(await animatedOn(path)).toEqual([]);
  });

  it('and an animation would be noticed', async () => {
    expect(await animatedOn('/login', 'button { transition: color 1s }')).toContain('button');
  });
});
