import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SaveState } from '../../app/self-saving';
import { Button } from '../../ui/button';
import { Deadline } from '../../ui/deadline';
import { Dialog } from '../../ui/dialog';
import { Instant } from '../../ui/instant';
import { type OwnBid } from './bid-content';

interface SealedPanelProps {
  bid: OwnBid;
  parts?: readonly { key: string; done: boolean }[];
  saving?: SaveState;
  busy?: boolean;
  onSubmit?: () => Promise<boolean>;
  onWithdraw?: () => Promise<boolean>;
}

/**
 * What is sealed, until when, and the receipt. Nothing here tells how many others bid: until the
 * opening nobody knows.
 */
export function SealedPanel(props: SealedPanelProps) {
  const { t } = useTranslation('bids');
  const { bid, parts, saving } = props;
  return (
    <aside id="sealed" className="jb-card jb-sealed" aria-label={t('panel.title')}>
      <h2>{t('panel.title')}</h2>
      <Deadline at={bid.challenge.deadline} graceSeconds={bid.graceSeconds} />
      {bid.submission && <Receipt bid={bid} />}
      {parts && (
        <>
          <h3>{t('panel.parts')}</h3>
          <ul className="jb-sealed-parts">
            {parts.map(({ key, done }) => (
              <li key={key} data-done={done}>
                <span aria-hidden="true">{done ? '✓' : '○'}</span> {t(`part.${key}`)}
                <span className="jb-hidden"> {t(done ? 'panel.done' : 'panel.open')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {saving && (
        <p className="jb-quiet" role="status">
          {t(`save.${saving}`)}
        </p>
      )}
      {bid.actions.includes('accept-terms') && <p className="jb-quiet">{t('panel.terms')}</p>}
      <Acts {...props} />
      <details>
        <summary>{t('panel.what')}</summary>
        <p>{t('panel.what-sealed')}</p>
        <p>{t('panel.what-change')}</p>
        <p>{t('panel.what-open')}</p>
      </details>
    </aside>
  );
}

function Acts({ bid, busy, onSubmit, onWithdraw }: SealedPanelProps) {
  const { t } = useTranslation('bids');
  const [asking, setAsking] = useState<'submit' | 'withdraw' | null>(null);
  const replacing = bid.actions.includes('replace');
  const close = () => setAsking(null);
  const act = asking === 'submit' ? onSubmit : onWithdraw;
  return (
    <>
      <div className="jb-acts jb-no-print">
        {onSubmit && (replacing || bid.actions.includes('submit')) && (
          <Button
            kind={replacing ? 'plain' : 'primary'}
            disabled={busy}
            onClick={() => setAsking('submit')}
          >
            {t(replacing ? 'act.replace' : 'act.submit')}
          </Button>
        )}
        {onWithdraw && bid.actions.includes('withdraw') && (
          <Button kind="grave" disabled={busy} onClick={() => setAsking('withdraw')}>
            {t('act.withdraw')}
          </Button>
        )}
      </div>
      {asking && act && (
        <Dialog title={t(`ask.${asking}.title`)} onClose={close}>
          <p>{t(`ask.${asking}.why`)}</p>
          <div className="jb-acts">
            <Button
              kind={asking === 'submit' ? 'primary' : 'danger'}
              disabled={busy}
              onClick={() => void act().then(close)}
            >
              {t(`ask.${asking}.act`)}
            </Button>
            <Button onClick={close}>{t('frame:act.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Receipt({ bid }: { bid: OwnBid }) {
  const { t } = useTranslation('bids');
  const [copied, setCopied] = useState(false);
  const receipt = bid.submission?.receipt;
  if (!receipt) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(receipt.digest);
    setCopied(true);
  };
  return (
    <section className="jb-receipt">
      <h3>{t('receipt.title')}</h3>
      {bid.state === 'submitted' && <p role="status">{t('receipt.next')}</p>}
      <p>
        {receipt.challengeNumber} · {t('receipt.round', { round: receipt.round })}
        <br />
        <Instant at={receipt.sealedAt} seconds />
      </p>
      <p className="jb-quiet">{t('receipt.digest')}</p>
      <code className="jb-digest">{receipt.digest}</code>
      <div className="jb-acts jb-no-print">
        <Button onClick={() => void copy()}>
          {t(copied ? 'frame:act.copied' : 'receipt.copy')}
        </Button>
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
      </div>
    </section>
  );
}
