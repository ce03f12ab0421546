import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Editor } from './editor';

/** Loads the challenge once; from then on the editor holds the newest version itself. */
export default function EditorPage() {
  const { t } = useTranslation('authoring');
  const id = usePathPart('id');
  const { data, error } = api.useQuery(
    'get',
    '/api/challenges/{id}',
    { params: { path: { id } } },
    { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  if (error)
    return (
      <Page title={t('editor.title')}>
        <ProblemNote problem={Problem.from(error)} />
      </Page>
    );
  if (!data) return <Page title={t('editor.title')}>{t('frame:loading')}</Page>;
  if (!data.actions.includes('edit'))
    return (
      <Page title={data.title}>
        <p>{t('editor.closed')}</p>
      </Page>
    );
  return <Editor key={data.id} loaded={data} />;
}
