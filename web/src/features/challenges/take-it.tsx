import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { useAddress } from '../../app/address';
import { Button } from '../../ui/button';
import type { Challenge } from './challenge';
import { TermsDialog } from './terms-dialog';

type Mark = 'done' | 'now' | 'ahead';

/** How it is taken, with what the reader can do next; the API says what that is. */
export function TakeIt({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const me = useMe();
  const manages = MANAGING.some((action) => challenge.actions.includes(action));
  if (me === undefined) return null;
  const stage = challenge.open ? 'title' : challenge.listedAt ? 'over' : 'early';
  return (
    <section className="jb-card jb-take jb-no-print">
      <h2>{t(`take.${stage}`)}</h2>
      {stage === 'title' ? <Steps challenge={challenge} /> : <p>{t(`take.${stage}-why`)}</p>}
      {manages && <Manage challenge={challenge} />}
      <p className="jb-take-more">
        <Link to="/how-it-works">{t('take.how')}</Link>
      </p>
    </section>
  );
}

/** Acts of those who look after a challenge; each is done on a page of its own. */
const MANAGING = [
  'edit',
  'attach',
  'submit',
  'correct-form',
  'start-screening',
  'return',
  'reject',
  'approve',
  'list',
  'list-at-once',
  'relist',
  'extend-deadline',
  'withdraw',
] as const;

function Manage({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  return (
    <Link className="jb-button" to={`/my/challenges/${challenge.id}`}>
      {t('take.manage')}
    </Link>
  );
}

function Steps({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const me = useMe();
  const [search] = useAddress();
  // Whoever comes from his bid for the terms finds them open.
  const [reading, setReading] = useState(search.terms !== undefined);
  const mayBid = Boolean(me?.acts.includes('bid.write'));
  const mayAccept = challenge.actions.includes('accept-terms');
  return (
    <>
      <ol className="jb-steps">
        <Step mark={me ? 'done' : 'now'} title={t('take.sign-in')}>
          {!me && (
            <Link
              className="jb-button jb-button-primary"
              to="/sign-in"
              search={{ to: `/challenges/${challenge.id}` }}
            >
              {t('frame:sign-in')}
            </Link>
          )}
        </Step>
        <Step mark={markOf(challenge.accepted, mayAccept)} title={t('take.terms')}>
          {mayAccept && (
            <Button kind="primary" onClick={() => setReading(true)}>
              {t('take.read-terms')}
            </Button>
          )}
        </Step>
        <BidStep challenge={challenge} mayBid={mayBid} />
        <Step mark="ahead" title={t('take.opening')} detail={t('take.opening-why')} />
      </ol>
      {me && !mayBid && <p className="jb-quiet">{t('take.who')}</p>}
      {reading && mayAccept && (
        <TermsDialog challenge={challenge} onClose={() => setReading(false)} />
      )}
    </>
  );
}

const markOf = (done: boolean, now: boolean): Mark => (done ? 'done' : now ? 'now' : 'ahead');

/** The reader's own bid, if he may write one: nobody else's is ever asked for. */
function BidStep({ challenge, mayBid }: { challenge: Challenge; mayBid: boolean }) {
  const { t } = useTranslation('challenges');
  const init = { params: { path: { challengeId: challenge.id } } };
  const { data } = api.useQuery('get', '/api/bids/{challengeId}', init, { enabled: mayBid });
  const sealed = data?.state === 'submitted';
  const possible = challenge.accepted && Boolean(data?.actions.length);
  return (
    <Step
      mark={markOf(sealed, possible)}
      title={t('take.bid')}
      detail={t(sealed ? 'take.sealed' : 'take.bid-why')}
    >
      {possible && (
        <Link
          className={sealed ? 'jb-button' : 'jb-button jb-button-primary'}
          to={`/bids/${challenge.id}`}
        >
          {t(data?.state === 'none' ? 'take.start-bid' : 'take.go-on-bid')}
        </Link>
      )}
    </Step>
  );
}

function Step(props: { mark: Mark; title: string; detail?: string; children?: ReactNode }) {
  const { t } = useTranslation('challenges');
  return (
    <li data-mark={props.mark} aria-current={props.mark === 'now' ? 'step' : undefined}>
      <span className="jb-step-title">
        {props.title}
        {props.mark === 'done' && <span className="jb-step-done"> {t('take.done')}</span>}
      </span>
      {props.detail && <span className="jb-quiet">{props.detail}</span>}
      {props.children}
    </li>
  );
}
