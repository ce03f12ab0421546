import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does } from '../identity/index.js';
import {
  FieldsByRegionAnswer,
  FunnelAnswer,
  InsightsQuery,
  NeedToContractAnswer,
} from './insights.dto.js';
import { InsightsQueries } from './insights.queries.js';

@ApiTags('insights')
@Controller('insights')
export class InsightsController {
  constructor(private readonly queries: InsightsQueries) {}

  @Get('funnel')
  @Does('insight.read')
  @ApiOkResponse({ type: FunnelAnswer })
  funnel(@Query() query: InsightsQuery) {
    return this.queries.funnel(query);
  }

  @Get('need-to-contract')
  @Does('insight.read')
  @ApiOkResponse({ type: NeedToContractAnswer })
  needToContract(@Query() query: InsightsQuery) {
    return this.queries.needToContract(query);
  }

  @Get('fields-by-region')
  @Does('insight.read')
  @ApiOkResponse({ type: FieldsByRegionAnswer })
  fieldsByRegion(@Query() query: InsightsQuery) {
    return this.queries.fieldsByRegion(query);
  }
}
