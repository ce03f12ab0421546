import { DomainError } from '../../../libs/kernel/index.js';

/**
 * Does an edit. A stale one is refused with what it would have overwritten, so that whoever wrote
 * it can compare both without asking again.
 */
export async function orTellCurrent<T>(
  edit: () => Promise<T>,
  current: () => Promise<object>,
): Promise<T> {
  try {
    return await edit();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'stale-edit') throw error;
    const detail = { ...error.detail, current: await current() };
    throw new DomainError(error.kind, error.code, error.message, detail);
  }
}
