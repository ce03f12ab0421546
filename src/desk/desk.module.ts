import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.js';
import { DeskQueries } from './desk.queries.js';
import { SearchQueries } from './search.queries.js';

@Module({ controllers: [DeskController], providers: [DeskQueries, SearchQueries] })
export class DeskModule {}
