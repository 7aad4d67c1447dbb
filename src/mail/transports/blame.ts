import type { Blame } from './transport.js';

/** What a server answered to a command. */
export interface Reply {
  readonly step: string | undefined;
  /** Such as 550 (RFC 5321, 4.2). */
  readonly code: number;
  /** Such as 5.1.1 (RFC 3463). Many servers send none. */
  readonly status: string | undefined;
}

/**
 * Final is only what the server says of this recipient: 5.1.x and 5.2.x, after RCPT TO or the message. A 5xx without
 * such a status may as well mean the sender, this machine or a rule (Exim says "550 relay not permitted"), and then
 * every mail of the site gets it. Without a reply, the server could not be used at all. See decision 64.
 */
export function blameOf(reply: Reply | undefined): Blame {
  if (!reply) return 'operator';
  if (reply.code < 500) return 'nobody';
  const aboutRecipient = reply.step === 'RCPT TO' || reply.step === 'DATA';
  return aboutRecipient && isOfMailbox(reply.status ?? '') ? 'recipient' : 'operator';
}

/**
 * Only what is registered for a recipient. 5.1.7 and 5.1.8 mean the sender's address, Postfix refuses senders with
 * 5.1.0, and Exchange says 5.2.0 and numbers of its own, such as 5.2.252, when this account may not send as the sender.
 */
function isOfMailbox(status: string): boolean {
  return /^5\.(?:1\.(?:[1-6]|9|10)|2\.[1-4])$/.test(status);
}

/** The status after the reply code. It should be in every line (RFC 2034, 4), but is not always; the last one counts. */
export function statusIn(response = ''): string | undefined {
  const found = [...response.matchAll(/^\d{3}[ -](?<status>[245]\.\d{1,3}\.\d{1,3})(?=\s|$)/gm)];
  return found.at(-1)?.groups?.status;
}
