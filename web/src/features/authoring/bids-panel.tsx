import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOf, numberOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { nameOf } from '../../ui/name-of';
import { useTongue } from '../../ui/tongue';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { AwardDialog } from './award-dialog';
import { BidComparison } from './bid-comparison';
import { type Challenge } from './challenge-text';
import { type Ruling, RulingDialog } from './ruling';
import type { OpenedBid } from './opened-bid';
import { PartyName } from '../../ui/party-name';

/** Side by side fit as many as a wide window can show. */
const MOST_COMPARED = 4;

/** The bids after the opening: a list, a comparison of the chosen ones, and the award. */
export function BidsPanel({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  const tongue = useTongue();
  const [search, change] = useAddress();
  const compared = listOf(search, 'compare').slice(0, MOST_COMPARED);
  const [awarding, setAwarding] = useState<OpenedBid | null>(null);
  const [ruled, setRuled] = useState<{ ruling: Ruling; bid: OpenedBid } | null>(null);
  const { data, error } = api.useQuery('get', '/api/challenges/{id}/bids', {
    params: { path: { id: challenge.id }, query: { page: numberOf(search, 'bids', 1) } },
  });
  if (error) return <Closed problem={Problem.from(error)} challenge={challenge} />;
  if (!data) return <p role="status">{t('frame:loading')}</p>;
  if (data.total === 0) return <EmptyState title={t('bids.none')} why={t('bids.none-why')} />;
  const toggle = (id: string) =>
    change({
      compare: compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id],
    });
  return (
    <>
      <DataTable
        caption={t('bids.caption')}
        rows={data.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'lead',
            title: t('bids.lead'),
            head: true,
            cell: ({ leadOrganisation, leadPerson }) =>
              `${nameOf(leadOrganisation, tongue)} · ${nameOf(leadPerson, tongue)}`,
          },
          { key: 'state', title: t('bids.state'), cell: (bid) => <BidState bid={bid} /> },
          {
            key: 'price',
            title: t('bids.price'),
            align: 'end',
            cell: (bid) => <Money amount={bid.price} currency={bid.currency} />,
          },
          {
            key: 'sealed',
            title: t('bids.sealed'),
            cell: (bid) => <Instant at={bid.sealedAt} seconds />,
          },
          {
            key: 'acts',
            title: t('bids.acts'),
            cell: (bid) => (
              <BidActs
                bid={bid}
                chosen={compared.includes(bid.id)}
                full={compared.length >= MOST_COMPARED}
                onCompare={() => toggle(bid.id)}
                onAward={() => setAwarding(bid)}
                onRule={(ruling) => setRuled({ ruling, bid })}
              />
            ),
          },
        ]}
      />
      <Pager {...data} onPage={(bids) => change({ bids })} />
      {compared.length > 0 && <BidComparison challenge={challenge} bidIds={compared} />}
      {awarding && (
        <AwardDialog challenge={challenge} bid={awarding} onClose={() => setAwarding(null)} />
      )}
      {ruled && (
        <RulingDialog {...ruled} challengeId={challenge.id} onClose={() => setRuled(null)} />
      )}
    </>
  );
}

/** Before the opening nobody learns anything, not even how many there are. */
function Closed({ problem, challenge }: { problem: Problem; challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  if (![403, 404, 409].includes(problem.status)) return <ProblemNote problem={problem} />;
  const waiting = challenge.deadline !== null;
  return (
    <EmptyState
      title={t('bids.sealed-title')}
      why={t(waiting ? 'bids.sealed-why' : 'bids.not-listed')}
    />
  );
}

function BidState({ bid }: { bid: OpenedBid }) {
  return (
    <>
      <StateTag kind="bid" state={bid.state} />
      {bid.reason && <div className="jb-quiet">{bid.reason}</div>}
    </>
  );
}

const RULINGS: readonly Ruling[] = ['rule-out', 'readmit'];

function BidActs(props: {
  bid: OpenedBid;
  chosen: boolean;
  full: boolean;
  onCompare: () => void;
  onAward: () => void;
  onRule: (ruling: Ruling) => void;
}) {
  const { t } = useTranslation('authoring');
  const name = (
    <span className="jb-hidden">
      {' '}
      <PartyName party={props.bid.leadOrganisation} />
    </span>
  );
  return (
    <div className="jb-acts">
      <Button
        aria-pressed={props.chosen}
        disabled={props.full && !props.chosen}
        onClick={props.onCompare}
      >
        {t(props.chosen ? 'bids.compared' : 'bids.compare')}
        {name}
      </Button>
      {props.bid.actions.includes('award') && (
        <Button kind="primary" onClick={props.onAward}>
          {t('bids.award')}
          {name}
        </Button>
      )}
      {RULINGS.filter((ruling) => props.bid.actions.includes(ruling)).map((ruling) => (
        <Button
          key={ruling}
          kind={ruling === 'rule-out' ? 'grave' : 'plain'}
          onClick={() => props.onRule(ruling)}
        >
          {t(`ruling.${ruling}.act`)}
          {name}
        </Button>
      ))}
    </div>
  );
}
