import { type ReactNode } from 'react';
import './data-table.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row, index: number) => ReactNode;
  /** Names the row: read out before its other cells, and the head of its card on a phone. */
  head?: boolean;
  /** Numbers stand at the end of the line. */
  align?: 'end';
  /** Set, the title becomes a button. */
  onSort?: () => void;
  sorted?: 'ascending' | 'descending';
  /** The last line, such as a sum. */
  foot?: ReactNode;
}

interface DataTableProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey?: (row: Row, index: number) => string;
  /** What the table shows; `hideCaption` keeps it for those who only hear it. */
  caption: string;
  hideCaption?: boolean;
  empty?: ReactNode;
  /** On a phone: each row a card (the usual way), or a table that scrolls within itself. */
  phone?: 'cards' | 'scroll';
}

/** A table of plain elements. Explicit roles outlive the change of display on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey = (_, i) => String(i), phone = 'cards' } = props;
  if (rows.length === 0 && props.empty) return props.empty;
  const foot = columns.some(({ foot }) => foot !== undefined);
  return (
    <div
      className="jb-table-frame"
      {...(phone === 'scroll' ? { tabIndex: 0, role: 'region', 'aria-label': props.caption } : {})}
    >
      <table role="table" className={phone === 'cards' ? 'jb-table jb-table-cards' : 'jb-table'}>
        <caption className={props.hideCaption ? 'jb-hidden' : undefined}>{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={classOf(column)}
                aria-sort={column.sorted}
              >
                <Title column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, i) => (
            <tr role="row" key={rowKey(row, i)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row, i)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.foot}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

// A column's cells take any row, but here only its looks matter.
type Looks = Pick<Column<never>, 'title' | 'head' | 'align' | 'onSort' | 'sorted'>;

function Cell({ column, children }: { column: Looks; children: ReactNode }) {
  if (column.head)
    return (
      <th role="rowheader" scope="row" className={classOf(column)}>
        {children}
      </th>
    );
  return (
    <td role="cell" data-title={column.title || undefined} className={classOf(column)}>
      {children}
    </td>
  );
}

function Title({ column }: { column: Looks }) {
  if (!column.onSort) return column.title;
  return (
    <button type="button" className="jb-sort" onClick={column.onSort}>
      {column.title}
      <span aria-hidden="true">
        {column.sorted ? (column.sorted === 'ascending' ? ' ▲' : ' ▼') : ' ↕'}
      </span>
    </button>
  );
}

const classOf = ({ align }: Looks): string | undefined => (align ? 'jb-end' : undefined);
