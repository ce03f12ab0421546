import { useTranslation } from 'react-i18next';
import { type Problem } from '../api/problem';
import { sayProblem } from '../api/say-problem';
import { Button } from './button';
import { sayFieldName, sayFieldProblem } from './field-problem';

/** An error in the reader's language, with the way out and the number to quote. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation(['frame', 'problems', 'ui']);
  const lines = problem.fields.map((field) => ({
    key: `${field.field} ${field.message}`,
    name: sayFieldName(t, field.field),
    says: sayFieldProblem(t, field),
  }));
  return (
    <div className="jb-problem" role="alert">
      <p>{sayProblem(t, problem)}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ key, name, says }) => (
            <li key={key}>
              {name && <strong>{name}</strong>} {says}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId && <p className="jb-quiet">{t('quote', { id: problem.requestId })}</p>}
      {onRetry && <Button onClick={onRetry}>{t('act.try-again')}</Button>}
    </div>
  );
}
