import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/instant';
import { type ProposalView } from '../proposal';
import { PartyName } from '../../../ui/party-name';

/** What became of an applied proposal, with the way to each invitation. */
export function Outcome({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const { totals, changedBy, appliedAt } = proposal;
  return (
    <section className="jb-card jb-plan-outcome" role="status">
      <h2>{t('outcome.title')}</h2>
      <p>
        {t('outcome.says', { invitations: totals.lines, challenges: totals.proposedTo })}{' '}
        <PartyName party={changedBy} /> <Instant at={appliedAt} seconds />
      </p>
      <p>{t('outcome.where')}</p>
      <div className="jb-acts">
        <Link to="/invitations" className="jb-button">
          {t('outcome.invitations')}
        </Link>
        <Link to="/queue" className="jb-button">
          {t('outcome.queue')}
        </Link>
      </div>
    </section>
  );
}
