import { useTranslation } from 'react-i18next';
import { type Tongue } from './instant-parts';

/** The language that the page is shown in. */
export function useTongue(): Tongue {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}
