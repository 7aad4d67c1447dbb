import { appsCommands } from './apps.js';
import { backupCommands } from './backup.js';
import { clientsCommands } from './clients.js';
import type { Command } from './command.js';
import { completionCommands } from './completion.js';
import { doctorCommands } from './doctor.js';
import { exportCommands } from './export.js';
import { groupsCommands } from './groups.js';
import { importCommands } from './import.js';
import { invitesCommands } from './invites.js';
import { keysCommands } from './keys.js';
import { limitsCommands } from './limits.js';
import { mailCommands } from './mail.js';
import { migrateCommands } from './migrate.js';
import { moveCommands } from './move.js';
import { secretCommands } from './secret.js';
import { tokensCommands } from './tokens.js';
import { usersAccessCommands } from './users-access.js';
import { usersCreateCommands } from './users-create.js';
import { usersEmailCommands } from './users-email.js';
import { usersExportCommands } from './users-export.js';
import { usersCommands } from './users.js';
import { webhooksCommands } from './webhooks.js';

/** All commands, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [
  ...doctorCommands,
  ...migrateCommands,
  ...backupCommands,
  ...moveCommands,
  ...mailCommands,
  ...limitsCommands,
  ...usersCommands,
  ...usersCreateCommands,
  ...usersAccessCommands,
  ...usersEmailCommands,
  ...usersExportCommands,
  ...tokensCommands,
  ...invitesCommands,
  ...appsCommands,
  ...groupsCommands,
  ...clientsCommands,
  ...keysCommands,
  ...secretCommands,
  ...webhooksCommands,
  ...importCommands,
  ...exportCommands,
  ...completionCommands(() => commands),
];
