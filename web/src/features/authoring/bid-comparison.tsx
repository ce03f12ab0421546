import { useQueries } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { sayRequirement } from '../../ui/indicator-words';
import { nameOf } from '../../ui/name-of';
import { useTongue } from '../../ui/tongue';
import { Money } from '../../ui/money';
import { ProblemNote } from '../../ui/problem-note';
import { type Challenge } from './challenge-text';
import './bid-comparison.css';

type Bid = components['schemas']['WholeBidAnswer'];

/** Bids in columns, what was asked in rows: each answer stands beside the others' answers. */
export function BidComparison(props: { challenge: Challenge; bidIds: readonly string[] }) {
  const { t } = useTranslation('authoring');
  const tongue = useTongue();
  const { challenge, bidIds } = props;
  const answers = useQueries({
    queries: bidIds.map((bidId) =>
      api.queryOptions('get', '/api/challenges/{id}/bids/{bidId}', {
        params: { path: { id: challenge.id, bidId } },
      }),
    ),
  });
  const failed = answers.find(({ error }) => error);
  if (failed) return <ProblemNote problem={Problem.from(failed.error)} />;
  const bids = answers.flatMap(({ data }) => (data ? [data] : []));
  return (
    <div className="jb-compare" tabIndex={0} role="region" aria-label={t('compare.title')}>
      <table>
        <caption>{t('compare.title')}</caption>
        <thead>
          <tr>
            <td />
            {bids.map((bid) => (
              <th key={bid.id} scope="col">
                {nameOf(bid.leadOrganisation, tongue)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row title={t('compare.price')} bids={bids} cell={priceOf} />
          <Row
            title={t('compare.partners')}
            bids={bids}
            cell={({ partners }) => partners.map(({ name }) => name).join('\n')}
          />
          <Row
            title={t('compare.people')}
            bids={bids}
            cell={({ content }) =>
              content.members
                .map(({ name, role, months }) => t('compare.person', { name, role, months }))
                .join('\n')
            }
          />
          {(challenge.indicators ?? []).map((indicator) => (
            <Row
              key={indicator.name}
              title={`${indicator.name ?? ''} ${sayRequirement(indicator)}`}
              bids={bids}
              cell={(bid) => responseTo(bid, indicator.name ?? '')}
            />
          ))}
          <Row title={t('compare.route')} bids={bids} cell={({ content }) => content.route} />
          <Row
            title={t('compare.milestones')}
            bids={bids}
            cell={({ content }) =>
              content.milestones
                .map(({ month, title, share }) => t('compare.milestone', { month, title, share }))
                .join('\n')
            }
          />
          <Row title={t('compare.risks')} bids={bids} cell={({ content }) => content.risks} />
          <Row title={t('compare.ip')} bids={bids} cell={({ content }) => content.ipProposal} />
          <Row
            title={t('compare.works')}
            bids={bids}
            cell={({ works }) => works.map(({ title }) => title).join('\n')}
          />
          <Row
            title={t('compare.conflicts')}
            bids={bids}
            cell={({ content }) => content.conflicts}
          />
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { title: string; bids: Bid[]; cell: (bid: Bid) => ReactNode }) {
  return (
    <tr>
      <th scope="row">{props.title}</th>
      {props.bids.map((bid) => (
        <td key={bid.id}>{props.cell(bid) || '—'}</td>
      ))}
    </tr>
  );
}

const priceOf = ({ price, currency }: Bid) => <Money amount={price} currency={currency} />;

function responseTo({ content }: Bid, indicator: string): string {
  const response = content.indicatorResponses.find((one) => one.indicator === indicator);
  return response ? [response.how, response.proof].filter(Boolean).join('\n') : '';
}
