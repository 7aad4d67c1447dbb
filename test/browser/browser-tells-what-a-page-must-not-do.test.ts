import { barriersOn } from './support/accessibility.js';
import { Site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open();
});

afterEach(async () => {
  await site.everybodyLeaves();
});

afterAll(async () => {
  await site.close();
});

/** The log-in page, with something changed on its way. */
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

describe('The browser complains', () => {
  it('of nothing on the page as it is', async () => {
    const visitor = await logInWith((html) => html);
    expect(await barriersOn(visitor.page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  it.each([
    ['a style in the page', '<p style="color: red">Hello</p>', 'style-src'],
    ['a script in the page', '<script>document.title = "Hello"</script>', 'script-src'],
    ['a picture from elsewhere', '<img src="http://elsewhere.invalid/a.png" alt="">', 'elsewhere.invalid'],
    ['a file that is not there', '<img src="/assets/nothing.png" alt="">', '404'],
    ['a field without a name', '<form><input aria-label="Hello"></form>', 'GenericIssue'],
    [
      'a password without whose it is',
      '<form><input id="alone" type="password" aria-label="Password" autocomplete="new-password"></form>',
      'username fields',
    ],
  ])('of %s', async (_, html, complaint) => {
    const visitor = await logInWith(adding(html));
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.complaints.join('\n')).toContain(complaint);
  });
});

describe('A barrier is seen', () => {
  it.each([
    ['a field without a label', adding('<input id="alone">'), 'label'],
    ['a heading that is left out', adding('<h4>Hello</h4>'), 'heading-order'],
    ['what is too wide', adding(`<table><tr><td>${'<td>wide'.repeat(40)}</table>`), 'pixels wide'],
    ['a page in no language', (html: string) => html.replace(' lang="en"', ''), 'html-has-lang'],
  ])('in %s', async (_, change, barrier) => {
    const visitor = await logInWith(change);
    expect((await barriersOn(visitor.page)).join('\n')).toContain(barrier);
  });

  it.each([
    ['grey letters on white', ':root { --ink: #999; --pico-color: #999 }', 'color-contrast'],
    ['a focus that nothing shows', ':focus-visible { outline: none !important }', 'focus cannot be seen'],
    ['targets that are too small', '.ways a { display: block; padding: 0; font: 10px/1 serif }', 'target-size'],
    ['lines that do not break', 'h1 { white-space: pre; font-size: 9em }', 'pixels wide'],
    ['what is too wide for half a window', '@media (resolution: 2x) { h1 { width: 700px } }', 'zoomed to 200 %'],
    ['what does not grow with its type', 'main { min-width: 21rem }', 'in type of 200 %'],
    [
      'what leaves no room between letters',
      '.choice label { min-width: 12.5em; letter-spacing: 0; white-space: nowrap }',
      'in a spacing of one',
    ],
    ['a button that is only a ground', '[type=submit] { border: 0 !important }', 'no edge in forced colours'],
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
