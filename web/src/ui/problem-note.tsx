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
  // Nothing went wrong: it is only not known yet who asks.
  const unknown = problem.code === 'sign-in-required';
  return (
    <div className={unknown ? 'jb-note' : 'jb-problem'} role="alert">
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
      {unknown && (
        <p>
          <a
            className="jb-button jb-button-primary"
            href={`/sign-in?to=${encodeURIComponent(here())}`}
          >
            {t('sign-in')}
          </a>
        </p>
      )}
      {problem.requestId && !unknown && (
        <p className="jb-quiet">{t('quote', { id: problem.requestId })}</p>
      )}
      {onRetry && !unknown && <Button onClick={onRetry}>{t('act.try-again')}</Button>}
    </div>
  );
}

const here = (): string => window.location.pathname + window.location.search;
