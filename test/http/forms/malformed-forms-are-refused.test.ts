import { load } from 'cheerio';
import { startApplication } from '../../support/application.js';
import { type Answered, type Asked, Attack } from '../../support/attack.js';
import { bytesOf, withBody } from '../../support/drafts.js';
import { fillInFormOf } from '../../support/forms.js';
import {
  addedFields,
  marker,
  strangeBodies,
  unclearChunks,
  unclearLengths,
  untypable,
  unreadableBodies,
} from '../../support/oddities.js';
import { expectPlainEnd } from '../../support/log-lines.js';
import { formsOfProviders, routesOf } from '../../support/routes.js';
import { tablesOf } from '../../support/tables.js';
import { bytesFrom, sendBytes } from '../../support/wire.js';

let attack: Attack;

beforeAll(async () => {
  attack = await Attack.begin();
});

afterAll(async () => {
  await attack.server.remove();
});

/** Their answer is what was made. */
const shownOnce = [
  '/account/tokens',
  '/account/recovery-codes',
  '/admin/clients/add',
  '/admin/clients/id/:id/secret',
  '/admin/invites/new',
];

/** The requests that got anything but a page with this status and text. */
const othersThan = (answered: readonly Answered[], status: number, says: RegExp): string[] =>
  answered.flatMap(({ asked: { who, route }, answer }) => {
    const words = load(answer.text)('main').text();
    return answer.status === status && says.test(words) ? [] : [`${route} of ${who} → ${answer.status}: ${words}`];
  });

const holders = (): Asked[] => attack.forms.filter(({ who }) => who === 'holder');

/** A valid form, and its head up to the length. */
const whole = (form: Asked): string => bytesOf(form).toString('latin1');
const headOf = (form: Asked): string => whole(form).replace(/Content-Length: [^]*/, '');

/** Sends each form as these bytes. Expects a single 400 and a closed connection. */
async function expectNoForm(bytes: (form: Asked) => string, hangUp = false): Promise<void> {
  await attack.unchanged(async () => {
    for (const form of holders()) {
      const socket = sendBytes(attack.server.url, Buffer.from(bytes(form), 'latin1'));
      if (hangUp) socket.end();
      const answer = (await bytesFrom(socket)).toString();
      // A client that hangs up may miss the response.
      if (!hangUp || answer !== '') expect(answer.match(/HTTP\/1\.1 .*/g)).toEqual(['HTTP/1.1 400 Bad Request']);
    }
  });
}

/** With this in the middle of the field. */
const withIn = (body: string, field: string, odd: string): string => {
  const others = body.split('&').filter((pair) => !pair.startsWith(`${field}=`));
  return [...others, `${field}=ab${odd}cd`].join('&');
};

/** A code lasts a minute and a half, and the attacks before take longer. */
const withCodeOfNow = new Set(['/login/code', '/account/totp']);

/** Forms that are no page of their own. */
const pageless = new Set([
  ...['/language', '/register/resend', '/account/sites/end', '/logout/site'],
  ...['/admin/limits/clear', '/admin/mail/retry', '/admin/mail/unblock'],
  ...['/admin/invites/end', '/admin/webhooks/:id/retry'],
]);

