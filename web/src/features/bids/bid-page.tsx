import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { BidEditor } from './bid-editor';
import { type OwnBid } from './bid-content';
import { BidText } from './bid-text';
import { SealedPanel } from './sealed-panel';
import './bid.css';

/** After the opening nothing can be done here; what comes next is said instead. */
const FOLLOWED: readonly OwnBid['state'][] = ['opened', 'awarded', 'unsuccessful'];

/** One's own bid for one challenge: written, sealed, and after the opening read with its result. */
export default function BidPage() {
  const { t } = useTranslation('bids');
  const challengeId = usePathPart('challengeId');
  // The form begins with what is read first; what was read before the last writing would undo it.
  const once = { gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
  const bid = api.useQuery(
    'get',
    '/api/bids/{challengeId}',
    { params: { path: { challengeId } } },
    once,
  );
  const challenge = api.useQuery(
    'get',
    '/api/challenges/{id}',
    { params: { path: { id: challengeId } } },
    once,
  );
  const failure = bid.error ?? challenge.error;
  if (failure)
    return (
      <Page title={t('page.title')}>
        <ProblemNote problem={Problem.from(failure)} />
      </Page>
    );
  if (!bid.data || !challenge.data)
    return <Page title={t('page.title')}>{t('frame:loading')}</Page>;
  const { data } = bid;
  const writable = data.actions.includes('save-draft');
  return (
    <Page
      wide
      title={data.challenge.title}
      lead={
        <>
          <StateTag kind="bid" state={data.state} /> {data.challenge.number}{' '}
          <PageLink to="/challenges/$id" params={{ id: challengeId }}>
            {t('page.challenge')}
          </PageLink>
        </>
      }
    >
      {FOLLOWED.includes(data.state) && (
        <p className="jb-note" role="status">
          {t(`next.${data.state}`)}{' '}
          {data.state === 'awarded' && <PageLink to="/agreements">{t('next.agreements')}</PageLink>}
        </p>
      )}
      {data.reason && <p className="jb-note">{t('page.reason', { reason: data.reason })}</p>}
      {data.unreadable && <p className="jb-note">{t('page.unreadable')}</p>}
      {data.actions.includes('accept-terms') && (
        <p className="jb-note">
          {t('page.terms')}{' '}
          <PageLink to="/challenges/$id" params={{ id: challengeId }} search={{ terms: 1 }}>
            {t('page.terms-act')}
          </PageLink>
        </p>
      )}
      {writable ? (
        <BidEditor key={challengeId} bid={data} challenge={challenge.data} />
      ) : (
        <div className="jb-bid">
          <BidText content={data.submission?.content ?? null} currency={data.challenge.currency} />
          <SealedPanel bid={data} />
        </div>
      )}
    </Page>
  );
}
