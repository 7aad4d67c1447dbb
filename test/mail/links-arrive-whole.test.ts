import { load } from 'cheerio';
import { Clock } from '../../src/common/time.js';
import { Keyring } from '../../src/common/keyring.js';
import { type Config, loadConfig } from '../../src/config/config.js';
import { languageCodes } from '../../src/i18n/languages.js';
import { MailRenderer } from '../../src/mail/mail-renderer.js';
import { sampleMails } from '../../src/mail/samples.js';
import { SmtpTransport } from '../../src/mail/transports/smtp.js';
import type { RenderedMail } from '../../src/mail/template.js';
import { PostOffice } from '../support/post-office.js';

/** Every character of a token, also of those that earlier versions mailed. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Each token begins with the next character, so that each of them comes to stand where a line is folded. */
class EveryToken extends Keyring {
  private made = 0;

  override linkToken(): string {
    this.made += 1;
    return `${alphabet}${alphabet}`.slice(this.made % alphabet.length).slice(0, 52);
  }
}

let office: PostOffice;
let transport: SmtpTransport | undefined;

beforeAll(async () => {
  office = await PostOffice.open();
});

afterEach(() => {
  transport?.close();
  transport = undefined;
});

afterAll(async () => {
  await office.close();
});

function configOf(baseUrl: string): Config {
  return loadConfig({
    SECRET: 'a secret that is long enough for a test',
    BASE_URL: baseUrl,
    MAIL_URL: office.url,
    SITE_NAME: 'Lampe & Tür',
  });
}

/** What the mail server got, as bytes: one connection for all of a test, since the server is slow to greet. */
async function sourceOf(config: Config, mail: RenderedMail): Promise<string> {
  transport ??= new SmtpTransport(config);
  await transport.send({ ...mail, id: 'test', recipient: 'ada@example.com' });
  return office.deliveries.at(-1)?.source ?? '';
}

interface MimePart {
  readonly type: string;
  readonly encoding: string;
  readonly content: string;
}

/** Read by the letter of RFC 2045 and RFC 2046, not by the library that wrote it. */
function partsOf(source: string): MimePart[] {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '';
  return source
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...body] = part.trimStart().split('\r\n\r\n');
      const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
      return {
        type: header('Content-Type'),
        encoding: header('Content-Transfer-Encoding'),
        content: decoded(body.join('\r\n\r\n')),
      };
    });
}

function decoded(quotedPrintable: string): string {
  expect(Math.max(...quotedPrintable.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
  const bytes = quotedPrintable
    .replace(/[ \t]+$/gm, '')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe.each(['https://foyer.example', `https://${'a-long-name-of-a-department.'.repeat(8)}example.com:8443`])(
  'At %s',
  (baseUrl) => {
    it.each(languageCodes)('every link of every kind of mail in “%s” is whole in both parts', async (language) => {
      const config = configOf(baseUrl);
      const keyring = new EveryToken(config.secrets);
      const renderer = new MailRenderer(config, keyring, new Clock());
      let links = 0;
      for (const { name, mail } of sampleMails(keyring, language, Date.now())) {
        const rendered = renderer.render(mail);
        if (!rendered) throw new Error(`${name} sends nothing.`);
        const wanted = rendered.text.match(/https?:\/\/\S+/g) ?? [];
        const [text, html, ...others] = partsOf(await sourceOf(config, rendered));
        expect(others).toEqual([]);
        expect([text?.type, html?.type]).toEqual(['text/plain; charset=utf-8', 'text/html; charset=utf-8']);
        expect([text?.encoding, html?.encoding]).toEqual(['quoted-printable', 'quoted-printable']);
        const lines = text?.content.split('\r\n') ?? [];
        const $ = load(html?.content ?? '');
        const anchors = $('a')
          .toArray()
          .map((anchor) => $(anchor).attr('href'));
        const shown = $('.address')
          .toArray()
          .map((address) => $(address).text());
        expect({ name, lines: lines.filter((line) => line.includes('://')) }).toEqual({ name, lines: wanted });
        expect({ name, anchors, shown }).toEqual({ name, anchors: wanted, shown: wanted });
        for (const link of wanted) expect(link.startsWith(`${baseUrl}/`)).toBe(true);
        links += wanted.length;
      }
      expect(links).toBeGreaterThan(20);
    });
  },
);

it('A link in a mail of plain ASCII is not folded either', async () => {
  const link = `https://example.com/activate/${alphabet.repeat(4)}`;
  const mail = { language: 'en', subject: 'Plain', text: `Open this link:\n${link}\nThanks.\n` } as const;
  const [text] = partsOf(
    await sourceOf(configOf('https://foyer.example'), { ...mail, html: `<a href="${link}">x</a>` }),
  );
  expect(text?.type).toBe('text/plain; charset=utf-8');
  expect(text?.content).toContain(`\r\n${link}\r\n`);
});
