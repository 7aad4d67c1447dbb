import { load } from 'cheerio';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../src/common/config-error.js';
import { loadConfig } from '../../src/config/config.js';
import { accentsOf, grounds } from '../../src/config/theme-colors.js';
import { days } from '../../src/common/time.js';
import { urlOf } from '../../src/common/url.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { register } from '../support/people.js';

let folder: string;
let foyer: TestApplication | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-custom-'));
  foyer = undefined;
});

afterEach(async () => {
  await foyer?.stop();
  rmSync(folder, { recursive: true });
});

function put(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('With its settings', () => {
  it('a site has its name on every page and in every mail, and a link back', async () => {
    foyer = await startApplication({ SITE_NAME: 'Lamp & Door', SITE_URL: 'https://www.lamp.example/shop' });
    const visitor = await foyer.browser().open('/login');
    expect(visitor.html('title').text()).toBe('Log in · Lamp & Door');
    expect(visitor.html('.brand').text().trim()).toBe('Lamp & Door');
    expect(visitor.html('footer a[href="https://www.lamp.example/shop"]').text()).toBe('Back to www.lamp.example');

    await register(foyer, 'ada@example.com');
    const mail = await foyer.mailbox.lastTo('ada@example.com');
    expect(mail.parsed.from?.text).toContain('Lamp & Door');
    expect(mail.subject).toBe('Activate your Lamp & Door account');
    expect(mail.text).not.toContain('Foyer');
  });

  it('the link back shows an internationalized domain in Unicode', async () => {
    foyer = await startApplication({ SITE_URL: 'https://www.lämpchen.example/' });
    const visitor = await foyer.browser().open('/login');
    expect(visitor.html('footer a[href]').text()).toBe('Back to www.lämpchen.example');
  });

  it('the link back is parsed the same after 50,000 times', () => {
    const reading = (): string | undefined => urlOf('https://www.lämpchen.example/')?.hostname;
    const read = new Set(Array.from({ length: 50_000 }, reading));
    expect([...read]).toEqual(['www.xn--lmpchen-5wa.example']);
  });

  it('its name cannot be used as a password', async () => {
    foyer = await startApplication({ SITE_NAME: 'Zebrafinch Club' });
    const visitor = await foyer.browser().open('/register');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'zebrafinch-club-1').press('Create account');
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('the name of this site');
  });

  it('its color is used for buttons, the mark, and links in mails', async () => {
    foyer = await startApplication({ SITE_COLOR: '#C03' });
    const browser = foyer.browser();
    expect((await browser.send('GET', '/assets/site.css')).text).toContain('--fill: #cc0033;');
    expect(String((await browser.send('GET', '/assets/mark.svg')).body)).toContain('fill: #cc0033');

    await register(foyer, 'ada@example.com');
    const { html } = await foyer.mailbox.lastTo('ada@example.com');
    const $ = load(html);
    expect($('td.button').attr('bgcolor')).toBe('#cc0033');
    expect($('td.button a').attr('style')).toContain(`color: ${accentsOf('#cc0033').light.onFill}`);
    expect($('.block a').attr('style')).toContain('color: #cc0033');
    expect(html).toContain(`a { color: ${accentsOf('#cc0033').dark.accent} !important; }`);
  });

  it.each([
    ['logo.PNG', 'https://foyer.example', 'https://foyer.example/assets/logo.png'],
    ['logo.svg', 'https://foyer.example', undefined],
    ['logo.webp', 'https://foyer.example', undefined],
    ['logo.png', 'http://foyer.example', undefined],
  ])('%s at %s is on top of mails if mail programs show it, else the name', async (name, baseUrl, src) => {
    foyer = await startApplication({ SITE_NAME: 'Lamp', SITE_LOGO: put(name, 'a picture'), BASE_URL: baseUrl });
    await register(foyer, 'ada@example.com');
    const { html, text } = await foyer.mailbox.lastTo('ada@example.com');
    const $ = load(html);
    expect([$('img').attr('src'), $('img').attr('alt')]).toEqual(src === undefined ? [src, src] : [src, 'Lamp']);
    expect($('main p').first().text()).toBe(src === undefined ? 'Lamp' : '');
    expect(text.startsWith('Lamp\n')).toBe(true);
    const { headers } = await foyer.browser().send('GET', `/assets/${name.toLowerCase()}`);
    // Mail programs in the browser are other sites.
    expect(headers['cross-origin-resource-policy']).toBe(src === undefined ? 'same-origin' : 'cross-origin');
  });

  it('its logo replaces mark and name, and cannot run script', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    foyer = await startApplication({ SITE_NAME: 'Lamp', SITE_LOGO: put('Our logo.SVG', script) });
    const visitor = await foyer.browser().open('/');
    expect(visitor.html('.brand img').attr()).toEqual({ src: '/assets/logo.svg', alt: 'Lamp' });
    const logo = await visitor.send('GET', '/assets/logo.svg');
    expect(logo.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(logo.headers['content-security-policy']).toContain('sandbox');
    expect(logo.headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*script-src)/);
  });
});

