import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A group of people, made by an operator. */
@Entity('groups')
export class Group {
  @PrimaryColumn('text') name!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const groupsTable = declareTable(Group, {
  retention: 'until an operator removes it',
  export: 'Names no account.',
});
