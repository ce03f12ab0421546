import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does } from '../identity/index.js';
import { choices, OneOf } from '../platform/http/index.js';
import { Readiness } from '../platform/health/readiness.js';

class HealthAnswer {
  @OneOf(choices('Health', ['ready'])) status: 'ready';
}

@ApiTags('system')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** 200 only when this process may be sent requests; 503 otherwise. */
  @Get()
  @Does('system.read')
  @ApiOkResponse({ type: HealthAnswer })
  health() {
    return this.readiness.check();
  }
}
