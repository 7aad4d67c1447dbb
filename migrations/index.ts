import { Core1764000000000 } from './1764000000000-core.js';
import { Care1764100000000 } from './1764100000000-care.js';
import { Limits1764200000000 } from './1764200000000-limits.js';
import { Disowned1764300000000 } from './1764300000000-disowned.js';
import { OwnersMail1764400000000 } from './1764400000000-owners-mail.js';
import { UrgentMail1764500000000 } from './1764500000000-urgent-mail.js';
import { Languages1764900000000 } from './1764900000000-languages.js';
import { StoredNames1765000000000 } from './1765000000000-stored-names.js';
import { MailBudgets1765100000000 } from './1765100000000-mail-budgets.js';
import { FairMail1765110000000 } from './1765110000000-fair-mail.js';
import { SessionDevices1765300000000 } from './1765300000000-session-devices.js';
import { MailedAt1765400000000 } from './1765400000000-mailed-at.js';
import { DisplayName1765410000000 } from './1765410000000-display-name.js';
import { TimeZones1765420000000 } from './1765420000000-time-zones.js';
import { Ordinals1765500000000 } from './1765500000000-ordinals.js';
import { AccessTokens1765600000000 } from './1765600000000-access-tokens.js';
import { KeyedRequests1765610000000 } from './1765610000000-keyed-requests.js';
import { SecondFactors1765700000000 } from './1765700000000-second-factors.js';
import { Applications1765800000000 } from './1765800000000-applications.js';
import { OpenId1765900000000 } from './1765900000000-openid.js';
import { OpenIdSessions1765910000000 } from './1765910000000-openid-sessions.js';
import { Identities1766000000000 } from './1766000000000-identities.js';
import { LegacyHashes1766100000000 } from './1766100000000-legacy-hashes.js';
import { Roles1766200000000 } from './1766200000000-roles.js';
import { People1766210000000 } from './1766210000000-people.js';
import { Invites1766300000000 } from './1766300000000-invites.js';
import { Webhooks1766400000000 } from './1766400000000-webhooks.js';
import { Overview1766500000000 } from './1766500000000-overview.js';
import { InviteMakers1766600000000 } from './1766600000000-invite-makers.js';
import { FailedDeliveries1766610000000 } from './1766610000000-failed-deliveries.js';

/** Every change of the schema, oldest first. */
export const migrations = [
  Core1764000000000,
  Care1764100000000,
  Limits1764200000000,
  Disowned1764300000000,
  OwnersMail1764400000000,
  UrgentMail1764500000000,
  Languages1764900000000,
  StoredNames1765000000000,
  MailBudgets1765100000000,
  FairMail1765110000000,
  SessionDevices1765300000000,
  MailedAt1765400000000,
  DisplayName1765410000000,
  TimeZones1765420000000,
  Ordinals1765500000000,
  AccessTokens1765600000000,
  KeyedRequests1765610000000,
  SecondFactors1765700000000,
  Applications1765800000000,
  OpenId1765900000000,
  OpenIdSessions1765910000000,
  Identities1766000000000,
  LegacyHashes1766100000000,
  Roles1766200000000,
  People1766210000000,
  Invites1766300000000,
  Webhooks1766400000000,
  Overview1766500000000,
  InviteMakers1766600000000,
  FailedDeliveries1766610000000,
] as const;
