import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { Page } from '../../ui/page';
import { useActs } from './deciding/acts';
import { AddDialog } from './deciding/add-dialog';
import { CandidatesColumn } from './candidates/candidates-column';
import { useDesk } from './desk';
import { DetailColumn } from './detail/detail-column';
import { DismissDialog } from './deciding/dismiss-dialog';
import { InviteDialog } from './deciding/invite-dialog';
import { useInviting } from './deciding/inviting';
import { NeedsColumn } from './list/needs-column';
import { OverrideDialog } from './deciding/override-dialog';
import { useQueueKeys } from './queue-keys';
import { useArrival } from './list/scoring';
import '../../ui/button.css';
import '../../ui/fields.css';
import '../../app/desk.css';
import './queue.css';
import './candidates/candidates.css';

/** The coordinator's desk: challenges → candidates → the candidate and his load. */
export default function QueuePage() {
  const { t } = useTranslation(['queue', 'terms', 'choose']);
  const desk = useDesk();
  const acts = useActs(desk);
  const arrival = useArrival(desk.row, desk.list.dataUpdatedAt);
  useQueueKeys(desk, acts);
  return (
    <Page
      wide
      title={t('title')}
      acts={
        <>
          <span className="jb-quiet jb-desk-wide-only">
            <kbd>j</kbd> <kbd>k</kbd> {t('hint.move')} <kbd>→</kbd> {t('hint.deeper')} <kbd>?</kbd>{' '}
            {t('hint.help')}
          </span>
          <Link to="/learning" className="jb-button">
            {t('act.learning')}
          </Link>
          <Link to="/proposals" className="jb-button">
            {t('act.propose')}
          </Link>
        </>
      }
    >
      <div className="jb-desk" data-at={desk.cursor.at}>
        <NeedsColumn desk={desk} />
        <CandidatesColumn desk={desk} acts={acts} arrival={arrival} />
        <DetailColumn desk={desk} acts={acts} />
      </div>
      <Windows desk={desk} acts={acts} />
    </Page>
  );
}

function Windows({
  desk,
  acts,
}: {
  desk: ReturnType<typeof useDesk>;
  acts: ReturnType<typeof useActs>;
}) {
  const invite = useInviting(desk);
  const { asking, close } = acts;
  switch (asking?.about) {
    case 'dismiss':
      return <DismissDialog targets={asking.targets} onDismiss={acts.dismiss} onClose={close} />;
    case 'override':
      return <OverrideDialog targets={asking.targets} onConfirm={acts.override} onClose={close} />;
    case 'invite':
      return desk.run ? (
        <InviteDialog
          run={desk.run}
          targets={asking.targets}
          onSend={async (invitation) => {
            await invite(invitation);
            close();
            desk.moveOn();
          }}
          onClose={close}
        />
      ) : null;
    case 'add':
      return <AddDialog desk={desk} onClose={close} />;
    default:
      return null;
  }
}
