import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { randomToken, sha256 } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { SealedValues } from './sealed-values.js';

const { answerWithin } = policy.identities;

/** A log-in at a provider that is under way. */
const startedSchema = z.object({
  provider: z.string(),
  /** To log in here; to link what comes back to the account of a session; to confirm who uses a session. */
  purpose: z.enum(['login', 'link', 'confirm']),
  /** The hash of that session. */
  session: z.string().optional(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go on afterwards. Empty for the usual page. */
  next: z.string(),
  /** The token of the invitation that the browser came with. */
  invite: z.string().optional(),
  startedAt: z.number(),
});

export type StartedLogin = Readonly<z.infer<typeof startedSchema>>;
export type Start = Pick<StartedLogin, 'provider' | 'purpose' | 'session' | 'next' | 'invite'>;

/**
 * Binds an answer of a provider to the browser that has asked for it. The browser keeps all of it in a cookie, so that
 * starting costs no write. Only the use of an answer is stored.
 */
@Injectable()
export class ProviderStates {
  constructor(
    private readonly sealedValues: SealedValues,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The log-in, and the value of its cookie. */
  start(start: Start): { readonly started: StartedLogin; readonly sealed: string } {
    const [state, nonce, verifier] = [randomToken(), randomToken(), randomToken()];
    const started = { ...start, state, nonce, verifier, startedAt: this.clock.now() };
    return { started, sealed: this.sealedValues.seal('provider state', started, answerWithin) };
  }

  /** The log-in of this browser, if it is at this provider. */
  find(sealed: string | undefined, provider: string): StartedLogin | undefined {
    const started = this.sealedValues.open('provider state', sealed, answerWithin, startedSchema);
    return started?.provider === provider ? started : undefined;
  }

  /** Before the provider is asked. Of many answers at once, one gets true. */
  async use({ state, startedAt }: StartedLogin): Promise<boolean> {
    const used = await this.database.write([], (db) =>
      db.query<unknown[]>(
        `INSERT INTO used_challenges (challenge_hash, expires_at) VALUES (?, ?)
         ON CONFLICT (challenge_hash) DO NOTHING RETURNING 1`,
        [sha256(`provider state ${state}`), startedAt + answerWithin],
      ),
    );
    return used.length > 0;
  }
}
