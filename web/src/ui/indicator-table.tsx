import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from './data-table';
import { EmptyState } from './empty-state';
import { type Indicator, sayRequirement } from './indicator-words';

/** Technical indicators: name, what must be reached, how it is tested, and further columns. */
export function IndicatorTable<Row extends Indicator>(props: {
  indicators: readonly Row[];
  caption?: string;
  /** After the usual ones, such as how a bid will reach it. */
  more?: readonly Column<Row>[];
  empty?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const columns: Column<Row>[] = [
    { key: 'name', title: t('indicator.name'), head: true, cell: ({ name }) => name },
    { key: 'target', title: t('indicator.requirement'), cell: (row) => sayRequirement(row) },
    { key: 'test', title: t('indicator.test'), cell: ({ test }) => test },
    ...(props.more ?? []),
  ];
  return (
    <DataTable
      columns={columns}
      rows={props.indicators}
      caption={props.caption ?? t('indicator.caption')}
      hideCaption={!props.caption}
      empty={props.empty ?? <EmptyState title={t('indicator.none')} />}
    />
  );
}
