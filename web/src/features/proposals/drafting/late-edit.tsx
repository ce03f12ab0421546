import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Instant } from '../../../ui/instant';
import { StateTag } from '../../../ui/state-tag';
import { type Late } from '../desk';
import { type ProposalView } from '../proposal';
import { PartyName } from '../../../ui/party-name';

/** Somebody else was first: what he did, what was meant, and the choice. */
export function LateEdit(props: { late: Late; proposal: ProposalView; onClose: () => void }) {
  const { t } = useTranslation('proposals');
  const [busy, setBusy] = useState(false);
  const { late, proposal, onClose } = props;
  const { lastEdit, changedBy, changedAt, state } = proposal;
  return (
    <Dialog title={t('late.title')} onClose={onClose}>
      <dl className="jb-desk-facts">
        <dt>{t('late.theirs')}</dt>
        <dd>
          <PartyName party={changedBy} /> <Instant at={changedAt} seconds />
          <br />
          <StateTag kind="proposal" state={state} />{' '}
          {lastEdit && t('late.edits', { count: lastEdit.edits.length })}
        </dd>
        <dt>{t('late.mine')}</dt>
        <dd>{late.said}</dd>
      </dl>
      <p>{t('late.why')}</p>
      <div className="jb-acts">
        <Button
          kind="primary"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void late.again().finally(() => setBusy(false));
          }}
        >
          {t('late.again')}
        </Button>
        <Button onClick={onClose}>{t('late.drop')}</Button>
      </div>
    </Dialog>
  );
}
