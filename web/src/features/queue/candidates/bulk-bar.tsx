import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { type Acts } from '../deciding/acts';
import { type Desk } from '../desk';
import { type Act } from '../queue';

/** What can be done with all that are selected; stands only while some are. */
export function BulkBar({ desk, acts }: { desk: Desk; acts: Acts }) {
  const { t } = useTranslation('queue');
  const { selected, targets, shown } = desk;
  if (selected.size === 0) return null;
  const can = (act: Act) => targets.some(({ actions }) => actions.includes(act));
  return (
    <div className="jb-desk-bulk" role="group" aria-label={t('bulk.label')}>
      <b role="status">{t('bulk.selected', { count: selected.size })}</b>
      <Button disabled={!can('shortlist')} onClick={() => acts.shortlist()}>
        {t('act.shortlist')} <kbd aria-hidden="true">s</kbd>
      </Button>
      <Button disabled={!can('dismiss')} onClick={() => acts.askDismiss()}>
        {t('act.dismiss')} <kbd aria-hidden="true">d</kbd>
      </Button>
      <Button disabled={!can('invite')} onClick={() => acts.askInvite()}>
        {t('act.invite')} <kbd aria-hidden="true">i</kbd>
      </Button>
      <Button
        kind="quiet"
        onClick={() => desk.setSelected(new Set(shown.map(({ profile }) => profile.id)))}
      >
        {t('bulk.all', { count: shown.length })}
      </Button>
      <Button kind="quiet" onClick={() => desk.setSelected(new Set())}>
        {t('bulk.none')}
      </Button>
    </div>
  );
}
