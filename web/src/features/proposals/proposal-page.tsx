import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { Problem } from '../../api/problem';
import { textOf, usePathPart } from '../../app/address';
import { useAddress } from '../../app/address';
import { useShortcuts } from '../../app/shortcuts';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { Tabs } from '../../ui/tabs';
import { Calculation } from './finding/calculation';
import { Certificate } from './finding/certificate';
import { ChallengesPanel } from './drafting/challenges-panel';
import { type ProposalDesk, useProposalDesk } from './desk';
import { Diagnosis } from './finding/diagnosis';
import { LateEdit } from './drafting/late-edit';
import { LoadsPanel } from './drafting/loads-panel';
import { OptionsDialog } from './asking/options-dialog';
import { Outcome } from './applying/outcome';
import { type ProposalView } from './proposal';
import { SaidOptions } from './asking/said-options';
import { useProposalTitle } from './title';
import { Totals } from './finding/totals';
import { useLineKeys } from './drafting/line-keys';
import '../../ui/fields.css';
import '../../app/desk.css';
import './proposals.css';
import './drafting/challenge-card.css';

/** One proposal: how far it is, what it says beside what is in force, and what can be done. */
export default function ProposalPage() {
  const { t } = useTranslation(['proposals', 'terms', 'choose']);
  const titleOf = useProposalTitle();
  const desk = useProposalDesk(usePathPart('id'));
  const { proposal, error } = desk;
  return (
    <Page
      wide
      title={proposal ? titleOf(proposal) : t('list.title')}
      lead={proposal && <StateTag kind="proposal" state={proposal.state} />}
      acts={proposal && <ProposalActs desk={desk} proposal={proposal} />}
    >
      {error && !proposal && <ProblemNote problem={Problem.from(error)} onRetry={desk.retry} />}
      {proposal && <Body desk={desk} proposal={proposal} />}
      {desk.late && proposal && (
        <LateEdit late={desk.late} proposal={proposal} onClose={desk.forgetLate} />
      )}
    </Page>
  );
}

function Body({ desk, proposal }: { desk: ProposalDesk; proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const [search, change] = useAddress();
  useLineKeys();
  const { state } = proposal;
  const drawn = state === 'ready' || state === 'applied' || state === 'stuck';
  return (
    <>
      <SaidOptions options={proposal.options} />
      {state === 'computing' && <Calculation desk={desk} proposal={proposal} />}
      {state === 'failed' && <p className="jb-desk-note">{t('failed')}</p>}
      {state === 'stuck' && <Diagnosis desk={desk} proposal={proposal} />}
      {state === 'applied' && <Outcome proposal={proposal} />}
      {drawn && <Totals proposal={proposal} />}
      {drawn && <Certificate proposal={proposal} />}
      {drawn && (
        <Tabs
          label={t('tabs.label')}
          chosen={textOf(search, 'tab') ?? 'challenges'}
          onChoose={(tab) => change({ tab: tab === 'challenges' ? undefined : tab })}
          tabs={[
            {
              key: 'challenges',
              label: t('tabs.challenges'),
              content: <ChallengesPanel desk={desk} proposal={proposal} />,
            },
            { key: 'loads', label: t('tabs.loads'), content: <LoadsPanel proposal={proposal} /> },
          ]}
        />
      )}
    </>
  );
}

/** Only what the API lets be done with the proposal as a whole. */
function ProposalActs({ desk, proposal }: { desk: ProposalDesk; proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const [asking, setAsking] = useState(false);
  const can = (act: ProposalView['actions'][number]) => proposal.actions.includes(act);
  const undo = () => void (can('undo') && desk.undo());
  useShortcuts([{ keys: 'u', says: 'proposals:keys.undo', run: undo }]);
  return (
    <>
      {can('undo') && (
        <Button disabled={desk.busy !== null} onClick={undo}>
          {t('act.undo')} <kbd aria-hidden="true">u</kbd>
        </Button>
      )}
      {can('recompute') && (
        <Button disabled={desk.busy !== null} onClick={() => void desk.recompute()}>
          {t('act.recompute')}
        </Button>
      )}
      {can('change-options') && <Button onClick={() => setAsking(true)}>{t('act.options')}</Button>}
      {can('abandon') && proposal.state !== 'computing' && (
        <Button disabled={desk.busy !== null} onClick={() => void desk.abandon()}>
          {t('act.abandon')}
        </Button>
      )}
      {can('apply') && (
        <PageLink
          className="jb-button jb-button-primary"
          to="/proposals/$id/consequences"
          params={{ id: proposal.id }}
        >
          {t('act.apply')}
        </PageLink>
      )}
      {asking && <OptionsDialog desk={desk} proposal={proposal} onClose={() => setAsking(false)} />}
    </>
  );
}
