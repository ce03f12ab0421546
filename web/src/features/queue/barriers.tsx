import { useTranslation } from 'react-i18next';
import { useTongue } from '../../ui/tongue';
import { type Candidate } from './queue';

/** What bars a candidate: each conflict with its path from the issuer, and missing requirements. */
export function Barriers({
  candidate,
}: {
  candidate: Pick<Candidate, 'conflicts' | 'ineligible' | 'needsOverride'>;
}) {
  const { t } = useTranslation(['queue', 'terms']);
  const tongue = useTongue();
  const { conflicts, ineligible, needsOverride } = candidate;
  if (conflicts.length + ineligible.length === 0) return null;
  return (
    <div className="jb-desk-barriers" role="group" aria-label={t('barrier.label')}>
      <p>
        <b>{t(conflicts.length ? 'barrier.conflict' : 'barrier.ineligible')}</b>{' '}
        {t(needsOverride ? 'barrier.needs-note' : 'barrier.overridden')}
      </p>
      <ul>
        {conflicts.map(({ kind, path, words }) => (
          <li key={`${kind} ${path.map(({ id }) => id).join(' ')}`}>
            <span className="jb-tag">{t(`terms:conflict.${kind}`)}</span> {words[tongue]}
            <ol className="jb-desk-path" aria-label={t('barrier.path')}>
              {path.map((step) => (
                <li key={step.id}>{step.name}</li>
              ))}
            </ol>
          </li>
        ))}
        {ineligible.map(({ kind, words }) => (
          <li key={kind}>
            <span className="jb-tag">{t(`terms:ineligibility.${kind}`)}</span> {words[tongue]}
          </li>
        ))}
      </ul>
    </div>
  );
}
