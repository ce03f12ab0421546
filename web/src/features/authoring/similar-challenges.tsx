import { useTranslation } from 'react-i18next';
import { SimilarList, useSimilarChallenges } from '../../app/similar-challenges';

/** What is on the list already and much like the text as it was last saved. */
export function SimilarChallenges({ id }: { id: string }) {
  const { t } = useTranslation('authoring');
  const others = useSimilarChallenges(id);
  return (
    <section className="jb-card">
      <h2>{t('similar.title')}</h2>
      <p className="jb-quiet">{t(others.length ? 'similar.why' : 'similar.none')}</p>
      {others.length > 0 && <SimilarList items={others} />}
    </section>
  );
}
