import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config/config.js';
import { TotpKeys } from '../factors/totp-keys.js';
import { RetentionJob } from '../database/retention-job.js';
import { Log } from '../logging/log.js';
import { MailWorker } from '../mail/worker.js';

/** Starts what nobody asks for: sending mail, and deleting what has expired. Not in a process that only answers. */
@Injectable()
export class Background implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly mailWorker: MailWorker,
    private readonly retentionJob: RetentionJob,
    private readonly totpKeys: TotpKeys,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.mailWorker.start();
    this.retentionJob.start();
    // After a change of SECRET. Nobody waits for it, and the next start tries again.
    void this.totpKeys.reseal().catch((error: unknown) => this.log.failure('reseal-failed', error));
  }
}
