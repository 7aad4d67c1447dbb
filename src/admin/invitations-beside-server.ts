import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { InvalidField } from '../domain/errors.js';
import { translate } from '../i18n/translate.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import { outboxBesideServer } from '../mail/outbox-beside-server.js';
import { Suppression } from '../mail/suppression.entity.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { Invitations } from './invitations.js';

/** For commands, also beside a running server. @throws ConfigError for what the operator has to change. */
export async function withInvitations<T>(
  config: Config,
  work: (invitations: Invitations, by: Actor) => Promise<T>,
): Promise<T> {
  return besideServer(
    config.database,
    async (database) => {
      const outbox = outboxBesideServer(database, config);
      const keyring = new Keyring(config.secrets);
      try {
        const invitations = new Invitations(database, outbox, keyring, new Clock(), config);
        return await work(invitations, operatorOf(database));
      } catch (error) {
        throw error instanceof InvalidField ? new ConfigError(sentencesOf(error)) : error;
      }
    },
    [Suppression, OutboxMail],
  );
}

/** What a page says at its fields, with what a command calls them. */
function sentencesOf({ errors }: InvalidField): string {
  return Object.entries(errors)
    .map(([field, text]) => (names[field] ?? '') + translate(text, 'en'))
    .join('\n');
}

const names: Readonly<Record<string, string>> = {
  email: 'ADDRESS: ',
  uses: '--uses: ',
  days: '--expires: ',
  groups: '--group: ',
};
