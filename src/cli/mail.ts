import { type Command, type Outcome, WrongUsage } from './command.js';

export const mailCommands: readonly Command[] = [
  {
    name: 'mail test',
    operands: ['ADDRESS'],
    summary: 'Send one mail now, and say what the mail server answered',
    run: testMail,
  },
];

async function testMail(address = ''): Promise<Outcome> {
  const { parseEmailAddress } = await import('../common/email-address.js');
  const { loadSettings, readEnvironment } = await import('../config/config.js');
  const { sendTestMail } = await import('../mail/test-mail.js');
  const recipient = parseEmailAddress(address)?.email;
  if (address === '') throw new WrongUsage('Say which address gets the mail: mail test ADDRESS');
  if (recipient === undefined)
    throw new WrongUsage('That is no email address: give it alone, without a name, such as mail test you@example.org');
  const settings = loadSettings(readEnvironment());
  const result = await whileSaying(waitingFor(settings.mailUrl), sendTestMail(settings, recipient));
  return { text: textOf(result), json: { ...result }, failed: !result.accepted };
}

/** A server that expects another kind of connection may say nothing at all. */
async function whileSaying<T>(text: string, work: Promise<T>): Promise<T> {
  const { seconds } = await import('../common/time.js');
  const timer = setTimeout(() => process.stderr.write(`${text}\n`), seconds(2));
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function waitingFor(mailUrl: string): string {
  const { protocol, hostname, port } = new URL(mailUrl);
  return `Trying ${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}, for up to a minute …`;
}

type Result = Awaited<ReturnType<typeof import('../mail/test-mail.js').sendTestMail>>;

function textOf(result: Result): string {
  const { server, step, reply, advice } = result;
  if (server === 'console:') return 'Printed above, not sent: MAIL_URL is console:. Set MAIL_URL to send mail.';
  if (result.accepted) {
    const next = 'Now look into the mailbox, and into its spam folder.';
    return `${server} accepted the mail: ${reply}\n${next} If it does not arrive, the log of the mail server says why.`;
  }
  const where = step === undefined ? server : `${server}, at ${step}`;
  return `The mail was not sent.\nServer: ${where}\nReply: ${reply}\nWhat to do: ${advice ?? ''}`;
}
