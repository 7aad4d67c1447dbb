import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** How often something happened in one hour, on the whole site. */
@Entity('hourly_counts')
export class HourlyCount {
  /** When it began. */
  @PrimaryColumn('integer') hour!: Timestamp;
  /** See `countOf`. */
  @PrimaryColumn('text') name!: string;
  @Column('integer') count!: number;
}

export const hourlyCountsTable = declareTable(HourlyCount, {
  retention: [{ column: 'hour', keptFor: policy.counts.keptFor }],
  export: 'It has only counts of what everybody did.',
});
