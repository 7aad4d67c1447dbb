import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { groupMembersTable } from './group-member.entity.js';
import { groupsTable } from './group.entity.js';

/** Operators manage groups beside the server, which only reads them. */
@Module({ imports: [DatabaseModule.forFeature(groupsTable, groupMembersTable)] })
export class GroupsModule {}
