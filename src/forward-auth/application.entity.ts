import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** An application behind a proxy that asks Foyer who may pass. Registered by an operator. */
@Entity('applications')
export class Application {
  /** Scheme, host and port, as browsers write them. */
  @PrimaryColumn('text') origin!: string;
  @Column('text') name!: string;
  /** Who may enter. Null for everyone with an account. */
  @Column('text', { name: 'group_name', nullable: true }) groupName!: string | null;
  @Column('text', { name: 'icon_hash', nullable: true }) iconHash!: string | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const applicationsTable = declareTable(Application, {
  retention: 'until an operator removes it',
  export: 'Names no account.',
});
