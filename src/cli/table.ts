import { appsCommands } from './apps.js';
import { backupCommands } from './backup.js';
import { clientsCommands } from './clients.js';
import type { Command } from './command.js';
import { completionCommands } from './completion.js';
import { doctorCommands } from './doctor.js';
import { groupsCommands } from './groups.js';
import { importCommands } from './import.js';
import { invitesCommands } from './invites.js';
import { keysCommands } from './keys.js';
import { limitsCommands } from './limits.js';
import { mailCommands } from './mail.js';
import { migrateCommands } from './migrate.js';
import { moveCommands } from './move.js';
import { usersAccessCommands } from './users-access.js';
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
  ...usersAccessCommands,
  ...invitesCommands,
  ...appsCommands,
  ...groupsCommands,
  ...clientsCommands,
  ...keysCommands,
  ...webhooksCommands,
  ...importCommands,
  ...completionCommands(() => commands),
];
