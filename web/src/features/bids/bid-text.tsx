import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { Money } from '../../ui/money';
import { type BidContent } from './bid-content';

/** A bid that can't be changed any more, to be read and printed. */
export function BidText(props: { content: BidContent | null; currency: string }) {
  const { t } = useTranslation('bids');
  const { content, currency } = props;
  if (!content) return <EmptyState title={t('text.none')} why={t('text.none-why')} />;
  const parts = [
    [
      'members',
      content.members.map(({ name, role, months }) => t('text.member', { name, role, months })),
    ],
    ['route', [content.route]],
    [
      'indicators',
      content.indicatorResponses.map(({ indicator, how, proof }) =>
        t('text.response', { indicator, how, proof }),
      ),
    ],
    [
      'milestones',
      content.milestones.map(({ month, title, deliverable, share }) =>
        t('text.milestone', { month, title, deliverable, share }),
      ),
    ],
    ['risks', [content.risks]],
    ['ip', [content.ipProposal]],
    ['conflicts', [content.conflicts]],
  ] as const;
  return (
    <div>
      <h2>{t('part.price')}</h2>
      <p>
        <Money amount={content.price} currency={currency} />
      </p>
      {parts.map(([key, lines]) => (
        <section key={key}>
          <h2>{t(`part.${key}`)}</h2>
          <p className="jb-plain-text">{lines.join('\n')}</p>
        </section>
      ))}
    </div>
  );
}
