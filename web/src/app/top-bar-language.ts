import { useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client';
import { useMe } from '../api/me';
import { chooseLanguage, type Language } from '../i18n';

/**
 * Changes the language of the page in place and, for somebody signed in, that of his notices and
 * mails: texts that the server writes follow at once.
 */
export function useLanguageSwitch(): (language: Language) => Promise<void> {
  const me = useMe();
  const queries = useQueryClient();
  return async (language) => {
    await chooseLanguage(language);
    if (!me || me.locale === language) return;
    try {
      await client.PUT('/api/me/locale', { body: { locale: language } });
      await queries.invalidateQueries();
    } catch {
      // The page speaks the new language; what the server writes keeps the old one till next time.
    }
  };
}