describe('In the footer', () => {
  it('are the links of SITE_LINKS, in their order, as text', async () => {
    foyer = await startApplication({
      SITE_LINKS:
        'Privacy=https://www.lamp.example/privacy?a=b&c=d,Help & more=/assets/help.html , Impressum=http://lämpchen.example/',
    });
    const visitor = await foyer.browser().open('/login');
    const links = visitor.html('footer ul a').toArray();
    expect(links.map((link) => [visitor.html(link).text(), visitor.html(link).attr('href')])).toEqual([
      ['Privacy', 'https://www.lamp.example/privacy?a=b&c=d'],
      ['Help & more', '/assets/help.html'],
      ['Impressum', 'http://lämpchen.example/'],
    ]);
  });

  it('is no list without them, and one form for all languages', async () => {
    foyer = await startApplication();
    const visitor = await foyer.browser().open('/login');
    expect(visitor.html('footer ul')).toHaveLength(0);
    expect(visitor.html('footer form')).toHaveLength(1);
    await visitor.press('Deutsch');
    expect(visitor.url).toBe('/login');
    expect(visitor.html('html').attr('lang')).toBe('de');
  });
});

describe('The look', () => {
  const stylesOf = async (environment: Record<string, string>): Promise<string[]> => {
    foyer = await startApplication(environment);
    const { html } = await foyer.browser().open('/login');
    const styles = html('link[rel=stylesheet]').toArray();
    return styles.map((style) => html(style).attr('href')?.replace('/assets/', '') ?? '');
  };

  it('is a card, with a top of its color on phones', async () => {
    foyer = await startApplication();
    const { html } = await foyer.browser().open('/login');
    expect(html('link[rel=stylesheet]')).toHaveLength(2);
    const tops = html('meta[name=theme-color]').toArray();
    expect(tops.map((top) => [html(top).attr('media'), html(top).attr('content')])).toEqual([
      ['(prefers-color-scheme: light)', grounds.light.sheet],
      ['(prefers-color-scheme: dark)', grounds.dark.sheet],
    ]);
  });

  it('is an arch with SITE_LOOK=arch', async () => {
    expect(await stylesOf({ SITE_LOOK: 'arch' })).toEqual(['site.css', 'foyer.css', 'arch.css']);
  });

  it('is changed by theme.css in CUSTOM_DIR, which comes last', async () => {
    put('public/assets/theme.css', ':root { --radius: 0 }');
    expect(await stylesOf({ SITE_LOOK: 'arch', CUSTOM_DIR: folder })).toEqual([
      'site.css',
      'foyer.css',
      'arch.css',
      'theme.css',
    ]);
    expect((await foyer?.browser().send('GET', '/assets/theme.css'))?.text).toBe(':root { --radius: 0 }');
  });

  it('has an icon that a file in CUSTOM_DIR replaces', async () => {
    put('public/assets/favicon.ico', 'ours');
    foyer = await startApplication({ CUSTOM_DIR: folder });
    const icon = await foyer.browser().send('GET', '/favicon.ico');
    expect(String(icon.body as Buffer)).toBe('ours');
  });
});

