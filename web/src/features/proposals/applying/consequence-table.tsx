import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../ui/data-table';
import { useTongue } from '../../../ui/tongue';
import { LoadBar } from '../drafting/lines';
import { type Consequences } from '../proposal';
import { PartyName } from '../../../ui/party-name';

/** Line by line what will happen; what is refused comes first, then what should be known. */
export function ConsequenceTable({ items }: { items: Consequences['items'] }) {
  const { t } = useTranslation('proposals');
  const tongue = useTongue();
  return (
    <DataTable
      caption={t('consequences.table')}
      hideCaption
      rows={items}
      rowKey={({ needId, profile }) => `${needId} ${profile.id}`}
      columns={[
        {
          ...{ key: 'profile', title: t('consequences.who'), head: true },
          cell: ({ profile }) => (
            <>
              <PartyName party={profile} />{' '}
              <span className="jb-quiet">
                <PartyName party={profile.organisation} />
              </span>
            </>
          ),
        },
        {
          ...{ key: 'challenge', title: t('consequences.to') },
          cell: ({ challenge }) => challenge.title,
        },
        {
          ...{ key: 'outcome', title: t('consequences.outcome') },
          cell: ({ outcome, refusal, warnings, overrideNote }) => (
            <>
              <b className={outcome === 'refused' ? 'jb-plan-line-bad' : 'jb-plan-line-good'}>
                {t(`consequences.outcomes.${outcome}`)}
              </b>
              {refusal && <div className="jb-plan-line-bad">{refusal.words[tongue]}</div>}
              {warnings.map(({ code, words }) => (
                <div key={code} className="jb-plan-line-warn">
                  {words[tongue]}
                </div>
              ))}
              {overrideNote && (
                <div className="jb-quiet">{t('line.override', { note: overrideNote })}</div>
              )}
            </>
          ),
        },
        {
          ...{ key: 'load', title: t('consequences.load') },
          cell: ({ load }) => <LoadBar load={load} />,
        },
      ]}
    />
  );
}
