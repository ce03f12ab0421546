import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client';
import { meQuery } from '../api/me';
import { chooseLanguage, currentLanguage, type Language } from '../i18n';

/** Choices are sent one after another, so that the last one is what the server keeps. */
let line: Promise<void> = Promise.resolve();

/**
 * Changes the language of the page in place and, for somebody signed in, that of his notices and
 * mails: texts that the server writes follow at once.
 */
export function useLanguageSwitch(): (language: Language) => Promise<void> {
  const queries = useQueryClient();
  return async (language) => {
    await chooseLanguage(language);
    line = line.then(() => tell(queries, language));
    await line;
  };
}

async function tell(queries: QueryClient, language: Language): Promise<void> {
  // Another one has been chosen meanwhile.
  if (currentLanguage() !== language) return;
  try {
    // The choice may be made before it is known whose it is.
    const me = await queries.ensureQueryData(meQuery);
    if (!me || me.locale === language) return;
    await client.PUT('/api/me/locale', { body: { locale: language } });
    await queries.invalidateQueries();
  } catch {
    // The page speaks the new language; what the server writes keeps the old one till next time.
  }
}
