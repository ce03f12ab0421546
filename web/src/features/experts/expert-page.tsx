import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';
import { ClaimButton } from './claim-button';
import { type Expert } from './expert-draft';
import { ExpertFacts } from './expert-facts';
import { ExpertForm } from './expert-form';
import { EditableWorks } from './editable-works';
import { WorksList } from './works-list';
import './experts.css';

/** One expert: who he is, what he has done, and what the reader may change. */
export default function ExpertPage() {
  const { t } = useTranslation('experts');
  const id = usePathPart('id');
  const { data, error } = api.useQuery('get', '/api/experts/{id}', { params: { path: { id } } });
  if (error || !data)
    return (
      <Page title={t('expert')}>
        {error ? <ProblemNote problem={Problem.from(error)} /> : <p>{t('frame:loading')}</p>}
      </Page>
    );
  return <Loaded expert={data} />;
}

function Loaded({ expert }: { expert: Expert }) {
  const { t } = useTranslation('experts');
  const tongue = useTongue();
  const [editing, setEditing] = useState(false);
  const may = (act: Expert['actions'][number]) => expert.actions.includes(act);
  return (
    <Page
      title={(tongue === 'en' && expert.nameEn) || expert.name}
      lead={`${expert.organisationName} · ${expert.claimed ? t('claimed') : t('unclaimed')}`}
      acts={
        <>
          {may('claim') && <ClaimButton expertId={expert.id} name={expert.name} />}
          {may('edit') && !editing && (
            <Button onClick={() => setEditing(true)}>{t('frame:act.edit')}</Button>
          )}
        </>
      }
    >
      {editing ? (
        <ExpertForm
          expert={expert}
          onDone={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <ExpertFacts expert={expert} />
      )}
      <h2>{t('works')}</h2>
      {may('edit') ? <EditableWorks expertId={expert.id} /> : <WorksList expertId={expert.id} />}
    </Page>
  );
}
