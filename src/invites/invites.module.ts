import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { UsersModule } from '../users/users.module.js';
import { inviteGroupsTable } from './invite-group.entity.js';
import { invitesTable } from './invite.entity.js';
import { Invites } from './invites.js';

@Module({
  imports: [DatabaseModule.forFeature(invitesTable, inviteGroupsTable), LimitsModule, GroupsModule, UsersModule],
  providers: [Invites],
  exports: [Invites],
})
export class InvitesModule {}
