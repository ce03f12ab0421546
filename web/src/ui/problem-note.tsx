import { useTranslation } from 'react-i18next';
import { type Problem } from '../api/problem';
import { sayProblem } from '../api/say-problem';

/** An error in the reader's language, with the way out and the number to quote. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation(['frame', 'problems']);
  return (
    <div className="jb-problem" role="alert">
      <p>{sayProblem(t, problem)}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId && <p className="jb-quiet">{t('quote', { id: problem.requestId })}</p>}
      {onRetry && (
        <button type="button" className="jb-tool" onClick={onRetry}>
          {t('act.try-again')}
        </button>
      )}
    </div>
  );
}
