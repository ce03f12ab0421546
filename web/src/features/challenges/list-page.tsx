import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Page } from '../../ui/page';

export default function ListPage() {
  const { t } = useTranslation();
  const list = api.useQuery('get', '/api/challenges', {
    params: { query: { pageSize: 20 } as never },
  });
  return (
    <Page title={t('nav.list')}>
      <pre>{JSON.stringify(list.data, null, 1)}</pre>
    </Page>
  );
}
