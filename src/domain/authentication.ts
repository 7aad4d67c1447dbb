import type { Timestamp } from '../common/time.js';
import type { AuthenticationMethod } from './principal.js';

/** A user has proved who they are. No session exists yet: a second step may be required first. */
export interface Authentication {
  readonly userId: string;
  readonly amr: readonly AuthenticationMethod[];
  readonly authenticatedAt: Timestamp;
}
