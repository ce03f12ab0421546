import { useTranslation } from 'react-i18next';

const STEPS = ['file', 'columns', 'trial', 'import'] as const;

/** Where in the steps of an import the reader stands. */
export function WizardSteps({ now }: { now: (typeof STEPS)[number] }) {
  const { t } = useTranslation('ingest');
  return (
    <ol className="jb-ingest-steps" aria-label={t('steps.label')}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          data-done={i < STEPS.indexOf(now)}
        >
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
