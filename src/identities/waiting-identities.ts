import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { policy } from '../policy.js';
import { SealedValues } from './sealed-values.js';

const { linkWithin } = policy.identities;

const waitingSchema = z.object({
  issuer: z.string(),
  subject: z.string(),
  label: z.string(),
  email: z.string().optional(),
  isEmailProved: z.boolean(),
  name: z.string().optional(),
  next: z.string(),
  /** The token of an invitation. */
  invite: z.string().optional(),
});

/** An identity that is linked to no account, and where its holder was going. */
export type WaitingIdentity = Readonly<z.infer<typeof waitingSchema>>;

/** Keeps an identity in the browser that has proved it, while its holder logs in here, or registers. */
@Injectable()
export class WaitingIdentities {
  constructor(private readonly sealedValues: SealedValues) {}

  seal(identity: WaitingIdentity): string {
    return this.sealedValues.seal('waiting identity', waitingSchema.parse(identity), linkWithin);
  }

  open(sealed: string | undefined): WaitingIdentity | undefined {
    return this.sealedValues.open('waiting identity', sealed, linkWithin, waitingSchema);
  }
}
