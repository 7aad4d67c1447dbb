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

/** What would move, fade or glide on this page. */
async function movingOn(path: string, reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> {
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

describe('Whoever asks the browser for less motion', () => {
  it.each(['/', '/login', '/register', '/unknown'])('sees none at %s', async (path) => {
    expect(await movingOn(path, 'reduce')).toEqual([]);
  });

  it('is spared what others see', async () => {
    expect(await movingOn('/login', 'no-preference')).toContain('button');
  });
});
