import { useTranslation } from 'react-i18next';
import { type Candidate } from '../queue';
import { partChanges } from '../runs/compare-runs';
import { useNames } from '../../../ui/party-name';

/** What the one ranked just above has more of: the shortest answer to "why not higher". */
export function GapAbove({ candidate, above }: { candidate: Candidate; above: Candidate }) {
  const { t } = useTranslation(['queue', 'terms']);
  const names = useNames();
  const gap = (above.score ?? 0) - (candidate.score ?? 0);
  const [most] = partChanges(above.explanation, candidate.explanation).filter(
    ({ delta }) => delta < 0,
  );
  return (
    <section>
      <h3>{t('gap.title')}</h3>
      <p>
        {t('gap.says', { name: names(above.profile), rank: above.rank, gap: gap.toFixed(2) })}
        {most &&
          t('gap.part', {
            part: t(`terms:match-part.${most.name}`, { defaultValue: most.name }),
            delta: Math.abs(most.delta).toFixed(2),
          })}
      </p>
    </section>
  );
}
