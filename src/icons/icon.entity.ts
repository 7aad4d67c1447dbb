import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A small image of an application, from an operator. */
@Entity('icons')
export class Icon {
  /** SHA-256 of the content: the same image is stored once, and its address never shows another one. */
  @PrimaryColumn('text') hash!: string;
  /** Such as `image/png`. */
  @Column('text') type!: string;
  /** Base64. */
  @Column('text') content!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const iconsTable = declareTable(Icon, {
  retention: 'with the last application that has it',
  export: 'Names no account.',
});
