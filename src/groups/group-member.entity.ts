import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** Somebody in a group. */
@Entity('group_members')
export class GroupMember {
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  @PrimaryColumn('text', { name: 'group_name' }) groupName!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const groupMembersTable = declareTable(GroupMember, {
  retention: 'with its account or its group, or when an operator removes it',
  export: {
    section: 'groups',
    position: 46,
    owner: 'userId',
    columns: ['groupName', 'createdAt'],
    sortedBy: 'createdAt',
  },
});
