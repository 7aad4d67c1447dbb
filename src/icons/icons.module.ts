import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { iconsTable } from './icon.entity.js';
import { Icons } from './icons.js';

/** Small images of applications, for the pages that name them. */
@Module({ imports: [DatabaseModule.forFeature(iconsTable)], providers: [Icons], exports: [Icons] })
export class IconsModule {}
