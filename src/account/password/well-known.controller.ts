import { Controller, Get } from '@nestjs/common';
import { Public } from '../../http/access/access.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';

/** For password managers (W3C, A Well-Known URL for Changing Passwords). */
@Public()
@Controller('.well-known/change-password')
export class WellKnownController {
  @Get()
  show(): SeeOther {
    return seeOther('/account/password');
  }
}
