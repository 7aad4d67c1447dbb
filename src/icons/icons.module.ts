import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { iconsTable } from './icon.entity.js';

/** Small images of applications, for the pages that name them. */
@Module({ imports: [DatabaseModule.forFeature(iconsTable)] })
export class IconsModule {}
