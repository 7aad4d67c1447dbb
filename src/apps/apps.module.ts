import { Module } from '@nestjs/common';
import { ForwardAuthModule } from '../forward-auth/forward-auth.module.js';
import { HttpModule } from '../http/http.module.js';
import { IconsModule } from '../icons/icons.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { AppsController } from './apps.controller.js';
import { IconController } from './icon.controller.js';

/** The list of other sites that people enter with their account. */
@Module({
  imports: [ForwardAuthModule, HttpModule, IconsModule, OidcModule],
  controllers: [AppsController, IconController],
})
export class AppsModule {}
