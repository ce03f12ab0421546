import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../app/address';
import { type ProposalView } from '../proposal';

/** The draft in numbers, edits included; those that lead somewhere are buttons. */
export function Totals({ proposal: { totals } }: { proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const [, change] = useAddress();
  const show = (value: string) => change({ show: value, tab: undefined, page: undefined });
  const { worst } = totals;
  const tiles: { key: string; value: string | number; bad?: boolean; go?: () => void }[] = [
    { key: 'lines', value: totals.lines },
    { key: 'proposedTo', value: `${totals.proposedTo}/${totals.challenges}` },
    { key: 'profiles', value: totals.profiles, go: () => change({ tab: 'loads' }) },
    { key: 'total', value: totals.total.toFixed(2) },
    {
      ...{ key: 'unserved', value: totals.unserved, bad: totals.unserved > 0 },
      go: () => show('unserved'),
    },
    { key: 'belowLeast', value: totals.belowLeast, bad: totals.belowLeast > 0 },
    {
      ...{ key: 'overCap', value: totals.overCap, bad: totals.overCap > 0 },
      go: () => change({ tab: 'loads' }),
    },
    {
      ...{ key: 'marked', value: `${totals.pinned} / ${totals.forbidden}` },
      go: () => show('marked'),
    },
  ];
  return (
    <>
      <ul className="jb-plan-tiles">
        {tiles.map(({ key, value, bad, go }) => (
          <li key={key} data-bad={bad}>
            <span className="jb-quiet">{t(`totals.${key}`)}</span>
            {go ? (
              <button type="button" onClick={go}>
                {value}
              </button>
            ) : (
              <b>{value}</b>
            )}
          </li>
        ))}
      </ul>
      {worst && (
        <p className="jb-quiet">
          {t('totals.worst', { title: worst.title, total: worst.total.toFixed(2) })}
        </p>
      )}
    </>
  );
}
