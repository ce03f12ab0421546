import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { type State } from './learning';
import { QueueLink } from './queue-link';

const JUDGMENTS = ['shortlisted', 'dismissed', 'bid', 'awarded'] as const;

/** How much was decided, against what is needed before any weight moves. */
export function DataNote({ state }: { state: State }) {
  const { t } = useTranslation('learning');
  const { floor, counts, isLearning, isUpToDate, ofOtherEngines } = state;
  const isEnough = floor.every(({ held, needed }) => held >= needed);
  const said = isLearning ? 'learning' : isEnough ? (isUpToDate ? 'current' : 'enough') : 'lacking';
  return (
    <>
      {counts.pairs === 0 && !isEnough && (
        <EmptyState
          title={t('data.none')}
          why={t('data.none-why')}
          act={<QueueLink className="jb-button jb-button-primary">{t('act.decide')}</QueueLink>}
        />
      )}
      <p role="status">{t(`data.${said}`)}</p>
      <ul className="jb-learn-floor">
        {floor.map((line) => (
          <FloorLine key={line.kind} line={line} />
        ))}
      </ul>
      <dl className="jb-learn-counts">
        {JUDGMENTS.map((kind) => (
          <div key={kind}>
            <dt>{t(`judgment.${kind}`)}</dt>
            <dd>{counts.judgments[kind]}</dd>
          </div>
        ))}
      </dl>
      {ofOtherEngines > 0 && (
        <p className="jb-desk-note">{t('data.other-engines', { count: ofOtherEngines })}</p>
      )}
      <details>
        <summary>{t('data.how')}</summary>
        <ul className="jb-learn-how">
          {(['graded', 'near', 'reasons', 'one', 'bids', 'small'] as const).map((key) => (
            <li key={key}>{t(`how.${key}`)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** One line: how far, as a bar and in numbers. */
function FloorLine({ line: { kind, held, needed } }: { line: State['floor'][number] }) {
  const { t } = useTranslation('learning');
  const label = t(`floor.${kind}`);
  return (
    <li>
      <span>{label}</span>
      <progress aria-label={label} max={Math.max(1, needed)} value={Math.min(held, needed)} />
      <b>
        {held} / {needed}
      </b>
    </li>
  );
}
