import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Does, type Role, ROLES } from '../../identity/index.js';
import { SETTINGS, type Settings } from '../../platform/config/index.js';
import { choices, Many, OneOf, Text, TextOrNull } from '../../platform/http/index.js';
import { readDemoSignIns } from './demo-sign-ins.js';

class DemoSignInAnswer {
  @Text() email: string;
  @OneOf(choices('Role', ROLES)) role: Role;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @Text() organisationName: string;
  @TextOrNull() organisationNameEn: string | null;
}

class DemoSignInsAnswer {
  @TextOrNull({ description: "Everybody's; null where this is not the demo world." })
  password: string | null;
  @Many(DemoSignInAnswer, { description: 'Empty where this is not the demo world.' })
  items: DemoSignInAnswer[];
}

@ApiTags('system')
@Controller('demo/sign-ins')
export class DemoSignInsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Accounts to try the demo world with; nothing in any other installation. */
  @Get()
  @Does('system.read')
  @ApiOkResponse({ type: DemoSignInsAnswer })
  async list(): Promise<DemoSignInsAnswer> {
    return this.settings.demo ? readDemoSignIns(this.dataSource) : { password: null, items: [] };
  }
}
