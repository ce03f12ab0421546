import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';

type Teaser = components['schemas']['TeaserAnswer'];

const MOST = 6;

/** What came onto the list last and still takes bids. */
export function NewestChallenges(props: {
  challenges: readonly Teaser[] | undefined;
  problem: unknown;
}) {
  const { t } = useTranslation('home');
  const newest = props.challenges?.slice(0, MOST);
  return (
    <section className="jb-home-part" aria-labelledby="home-newest">
      <div className="jb-newest-head">
        <h2 id="home-newest">{t('newest.title')}</h2>
        <Link to="/challenges">{t('newest.all')}</Link>
      </div>
      {Boolean(props.problem) && <ProblemNote problem={Problem.from(props.problem)} />}
      {newest?.length === 0 && <EmptyState title={t('newest.none')} why={t('newest.none-why')} />}
      {newest && newest.length > 0 && (
        <ul className="jb-newest">
          {newest.map((challenge) => (
            <NewChallenge key={challenge.id} challenge={challenge} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NewChallenge({ challenge }: { challenge: Teaser }) {
  const { t } = useTranslation('home');
  const tongue = useTongue();
  const { organisation: issuer } = challenge;
  return (
    <li className="jb-card jb-new">
      <p className="jb-quiet jb-new-field">{challenge.field}</p>
      <h3 lang={challenge.language === 'en' ? 'en' : 'zh-CN'}>
        <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
      </h3>
      <p className="jb-quiet">{(tongue === 'en' && issuer.nameEn) || issuer.name}</p>
      <p className="jb-new-terms">
        <strong>
          <Money
            min={challenge.budgetMin}
            max={challenge.budgetMax}
            currency={challenge.currency}
          />
        </strong>
        <span className="jb-quiet">
          {t('newest.until')} <Instant at={challenge.deadline} only="day" />
        </span>
      </p>
    </li>
  );
}
