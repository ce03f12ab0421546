import { useTranslation } from 'react-i18next';
import { type ProposalView } from '../proposal';

/** In plain words why there is no better plan, and what edits have cost since. */
export function Certificate({ proposal: { proof, dropped } }: { proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  if (!proof && dropped === 0) return null;
  const points = (value: number) => value.toFixed(2);
  return (
    <section className="jb-card jb-plan-certificate" aria-labelledby="certificate">
      <h2 id="certificate">{t('certificate.title')}</h2>
      {proof && (
        <p>
          {Math.abs(proof.gap) < 1e-6
            ? t('certificate.best', { total: points(proof.total) })
            : t('certificate.near', { total: points(proof.total), gap: points(proof.gap) })}
        </p>
      )}
      {proof?.floor && (
        <p>
          {t('certificate.floor', {
            count: proof.floor.least,
            score: points(proof.floor.score),
          })}
        </p>
      )}
      {proof?.edited && (
        <p className="jb-desk-note">
          {t(proof.behind < 0 ? 'certificate.edited-above' : 'certificate.edited', {
            behind: points(Math.abs(proof.behind)),
          })}
        </p>
      )}
      {dropped > 0 && (
        <p className="jb-desk-note">{t('certificate.dropped', { count: dropped })}</p>
      )}
    </section>
  );
}
