import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config/config.js';
import { RetentionJob } from '../database/retention-job.js';
import { MailWorker } from '../mail/worker.js';
import { BackchannelLogout } from '../oidc/backchannel-logout.js';
import { WebhookWorker } from '../webhooks/worker.js';
import { KeyUpkeep } from './key-upkeep.js';

/** What nobody asks for. */
class BackgroundWork {
  constructor(readonly all: readonly { start(): void }[]) {}
}

export const backgroundWork = {
  provide: BackgroundWork,
  inject: [MailWorker, RetentionJob, KeyUpkeep, BackchannelLogout, WebhookWorker],
  useFactory: (...all: readonly { start(): void }[]): BackgroundWork => new BackgroundWork(all),
};

/**
 * Starts sending mail, telling sites of log-outs and other programs of everything, deleting what has expired, and replacing
 * keys. Not in a process that only answers.
 */
@Injectable()
export class Background implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly work: BackgroundWork,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    for (const one of this.work.all) one.start();
  }
}
