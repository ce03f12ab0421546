import { useTranslation } from 'react-i18next';
import { type VersionName } from './learning';

/**
 * Says which weights are meant, a version by its number or those the engine comes with: within a
 * sentence, or (`title`) standing for itself.
 */
export function useVersionWords(): (
  version: Pick<VersionName, 'number'> | null,
  as?: 'title',
) => string {
  const { t } = useTranslation('learning');
  return (version, as) => {
    const form = as === 'title' ? 'title' : 'name';
    if (!version) return t(`version.shipped-${form}`);
    return t(`version.${form}`, { number: version.number });
  };
}
