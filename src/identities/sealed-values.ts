import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Keyring } from '../common/keyring.js';
import { seal, unseal } from '../common/sealed-text.js';
import { Clock, type Duration, stillLasts, type Timestamp } from '../common/time.js';

type Use = 'provider state' | 'waiting identity';

/** What a browser keeps for Foyer in a cookie, encrypted: nobody can read, make or change it, and nothing is stored. */
@Injectable()
export class SealedValues {
  constructor(
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  seal(use: Use, value: object, lifetime: Duration): string {
    const [key = ''] = this.keyring.keys(use);
    const expiresAt = this.clock.now() + lifetime;
    return seal(key, JSON.stringify({ value, expiresAt }), use);
  }

  /** Undefined for one that has expired, is for another use, or was sealed with another secret. */
  open<T>(use: Use, sealed: string | undefined, lifetime: Duration, schema: z.ZodType<T>): T | undefined {
    if (sealed === undefined) return undefined;
    const text = this.keyring
      .keys(use)
      .map((key) => unseal(key, sealed, use))
      .find((opened) => opened !== undefined);
    if (text === undefined) return undefined;
    const { value, expiresAt } = JSON.parse(text) as { value: unknown; expiresAt: Timestamp };
    if (!stillLasts(expiresAt, lifetime, this.clock.now())) return undefined;
    return schema.safeParse(value).data;
  }
}
