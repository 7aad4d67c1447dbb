import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { Export } from './export.js';
import { ExportSlots } from './export-slots.js';

/** Sends everything about an account, as a file. */
@Injectable()
export class ExportDownload {
  constructor(
    private readonly everything: Export,
    private readonly slots: ExportSlots,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * False when one is running already, and nothing was sent. A HEAD downloads nothing, so it is not recorded.
   * @throws RateLimited, Overloaded, SessionEnded.
   */
  async send(principal: Principal, client: ClientInfo, res: Response): Promise<boolean> {
    const isHead = res.req.method === 'HEAD';
    if (!isHead) await this.rateLimits.consume(this.rateLimits.exports(principal.userId));
    const release = this.slots.acquire(principal, client);
    if (!release) return false;
    try {
      if (isHead) asDownload(res).end();
      else {
        await this.everything.record(principal, client);
        await this.stream(principal, res);
      }
      return true;
    } finally {
      release();
    }
  }

  /** As fast as the client reads, and no longer than allowed. An error cuts the connection: no file looks complete. */
  private async stream(principal: Principal, res: Response): Promise<void> {
    const deadline = AbortSignal.timeout(policy.export.atMost);
    const parts = this.everything.partsFor(principal);
    try {
      // An error so far still becomes an answer.
      const first = await parts.next();
      await pipeline(continued(first, parts), asDownload(res), { signal: deadline });
    } catch (error) {
      // The client went away or is too slow, and the log records that the response was incomplete.
      if (!deadline.aborted && !isDisconnect(error)) throw error;
    } finally {
      await parts.return();
    }
  }
}

function asDownload(res: Response): Response {
  return res.attachment('foyer-account.json');
}

async function* continued(
  { value }: IteratorResult<string, void>,
  rest: AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  if (value !== undefined) yield value;
  yield* rest;
}

function isDisconnect(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ECONNRESET', 'EPIPE'].includes(code ?? '');
}
