import type { components } from '../../api/schema';

export type OwnWork = components['schemas']['OwnWorkAnswer'];
