import { randomUUID } from 'node:crypto';
import type { Settings } from '../config/config.js';
import { urlOf } from '../common/url.js';
import { type RenderedMail, mailTemplate } from './template.js';
import { adviceFor } from './transports/advice.js';
import { openTransport } from './transports/open.js';
import { type Transport, Undelivered } from './transports/transport.js';

/** What came of a test mail, for the operator. */
interface TestMailResult {
  readonly accepted: boolean;
  /** MAIL_URL without its user and password. */
  readonly server: string;
  /** What the server said last, or the error if it said nothing. */
  readonly reply: string;
  readonly step?: string | undefined;
  readonly code?: string;
  readonly advice?: string;
}

/** Sends a mail at once, past the outbox, with the configured transport, sender and template. */
export async function sendTestMail(config: Settings, recipient: string): Promise<TestMailResult> {
  return tryOut(config, (transport) => transport.send({ ...testMail(config), id: randomUUID(), recipient }));
}

/** Connects and logs in, without sending anything. */
export async function checkMailServer(config: Settings): Promise<TestMailResult> {
  return tryOut(config, async (transport) => {
    await transport.verify();
    return '';
  });
}

async function tryOut(config: Settings, act: (transport: Transport) => Promise<string>): Promise<TestMailResult> {
  // Standard output has the result.
  const transport = openTransport(config, process.stderr);
  const server = serverOf(config.mailUrl);
  try {
    return { accepted: true, server, reply: printable(await act(transport), config) };
  } catch (error) {
    if (!(error instanceof Undelivered)) throw error;
    const { code, step } = error.failure;
    const advice = adviceFor(error.failure, config.mailOAuth !== undefined);
    return { accepted: false, server, step, code, reply: printable(replyIn(error), config), advice };
  } finally {
    transport.close();
  }
}

function testMail(config: Settings): RenderedMail {
  return mailTemplate(config)({
    language: 'en',
    subject: `Test email from ${config.siteName}`,
    greeting: 'Hello,',
    lead: `This is a test email from ${config.siteName}. If you can read it, email from this site arrives.`,
    action: { label: 'Open the start page', link: `${config.baseUrl}/` },
    note: 'The link above must point to your site. If it does not, a mail gateway is rewriting links, and links in emails from this site will not work.',
    details: [],
  });
}

function serverOf(mailUrl: string): string {
  const url = urlOf(mailUrl);
  return url === undefined || url.hostname === '' ? mailUrl : `${url.protocol}//${url.host}`;
}

function replyIn({ failure, cause }: Undelivered): string {
  if (failure.code === 'ETIMEDOUT') return 'no answer in time';
  const { response, message } = cause as { response?: string; message?: string };
  return response ?? message ?? 'no answer';
}

/** In one line, without what could move the cursor of a terminal, and without a secret that a server repeats. */
function printable(reply: string, { mailUrl, mailOAuth }: Settings): string {
  const password = decodeURIComponent(urlOf(mailUrl)?.password ?? '');
  const secrets = [password, mailOAuth?.clientSecret, mailOAuth?.refreshToken].filter((secret) => secret);
  const line = reply.replace(/\s+/g, ' ').replace(/\p{C}/gu, '');
  return secrets.reduce<string>((text, secret) => text.replaceAll(secret ?? '', '…'), line);
}
