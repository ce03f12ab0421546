import { Module } from '@nestjs/common';
import { Envelopes } from './envelopes.js';

@Module({ providers: [Envelopes], exports: [Envelopes] })
export class SealingModule {}
