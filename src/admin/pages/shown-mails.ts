import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { ShownMail, ShownMailInDetail } from '../../http/pages/views.js';
import { type BareKey, isKey, message, type Message } from '../../i18n/message.js';
import { stoppedByOwner } from '../../mail/outbox.entity.js';
import { blameOf, statusIn } from '../../mail/transports/blame.js';
import type { ListedMail } from '../mail-list.js';

/** Mails in the words of the pages. */
@Injectable()
export class ShownMails {
  constructor(private readonly config: Config) {}

  inList(mail: ListedMail): ShownMail {
    const { id, recipient, createdAt } = mail;
    return { id, recipient, createdAt, subject: this.subjectOf(mail), state: stateOf(mail), problem: problemOf(mail) };
  }

  inDetail(mail: ListedMail): ShownMailInDetail {
    const { attempts, failureCode, failureStep, sentAt, failedAt, isSending, nextAttemptAt } = mail;
    const isPending = sentAt === null && failedAt === null && !isSending;
    return {
      ...this.inList(mail),
      ...{ attempts, endedAt: sentAt ?? failedAt, nextAttemptAt: isPending ? nextAttemptAt : null },
      reply: failureCode === null || failureCode === stoppedByOwner ? null : [failureCode, failureStep ?? ''].join(' '),
      canRetry: sentAt === null && attempts > 0 && !isSending,
      canDrop: sentAt === null && !isSending,
    };
  }

  /** As its reader sees it. The kind itself, if this version does not know it. */
  private subjectOf({ kind }: ListedMail): Message {
    const key = `mail.${kind}.subject`;
    return isKey(key) ? { key, params: { site: this.config.siteName } } : message('adminMail.unknownKind', { kind });
  }
}

function stateOf({ sentAt, failedAt, isSending }: ListedMail): BareKey {
  if (sentAt !== null) return 'adminMail.sent';
  if (failedAt !== null) return 'adminMail.givenUp';
  return isSending ? 'adminMail.sending' : 'adminMail.waiting';
}

/** What the code in the log means. Not of mail that was sent after all. */
function problemOf({ sentAt, failureCode: code, failureStep: step }: ListedMail): BareKey | null {
  if (code === null || sentAt !== null) return null;
  if (code === stoppedByOwner) return 'adminMail.because.stopped';
  if (/^\d{3}\b/.test(code)) {
    const blame = blameOf({ step: step ?? undefined, code: Number(code.slice(0, 3)), status: statusIn(code) });
    return because[blame];
  }
  if (code === 'ESTOPPED') return 'adminMail.because.later';
  return step === null ? 'adminMail.because.broken' : 'adminMail.because.unreachable';
}

const because = {
  recipient: 'adminMail.because.recipient',
  nobody: 'adminMail.because.later',
  operator: 'adminMail.because.refused',
} as const;
