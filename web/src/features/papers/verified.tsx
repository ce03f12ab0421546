import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { PageLink } from '../../app/page-link';
import { MinutesFacts } from './minutes-facts';
import { MinutesLines } from './minutes-lines';
import { Takers } from './takers';
import { useSaid } from './said';
import './paper.css';

type Paper = components['schemas']['VerifiedPaperAnswer'];

/** What is recorded, as the paper itself says it, to be compared line by line. */
export function Verified({ paper }: { paper: Paper }) {
  const { t } = useTranslation(['papers', 'challenges']);
  const said = useSaid();
  const { challenge, awards, minutes } = paper;
  const old = awards?.superseded ?? false;
  return (
    <article className="jb-paper" aria-label={t(`kind.${paper.kind}`)}>
      <p className={old ? 'jb-verified jb-verified-old' : 'jb-verified'} role="status">
        {t(old ? 'superseded' : 'true', { kind: t(`kind.${paper.kind}`) })}
      </p>
      <dl>
        <dt>{t('code')}</dt>
        <dd className="jb-paper-digest">{paper.code}</dd>
        <dt>{t('challenges:award.challenge')}</dt>
        <dd>
          <PageLink to="/challenges/$id" params={{ id: challenge.id }}>
            {challenge.number} · {challenge.title}
          </PageLink>
        </dd>
        <dt>{t('challenges:award.issuer')}</dt>
        <dd>{said(challenge.issuer)}</dd>
      </dl>
      {awards && <Takers takers={awards.takers} />}
      {minutes && (
        <>
          <h2>{t('challenges:minutes.round', { round: minutes.round })}</h2>
          <MinutesFacts {...minutes} count={minutes.bids.length} />
          <MinutesLines bids={minutes.bids} />
        </>
      )}
    </article>
  );
}
