import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { limitsTable } from './limit.entity.js';
import { Limits } from './limits-of.js';
import { RateLimits } from './rate-limits.js';

@Module({
  imports: [DatabaseModule.forFeature(limitsTable)],
  providers: [Limits, RateLimits],
  exports: [Limits, RateLimits],
})
export class LimitsModule {}
