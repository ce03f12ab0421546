import { type ReactNode } from 'react';
import './charts.css';
import './data-table.css';

/** A table whose cells are the darker the larger their number; the numbers stand in them. */
export function HeatTable(props: {
  caption: string;
  hideCaption?: boolean;
  rows: readonly { key: string; label: ReactNode }[];
  columns: readonly { key: string; label: ReactNode }[];
  value: (row: string, column: string) => number;
  /** Of the corner: what the rows are. */
  corner?: ReactNode;
  cell?: (row: string, column: string, value: number) => ReactNode;
}) {
  const { rows, columns, value } = props;
  const all = rows.flatMap((row) => columns.map((column) => value(row.key, column.key)));
  const most = Math.max(1, ...all);
  return (
    <div className="jb-table-frame" tabIndex={0} role="region" aria-label={props.caption}>
      <table className="jb-heat">
        <caption className={props.hideCaption ? 'jb-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.corner === undefined ? <td /> : <th scope="col">{props.corner}</th>}
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => {
                const number = value(row.key, column.key);
                return (
                  <td key={column.key} style={{ background: shadeOf(number / most) }}>
                    {props.cell?.(row.key, column.key, number) ?? (number || '')}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** At most 38 of 100 parts of colour: text keeps its contrast on the darkest cell. */
const shadeOf = (share: number): string | undefined =>
  share > 0
    ? `color-mix(in srgb, var(--jb-series-1) ${Math.round(6 + share * 32)}%, var(--jb-surface))`
    : undefined;
