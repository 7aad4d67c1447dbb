import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { groupMembersTable } from './group-member.entity.js';
import { groupsTable } from './group.entity.js';
import { Groups } from './groups.js';

/** Operators manage groups beside the server. */
@Module({
  imports: [DatabaseModule.forFeature(groupsTable, groupMembersTable)],
  providers: [Groups],
  exports: [Groups],
})
export class GroupsModule {}
