import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { Page } from '../../ui/page';
import './how-page.css';

/** The life of a challenge, each step with who acts in it. */
const STEPS = [
  'collect',
  'screen',
  'list',
  'match',
  'bid',
  'open',
  'check',
  'review',
  'award',
  'sign',
  'deliver',
  'measure',
] as const;

const TIERS = ['teaser', 'detail', 'annex', 'bid', 'award'] as const;

const QUESTIONS = [
  'who',
  'sealed',
  'replace',
  'late',
  'recommend',
  'ip',
  'race',
  'unfilled',
  'failure',
  'account',
] as const;

/** How it works from need to acceptance, in plain words, and what people ask about it. */
export default function HowPage() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('how.title')} lead={t('how.lead')}>
      <div className="jb-how">
        <nav className="jb-how-contents jb-no-print" aria-label={t('how.contents')}>
          <a href="#steps">{t('how.steps')}</a>
          <a href="#who-sees">{t('how.tiers')}</a>
          <a href="#questions">{t('how.questions')}</a>
        </nav>
        <section id="steps">
          <h2>{t('how.steps')}</h2>
          <ol className="jb-how-steps">
            {STEPS.map((step) => (
              <li key={step}>
                <h3>{t(`step.${step}.title`)}</h3>
                <p className="jb-how-who">{t(`step.${step}.who`)}</p>
                <p>{t(`step.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>
        <section id="who-sees">
          <h2>{t('how.tiers')}</h2>
          <WhoSees />
        </section>
        <section id="questions">
          <h2>{t('how.questions')}</h2>
          {QUESTIONS.map((key) => (
            <details key={key} className="jb-faq">
              <summary>{t(`faq.${key}.question`)}</summary>
              <p>{t(`faq.${key}.answer`)}</p>
            </details>
          ))}
        </section>
        <p>
          <Link to="/challenges" className="jb-button jb-button-primary">
            {t('act.list')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function WhoSees() {
  const { t } = useTranslation('home');
  return (
    <DataTable
      caption={t('how.tiers')}
      hideCaption
      rows={TIERS}
      rowKey={(tier) => tier}
      columns={[
        {
          key: 'what',
          title: t('tier.what'),
          head: true,
          cell: (tier) => t(`tier.${tier}.what`),
        },
        { key: 'holds', title: t('tier.holds'), cell: (tier) => t(`tier.${tier}.holds`) },
        { key: 'who', title: t('tier.who'), cell: (tier) => t(`tier.${tier}.who`) },
      ]}
    />
  );
}
