import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { Highlighted } from '../../ui/highlighted';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { StateTag } from '../../ui/state-tag';
import { DaysLeft } from './days-left';
import { IssuerName } from './issuer-name';
import { languageTag } from './language-tag';
import './challenge-line.css';

type Teaser = components['schemas']['TeaserAnswer'];

/** One challenge in a list: what is wanted, by whom, for how much, until when. */
export function ChallengeLine({ challenge, words }: { challenge: Teaser; words?: string[] }) {
  const { t } = useTranslation('challenges');
  const { id, number, title, teaser, field, region, deadline, mechanism } = challenge;
  const lang = languageTag(challenge.language);
  return (
    <article className="jb-line">
      <div className="jb-line-what">
        <div className="jb-line-tags">
          <StateTag kind="challenge" state={challenge.state} />
          <span className="jb-quiet jb-number">{number}</span>
          {mechanism === 'race' && <span className="jb-tag">{t('terms:mechanism.race')}</span>}
          {challenge.round > 1 && <span className="jb-tag">{t('line.relisted')}</span>}
        </div>
        <h3 lang={lang}>
          <Link to="/challenges/$id" params={{ id }} data-line>
            <Highlighted text={title} terms={words ?? []} />
          </Link>
        </h3>
        {teaser && (
          <p className="jb-line-teaser" lang={lang}>
            <Highlighted text={teaser} terms={words ?? []} />
          </p>
        )}
        <p className="jb-line-meta">
          <IssuerName issuer={challenge.organisation} />
          {field && <span>{field}</span>}
          {region && <span>{region}</span>}
        </p>
      </div>
      <div className="jb-line-terms">
        <strong>
          <Money
            min={challenge.budgetMin}
            max={challenge.budgetMax}
            currency={challenge.currency}
          />
        </strong>
        <DaysLeft deadline={deadline} now={challenge.now} open={challenge.open} />
        {deadline && (
          <span className="jb-quiet jb-small">
            {t('line.until')} <Instant at={deadline} />
          </span>
        )}
      </div>
    </article>
  );
}
