import { useTranslation } from 'react-i18next';
import { JobProgress } from '../../../ui/job-progress';
import { type ProposalDesk } from '../desk';
import { type ProposalView } from '../proposal';

/** How far a calculation is; giving up on it gives up the proposal. */
export function Calculation({ desk, proposal }: { desk: ProposalDesk; proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const { progress, state, actions } = proposal;
  return (
    <section className="jb-card">
      <JobProgress
        kind="proposal"
        state={state}
        label={t('computing.label')}
        done={progress?.done ?? 0}
        total={progress?.of ?? null}
        counts={t(`computing.${progress?.step ?? 'waiting'}`)}
        onCancel={actions.includes('abandon') ? () => void desk.abandon() : undefined}
      />
      <p className="jb-quiet">{t('computing.leave')}</p>
    </section>
  );
}
