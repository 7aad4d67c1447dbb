import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { AdminController } from './pages/admin.controller.js';

/** The pages for admins. The commands of operators use the same flows, without Nest. */
@Module({ imports: [HttpModule], controllers: [AdminController] })
export class AdminModule {}
