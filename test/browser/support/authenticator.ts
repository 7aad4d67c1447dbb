import type { CDPSession, Page } from 'playwright-core';

/** What Chromium's virtual authenticator keeps of a passkey. */
interface Credential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
}

/** A phone or security key, as Chromium simulates one. Whoever holds it agrees at once. */
export class VirtualAuthenticator {
  private constructor(
    private readonly devtools: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  /** @param verifies whether it recognizes its user, by a PIN or a finger. */
  static async on(page: Page, { verifies = true }: { verifies?: boolean } = {}): Promise<VirtualAuthenticator> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: verifies,
        isUserVerified: verifies,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualAuthenticator(devtools, authenticatorId);
  }

  /** Whether its user is there, and agrees. */
  async present(isPresent: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: isPresent });
  }

  async passkeys(): Promise<Credential[]> {
    const { authenticatorId } = this;
    const { credentials } = await this.devtools.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials;
  }

  /** As if it had been copied from elsewhere. */
  async receive(credential: Credential): Promise<void> {
    await this.devtools.send('WebAuthn.addCredential', { authenticatorId: this.authenticatorId, credential });
  }

  /** As if somebody had deleted all of them in its settings. */
  async forget(): Promise<void> {
    await this.devtools.send('WebAuthn.clearCredentials', { authenticatorId: this.authenticatorId });
  }
}
