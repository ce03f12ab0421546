import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';

type Named = Pick<
  components['schemas']['WorkLineAnswer'],
  'kind' | 'title' | 'doi' | 'publicationNumber' | 'language'
>;

/** A work by its kind and title; a DOI leads to where it was published. */
export function WorkName({ work }: { work: Named }) {
  const { t } = useTranslation('terms');
  const { doi, publicationNumber } = work;
  return (
    <>
      <span className="jb-tag">{t(`work.${work.kind}`)}</span>{' '}
      <span lang={work.language ?? undefined}>{work.title}</span>{' '}
      {doi && (
        <a href={`https://doi.org/${encodeURI(doi)}`} rel="noreferrer">
          {doi}
        </a>
      )}
      {publicationNumber && <span className="jb-quiet">{publicationNumber}</span>}
    </>
  );
}
