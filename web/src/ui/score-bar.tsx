import { useTranslation } from 'react-i18next';
import { type ScorePart, stackParts, type StackedPart } from './stack-parts';
import './score-bar.css';

export type { ScorePart };

/** There are eight colours; a ninth part begins anew. */
const colourOf = (index: number): string => `var(--jb-series-${index % 8})`;

/** The parts of a score end to end; what takes away is hatched. The legend says the numbers. */
export function ScoreBar(props: {
  parts: readonly ScorePart[];
  total: number;
  /** `bar`: without the legend, where a table stands beside it. */
  form?: 'full' | 'bar';
}) {
  const { t } = useTranslation('ui');
  const { parts, end, total } = stackParts(props.parts, props.total);
  const said = parts.map(({ label, shown }) => `${label} ${sayScore(shown)}`).join(t('comma'));
  return (
    <div className="jb-score">
      <div
        className="jb-score-track"
        role="img"
        aria-label={t('score.says', { total: sayScore(total), parts: said })}
      >
        {parts.map((part, i) => (
          <span
            key={part.key}
            className="jb-score-part"
            data-negative={part.negative}
            style={placeOf(part, i)}
          />
        ))}
        <span className="jb-score-end" style={{ left: `${end * 100}%` }} />
      </div>
      {props.form !== 'bar' && (
        <ul className="jb-score-legend">
          {parts.map(({ key, label, shown, negative }, i) => (
            <li key={key}>
              <Swatch index={i} negative={negative} />
              {label} <b>{sayScore(shown)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Swatch({ index, negative = false }: { index: number; negative?: boolean }) {
  const style = negative ? undefined : { backgroundColor: colourOf(index) };
  return <span className="jb-swatch" data-negative={negative} style={style} aria-hidden="true" />;
}

/** 11.24, −2.75 */
export const sayScore = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');

const placeOf = ({ start, width, negative }: StackedPart, index: number) => ({
  left: `${start * 100}%`,
  width: `${width * 100}%`,
  ...(negative ? {} : { backgroundColor: colourOf(index) }),
});
