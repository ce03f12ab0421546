import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '../../ui/deadline';
import { Money } from '../../ui/money';
import type { Challenge } from './challenge';

/** What it pays, until when bids are taken, and how the work will be done. */
export function ChallengeTerms({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation(['challenges', 'terms']);
  const { budgetMin, budgetMax, currency, deadline, cooperation, mechanism } = challenge;
  return (
    <section className="jb-card jb-terms">
      <h2 className="jb-hidden">{t('page.terms')}</h2>
      <dl>
        <Fact name={t('fact.budget')} wide strong>
          <Money min={budgetMin} max={budgetMax} currency={currency} />
        </Fact>
        {deadline && (
          <Fact name={t('fact.deadline')} wide>
            <Deadline at={deadline} graceSeconds={challenge.graceSeconds} />
          </Fact>
        )}
        <Fact name={t('fact.mechanism')}>
          {t(`terms:mechanism.${mechanism}`)}
          {mechanism === 'race' && (
            <span className="jb-quiet"> {t('fact.takers', { count: challenge.maxAwards })}</span>
          )}
        </Fact>
        {cooperation && (
          <Fact name={t('fact.cooperation')}>{t(`terms:cooperation.${cooperation}`)}</Fact>
        )}
        {challenge.durationMonths && (
          <Fact name={t('fact.duration')}>
            {t('fact.months', { count: challenge.durationMonths })}
          </Fact>
        )}
        {challenge.field && <Fact name={t('fact.field')}>{challenge.field}</Fact>}
        {challenge.region && <Fact name={t('fact.region')}>{challenge.region}</Fact>}
        {challenge.keywords.length > 0 && (
          <Fact name={t('fact.keywords')} wide>
            <span className="jb-tags">
              {challenge.keywords.map((keyword) => (
                <span key={keyword} className="jb-tag">
                  {keyword}
                </span>
              ))}
            </span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact(props: { name: string; strong?: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <div className={props.wide ? 'jb-fact jb-fact-wide' : 'jb-fact'}>
      <dt>{props.name}</dt>
      <dd className={props.strong ? 'jb-fact-strong' : undefined}>{props.children}</dd>
    </div>
  );
}
