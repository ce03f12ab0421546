import { invalid, type DomainError } from '../kernel/index.js';

/** What was given can't be worked with; `field` names the entry, such as `edges.17.score`. */
export const refusal = (field: string, message: string): DomainError =>
  invalid('assignment-invalid', `${field}: ${message}`, [{ field, message }]);
