import { Site } from './support/site.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open();
});

afterEach(async () => {
  expect(await site.everybodyLeaves()).toEqual([]);
});

afterAll(async () => {
  await site.close();
});

/** The elements that are animated on this page. */
async function animatedOn(path: string, reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> {
  const visitor = await (await site.visitor({ reducedMotion })).open(path);
  return visitor.page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        const isGliding = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
        return isGliding || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map(({ tagName }) => tagName.toLowerCase()),
  );
}

describe('With reduced motion', () => {
  it.each(['/', '/login', '/register', '/unknown'])('nothing is animated at %s', async (path) => {
    expect(await animatedOn(path, 'reduce')).toEqual([]);
  });

  it('the page differs from the normal one', async () => {
    expect(await animatedOn('/login', 'no-preference')).toContain('button');
  });
});
