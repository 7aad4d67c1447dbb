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
  if (recipient === undefined) throw new WrongUsage('Say which address gets the mail: mail test ADDRESS');
  const result = await sendTestMail(loadSettings(readEnvironment()), recipient);
  return { text: textOf(result), json: { ...result }, failed: !result.accepted };
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
