import { useTranslation } from 'react-i18next';
import { IndicatorTable } from '../../ui/indicator-table';
import { Attachments } from './attachments';
import type { Challenge } from './challenge';
import { languageTag } from './language-tag';
import { Prose, Section } from './prose';

/** The text of a challenge, tier by tier; what is still closed is named, with the way to it. */
export function ChallengeDetail({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const lang = languageTag(challenge.language);
  const closed = challenge.tier === 'teaser';
  return (
    <>
      {challenge.reason && (
        <div className="jb-tier-note" role="note">
          <strong>{t('detail.reason')}</strong> {challenge.reason}
        </div>
      )}
      {challenge.teaser && (
        <div className="jb-teaser">
          <Prose text={challenge.teaser} lang={lang} />
        </div>
      )}
      {closed ? <Closed challenge={challenge} /> : <Opened challenge={challenge} lang={lang} />}
      {challenge.attachments.length > 0 && (
        <Section title={t('detail.attachments')}>
          <Attachments challengeId={challenge.id} files={challenge.attachments} />
        </Section>
      )}
    </>
  );
}

/** What is behind the terms: the names of the indicators are public, their values are not. */
function Closed({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  return (
    <Section title={t('detail.indicators')}>
      {challenge.indicatorNames.length > 0 && (
        <ul className="jb-indicator-names" lang={languageTag(challenge.language)}>
          {challenge.indicatorNames.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <p className="jb-closed">{t('detail.closed')}</p>
    </Section>
  );
}

function Opened({ challenge, lang }: { challenge: Challenge; lang: string }) {
  const { t } = useTranslation('challenges');
  const { indicators = [], intendedPartners = [] } = challenge;
  const texts = [
    ['problem', challenge.problem],
    ['results', challenge.expectedResults],
    ['conditions', challenge.conditions],
    ['ip-wish', challenge.ipWish],
    ['annex', challenge.annex],
  ] as const;
  const [problem, ...rest] = texts.map(
    ([key, text]) =>
      text && (
        <Section key={key} title={t(`detail.${key}`)}>
          <Prose text={text} lang={lang} />
        </Section>
      ),
  );
  return (
    <>
      {problem}
      {indicators.length > 0 && (
        <Section title={t('detail.indicators')}>
          <IndicatorTable indicators={indicators} />
        </Section>
      )}
      {rest}
      {intendedPartners.length > 0 && (
        <Section title={t('detail.partners')}>
          <p lang={lang}>{intendedPartners.join(t('detail.between'))}</p>
        </Section>
      )}
    </>
  );
}