describe('security.txt', () => {
  it('names SECURITY_CONTACT, and is valid for less than a year (RFC 9116)', async () => {
    foyer = await startApplication({ SECURITY_CONTACT: 'mailto:security@lamp.example' });
    const answer = await foyer.browser().send('GET', '/.well-known/security.txt');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const lines = new Map(
      answer.text
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/) as [string, string]),
    );
    const left = Date.parse(lines.get('Expires') ?? '') - Date.now();
    expect(left).toBeGreaterThan(days(30));
    expect(left).toBeLessThan(days(365));
    expect([...lines.keys()]).toEqual(['Contact', 'Expires', 'Canonical']);
    expect(lines.get('Contact')).toBe('mailto:security@lamp.example');
    expect(lines.get('Canonical')).toMatch(/^https?:\/\/[^/]+\/\.well-known\/security\.txt$/);
  });

  it('is a 404 page without it', async () => {
    foyer = await startApplication();
    const visitor = await foyer.browser().open('/.well-known/security.txt');
    expect(visitor.status).toBe(404);
    expect(visitor.response.headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('A file in CUSTOM_DIR', () => {
  it('replaces a page, a partial, a style or a mail; all others stay', async () => {
    put('views/home.hbs', '<h1>Come in to {{site.name}}</h1>{{> doormat}}');
    put('views/partials/doormat.hbs', '<p>Wipe your feet.</p>');
    put('views/partials/csrf.hbs', '<input type="hidden" name="_csrf" value="{{csrf}}" data-ours>');
    put('views/mail/letter.text.hbs', 'Ahoy!\n{{lead}}\n{{action.link}}\n');
    put('public/assets/foyer.css', 'body { color: teal }');
    put('public/assets/hall.png', 'a picture');
    put('.DS_Store', 'of a system');
    foyer = await startApplication({ CUSTOM_DIR: folder });

    const visitor = await foyer.browser().open('/');
    expect(visitor.html('main').text().trim()).toBe('Come in to FoyerWipe your feet.');
    expect((await visitor.send('GET', '/assets/foyer.css')).text).toBe('body { color: teal }');
    expect((await visitor.send('GET', '/assets/hall.png')).status).toBe(200);
    await visitor.open('/login');
    expect(visitor.html('input[data-ours]')).toHaveLength(2);

    await register(foyer, 'ada@example.com');
    const mail = await foyer.mailbox.lastTo('ada@example.com');
    expect(mail.text).toMatch(/^Ahoy!/);
    expect(mail.html).not.toContain('Ahoy!');
    await visitor.open(mail.link);
    expect(visitor.status).toBe(200);
  });

  it('replaces the layout', async () => {
    put(
      'views/layouts/main.hbs',
      '<!doctype html><html lang="en"><title>{{site.name}}</title><main>{{{body}}}</main></html>',
    );
    foyer = await startApplication({ CUSTOM_DIR: folder });
    const visitor = await foyer.browser().open('/login');
    expect(visitor.html('header')).toHaveLength(0);
    expect(visitor.html('h1').text()).toBe('Log in');
  });
});

describe('Startup fails with one sentence about', () => {
  const errorFor = (environment: Record<string, string>): string => {
    try {
      loadConfig({ SECRET: 'a secret that is long enough for a test', ...environment });
      return 'nothing';
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
  };

  it.each<[string, () => Record<string, string>, RegExp]>([
    ['a name with a bracket', () => ({ SITE_NAME: 'Foyer <b>' }), /^SITE_NAME must be a name of at most 60/],
    ['a name with a line break', () => ({ SITE_NAME: 'Foyer\nBcc: all' }), /^SITE_NAME must not contain a line break/],
    ['a name that is too long', () => ({ SITE_NAME: 'a'.repeat(61) }), /^SITE_NAME must be/],
    ['an empty name', () => ({ SITE_NAME: '  ' }), /^SITE_NAME must not start or end with a space/],
    ['a link back that is a script', () => ({ SITE_URL: 'javascript:alert(1)' }), /^SITE_URL must be the URL/],
    ['a link back that is not a URL', () => ({ SITE_URL: 'example.com' }), /^SITE_URL must be the URL/],
    ['a color name', () => ({ SITE_COLOR: 'teal' }), /^SITE_COLOR must be a color such as #1f5f8b/],
    ['a color with extra characters', () => ({ SITE_COLOR: '#fff;}' }), /^SITE_COLOR must be/],
    ['a missing logo', () => ({ SITE_LOGO: 'no.svg' }), /^SITE_LOGO must be the path of an image/],
    ['a logo that is not an image', () => ({ SITE_LOGO: put('a.html', '') }), /^SITE_LOGO must be/],
    ['a logo that is too large', () => ({ SITE_LOGO: put('a.png', 'a'.repeat(300_000)) }), /^SITE_LOGO must be/],
    [
      'a link without a label',
      () => ({ SITE_LINKS: '=https://example.com' }),
      /^SITE_LINKS must be a list such as Privacy=/,
    ],
    ['a link without a URL', () => ({ SITE_LINKS: 'Privacy' }), /^SITE_LINKS must be/],
    ['an empty link', () => ({ SITE_LINKS: 'Privacy=/privacy,' }), /^SITE_LINKS must be/],
    ['a label with markup', () => ({ SITE_LINKS: '<b>Privacy=/privacy' }), /^SITE_LINKS must be/],
    ['a link that is a script', () => ({ SITE_LINKS: 'Privacy=javascript:alert(1)' }), /^SITE_LINKS must be/],
    ['a link to another host as a path', () => ({ SITE_LINKS: 'Privacy=//evil.example' }), /^SITE_LINKS must be/],
    ['a path with a backslash', () => ({ SITE_LINKS: 'Privacy=/\\evil.example' }), /^SITE_LINKS must be/],
    ['a URL with a comma', () => ({ SITE_LINKS: 'Privacy=https://example.com/a,b' }), /^SITE_LINKS must be/],
    ['a look that does not exist', () => ({ SITE_LOOK: 'door' }), /^SITE_LOOK must be card or arch\.$/],
    ['an address that does not exist', () => ({ SITE_GERMAN: 'Du' }), /^SITE_GERMAN must be sie or du\.$/],
    [
      'a contact without mailto:',
      () => ({ SECURITY_CONTACT: 'me@example.com' }),
      /^SECURITY_CONTACT must be a URL such as/,
    ],
    ['a contact that is no address', () => ({ SECURITY_CONTACT: 'mailto:me' }), /^SECURITY_CONTACT must be/],
    ['a contact over http', () => ({ SECURITY_CONTACT: 'http://example.com' }), /^SECURITY_CONTACT must be/],
    ['a missing directory', () => ({ CUSTOM_DIR: join(folder, 'no') }), /^CUSTOM_DIR must be a directory/],
    [
      'a template with an unknown name',
      () => (put('views/hom.hbs', ''), { CUSTOM_DIR: folder }),
      /^In CUSTOM_DIR the file views\/hom\.hbs replaces nothing: there is no template at this path\.$/,
    ],
    [
      'a file outside views/ and public/',
      () => (put('home.hbs', ''), { CUSTOM_DIR: folder }),
      /^In CUSTOM_DIR the file home\.hbs has no effect: templates go in views\/, texts in i18n\/, styles and images in public\/assets\/\.$/,
    ],
    [
      'a template with a syntax error',
      () => (put('views/home.hbs', '{{#if a}}'), { CUSTOM_DIR: folder }),
      /^In CUSTOM_DIR the file views\/home\.hbs is not a valid template: [^\n]+\.$/,
    ],
  ])('%s', (_, environment, sentence) => {
    expect(errorFor(environment())).toMatch(sentence);
  });
});
