import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { IndicatorTable } from '../../ui/indicator-table';
import { Money } from '../../ui/money';
import { Tabs } from '../../ui/tabs';
import { type Challenge, type ChallengeText } from './challenge-text';
import './tier-preview.css';

const TIERS = ['teaser', 'detail', 'annex'] as const;

/** What each circle of readers will see: everybody, those who accept the terms, named invitees. */
export function TierPreview(props: {
  text: ChallengeText;
  challenge: Challenge;
  /** Already on its way: it is read, no longer tried out. */
  handedIn?: boolean;
}) {
  const { text, challenge, handedIn } = props;
  const { t } = useTranslation(['authoring', 'terms']);
  const parts = {
    teaser: <Teaser text={text} issuer={challenge.organisation.name} />,
    detail: <Detail text={text} />,
    annex: <Paragraph text={text.annex} />,
  };
  const tiers = TIERS.map((key) => ({
    key,
    content: (
      <>
        <p className="jb-preview-readers">{t(`preview.who.${key}`)}</p>
        {parts[key]}
      </>
    ),
  }));
  return (
    <section className="jb-card">
      <h2>{t(handedIn ? 'preview.readers' : 'preview.title')}</h2>
      <p className="jb-quiet">{t('preview.lead')}</p>
      {handedIn ? (
        tiers.map(({ key, content }) => (
          <section key={key} className="jb-preview-tier">
            <h3>{t(`terms:disclosure.${key}`)}</h3>
            {content}
          </section>
        ))
      ) : (
        <Tabs
          label={t('preview.lead')}
          tabs={tiers.map(({ key, content }) => ({
            key,
            label: t(`terms:disclosure.${key}`),
            content,
          }))}
        />
      )}
    </section>
  );
}

function Teaser({ text, issuer }: { text: ChallengeText; issuer: string }) {
  const { t } = useTranslation(['authoring', 'terms']);
  return (
    <>
      <p>
        <strong>{text.title}</strong>
      </p>
      <p className="jb-quiet">
        {[issuer, text.field, text.region].filter(Boolean).join(' · ')}
        {text.cooperation && ` · ${t(`terms:cooperation.${text.cooperation}`)}`}
      </p>
      <Paragraph text={text.teaser} />
      <p>
        {t('preview.budget')}{' '}
        <Money min={text.budgetMin} max={text.budgetMax} currency={text.currency ?? undefined} />
      </p>
      <p className="jb-preview-tags">
        {(text.keywords ?? []).map((word) => (
          <span key={word} className="jb-tag">
            {word}
          </span>
        ))}
      </p>
    </>
  );
}

function Detail({ text }: { text: ChallengeText }) {
  const { t } = useTranslation('authoring');
  return (
    <>
      <Paragraph text={text.problem} />
      <IndicatorTable indicators={text.indicators ?? []} />
      {text.durationMonths && <p>{t('preview.duration', { count: text.durationMonths })}</p>}
      {(['expectedResults', 'ipWish', 'conditions'] as const).map((key) =>
        text[key] ? (
          <section key={key}>
            <h4>{t(`field.${key}`)}</h4>
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
