import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { IndicatorTable } from '../../ui/indicator-table';
import { Money } from '../../ui/money';
import { Tabs } from '../../ui/tabs';
import { type Challenge, type ChallengeText } from './challenge-text';

/** What each circle of readers will see: everybody, those who accept the terms, named invitees. */
export function TierPreview({ text, challenge }: { text: ChallengeText; challenge: Challenge }) {
  const { t } = useTranslation(['authoring', 'terms']);
  return (
    <section className="jb-card">
      <h2>{t('preview.title')}</h2>
      <p className="jb-quiet">{t('preview.lead')}</p>
      <Tabs
        label={t('preview.title')}
        tabs={[
          {
            key: 'teaser',
            label: t('terms:disclosure.teaser'),
            content: <Teaser text={text} issuer={challenge.organisation.name} />,
          },
          { key: 'detail', label: t('terms:disclosure.detail'), content: <Detail text={text} /> },
          {
            key: 'annex',
            label: t('terms:disclosure.annex'),
            content: <Paragraph text={text.annex} />,
          },
        ]}
      />
    </section>
  );
}

function Teaser({ text, issuer }: { text: ChallengeText; issuer: string }) {
  const { t } = useTranslation(['authoring', 'terms']);
  return (
    <>
      <h3>{text.title}</h3>
      <p className="jb-quiet">
        {[issuer, text.field, text.region].filter(Boolean).join(' · ')}
        {text.cooperation && ` · ${t(`terms:cooperation.${text.cooperation}`)}`}
      </p>
      <Paragraph text={text.teaser} />
      <p>
        {t('field.budgetMax')} <Money min={text.budgetMin} max={text.budgetMax} />
      </p>
      {(text.keywords ?? []).map((word) => (
        <span key={word} className="jb-tag">
          {word}
        </span>
      ))}
    </>
  );
}

function Detail({ text }: { text: ChallengeText }) {
  const { t } = useTranslation('authoring');
  return (
    <>
      <Paragraph text={text.problem} />
      <IndicatorTable indicators={text.indicators ?? []} />
      {(['expectedResults', 'ipWish', 'conditions'] as const).map((key) =>
        text[key] ? (
          <section key={key}>
            <h3>{t(`field.${key}`)}</h3>
            <Paragraph text={text[key]} />
          </section>
        ) : null,
      )}
    </>
  );
}

function Paragraph({ text }: { text?: string | null }) {
  const { t } = useTranslation('authoring');
  if (!text) return <EmptyState title={t('preview.nothing')} />;
  return <p className="jb-plain-text">{text}</p>;
}
