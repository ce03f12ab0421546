import { Global, Module, type DynamicModule } from '@nestjs/common';
import { type Settings } from './env.js';
import { RULES, type Rules } from './rules.js';

/** Injection token of the settings, read once before the application starts. */
export const SETTINGS = Symbol('settings');

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, rules: Rules): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: RULES, useValue: rules },
    ];
    return { module: ConfigModule, providers, exports: [SETTINGS, RULES] };
  }
}
