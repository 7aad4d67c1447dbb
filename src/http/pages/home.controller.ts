import { Controller, Get } from '@nestjs/common';
import { ForVisitors } from '../access/access.js';
import { type Page, page } from './page.js';

@Controller()
export class HomeController {
  @ForVisitors()
  @Get()
  show(): Page {
    return page('home', 'home.title', {});
  }
}
