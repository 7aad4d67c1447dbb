import { Entity, PrimaryColumn } from 'typeorm';
import { declareTable } from '../database/tables.js';

/** A group that accounts of an invitation are in from the beginning. */
@Entity('invite_groups')
export class InviteGroup {
  @PrimaryColumn('text', { name: 'invite_id' }) inviteId!: string;
  @PrimaryColumn('text', { name: 'group_name' }) groupName!: string;
}

export const inviteGroupsTable = declareTable(InviteGroup, {
  retention: 'with its invitation or its group',
  export: 'Names no account.',
});