describe('A malformed form', () => {
  it('is tested for every POST route', async () => {
    const application = await startApplication();
    expect([...new Set(attack.forms.map(({ route }) => route))].sort()).toEqual(
      routesOf(application, 'post').filter((path) => !formsOfProviders.includes(path)),
    );
    await application.stop();
  });

  it.each(Object.entries(unreadableBodies))(
    'is refused with a reason, whoever the sender, and changes nothing: %s [ASVS 1.3.3, 2.2.1, 2.2.2, 15.3.3, 15.3.5, 15.3.6, 15.3.7]',
    async (_, { spoil, status, says }) => {
      expect(othersThan(await attack.send(attack.forms, spoil), status, says)).toEqual([]);
    },
  );

  it.each(Object.entries(untypable))(
    'is shown again with a message at its field, or refused if it has no page, and changes nothing: %s [ASVS 1.3.3, 2.2.1]',
    async (_, odd) => {
      for (const field of new Set(holders().flatMap(({ fields }) => fields))) {
        const forms = holders().filter(({ fields }) => fields.includes(field));
        const answers = await attack.send(
          forms,
          withBody((good) => withIn(good, field, odd)),
        );
        const isPageless = ({ asked: { route } }: Answered): boolean => pageless.has(route);
        const shown = answers.filter((answer) => !isPageless(answer));
        expect(othersThan(shown, 422, /Remove invalid characters/)).toEqual([]);
        expect(othersThan(answers.filter(isPageless), 400, /an invalid character/)).toEqual([]);
      }
      const answers = await attack.send(
        holders(),
        withBody((good) => withIn(good, '_csrf', odd)),
      );
      expect(othersThan(answers, 400, /an invalid character/)).toEqual([]);
      // Nobody else sees the form.
      const strangers = attack.forms.filter(
        ({ who, route }) => who === 'visitor' && /^\/account\/(?!email\/confirm)/.test(route),
      );
      const refused = await attack.send(
        strangers,
        withBody((good) => good.replace(/(&[a-z]\w*=)[^&]*/gi, `$1${odd}`)),
      );
      expect(refused.filter(({ answer }) => answer.text.includes('Remove invalid characters'))).toEqual([]);
    },
  );

  it.each(Object.entries(strangeBodies))(
    'is refused with a reason to users who may send it, and changes nothing: %s [ASVS 1.3.3, 2.2.1, 2.2.2, 15.3.3, 15.3.5, 15.3.6, 15.3.7]',
    async (_, { spoil, status, says }) => {
      const answers = await attack.send(attack.forms, spoil);
      const toHolders = answers.filter(({ asked: { who } }) => who === 'holder');
      expect(othersThan(toHolders, status, says)).toEqual([]);
    },
  );

  it.each(Object.entries(unclearLengths))(
    'is not processed, nor what follows it: with %s [ASVS 4.2.1]',
    async (_, lines) => {
      await expectNoForm((form) => `${headOf(form)}${lines.join('\r\n')}\r\n\r\n0\r\n\r\n${whole(form)}`);
    },
  );

  it.each(Object.entries(unclearChunks))(
    'is not processed, nor what follows it: in chunks with %s [ASVS 4.2.1]',
    async (_, chunks) => {
      await expectNoForm((form) => `${headOf(form)}Transfer-Encoding: chunked\r\n\r\n${chunks}${whole(form)}`);
    },
  );

  it('is not processed: in chunks over HTTP/1.0 [ASVS 4.2.1]', async () => {
    await expectNoForm((form) => {
      const head = headOf(form).replace('HTTP/1.1', 'HTTP/1.0');
      return `${head}Transfer-Encoding: chunked\r\n\r\n${form.body?.length.toString(16)}\r\n${form.body}\r\n0\r\n\r\n`;
    });
  });

  it.each([
    ['its length', (form: Asked) => `Content-Length: 5000\r\n\r\n${form.body}`],
    [
      'its last chunk',
      ({ body = '' }: Asked) => `Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}`,
    ],
  ])('is not processed: one that ends before %s [ASVS 4.2.1]', async (_, rest) => {
    await expectNoForm((form) => headOf(form) + rest(form), true);
  });

  it('is not processed: one in the body of another request [ASVS 4.2.1]', async () => {
    await attack.send(attack.forms, (draft) => ({
      ...draft,
      body: bytesOf(draft).toString('latin1'),
      type: 'text/plain',
    }));
    await attack.send(attack.forms, (draft) => ({ ...draft, method: 'GET', body: bytesOf(draft).toString('latin1') }));
  });

  it('works once it is corrected, also with fields that it does not have [ASVS 15.3.3]', async () => {
    const { server } = attack;
    for (const filled of attack.filled) {
      const { route, browser, path, fields, says } = withCodeOfNow.has(filled.route)
        ? await fillInFormOf(server, filled.route)
        : filled;
      await server.allMailSent();
      const before = await tablesOf(server);
      // Each field doubled, and what was pasted around an address.
      const pasted = fields.map(([name, value]): [string, string] =>
        name === 'email' ? [name, `\t${value}\r\n\0`] : [name, value],
      );
      const body = new URLSearchParams([...addedFields, ...pasted, ...fields]).toString();
      await browser.post(path, `x=%E4&%ED%A0%80=&y=%zz&${body}`);
      // Tokens, codes and secrets are shown at once, and only once.
      const status = shownOnce.includes(route) ? 200 : 303;
      expect([route, browser.answers[0]?.status, browser.page]).toEqual([route, status, expect.stringContaining(says)]);
      // What it clears, the attacks before have cleared.
      if (route !== '/admin/limits/clear') expect(await tablesOf(server)).not.toEqual(before);
      expect(browser.response.text).not.toContain(marker);
    }
    expect(JSON.stringify(await tablesOf(server))).not.toContain(marker);
    expect(server.log).not.toContain(marker);
  });

  it('leaves nothing unusual in the log', async () => {
    expectPlainEnd(await attack.server.end(), attack.server.url);
  });
});
