import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../../app/address';
import { DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { type Compared, type Fate } from './compare-runs';
import { PartyName } from '../../../ui/party-name';

const FATES: readonly Fate[] = ['rose', 'fell', 'came', 'left', 'same'];
const ARROWS: Record<Fate, string> = { rose: '▲', fell: '▼', came: '＋', left: '－', same: '＝' };
const PARTS_SAID = 3;

/** How many rose and fell; each is also a filter. */
export function FateCounts({ compared }: { compared: readonly Compared[] }) {
  const { t } = useTranslation('queue');
  const [search, change] = useAddress();
  const chosen = textOf(search, 'fate');
  return (
    <div className="jb-desk-choices" role="group" aria-label={t('runs.filter')}>
      <button
        type="button"
        aria-pressed={chosen === undefined}
        onClick={() => change({ fate: undefined })}
      >
        {t('filter.all')} <b>{compared.length}</b>
      </button>
      {FATES.map((fate) => (
        <button
          key={fate}
          type="button"
          aria-pressed={chosen === fate}
          onClick={() => change({ fate })}
        >
          {t(`fate.${fate}`)} <b>{compared.filter((one) => one.fate === fate).length}</b>
        </button>
      ))}
    </div>
  );
}

export function ComparedTable({ compared }: { compared: readonly Compared[] }) {
  const { t } = useTranslation('queue');
  const [search] = useAddress();
  const fate = textOf(search, 'fate');
  const rows = compared.filter((one) => fate === undefined || one.fate === fate);
  return (
    <DataTable
      caption={t('runs.table')}
      rows={rows}
      rowKey={({ candidate }) => candidate.profile.id}
      empty={<EmptyState title={t('runs.nobody')} />}
      columns={[
        {
          key: 'name',
          title: t('runs.candidate'),
          head: true,
          cell: ({ candidate: { profile } }) => (
            <>
              <PartyName party={profile} />{' '}
              <span className="jb-quiet">
                <PartyName party={profile.organisation} />
              </span>
            </>
          ),
        },
        { key: 'left', title: t('runs.left'), cell: ({ left }) => <Place of={left} /> },
        { key: 'right', title: t('runs.right'), cell: ({ right }) => <Place of={right} /> },
        { key: 'fate', title: t('runs.change'), cell: (row) => <Change of={row} /> },
        { key: 'why', title: t('runs.why'), cell: (row) => <Why of={row} /> },
      ]}
    />
  );
}

function Place({ of }: { of: Compared['left'] }) {
  const { t } = useTranslation('queue');
  if (!of) return <span className="jb-quiet">{t('runs.absent')}</span>;
  return (
    <>
      {of.rank === null ? t('standing.conflicted') : t('ui:match.rank', { rank: of.rank })}{' '}
      <span className="jb-quiet">{of.score?.toFixed(2)}</span>
    </>
  );
}

function Change({ of: { fate, places } }: { of: Compared }) {
  const { t } = useTranslation('queue');
  return (
    <span className="jb-desk-fate" data-fate={fate}>
      <span aria-hidden="true">{ARROWS[fate]}</span> {t(`fate.${fate}`)}
      {places !== 0 && ` ${t('fate.places', { count: Math.abs(places) })}`}
    </span>
  );
}

/** In one line: points, the parts they come from, terms won and lost, conflicts. */
function Why({ of }: { of: Compared }) {
  const { t } = useTranslation(['queue', 'terms']);
  const { points, parts, terms, barred } = of;
  const said = parts.slice(0, PARTS_SAID).map(({ name, delta }) =>
    t('runs.part', {
      part: t(`terms:match-part.${name}`, { defaultValue: name }),
      delta: signed(delta),
    }),
  );
  if (Math.abs(points) < 0.005 && said.length === 0 && !barred)
    return <span className="jb-quiet">{t('runs.unchanged')}</span>;
  return (
    <>
      {of.left && of.right && <b>{signed(points)}</b>} {said.join(t('ui:comma'))}
      {terms.won.length > 0 && <div>{t('runs.won', { terms: terms.won.join(t('ui:comma')) })}</div>}
      {terms.lost.length > 0 && (
        <div>{t('runs.lost', { terms: terms.lost.join(t('ui:comma')) })}</div>
      )}
      {barred && <div>{t(`runs.barred-${barred}`)}</div>}
    </>
  );
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
