import { Module } from '@nestjs/common';
import { Limits } from './rate-limits.js';

@Module({ providers: [Limits], exports: [Limits] })
export class LimitsModule {}
