import { load } from 'cheerio';
import { startApplication } from '../../support/application.js';
import { type Answered, type Asked, Attack } from '../../support/attack.js';
import { bytesOf } from '../../support/drafts.js';
import { strangeBodies, unclearChunks, unclearLengths, unreadableBodies } from '../../support/oddities.js';
import { expectPlainEnd } from '../../support/log-lines.js';
import { routesOf } from '../../support/routes.js';
import { tablesOf } from '../../support/tables.js';
import { bytesFrom, sendBytes } from '../../support/wire.js';

let attack: Attack;

beforeAll(async () => {
  attack = await Attack.begin();
});

afterAll(async () => {
  await attack.server.remove();
});

/** Who got another answer than a page with this status and these words. */
const othersThan = (answered: readonly Answered[], status: number, says: RegExp): string[] =>
  answered.flatMap(({ asked: { who, route }, answer }) => {
    const words = load(answer.text)('main').text();
    return answer.status === status && says.test(words)
      ? []
      : [`${route} of ${who} → ${answer.status}: ${words}`];
  });

const holders = (): Asked[] => attack.forms.filter(({ who }) => who === 'holder');

/** A form that is right, and its beginning: all but its length. */
const whole = (form: Asked): string => bytesOf(form).toString('latin1');
const headOf = (form: Asked): string => whole(form).replace(/Content-Length: [^]*/, '');

/** Sends each form in such bytes. There is one answer, which refuses it, and the connection ends. */
async function expectNoForm(bytes: (form: Asked) => string, hangUp = false): Promise<void> {
  await attack.unchanged(async () => {
    for (const form of holders()) {
      const socket = sendBytes(attack.server.url, Buffer.from(bytes(form), 'latin1'));
      if (hangUp) socket.end();
      const answer = (await bytesFrom(socket)).toString();
      // Who has hung up may have gone before the answer.
      if (!hangUp || answer !== '')
        expect(answer.match(/HTTP\/1\.1 .*/g)).toEqual(['HTTP/1.1 400 Bad Request']);
    }
  });
}

describe('What no form of ours would send', () => {
  it('is tried at every form there is', async () => {
    const application = await startApplication();
    expect([...new Set(attack.forms.map(({ route }) => route))].sort()).toEqual(
      routesOf(application, 'post'),
    );
    await application.stop();
  });

  it.each(Object.entries(unreadableBodies))(
    'is refused with words, whoever sends it, and leaves no trace: %s [ASVS 1.3.3, 2.2.1, 2.2.2, 15.3.3, 15.3.5, 15.3.6, 15.3.7]',
    async (_, { spoil, status, says }) => {
      expect(othersThan(await attack.send(attack.forms, spoil), status, says)).toEqual([]);
    },
  );

  it.each(Object.entries(strangeBodies))(
    'is refused with words to whoever may send the form, and leaves no trace: %s [ASVS 1.3.3, 2.2.1, 2.2.2, 15.3.3, 15.3.5, 15.3.6, 15.3.7]',
    async (_, { spoil, status, says }) => {
      const answers = await attack.send(attack.forms, spoil);
      const toHolders = answers.filter(({ asked: { who } }) => who === 'holder');
      expect(othersThan(toHolders, status, says)).toEqual([]);
    },
  );

  it.each(Object.entries(unclearLengths))(
    'is never carried out, nor what follows it: a form with %s [ASVS 4.2.1]',
    async (_, lines) => {
      await expectNoForm((form) => `${headOf(form)}${lines.join('\r\n')}\r\n\r\n0\r\n\r\n${whole(form)}`);
    },
  );

  it.each(Object.entries(unclearChunks))(
    'is never carried out, nor what follows it: a form in chunks with %s [ASVS 4.2.1]',
    async (_, chunks) => {
      await expectNoForm(
        (form) => `${headOf(form)}Transfer-Encoding: chunked\r\n\r\n${chunks}${whole(form)}`,
      );
    },
  );

  it('is never carried out: a form in chunks from a browser of a time before them [ASVS 4.2.1]', async () => {
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
  ])('is never carried out: a form that ends before %s [ASVS 4.2.1]', async (_, rest) => {
    await expectNoForm((form) => headOf(form) + rest(form), true);
  });

  it('is a body and nothing else: a form in the body of another request [ASVS 4.2.1]', async () => {
    await attack.send(attack.forms, (draft) => ({
      ...draft,
      body: bytesOf(draft).toString('latin1'),
      type: 'text/plain',
    }));
    await attack.send(attack.forms, (draft) => ({
      ...draft,
      method: 'GET',
      body: bytesOf(draft).toString('latin1'),
    }));
  });

  it('would be carried out without what is wrong with it', async () => {
    const { server } = attack;
    for (const { route, browser, path, fields, says } of attack.filled) {
      await server.allMailSent();
      const before = await tablesOf(server);
      await browser.post(path, fields);
      expect([route, browser.answers[0]?.status, browser.page]).toEqual([
        route,
        303,
        expect.stringContaining(says),
      ]);
      expect(await tablesOf(server)).not.toEqual(before);
    }
  });

  it('has left not a word in any log', async () => {
    expectPlainEnd(await attack.server.end(), attack.server.url);
  });
});
