import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { limitsTable } from './limit.entity.js';
import { RateLimits } from './rate-limits.js';

@Module({ imports: [DatabaseModule.forFeature(limitsTable)], providers: [RateLimits], exports: [RateLimits] })
export class LimitsModule {}
