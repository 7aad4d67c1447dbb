import type { ListedMail } from '../admin/mail-list.js';
import { type Command, type Outcome, WrongUsage } from './command.js';
import { isoTime, settings, settingsWithoutSecret, stateOf } from './shown.js';

export const mailCommands: readonly Command[] = [
  {
    name: 'mail test',
    operands: ['ADDRESS'],
    summary: "Send a test email and show the mail server's reply",
    examples: ['mail test ada@example.com'],
    run: testMail,
  },
  {
    name: 'mail list',
    operands: ['ADDRESS'],
    summary: 'Show the last emails to an address, and whether its owner has stopped them',
    examples: ['mail list ada@example.com'],
    run: list,
  },
  {
    name: 'mail retry',
    operands: ['ID|all'],
    summary: 'Send one that waits or was given up, or all of them, as soon as possible',
    examples: ['mail retry 018f6f2e-0000-7000-8000-000000000000', 'mail retry all'],
    run: retry,
  },
  {
    name: 'mail drop',
    operands: ['ID'],
    summary: 'Delete one that was not sent: it is never sent',
    examples: ['mail drop 018f6f2e-0000-7000-8000-000000000000'],
    run: drop,
  },
  {
    name: 'mail blocks',
    summary:
      'Say how many mailboxes have stopped email from here, and until when; mail list ADDRESS tells whether one has',
    examples: ['mail blocks'],
    run: blocks,
  },
  {
    name: 'mail unblock',
    operands: ['ADDRESS'],
    summary: 'Send email again to an address whose owner had said “it wasn’t me”',
    examples: ['mail unblock ada@example.com'],
    run: unblockAddress,
  },
];

async function list(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name whose emails to show: mail list ADDRESS');
  const { mailsTo } = await import('../admin/mail-beside-server.js');
  const { mails, isBlocked } = await mailsTo(await settings(), address);
  const lines = mails.map((mail) => `${mail.id}  ${isoTime(mail.createdAt)}  ${mail.kind}  ${describe(mail)}`);
  const blocked = isBlocked ? ['Its owner has said “it wasn’t me”: what strangers ask for is not sent.'] : [];
  const text = [...(lines.length > 0 ? lines : ['No email to this address is known.']), ...blocked].join('\n');
  const shown = mails.map((mail) => ({
    ...{ id: mail.id, kind: mail.kind, recipient: mail.recipient, state: stateOf(mail), problem: problemOf(mail) },
    createdAt: isoTime(mail.createdAt),
  }));
  return { text, json: { mails: shown, blocked: isBlocked } };
}

function describe(mail: ListedMail): string {
  const problem = problemOf(mail);
  return problem === null ? stateOf(mail) : `${stateOf(mail)} (${problem})`;
}

/** Why the last attempt failed, as the log names it. */
function problemOf({ failureCode, failureStep }: ListedMail): string | null {
  return failureCode === null ? null : [failureCode, failureStep].filter((part) => part !== null).join(' at ');
}

async function retry(which = ''): Promise<Outcome> {
  if (which === '') throw new WrongUsage('Name the email, or all: mail retry ID|all');
  const { retryMail } = await import('../admin/mail-beside-server.js');
  const mails = await retryMail(await settings(), which);
  const failed = which !== 'all' && mails === 0;
  return { text: failed ? noSuchMail : `Emails that are due now: ${mails}`, json: { mails }, failed };
}

const noSuchMail = 'No such email waits or was given up.';

async function drop(id = ''): Promise<Outcome> {
  if (id === '') throw new WrongUsage('Name the email: mail drop ID');
  const { dropMail } = await import('../admin/mail-beside-server.js');
  const dropped = await dropMail(await settings(), id);
  const text = dropped ? 'It will not be sent.' : noSuchMail;
  return { text, json: { dropped }, failed: !dropped };
}

async function blocks(): Promise<Outcome> {
  const { mailBlocks } = await import('../admin/mail-beside-server.js');
  const ends = (await mailBlocks(await settings())).map(isoTime);
  const text =
    ends.length === 0
      ? 'No mailbox has stopped email from here.'
      : [`Mailboxes that have stopped email from here: ${ends.length}`, ...ends.map((end) => `  until ${end}`)].join(
          '\n',
        );
  return { text, json: { blocks: ends.map((until) => ({ until })) } };
}

async function unblockAddress(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the address: mail unblock ADDRESS');
  const { unblock } = await import('../admin/mail-beside-server.js');
  const unblocked = await unblock(await settings(), address);
  return { text: unblocked ? 'It gets email again.' : 'It was not blocked.', json: { unblocked } };
}

async function testMail(address = ''): Promise<Outcome> {
  const recipient = await recipientIn(address);
  const { sendTestMail } = await import('../mail/test-mail.js');
  const settings = await settingsWithoutSecret();
  const result = await withNotice(noticeFor(settings.mailUrl), sendTestMail(settings, recipient));
  return { text: textOf(result), json: { ...result }, failed: !result.accepted };
}

/** @throws WrongUsage unless it is one email address. */
async function recipientIn(address: string): Promise<string> {
  if (address === '') throw new WrongUsage('Name the address to send to: mail test ADDRESS');
  const { parseEmailAddress } = await import('../common/email-address.js');
  const recipient = parseEmailAddress(address)?.email;
  if (recipient !== undefined) return recipient;
  throw new WrongUsage('This is not an email address: enter only the address, such as mail test you@example.org');
}

/** A server that expects another kind of connection may say nothing at all. */
async function withNotice<T>(text: string, work: Promise<T>): Promise<T> {
  const { seconds } = await import('../common/time.js');
  const timer = setTimeout(() => process.stderr.write(`${text}\n`), seconds(2));
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function noticeFor(mailUrl: string): string {
  const { protocol, hostname, port } = new URL(mailUrl);
  return `Trying ${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}. This can take a few minutes …`;
}

type Result = Awaited<ReturnType<typeof import('../mail/test-mail.js').sendTestMail>>;

function textOf(result: Result): string {
  const { server, step, reply, advice } = result;
  if (server === 'console:') return 'Printed above, not sent: MAIL_URL is console:. To send email, set MAIL_URL.';
  if (result.accepted) {
    const next = 'Check the inbox and the spam folder.';
    return `${server} accepted the email: ${reply}\n${next} If it does not arrive, the log of the mail server says why.`;
  }
  const where = step === undefined ? server : `${server}, at ${step}`;
  return `The email was not sent.\nServer: ${where}\nReply: ${reply}\nWhat to do: ${advice ?? ''}`;
}
