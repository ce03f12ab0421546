import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { Page } from '../ui/page';
import { ProblemNote } from '../ui/problem-note';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('missing.title')} lead={t('missing.why')}>
      <Link to="/challenges">{t('missing.act')}</Link>
    </Page>
  );
}

export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <main id="main" className="jb-page">
      <ProblemNote problem={Problem.from(error)} onRetry={reset} />
    </main>
  );
}
