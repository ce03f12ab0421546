import { type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { type Column, DataTable } from '../ui/data-table';
import { Pager } from '../ui/pager';
import { ProblemNote } from '../ui/problem-note';
import { useAddress } from './address';

interface Asked<Row> {
  data?: { items: readonly Row[]; page: number; pageSize: number; total: number };
  error?: unknown;
}

/**
 * One page of a list as the API answers it: what went wrong, or its rows and the way to the other
 * pages, which lives in the address unless `onPage` keeps it elsewhere. The heading of the page
 * names the table already, so that its caption is only heard.
 */
export function PagedTable<Row extends { id: string }>(props: {
  asked: Asked<Row>;
  caption: string;
  empty: ComponentProps<typeof DataTable>['empty'];
  columns: readonly Column<Row>[];
  /** Says above the table how many there are. */
  found?: (total: number) => string;
  onPage?: (page: number) => void;
}) {
  const { t } = useTranslation('frame');
  const [, change] = useAddress();
  const { data, error } = props.asked;
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('loading')}</p>;
  return (
    <>
      {props.found && (
        <p className="jb-quiet" role="status">
          {props.found(data.total)}
        </p>
      )}
      <DataTable
        caption={props.caption}
        hideCaption
        rows={data.items}
        rowKey={({ id }) => id}
        empty={props.empty}
        columns={props.columns}
      />
      <Pager {...data} onPage={props.onPage ?? ((page) => change({ page }))} />
    </>
  );
}
