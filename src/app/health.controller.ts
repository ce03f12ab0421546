import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does } from '../identity/index.js';
import { Readiness } from '../platform/health/readiness.js';

@ApiTags('system')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** 200 only when this process may be sent requests; 503 otherwise. */
  @Get()
  @Does('system.read')
  health() {
    return this.readiness.check();
  }
}
