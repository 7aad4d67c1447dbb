import { Column, Entity, PrimaryColumn } from 'typeorm';
import { hours, minutes, type Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** How many mails that strangers requested were sent in one minute. */
@Entity('mail_counts')
export class MailCount {
  /** When it began. */
  @PrimaryColumn('integer') minute!: Timestamp;
  @Column('integer') mails!: number;
}

export const mailCountsTable = declareTable(MailCount, {
  retention: [{ column: 'minute', keptFor: hours(1) + minutes(1) }],
  export: 'It has only counts of all mail.',
});
