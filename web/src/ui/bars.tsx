import { type ReactNode } from 'react';
import './charts.css';

export interface Bar {
  key?: string;
  label: ReactNode;
  value: number;
  /** As written; else the number. */
  shown?: ReactNode;
  /** Index of one of the series' colours. */
  colour?: number;
}

/** Bars that are a table at once: every value stands beside its bar, for eye and ear alike. */
export function Bars(props: {
  caption: string;
  hideCaption?: boolean;
  bars: readonly Bar[];
  /** Length of the full bar; else the largest value. */
  full?: number;
}) {
  const full = props.full ?? Math.max(1, ...props.bars.map(({ value }) => value));
  return (
    <table className="jb-bars">
      <caption className={props.hideCaption ? 'jb-hidden' : undefined}>{props.caption}</caption>
      <tbody>
        {props.bars.map(({ key, label, value, shown, colour = 0 }, i) => (
          <tr key={key ?? i}>
            <th scope="row">{label}</th>
            <td>
              <div className="jb-bar">
                <span
                  className="jb-bar-fill"
                  aria-hidden="true"
                  style={{
                    // The value keeps its own room to the right of the longest bar.
                    width: `calc((100% - 5rem) * ${Math.min(1, Math.max(0, value / full))})`,
                    backgroundColor: `var(--jb-series-${colour % 8})`,
                  }}
                />
                <span className="jb-bar-value">{shown ?? value}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
