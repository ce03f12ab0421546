import type { components } from '../../api/schema';

export type Agreement = components['schemas']['AgreementAnswer'];
