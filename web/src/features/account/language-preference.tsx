import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { chooseLanguage, type Language, LANGUAGES } from '../../i18n';
import { ProblemNote } from '../../ui/problem-note';

/** The language of the pages on this device, and of notices and mails everywhere. */
export function LanguagePreference({ locale }: { locale: Language }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = async (next: Language) => {
    setProblem(null);
    try {
      await client.PUT('/api/me/locale', { body: { locale: next } });
      await chooseLanguage(next);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  return (
    <fieldset className="jb-account-language">
      <legend>{t('language.title')}</legend>
      {problem && <ProblemNote problem={problem} />}
      {LANGUAGES.map((language) => (
        <label key={language}>
          <input
            type="radio"
            name="locale"
            checked={language === locale}
            onChange={() => void choose(language)}
          />{' '}
          {t(`language.${language}`)}
        </label>
      ))}
      <p className="jb-quiet">{t('language.hint')}</p>
    </fieldset>
  );
}
