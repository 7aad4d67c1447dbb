import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { SecretInUse } from '../admin/secret-in-use.js';
import { TotpKeys } from '../factors/totp-keys.js';
import { Log } from '../logging/log.js';
import { KeyRotation } from '../oidc/key-rotation.js';
import { policy } from '../policy.js';
import { WebhookSecrets } from '../webhooks/secrets.js';

/** Encrypts keys with a new SECRET, and replaces signing keys in time. Every worker does: see `KeyRotation`. */
@Injectable()
export class KeyUpkeep implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly totpKeys: TotpKeys,
    private readonly keyRotation: KeyRotation,
    private readonly webhookSecrets: WebhookSecrets,
    private readonly secretInUse: SecretInUse,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running = this.reseal().then(() => this.rotate());
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.rotate());
    }, policy.retention.every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** After a change of SECRET. Nobody waits for it, and the next start tries again. */
  private async reseal(): Promise<void> {
    try {
      await this.secretInUse.noteStart();
      await this.totpKeys.reseal();
      await this.keyRotation.reseal();
      await this.webhookSecrets.reseal();
    } catch (error) {
      this.log.failure('reseal-failed', error);
    }
  }

  /** The next hour tries again. */
  private async rotate(): Promise<void> {
    try {
      await this.keyRotation.rotateDue();
    } catch (error) {
      this.log.failure('rotation-failed', error);
    }
  }
}
