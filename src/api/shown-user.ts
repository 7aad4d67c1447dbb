import { sha256 } from '../common/keyring.js';
import type { Timestamp } from '../common/time.js';
import type { AccountOverview } from '../account/overview/overview.js';
import type { Principal } from '../domain/principal.js';
import type { LoginSubject } from '../sessions/session-data.js';
import { isoTime } from './schemas.js';

interface Shown {
  readonly id: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly language: string;
  readonly timeZone: string | null;
  readonly memberSince: Timestamp;
  readonly passwordChangedAt: Timestamp | null;
  readonly deleteAfter: Timestamp | null;
}

/** The user of a request. */
export function shownUser(
  { userId: id, email, displayName, memberSince, deleteAfter }: Principal,
  overview: AccountOverview,
): object {
  return shown({ id, email, displayName, memberSince, deleteAfter, ...overview });
}

/** A user who has just confirmed their address. */
export function shownSubject({
  id,
  email,
  displayName,
  createdAt,
  language,
  timeZone,
  deleteAfter,
}: LoginSubject): object {
  const passwordChangedAt = null;
  return shown({ id, email, displayName, language, timeZone, memberSince: createdAt, passwordChangedAt, deleteAfter });
}

/** Changes whenever the user does (RFC 9110, 8.8.3). */
export function etagOf(user: object, { updatedAt }: AccountOverview): string {
  return `"${sha256(JSON.stringify({ user, updatedAt })).slice(0, 22)}"`;
}

function shown({
  id,
  email,
  displayName,
  language,
  timeZone,
  memberSince,
  passwordChangedAt,
  deleteAfter,
}: Shown): object {
  return {
    id,
    email,
    displayName,
    language,
    timeZone,
    memberSince: isoTime(memberSince),
    passwordChangedAt: isoTime(passwordChangedAt),
    deleteAfter: isoTime(deleteAfter),
  };
}
