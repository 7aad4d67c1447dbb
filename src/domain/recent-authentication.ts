import { type Clock, stillLasts } from '../common/time.js';
import { policy } from '../policy.js';
import type { Principal } from './principal.js';

/** Whether a person has proved recently who they are. A token that was made for a program is no person. */
export function isRecent({ authenticatedAt, bearer }: Principal, clock: Clock): boolean {
  const { freshFor } = policy.reauthentication;
  return bearer?.kind !== 'personal' && stillLasts(authenticatedAt + freshFor, freshFor, clock.now());
}
