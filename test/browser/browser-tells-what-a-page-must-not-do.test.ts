import { barriersOn } from './support/accessibility.js';
import { Site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open({}, 'whole');
});

afterEach(async () => {
  await site.everybodyLeaves();
});

afterAll(async () => {
  await site.close();
});

/** The log-in page with modified HTML. */
async function logInWith(change: (html: string) => string): Promise<Visitor> {
  const visitor = await site.visitor();
  await visitor.page.route('**/login', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  return visitor.open('/login');
}

const adding =
  (html: string) =>
  (page: string): string =>
    page.replace('</main>', `${html}</main>`);

describe('The browser reports', () => {
  it('nothing on the unmodified page', async () => {
    const visitor = await logInWith((html) => html);
    expect(await barriersOn(visitor.page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  it.each([
    ['an inline style', '<p style="color: red">Hello</p>', 'style-src'],
    ['an inline script', '<script>document.title = "Hello"</script>', 'script-src'],
    ['an image from another host', '<img src="http://elsewhere.invalid/a.png" alt="">', 'elsewhere.invalid'],
    ['a missing file', '<img src="/assets/nothing.png" alt="">', '404'],
    ['a field without a name', '<form><input aria-label="Hello"></form>', 'GenericIssue'],
    [
      'a password without a user name',
      '<form><input id="alone" type="password" aria-label="Password" autocomplete="new-password"></form>',
      'username fields',
    ],
  ])('%s', async (_, html, complaint) => {
    const visitor = await logInWith(adding(html));
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.complaints.join('\n')).toContain(complaint);
  });
});

describe('An accessibility barrier is found', () => {
  it.each([
    ['a field without a label', adding('<input id="alone">'), 'label'],
    ['a skipped heading level', adding('<h4>Hello</h4>'), 'heading-order'],
    ['content that is too wide', adding(`<table><tr><td>${'<td>wide'.repeat(40)}</table>`), 'pixels wide'],
    ['a page without a language', (html: string) => html.replace(' lang="en"', ''), 'html-has-lang'],
  ])('in %s', async (_, change, barrier) => {
    const visitor = await logInWith(change);
    expect((await barriersOn(visitor.page)).join('\n')).toContain(barrier);
  });

  it.each([
    ['gray text on white', ':root { --ink: #999 }', 'color-contrast'],
    ['an invisible focus', ':focus-visible { outline: none !important }', 'focus cannot be seen'],
    [
      'targets that are too small',
      'footer form, footer button { display: block !important; padding: 0 !important; font: 10px/1 serif !important }',
      'target-size',
    ],
    ['lines that do not wrap', 'h1 { white-space: pre; font-size: 9em }', 'pixels wide'],
    ['content that is too wide at 200 % zoom', '@media (resolution: 2x) { h1 { width: 700px } }', 'zoomed to 200 %'],
    ['a layout that breaks with large text', 'main { min-width: 21rem }', 'in type of 200 %'],
    [
      'a layout that breaks with letter spacing',
      '.choice label { min-width: 12.5em; letter-spacing: 0; white-space: nowrap }',
      'in a spacing of one',
    ],
    ['a button with only a background color', '[type=submit] { border: 0 !important }', 'no edge in forced colors'],
  ])('in %s', async (_, style, barrier) => {
    const visitor = await site.visitor();
    await visitor.page.route('**/foyer.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()) + style });
    });
    await visitor.open('/login');
    expect((await barriersOn(visitor.page)).join('\n')).toContain(barrier);
  });
});
