import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { FitCard } from './fit-card';

/** Open challenges that fit the reader's own works, each with its reasons. */
export default function FitsPage() {
  const { t } = useTranslation('fits');
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/fits', {
    params: { query: { page: numberOf(search, 'page', 1) } },
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data?.total === 0 && (
        <EmptyState
          title={t('none')}
          why={t('none-why')}
          act={<PageLink to="/profile">{t('none-act')}</PageLink>}
        />
      )}
      {data?.items.map((fit) => (
        <FitCard key={`${fit.need.id} ${fit.profileId}`} fit={fit} />
      ))}
      {data && <Pager {...data} onPage={(page) => change({ page })} />}
    </Page>
  );
}
